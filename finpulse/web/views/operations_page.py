"""Operations, for admins: how the parts are, what waits, stands still or failed, the nights. Owners are numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog
from babel.dates import format_timedelta
from flask import Response, current_app, request

from finpulse.access import administration
from finpulse.access.administration import WantedJobs
from finpulse.api.auth.guards import owner_id
from finpulse.db.sessions import owner_session
from finpulse.errors import NotFound
from finpulse.extensions import current_session, db, observing_session
from finpulse.health.report import health_report
from finpulse.jobs.control import retry
from finpulse.jobs.overview.observed import queue_ages
from finpulse.jobs.overview.standing import standing_jobs
from finpulse.jobs.submission import commit_and_send
from finpulse.totals.recent_nights import recent_nights
from finpulse.web.blueprint import admins_page, is_fragment, see_other
from finpulse.web.frame import show
from finpulse.web.languages import formats

log = structlog.get_logger()

# So many of the newest jobs are looked at in each state.
LOOKED_AT: Final = 100
STATES: Final = ("queued", "running", "failed")
# A job of which nothing happened for so many seconds stands still; so many of those, and of nights, are shown.
QUIET: Final = 60
STANDING: Final = 50
NIGHTS: Final = 7


@admins_page("/operations")
def show_operations() -> str:
    """What waits, stands still and has failed, anew every few seconds; and a judgement of every part, once."""
    session = current_session()
    jobs = {state: administration.list_jobs(session, WantedJobs(status=state), LOOKED_AT, None) for state in STATES}
    page: dict[str, Any] = {"jobs": jobs, "now": datetime.now(UTC), "most": LOOKED_AT, "span": _span}
    page["is_live"] = request.args.get("live") != "off"
    with observing_session() as observing:
        page |= {"queues": queue_ages(observing), "standing": standing_jobs(observing, QUIET, STANDING)}
        if is_fragment():
            return show("parts/operations.html", **page)
        page["nights"] = recent_nights(observing, NIGHTS)
        page["report"] = health_report(observing, current_app.config["SETTINGS"])
    return show("pages/operations.html", **page)


@admins_page("/operations/jobs/<id:job_id>/retry", ["POST"])
def retry_job(job_id: int) -> Response:
    """Start somebody's failed job again with the stage at which it ended. Raises NotFound, and Conflict for others.

    It goes on as its owner's, whose rows no session of an admin may touch; the log keeps which admin it was.
    """
    # The database tells jobs of others to admins alone, so that this also proves who asks.
    found = administration.list_jobs(current_session(), WantedJobs(), 1, job_id + 1)
    if not found or found[0].id != job_id:
        raise NotFound(f"There is no job {job_id}.")
    with owner_session(db.engine, found[0].user_id) as theirs:
        retry(theirs, found[0].user_id, job_id)
        commit_and_send(theirs)
    log.warning("job.retried_by_admin", job_id=job_id, owner_id=found[0].user_id, admin_id=owner_id())
    return see_other("/operations")


def _span(seconds: float) -> str:
    """A span as the page's language writes it."""
    return format_timedelta(timedelta(seconds=max(0, round(seconds))), locale=formats(), format="short")
