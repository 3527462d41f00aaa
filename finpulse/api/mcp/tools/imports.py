"""Tools that look at background work: jobs, their proofs and questions, and what became of each row of a file."""

from __future__ import annotations

from typing import Any, Final

from finpulse.api.auth.guards import owner_id
from finpulse.api.http.paging import after, next_cursor, number
from finpulse.api.mcp.tool import Tool
from finpulse.api.schemas.jobs import JobOut
from finpulse.api.schemas.mcp.lookups import JobArguments, JobsArguments, JobsOut, LedgerArguments, LedgerOut
from finpulse.extensions import current_session
from finpulse.imports import job_list, ledger
from finpulse.imports.job_view import job_view, job_views
from finpulse.jobs import lookup


def _jobs(args: dict[str, Any]) -> dict[str, Any]:
    session, limit = current_session(), args["limit"]
    found = job_list.list_jobs(session, owner_id(), limit + 1, after(args["cursor"], number), args["selection"])
    cursor = next_cursor(found, limit, lambda job: [job.id])
    return {"jobs": job_views(session, owner_id(), found[:limit]), "next_cursor": cursor}


def _job(args: dict[str, Any]) -> dict[str, Any]:
    session = current_session()
    return job_view(session, lookup.find_job(session, owner_id(), args["job_id"]))


def _ledger(args: dict[str, Any]) -> dict[str, Any]:
    session, limit = current_session(), args["limit"]
    job = lookup.find_job(session, owner_id(), args["job_id"])
    start = after(args["cursor"], number) or 0
    found = ledger.ledger_entries(session, owner_id(), job.rereads or job.id, args["outcome"], start, limit + 1)
    return {"rows": found[:limit], "next_cursor": next_cursor(found, limit, lambda row: [row.line])}


TOOLS: Final = (
    Tool(
        "list_jobs",
        "List jobs",
        "The user's imports and other background work, newest first, by status, kind, account, file name, or whether a "
        "question about a file is open (needs_review).",
        JobsArguments,
        JobsOut,
        _jobs,
    ),
    Tool(
        "get_job",
        "Look at a job",
        "One job: its status and progress, its rows by outcome, how the file was read, whether its own figures prove "
        "the rows, open questions, and what went wrong.",
        JobArguments,
        JobOut,
        _job,
    ),
    Tool(
        "list_job_rows",
        "What became of a file's rows",
        "The ledger of an import: for each row of the file whether it was inserted, a duplicate, rejected or skipped, "
        "and why.",
        LedgerArguments,
        LedgerOut,
        _ledger,
    ),
)
