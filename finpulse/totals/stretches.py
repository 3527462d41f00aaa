"""All owners' history, cut in the order of its keys into stretches of a bounded number of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from finpulse.periods import month_end

# First the sums are compared with the transactions, then balances and stats with the sums, which by then are right.
Phase = Literal["sums", "figures"]
PHASES: Final[tuple[Phase, ...]] = ("sums", "figures")
# Small enough for its groups to stay near the processor's caches, large enough for what a stretch costs besides.
ROWS: Final = 25_000
OWNERS: Final = 1_000
LAST_OWNER: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class StretchStart:
    """Where a stretch begins: an owner, and a day, which is `date.min` at the owner's beginning."""

    owner: int = 0
    day: date = date.min


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole owners, or whole months of one owner; all bounds are part of it.

    Stretches follow one another without gaps, so that sums no transaction is behind lie in one of them too.
    """

    first_owner: int
    last_owner: int
    first_day: date = date.min
    last_day: date = date.max

    def bounds(self) -> dict[str, Any]:
        """The four bounds by name, as values for SQL."""
        return asdict(self)

    def end(self) -> StretchStart | None:
        """Where the next stretch begins; None behind the last owner."""
        if self.last_day < date.max:
            return StretchStart(self.last_owner, self.last_day + timedelta(days=1))
        return StretchStart(self.last_owner + 1) if self.last_owner < LAST_OWNER else None


# Each reads one index and none of the rows it leads to.
ROW_BEHIND: Final = text("""
    SELECT owner_id, date FROM transactions WHERE owner_id >= :owner ORDER BY owner_id, date OFFSET :rows LIMIT 1
""")
DAY_BEHIND: Final = text("""
    SELECT date FROM transactions WHERE owner_id = :owner AND date >= :day ORDER BY date OFFSET :rows LIMIT 1
""")
OWNER_BEHIND: Final = text("SELECT id FROM users_table WHERE id >= :owner ORDER BY id OFFSET :owners LIMIT 1")


def next_stretch(session: Session, phase: Phase, place: StretchStart) -> Stretch:
    """The stretch that begins at `place`.

    For sums it has at most ROWS transactions, or one month of one owner; for figures at most OWNERS users.
    """
    return _of_sums(session, place) if phase == "sums" else _of_figures(session, place)


def all_stretches(session: Session, phase: Phase) -> Iterator[Stretch]:
    """Everybody's history, from the first owner to the last."""
    place: StretchStart | None = StretchStart()
    while place is not None:
        stretch = next_stretch(session, phase, place)
        yield stretch
        place = stretch.end()


def _of_sums(session: Session, place: StretchStart) -> Stretch:
    if place.day > date.min:
        return _of_months(session, place)
    behind = _first(session, ROW_BEHIND, owner=place.owner, rows=ROWS)
    if behind is None:
        return Stretch(place.owner, LAST_OWNER)
    if behind.owner_id > place.owner:
        return Stretch(place.owner, behind.owner_id - 1)
    return _of_months(session, place)


def _of_months(session: Session, place: StretchStart) -> Stretch:
    """Months of an owner who has more than a stretch; the last of them go to the end of time."""
    behind = _first(session, DAY_BEHIND, owner=place.owner, day=place.day, rows=ROWS)
    if behind is None:
        return Stretch(place.owner, place.owner, place.day)
    month: date = behind.date.replace(day=1)
    last = month - timedelta(days=1) if month > place.day else month_end(month)
    return Stretch(place.owner, place.owner, place.day, last)


def _of_figures(session: Session, place: StretchStart) -> Stretch:
    behind = _first(session, OWNER_BEHIND, owner=place.owner, owners=OWNERS)
    return Stretch(place.owner, LAST_OWNER if behind is None else behind.id - 1)


def _first(session: Session, query: TextClause, **values: Any) -> Any:
    return session.execute(query, values).one_or_none()
