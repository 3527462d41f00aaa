"""One statement through the API: upload, wait with a progress bar, and lines that say what became of its rows."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any, Final

import click

from finpulse.cli.client import Api
from finpulse.db.job_statuses import ENDED_STATUSES

OUTCOMES: Final = ("inserted", "duplicates", "rejected", "skipped")
POLL_SECONDS: Final = 0.25
REASONS_SHOWN: Final = 5


def import_statement(api: Api, file: Path, account_id: int | None = None) -> dict[str, Any]:
    """Import a file, say what came of it, and return the job as it ended."""
    return follow(api, api.send_file("/etl/run-csv", file, account_id=account_id))


def follow(api: Api, job: dict[str, Any]) -> dict[str, Any]:
    """Wait for a job's end, showing its progress on a terminal, say what came of it, and return it."""
    job = wait_for_end(api, job)
    for line in outcome_lines(api, job):
        click.echo(line)
    return job


def wait_for_end(api: Api, job: dict[str, Any]) -> dict[str, Any]:
    """The job once it has ended, with a progress bar on a terminal."""
    label = job.get("filename") or job["kind"]
    shown = sys.stderr.isatty()
    with click.progressbar(length=1000, label=label, show_eta=False, hidden=not shown, file=sys.stderr) as bar:
        while job["status"] not in ENDED_STATUSES:
            time.sleep(POLL_SECONDS)
            job = api.get(f"/etl/jobs/{job['id']}")
            bar.update(int(job["progress"] * 1000) - bar.pos)
    return job


def outcome_lines(api: Api, job: dict[str, Any]) -> list[str]:
    """What became of a job's rows, its proof, and the first reasons of those that were rejected."""
    name = job.get("filename") or f"job {job['id']}"
    if job["status"] != "completed":
        return [f"{name}: {job['status']}. {(job.get('error') or {}).get('detail', '')}".rstrip()]
    rows = job["rows"]
    first = f"{name}: {rows['total']} rows, " + ", ".join(f"{rows[outcome]} {outcome}" for outcome in OUTCOMES)
    return [first, *_proof(job), *(_rejected(api, job["id"], rows["rejected"]) if rows["rejected"] else ())]


def _proof(job: dict[str, Any]) -> list[str]:
    """What the statement's own figures say of its rows, where they say anything."""
    proof = job.get("proof") or {"verdict": "unprovable"}
    if proof["verdict"] == "unprovable":
        return []
    if proof["verdict"] == "proven":
        return ["  proven by the statement's own figures"]
    return [
        "  CONTRADICTED by the statement's own figures:",
        *(f"  {each['sentence']}" for each in proof["breaks"][:3]),
    ]


def _rejected(api: Api, job_id: int, count: int) -> list[str]:
    entries = api.get(f"/etl/jobs/{job_id}/rows", outcome="rejected", limit=REASONS_SHOWN)
    shown = [f"  line {entry['line']}: {entry['reason']}" for entry in entries]
    more = count - len(entries)
    return [*shown, f"  and {more} more rejected: finpulse rejects {job_id}"] if more else shown
