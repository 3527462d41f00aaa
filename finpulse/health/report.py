"""How the whole system is, for its admins: what works, what doesn't, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.roles import weaknesses
from finpulse.errors import StorageUnavailable
from finpulse.health.readiness import missing
from finpulse.health.unsettled import unsettled_imports
from finpulse.models import LIVE, LIVE_STATUSES, UNLEASED, Job
from finpulse.sandbox.known_holes import known_holes
from finpulse.storage.uploads import UploadWriter

Status = Literal["ok", "warning", "failed"]

_SWEEP_IS_LATE: Final = text("sweep_after < now() - interval '1 minute'")
_ENDED_WITHIN_A_DAY: Final = text("finished_at > now() - interval '1 day'")
# A stage that is put off is sent again and again and counts no attempt: only this tells of one that never ends.
MANY_SENDS: Final = 10
JOBS: Final = select(
    func.count().filter(text(LIVE)).label("live"),
    func.count().filter(text(LIVE), text(UNLEASED), _SWEEP_IS_LATE).label("stalled"),
    func.count().filter(text(LIVE), Job.sends >= MANY_SENDS).label("stuck"),
    func.count().filter(Job.status == "failed", _ENDED_WITHIN_A_DAY).label("failed"),
).where(Job.status.in_((*LIVE_STATUSES, "failed")))
LAST_NIGHT: Final = text("SELECT max(finished_at) > now() - interval '26 hours' AS fresh FROM reaggregations")


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and a sentence about it."""

    name: str
    status: Status
    message: str


# What to do about a check that is not ok.
ADVICE: Final = {
    "database": "See that PostgreSQL runs and that FINPULSE_DATABASE_URL leads to it.",
    "migrations": "Run `finpulse migrate`, then start everything anew.",
    "broker": "See that Redis runs and that FINPULSE_REDIS_URL leads to it; jobs wait and are not lost.",
    "storage": "See that FINPULSE_STORAGE_URL can be written to, and has its marker and room.",
    "disk": "Make room on that disk, or set FINPULSE_FREE_SPACE to less; uploads are refused meanwhile.",
    "python": "Install the release that is named and start everything anew; limits keep it from doing harm until then.",
    "sweeper": "See that a sweeper and a worker run; whatever stands still is sent again.",
    "stages": "Look at `logs` in those jobs' step_results, which tell what puts the stage off, such as a lock.",
    "jobs": "Look at the errors of the failed jobs in the logs, and retry them once their cause is gone.",
    "rows": "Read these statements again (`reread`), or undo them and upload their files once more.",
    "row_security": "Make logins by `finpulse roles`, and give each part its own, as docs/settings.md tells.",
    "totals": "See that beat runs, or run `finpulse reaggregate`.",
}


def health_report(session: Session, settings: Settings) -> dict[str, Any]:
    """{overall_status, checks: [{name, status, message}], recommendations: [sentence], timestamp}.

    The overall status is `healthy`, `degraded` with a warning among the checks, or `unhealthy` with a failure.
    """
    checks = [*service_checks(session, settings), *data_checks(session)]
    found = {check.status for check in checks}
    overall = "unhealthy" if "failed" in found else "degraded" if "warning" in found else "healthy"
    return {
        "overall_status": overall,
        "checks": [asdict(check) for check in checks],
        "recommendations": [ADVICE[check.name] for check in checks if check.status != "ok"],
        "timestamp": datetime.now(UTC),
    }


def service_checks(session: Session | None, settings: Settings) -> list[Check]:
    """What everything stands on; each of it is told also while the database is away."""
    return [*_services(session, settings), _storage(settings.storage_url), _python()]


def data_checks(session: Session) -> list[Check]:
    """What the database tells of jobs, rows and totals."""
    return [*_jobs(session), _rows(session), _row_security(session), _totals(session)]


def _services(session: Session | None, settings: Settings) -> Iterator[Check]:
    lacking = missing(session, settings)
    for name in ("database", "migrations", "broker", "disk"):
        if name == "migrations" and "database" in lacking:
            continue  # Nobody knows.
        sentences = lacking.get(name)
        yield Check(name, "failed", " ".join(sentences)) if sentences else Check(name, "ok", "It is as it should be.")


def _storage(storage_url: str) -> Check:
    try:
        UploadWriter(storage_url, "probe").discard()
    except StorageUnavailable as error:
        return Check("storage", "failed", f"Uploads can't be stored. {error}")
    return Check("storage", "ok", "Uploads can be stored.")


def _python() -> Check:
    holes = known_holes()
    return Check("python", "warning" if holes else "ok", " ".join(holes) or "No known hole is in what reads files.")


def _jobs(session: Session) -> Iterator[Check]:
    live, stalled, stuck, failed = session.execute(JOBS).one()
    yield Check("sweeper", "warning" if stalled else "ok", f"{stalled} of {live} unfinished jobs stand still.")
    sentence = f"{stuck} unfinished jobs were sent {MANY_SENDS} times or more and are still at the same stage."
    yield Check("stages", "warning" if stuck else "ok", sentence)
    yield Check("jobs", "warning" if failed else "ok", f"{failed} jobs have failed within a day.")


def _rows(session: Session) -> Check:
    jobs, first = unsettled_imports(session)
    if jobs:
        sentence = f"{jobs} completed imports have rows without an outcome, the first is job {first}."
        return Check("rows", "failed", sentence)
    return Check("rows", "ok", "Every row of every completed import has an outcome.")


def _row_security(session: Session) -> Check:
    found = weaknesses(session.connection())
    if found:
        return Check("row_security", "warning", f"PostgreSQL doesn't keep users' rows apart. {' '.join(found)}")
    return Check("row_security", "ok", "PostgreSQL keeps users' rows apart.")


def _totals(session: Session) -> Check:
    fresh = session.execute(LAST_NIGHT).scalar_one()
    if fresh is False:
        return Check("totals", "warning", "The totals have not been rebuilt and compared for more than a night.")
    return Check("totals", "ok", "The totals were compared last night." if fresh else "No night has passed yet.")
