"""Operations, for admins: how the parts are, what waits and runs, and what has failed. Owners are numbers here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from flask import current_app

from finpulse.access import administration
from finpulse.access.administration import WantedJobs
from finpulse.extensions import current_session, observing_session
from finpulse.health.report import health_report
from finpulse.web.blueprint import admins_page
from finpulse.web.frame import show

# So many of the newest jobs are looked at in each state.
LOOKED_AT: Final = 100
STATES: Final = ("queued", "running", "failed", "completed", "cancelled", "undone")


@admins_page("/operations")
def show_operations() -> str:
    """The newest jobs by state, failures with their reasons, and a judgement of every part."""
    session = current_session()
    jobs = {state: administration.list_jobs(session, WantedJobs(status=state), LOOKED_AT, None) for state in STATES}
    page = {"jobs": jobs, "now": datetime.now(UTC), "most": LOOKED_AT, "oldest": _oldest_wait(jobs["queued"])}
    with observing_session() as observing:
        report = health_report(observing, current_app.config["SETTINGS"])
    return show("pages/operations.html", report=report, **page)


def _oldest_wait(queued: Any) -> float | None:
    """For how many seconds the oldest of these has waited."""
    if not queued:
        return None
    waited: float = (datetime.now(UTC) - min(job.created_at for job in queued)).total_seconds()
    return waited
