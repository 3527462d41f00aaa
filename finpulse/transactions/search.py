"""Finding the transactions that a client asks for, at a cost that stays bounded however long the history is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeVarTuple

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, column, func, literal, select, text, true, tuple_
from sqlalchemy.orm import Session, aliased

from finpulse.models import CategoryMonth, MerchantMonth, Transaction, UserStats
from finpulse.periods import month_end
from finpulse.transactions.filters import Selection

# A page is filled from at most this many stretches of rows, newest first; where words are asked for, each row of a
# stretch costs a look-up, so it is shorter.
STRETCHES: Final = 4
STRETCH_ROWS: Final = 20_000
STRETCH_ROWS_BY_WORDS: Final = 2_000
# So many are sorted at once; those that words find lie anywhere, and each costs a look-up.
FEW: Final = 20_000
FEW_BY_WORDS: Final = 5_000
# Without statistics PostgreSQL takes an owner's rows for few, and would sort all of them for every page. A sort that
# can't be avoided counts as so dear then that older versions would compile the query first.
WALK_THE_INDEX: Final = text("SELECT set_config('enable_sort', 'off', true), set_config('jit', 'off', true)")
# Of the session's owner, since under row-level security only the tables' owner may use the index of words.
OWN_WITH_WORDS: Final = text("SELECT * FROM own_transactions_with(websearch_to_tsquery('simple', :words), :most)")

Columns = TypeVarTuple("Columns")


class SearchPosition(NamedTuple):
    """The day and id of the last row that was seen, in an order that is newest first."""

    date: date
    id: int


class SearchPage(NamedTuple):
    """A page of transactions, newest first.

    `resume` is where the search is to go on if it ended before the rows or the history did.
    """

    rows: Sequence[Transaction]
    resume: SearchPosition | None = None


def list_transactions(
    session: Session, owner_id: int, selection: Selection, limit: int, before: SearchPosition | None = None
) -> SearchPage:
    """Newest first by (date, id), beginning after `before`.

    Of a long history only a stretch is looked through for one answer, and months whose sums tell that nothing in them
    is meant are passed over; so there may be fewer rows than `limit`, or none, and still a place to go on.
    """
    search = _Search(session, owner_id, selection)
    if (few := search.among_few()) is not None:
        return SearchPage(search.newest_of(few, before, limit))
    session.execute(WALK_THE_INDEX)
    rows: list[Transaction] = []
    place = before
    for stretch in range(STRETCHES):
        rows += search.in_stretch(place, limit - len(rows))
        place = None if len(rows) == limit else search.after_stretch(place)
        if place is None:
            return SearchPage(rows)
        if stretch == 0 and (few := search.among_words()) is not None:
            return SearchPage([*rows, *search.newest_of(few, place, limit - len(rows))])
    return SearchPage(rows, place)


@dataclass(frozen=True, slots=True)
class _Search:
    session: Session
    owner_id: int
    selection: Selection

    def among_few(self) -> Select[Transaction] | None:
        """The rows of the job, or those that wait, if that is what is asked for and they are few."""
        if self.selection.processed is False:
            # What is counted is processed, and the index of what is not is small.
            return self._few(Transaction.fingerprint.is_(None))
        if self.selection.job_id is not None:
            return self._few(Transaction.job_id == self.selection.job_id)
        return None

    def _few(self, narrow: ColumnElement[bool]) -> Select[Transaction] | None:
        mine = Transaction.owner_id == self.owner_id, narrow
        some = select(Transaction.id).where(*mine).limit(FEW + 1).subquery()
        count = self.session.scalars(select(func.count()).select_from(some)).one()
        return select(Transaction).where(*mine) if count <= FEW else None

    def among_words(self) -> Select[Transaction] | None:
        """The rows with the words that are asked for, as their index finds them, if they are few.

        The index can't find words that are not to be there.
        """
        if self.selection.q is None:
            return None
        indexed = func.querytree(func.websearch_to_tsquery("simple", self.selection.q)).not_in(("", "T"))
        if not self.session.scalar(select(indexed)):
            return None
        ids = self.session.scalars(OWN_WITH_WORDS, {"words": self.selection.q, "most": FEW_BY_WORDS + 1}).all()
        return _by_id(self.owner_id, ids) if len(ids) <= FEW_BY_WORDS else None

    def newest_of(self, few: Select[Transaction], before: SearchPosition | None, limit: int) -> Sequence[Transaction]:
        """Those of a few rows that are meant."""
        # Apart, since with an order and a limit the planner may look for them all through the history.
        row = aliased(Transaction, few.cte("few").prefix_with("MATERIALIZED"))
        return self._meant(row, limit, *self._days(row, before))

    def in_stretch(self, before: SearchPosition | None, limit: int) -> Sequence[Transaction]:
        """Those that are meant of the rows of a stretch."""
        stretch = self._stretch(select(Transaction), before).limit(self._rows_at_once)
        return self._meant(aliased(Transaction, stretch.subquery()), limit)

    def after_stretch(self, before: SearchPosition | None) -> SearchPosition | None:
        """Where to go on after a stretch: at its end, or at a later month that may hold what is meant."""
        keys = self._stretch(select(Transaction.date, Transaction.id), before)
        last = self.session.execute(keys.offset(self._rows_at_once - 1).limit(1)).one_or_none()
        if last is None:
            return None
        day = self._newest_possible_day(last.date) if self.selection.is_told_by_months else last.date
        if day is None:
            return None
        return SearchPosition(day + timedelta(days=1), 0) if day < last.date else SearchPosition(last.date, last.id)

    @property
    def _rows_at_once(self) -> int:
        return STRETCH_ROWS if self.selection.q is None else STRETCH_ROWS_BY_WORDS

    def _stretch(self, what: Select[*Columns], before: SearchPosition | None) -> Select[*Columns]:
        mine = what.where(Transaction.owner_id == self.owner_id, *self._days(Transaction, before))
        return mine.order_by(Transaction.date.desc(), Transaction.id.desc())

    def _days(self, row: type[Transaction], before: SearchPosition | None) -> list[ColumnElement[bool]]:
        days = list(self.selection.days(row))
        return days if before is None else [*days, tuple_(row.date, row.id) < tuple(before)]

    def _meant(self, row: type[Transaction], limit: int, *days: ColumnElement[bool]) -> Sequence[Transaction]:
        meant = select(row).where(*days, *self.selection.conditions(row))
        return self.session.scalars(meant.order_by(row.date.desc(), row.id.desc()).limit(limit)).all()

    def _newest_possible_day(self, until: date) -> date | None:
        """The newest day that may hold what is meant: of a month whose sums allow it, or of what waits uncounted."""
        waiting = select(func.max(Transaction.date)).where(
            Transaction.owner_id == self.owner_id, Transaction.fingerprint.is_(None), Transaction.date <= until
        )
        month, waits = self.session.execute(
            select(self._newest_month(until).scalar_subquery(), waiting.scalar_subquery())
        ).one()
        return max((day for day in (month and month_end(month), waits) if day is not None), default=None)

    def _newest_month(self, until: date) -> Select[date]:
        """The newest month whose sums allow it, looked for in each currency by the key of the sums."""
        sums = CategoryMonth if self.selection.merchant is None else MerchantMonth
        codes = select(UserStats.currency).where(UserStats.owner_id == self.owner_id)
        if self.selection.currency is not None:
            codes = codes.where(UserStats.currency == self.selection.currency)
        code = codes.subquery()
        month = (
            select(sums.month)
            .where(sums.owner_id == self.owner_id, sums.currency == code.c.currency, sums.month <= until)
            .where(*self.selection.month_conditions(sums))
            .order_by(sums.month.desc())
            .limit(1)
        )
        return select(func.max(month.scalar_subquery())).select_from(code)


def _by_id(owner_id: int, ids: Sequence[int]) -> Select[Transaction]:
    """Each row looked up by its key: given as a list, the planner may read all that the owner has."""
    given = func.unnest(literal(ids, ARRAY(BigInteger)))
    wanted = given.table_valued(column("id", BigInteger), name="wanted").render_derived()
    row = select(Transaction).where(Transaction.owner_id == owner_id, Transaction.id == wanted.c.id)
    here = aliased(Transaction, row.limit(1).lateral())
    return select(here).select_from(wanted).join(here, true())
