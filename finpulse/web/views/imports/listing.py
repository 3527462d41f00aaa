"""The page of imports: files go in, each is followed while it runs, questions are answered, older ones listed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Response, g, request
from flask_babel import gettext as _

from finpulse.api.auth.guards import owner_id
from finpulse.api.http import uploads
from finpulse.api.http.job_events import follow_response
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.imports import job_list
from finpulse.imports.job_list import JobSelection
from finpulse.imports.submit import submit_import, submit_reread
from finpulse.jobs import control
from finpulse.jobs.lookup import find_job
from finpulse.models import Job
from finpulse.users import today_of
from finpulse.web.blueprint import is_fragment, page, see_other
from finpulse.web.frame import show
from finpulse.web.views.imports.articles import Article, articles_of
from finpulse.web.views.transactions.listing import account_names

PAGE_ROWS: Final = 30
# What came in so long ago, or is open, stands above the table of all others.
JUST_NOW: Final = timedelta(hours=1)
IMPORTS: Final = JobSelection(brought_statement=True)
# How an import ends for itself, and what can be asked of it then.
ACTIONS: Final = ("cancel", "retry")


@page("/imports")
def list_imports() -> str:
    """The imports of the last hour, those that ask something, and the older ones page by page."""
    session, owner = current_session(), owner_id()
    before = request.args.get("before", type=int)
    found = job_list.list_jobs(session, owner, PAGE_ROWS + 1, before, IMPORTS)
    asking = (
        ()
        if before
        else job_list.list_jobs(
            session, owner, PAGE_ROWS, None, JobSelection(needs_review=True, brought_statement=True, status="completed")
        )
    )
    mine = {job.id: job for job in (*asking, *found[:PAGE_ROWS])}
    articles = articles_of(session, owner, list(mine.values()), today_of(session, owner))
    now = [] if before else [one for one in articles if _is_of_now(one)]
    known = {one.job_id for one in now}
    older = [one for one in articles if one.job_id not in known]
    return show(
        "pages/imports.html",
        now=sorted(now, key=_place),
        older=sorted(older, key=lambda one: -one.job_id),
        next=found[PAGE_ROWS - 1].id if len(found) > PAGE_ROWS else None,
        names=account_names(),
        before=before,
    )


@page("/imports", ["POST"])
@uploads.takes_upload
def import_file() -> Response | str:
    """Take a file through all stages; sent by a script, it comes back as its line in the list."""
    upload = uploads.received()
    account = request.form.get("account_id", "")
    account_id = int(account) if account.isdecimal() else None
    accepted = submit_import(current_session(), owner_id(), upload, account_id, "run-csv", g.request_id)
    return _article(uploads.handed_over(accepted))


@page("/imports/<id:job_id>/line")
def show_line(job_id: int) -> Response | str:
    """An import as its line in the list."""
    return _article(find_job(current_session(), owner_id(), job_id))


@page("/imports/<id:job_id>/events")
def follow_import(job_id: int) -> Response:
    """Tell of each change of a job until its end, as server-sent events."""
    return follow_response(job_id)


@page("/imports/<id:job_id>/answer", ["POST"])
def answer_question(job_id: int) -> Response | str:
    """Read the statement by the answers that were chosen: its rows are replaced at once, or not at all."""
    answers = {name: value for name, value in request.form.items() if name != "csrf_token" and value}
    if not answers:
        raise InvalidInput({"answers": [_("Choose an answer first.")]})
    submit_reread(current_session(), owner_id(), job_id, answers, {}, g.request_id)
    return _article(find_job(current_session(), owner_id(), job_id))


@page("/imports/<id:job_id>/cancel", ["POST"])
def cancel_import(job_id: int) -> Response | str:
    """Stop what runs; what is stored stays, and nothing is half done."""
    session, owner = current_session(), owner_id()
    live = job_list.live_successors(session, owner, [job_id]).get(job_id)
    control.cancel(session, owner, live.id if live else job_id)
    return _article(find_job(session, owner, job_id))


@page("/imports/<id:job_id>/retry", ["POST"])
def retry_import(job_id: int) -> Response | str:
    """Go on from the stage that failed."""
    return _article(control.retry(current_session(), owner_id(), job_id))


def _article(job: Job) -> Response | str:
    """The job's line where a script has asked for it, else the list that it stands in."""
    if not is_fragment():
        return see_other(f"/imports#file-{job.id}")
    session, owner = current_session(), owner_id()
    session.flush()
    target = find_job(session, owner, job.rereads or job.undoes or job.id)
    [article] = articles_of(session, owner, [target], today_of(session, owner))
    if not article.is_live and urlsplit(request.headers.get("HX-Current-URL", "")).path == f"/imports/{target.id}":
        return Response(headers={"HX-Refresh": "true"})  # All of that page is about it.
    line = show("parts/imports/file.html", file=article, names=account_names(), place=0)
    # Once it has ended, its line is another one, which follows nothing any more.
    return line if article.is_live else Response(line, headers={"HX-Reswap": "outerHTML", "HX-Reselect": "article"})


def _is_of_now(article: Article) -> bool:
    is_open = article.is_live or any(not question.is_optional for question in article.questions)
    return is_open or article.created_at > datetime.now(UTC) - JUST_NOW


def _place(article: Article) -> tuple[Any, ...]:
    """What asks comes first, then what runs, then the newest."""
    return (article.tone != "ask", not article.is_live, -article.job_id)
