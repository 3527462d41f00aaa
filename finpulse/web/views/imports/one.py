"""One import: what of it is proven, what became of every row, rows to mend, how it is read, and its undoing."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, g, request
from flask_babel import gettext as _

from finpulse.api.auth.guards import owner_id
from finpulse.api.http import uploads
from finpulse.db.sessions import owner_session
from finpulse.errors import InvalidInput, NotFound
from finpulse.extensions import current_session, db
from finpulse.imports.job_view import job_view
from finpulse.imports.ledger import OUTCOMES, ledger_entries
from finpulse.imports.rejected_rows import rejected_csv
from finpulse.imports.removal.submit_removal import remove_import
from finpulse.imports.stored_uploads.page_pictures import pages_of_statement, picture_of
from finpulse.imports.submit import submit_reread
from finpulse.jobs.lookup import find_job
from finpulse.models import Job, Statement
from finpulse.proofs.column_addition import additions_of
from finpulse.users import today_of
from finpulse.web.blueprint import is_fragment, page, see_other
from finpulse.web.frame import show
from finpulse.web.views.imports.articles import articles_of
from finpulse.web.views.imports.balance_line import balance_line
from finpulse.web.views.transactions.listing import account_names

PAGE_ROWS: Final = 100
# Of a longer PDF the first pages are shown.
MOST_PAGES: Final = 30
# Before the line that a link names, so many of its neighbours are shown.
BEFORE_LINE: Final = 3
# What of a reading can be changed on the page, with its values; the API takes every part of it.
CHANGEABLE: Final = {
    "date_order": ("dmy", "mdy", "ymd", "ydm"),
    "decimal_mark": (",", "."),
    "sign": ("as_written", "inverted"),
    "currency": (),
    "header_line": (),
}


@page("/imports/<id:job_id>")
def show_import(job_id: int) -> Response | str:
    """The import with its verdict, the addition behind it, and the first rows of its ledger."""
    job = find_job(current_session(), owner_id(), job_id)
    if job.rereads or job.undoes:
        return see_other(f"/imports/{job.rereads or job.undoes}")
    if is_fragment() and request.headers.get("HX-Target") == "more-rows":
        return show("parts/imports/ledger_rows.html", **_ledger(job))
    return show("pages/import.html", **_about(job), **_ledger(job))


@page("/imports/<id:job_id>/rejected.csv")
def download_rejected(job_id: int) -> Response:
    """The rejected rows in the file's own form."""
    find_job(current_session(), owner_id(), job_id)
    rows = rejected_csv(owner_session(db.engine, owner_id()), owner_id(), job_id)
    name = {"Content-Disposition": f'attachment; filename="rejected-rows-of-import-{job_id}.csv"'}
    return Response(rows, headers=name, mimetype="text/csv")


@page("/imports/<id:job_id>/pages/<id:number>.png")
def show_page(job_id: int, number: int) -> Response:
    """A page of the import's PDF, with the lines marked that were read as rows."""
    picture = picture_of(current_session(), owner_id(), job_id, number, uploads.storage_url())
    return Response(picture.png, headers={"Cache-Control": "private, max-age=600"}, mimetype="image/png")


@page("/imports/<id:job_id>/rows/<id:line>", ["POST"])
def mend_row(job_id: int, line: int) -> Response:
    """Read a rejected row as it is written here, and nothing else anew but what follows from it."""
    cells = request.form.getlist("cell")
    submit_reread(current_session(), owner_id(), job_id, {}, {}, g.request_id, {line: cells})
    return see_other(f"/imports/{job_id}")


@page("/imports/<id:job_id>/reading", ["POST"])
def change_reading(job_id: int) -> Response:
    """Read the file in another way: its rows are replaced at once, or not at all."""
    changes: dict[str, Any] = {
        name: request.form[name].strip() for name in CHANGEABLE if request.form.get(name, "").strip()
    }
    if line := changes.get("header_line"):
        changes["header_line"] = int(line) if line.isdecimal() else line
    if not changes:
        raise InvalidInput({"reading": [_("Choose what is to be different first.")]})
    submit_reread(current_session(), owner_id(), job_id, {}, changes, g.request_id)
    return see_other(f"/imports/{job_id}")


@page("/imports/<id:job_id>/undo", ["POST"])
def undo_import(job_id: int) -> Response:
    """Take the import back: all is as if it had never been."""
    remove_import(current_session(), owner_id(), job_id, g.request_id)
    return see_other("/imports")


def _about(job: Job) -> dict[str, Any]:
    """What stands above the ledger."""
    session, owner = current_session(), owner_id()
    statement = session.get(Statement, (owner, job.id))
    if statement is None:
        raise NotFound(f"Job {job.id} brought no statement.")
    [article] = articles_of(session, owner, [job], today_of(session, owner))
    view = job_view(session, job)
    return {
        "file": article,
        "view": view,
        "statement": statement,
        "additions": additions_of(session, statement),
        "line": balance_line(session, statement, view["proof"]),
        "rejected": ledger_entries(session, owner, job.id, "rejected", 0, 1) if article.rows["rejected"] else [],
        "names": account_names(),
        "changeable": CHANGEABLE,
        "pages": min(MOST_PAGES, pages_of_statement(statement, uploads.storage_url())) if article.questions else 0,
    }


def _ledger(job: Job) -> dict[str, Any]:
    """A page of the ledger: of all rows, or of those with an outcome."""
    session, owner = current_session(), owner_id()
    outcome = request.args.get("outcome")
    if outcome is not None and outcome not in OUTCOMES:
        raise InvalidInput({"outcome": [_("There is no such outcome.")]})
    line = request.args.get("from_line", type=int)
    after = max(0, line - BEFORE_LINE) if line else request.args.get("after", 0, type=int)
    found = ledger_entries(session, owner, job.id, outcome, after, PAGE_ROWS + 1)
    statement = session.get(Statement, (owner, job.id))
    reading = (statement.reading if statement else None) or {}
    columns = sorted(reading.get("columns", []), key=lambda column: column["index"])
    return {
        "job_id": job.id,
        "entries": found[:PAGE_ROWS],
        "after": found[PAGE_ROWS - 1].line if len(found) > PAGE_ROWS else None,
        "outcome": outcome,
        "headers": [column["header"] for column in columns],
        "mended": set(map(int, statement.mended)) if statement else set(),
        "can_mend": statement is not None and statement.upload_deleted_at is None,
    }
