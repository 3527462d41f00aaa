"""The night's re-aggregation: once a night in UTC, and made up for where a night was missed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import DateTime, Engine, Interval, bindparam, text
from sqlalchemy.orm import Session

from finpulse.db.sessions import maintenance_session
from finpulse.errors import LeaseLost
from finpulse.totals.night_claims import IN_HAND, StretchClaim, claim, finish, record
from finpulse.totals.rebuild import rebuild

log = structlog.get_logger()
NIGHT_BEGINS: Final = timedelta(hours=2)
SECONDS_TO_WAIT: Final = 1.0

# A night that takes longer than a day goes on to its end, or the last owners would never be compared.
CURRENT_NIGHT: Final = text("""
    SELECT coalesce(
        (SELECT min(night) FROM reaggregations WHERE finished_at IS NULL),
        (SELECT due FROM (SELECT (coalesce(:now, now()) AT TIME ZONE 'UTC' - :night_begins)::date AS due) AS tonight
         WHERE NOT EXISTS (SELECT 1 FROM reaggregations WHERE night = due))
    )
""").bindparams(bindparam("now", type_=DateTime(timezone=True)), bindparam("night_begins", NIGHT_BEGINS, Interval()))


@dataclass(frozen=True, slots=True)
class NightBudget:
    """How much of the database the night may take: `processes` at once, each for `share` percent of its time."""

    processes: int
    share: int

    def pause_after(self, seconds: float) -> float:
        """How long to rest after so many seconds of work.

        >>> [NightBudget(2, share).pause_after(3.0) for share in (50, 20, 100)]
        [3.0, 12.0, 0.0]
        """
        return seconds * (100 - self.share) / self.share


def current_night(session: Session, now: datetime | None = None) -> date | None:
    """The night to work on: one that has begun and is not done, else the one that is due; None where it is done.

    It is now by the database's clock unless said otherwise.
    """
    night: date | None = session.scalar(CURRENT_NIGHT, {"now": now})
    return night


def is_night(engine: Engine) -> bool:
    """Whether there is a night to work on now."""
    with maintenance_session(engine) as session:
        return current_night(session) is not None


def work_on_night(engine: Engine, budget: NightBudget, now: datetime | None = None) -> float | None:
    """Compare and repair one stretch of the current night.

    Returns the seconds after which to come again, and None where the night is done or enough others work on it.
    """
    begun = time.monotonic()
    with maintenance_session(engine) as session:
        night = current_night(session, now)
        held = None if night is None else claim(session, night, budget.processes)
        session.commit()
        if not isinstance(held, StretchClaim):
            return SECONDS_TO_WAIT if held is IN_HAND else None
        try:
            rows, accounts = rebuild(session, held.phase, held.stretch, lambda _, drifts: record(session, held, drifts))
            pause = budget.pause_after(time.monotonic() - begun)
            report = finish(session, held, pause, rows, accounts)
        except LeaseLost:
            log.warning("night.taken_over", night=held.night.isoformat())
            return None
    if report is not None:
        counts = {name: count for name, count in report.items() if name != "first"}
        log.info("night.done", night=held.night.isoformat(), **counts)
        if report["unsettled"]:
            log.error("night.rows_without_outcome", night=held.night.isoformat(), imports=report["unsettled"])
    return pause
