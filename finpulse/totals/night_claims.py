"""Who works on which stretch of a night: claims with a lease and a fence, and the report that grows with them.

Whatever changes here holds the night's row first, for a few milliseconds. So no two workers take the same stretch, and
the last to commit ends the night.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.errors import LeaseLost
from finpulse.health.unsettled import unsettled_imports
from finpulse.models import Reaggregation
from finpulse.totals.drift_report import Drift, Figures, merged
from finpulse.totals.stretches import PHASES, Phase, Stretch, StretchStart, next_stretch

# The report of a night is kept for a little longer than a year.
NIGHTS_KEPT: Final = timedelta(days=400)
# Longer than PostgreSQL lets a repair wait for an account's lock, which is a minute.
LEASE_SECONDS: Final = 120
ATTEMPTS: Final = 5


class Waiting(Enum):
    """Nothing is left to take, and others have not finished what they took."""

    IN_HAND = "in hand"


IN_HAND: Final = Waiting.IN_HAND


@dataclass(frozen=True, slots=True)
class StretchClaim:
    """A stretch that is ours until its lease runs out, as long as its fence is still this one."""

    night: date
    phase: Phase
    stretch: Stretch
    fence: int

    def key(self) -> dict[str, Any]:
        """What names the stretch, and guards it, as values for SQL."""
        names = {"night": self.night, "phase": self.phase, "fence": self.fence, "lease": LEASE_SECONDS}
        return names | self.stretch.bounds()


CLEAR: Final = text("DELETE FROM reaggregation_stretches WHERE night = :night AND done AND lease_until < now()")
GIVE_UP: Final = text("""
    DELETE FROM reaggregation_stretches
    WHERE night = :night AND NOT done AND lease_until < now() AND fence >= :attempts
""")
COUNTS: Final = text("""
    SELECT count(*) FILTER (WHERE lease_until >= now()) AS taken, count(*) FILTER (WHERE NOT done) AS undone
    FROM reaggregation_stretches WHERE night = :night
""")
TAKE_OVER: Final = text("""
    UPDATE reaggregation_stretches AS mine
    SET fence = mine.fence + 1, lease_until = now() + make_interval(secs => :lease)
    FROM (
        SELECT * FROM reaggregation_stretches
        WHERE night = :night AND NOT done AND lease_until < now() ORDER BY first_owner, first_day LIMIT 1
    ) AS left_behind
    WHERE (mine.night, mine.phase, mine.first_owner, mine.first_day)
        = (left_behind.night, left_behind.phase, left_behind.first_owner, left_behind.first_day)
    RETURNING mine.*
""")
TAKE: Final = text("""
    INSERT INTO reaggregation_stretches (night, phase, first_owner, first_day, last_owner, last_day, lease_until)
    VALUES (:night, :phase, :first_owner, :first_day, :last_owner, :last_day, now() + make_interval(secs => :lease))
""")
_OURS: Final = """
    WHERE night = :night AND phase = :phase AND first_owner = :first_owner AND first_day = :first_day
      AND fence = :fence AND NOT done"""
HOLD: Final = text(f"UPDATE reaggregation_stretches SET lease_until = now() + make_interval(secs => :lease) {_OURS}")
FINISH: Final = text(f"""
    UPDATE reaggregation_stretches SET done = true, lease_until = now() + make_interval(secs => :pause) {_OURS}
""")


def claim(session: Session, night: date, processes: int) -> StretchClaim | Waiting | None:
    """Take a stretch that a dead worker has left, or else the next one; commits nothing.

    None where the night is done, or `processes` places of it are taken: by those who work, and by those who rest.
    """
    session.execute(insert(Reaggregation).values(night=night).on_conflict_do_nothing())
    row = _held(session, night)
    session.execute(CLEAR, {"night": night})
    if row.finished_at is not None or _counts(session, night).taken >= processes:
        return None
    _give_up(session, row)
    left = session.execute(TAKE_OVER, {"night": night, "lease": LEASE_SECONDS}).one_or_none()
    if left is not None:
        stretch = Stretch(left.first_owner, left.last_owner, left.first_day, left.last_day)
        return StretchClaim(night, left.phase, stretch, left.fence)
    if row.next_owner is None or row.next_day is None:
        return None if row.finished_at is not None else IN_HAND
    return _take(session, row, StretchStart(row.next_owner, row.next_day))


def record(session: Session, held: StretchClaim, drifts: Sequence[Drift]) -> None:
    """Commit a repair together with its mention in the report. Raises LeaseLost, and then nothing is repaired."""
    row = _held(session, held.night)
    _guard(session, HOLD, held.key())
    row.report = merged(row.report, drifts=drifts)
    session.commit()


def finish(session: Session, held: StretchClaim, pause: float, rows: int, accounts: int) -> Figures | None:
    """Commit a stretch as done, and keep its place for `pause` seconds; the report where that was the night's last.

    Raises LeaseLost where another has taken it over.
    """
    row = _held(session, held.night)
    _guard(session, FINISH, held.key() | {"pause": pause})
    row.report = merged(row.report, rows, accounts)
    _go_on(session, row)
    if row.finished_at is not None:
        row.report = {**row.report, "unsettled": unsettled_imports(session).imports}
    report = row.report if row.finished_at is not None else None
    session.commit()
    return report


def delete_old_nights(session: Session) -> int:
    """Delete the reports of nights that were done long ago; commits nothing. Returns how many there were."""
    old = delete(Reaggregation).where(Reaggregation.finished_at < func.now() - NIGHTS_KEPT)
    deleted = session.execute(old.execution_options(synchronize_session=False))
    return int(deleted.rowcount)  # type: ignore[attr-defined]  # A DELETE has one.


def _held(session: Session, night: date) -> Reaggregation:
    query = select(Reaggregation).where(Reaggregation.night == night).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def _counts(session: Session, night: date) -> Any:
    return session.execute(COUNTS, {"night": night}).one()


def _give_up(session: Session, row: Reaggregation) -> None:
    """Leave out what has failed too often, say so in the report, and go on with the rest."""
    result = session.execute(GIVE_UP, {"night": row.night, "attempts": ATTEMPTS})
    if count := result.rowcount:  # type: ignore[attr-defined]  # A DELETE has one.
        row.report = merged(row.report, given_up=count)
        _go_on(session, row)


def _take(session: Session, row: Reaggregation, place: StretchStart) -> StretchClaim:
    phase = next(phase for phase in PHASES if phase == row.phase)
    stretch = next_stretch(session, phase, place)
    held = StretchClaim(row.night, phase, stretch, fence=1)
    session.execute(TAKE, held.key())
    _set_place(row, stretch.end())
    return held


def _go_on(session: Session, row: Reaggregation) -> None:
    """Where nothing is left to do of a phase, begin the next or end the night."""
    if row.next_owner is not None or _counts(session, row.night).undone:
        return
    if row.phase == PHASES[-1]:
        row.finished_at = func.now()
    else:
        row.phase = PHASES[PHASES.index(row.phase) + 1]
        _set_place(row, StretchStart())


def _set_place(row: Reaggregation, place: StretchStart | None) -> None:
    row.next_owner, row.next_day = (None, None) if place is None else (place.owner, place.day)


def _guard(session: Session, statement: Any, values: dict[str, Any]) -> None:
    if session.execute(statement, values).rowcount != 1:  # type: ignore[attr-defined]  # An UPDATE has one.
        raise LeaseLost(f"A stretch of the night of {values['night']} has been taken over.")
