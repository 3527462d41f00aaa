"""Finding the transactions that a client asks for: each page is full but the last, at a cost that stays bounded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVarTuple

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, column, func, literal, select, text, true
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, aliased

from finpulse.errors import SearchTooLong
from finpulse.models import CategoryMonth, MerchantMonth, Transaction, UserStats
from finpulse.periods import month_end, month_start
from finpulse.transactions.filters import Selection, in_range
from finpulse.transactions.orders import ListOrder, Place
from finpulse.transactions.words import query_of

# A page is filled from stretches of so many rows, the first of which is short, since most pages fill from it. Where
# words are asked for, each row of a stretch costs a look-up.
FIRST_STRETCH_ROWS: Final = 2_000
STRETCH_ROWS: Final = 20_000
STRETCH_ROWS_BY_WORDS: Final = 2_000
# No page is looked for any longer.
SEARCH_SECONDS: Final = 5.0
# So many are sorted at once; those that words find lie anywhere, and each costs a look-up.
FEW: Final = 20_000
FEW_BY_WORDS: Final = 5_000
# Without statistics PostgreSQL takes an owner's rows for few, and would sort all of them for every page. A sort that
# can't be avoided counts as so dear then that older versions would compile the query first.
WALK_THE_INDEX: Final = text("SELECT set_config('enable_sort', 'off', true), set_config('jit', 'off', true)")
# Of the session's owner, since under row-level security only the tables' owner may use the index of words.
OWN_WITH_WORDS: Final = text("SELECT * FROM own_transactions_with(CAST(:words AS tsquery), :most)")
LIMIT_TIME: Final = text("SELECT set_config('statement_timeout', :limit, true)")
_CANCELED: Final = "57014"

Columns = TypeVarTuple("Columns")
NEWEST_FIRST: Final = ListOrder()


def list_transactions(
    session: Session,
    owner_id: int,
    selection: Selection,
    limit: int,
    after: Place | None = None,
    order: ListOrder = NEWEST_FIRST,
) -> Sequence[Transaction]:
    """The first `limit` of those that are meant, in this order, beginning behind `after`; fewer only at the end.

    A long history is looked through stretch by stretch, and months whose sums tell that nothing in them is meant are
    passed over. By amount all of it is looked through for each page, since an index of amounts would cost each import a
    tenth. Raises SearchTooLong where that takes more than some seconds.
    """
    search = _Search(session, owner_id, selection, order)
    if (few := search.among_few()) is not None:
        return search.first_of(few, after, limit)
    if order.by == "amount":
        few = search.among_words()
        return search.first_of_all(after, limit) if few is None else search.first_of(few, after, limit)
    session.execute(WALK_THE_INDEX)
    rows: list[Transaction] = []
    place, size, looked_at = after, search.first_size, 0
    deadline = time.monotonic() + SEARCH_SECONDS
    while True:
        rows += search.in_stretch(place, size, limit - len(rows))
        place = None if len(rows) == limit else search.after_stretch(place, size)
        if place is None:
            return rows
        if not looked_at and (few := search.among_words()) is not None:
            return [*rows, *search.first_of(few, place, limit - len(rows))]
        looked_at += size
        size = search.stretch_rows
        if time.monotonic() > deadline:
            raise SearchTooLong(looked_at, SEARCH_SECONDS)


def narrowed(session: Session, owner_id: int, selection: Selection) -> Select[Transaction]:
    """All rows among which those that are meant lie: few where an index tells which, else all that the owner has."""
    search = _Search(session, owner_id, selection, NEWEST_FIRST)
    few = search.among_few()
    if few is None:
        few = search.among_words()
    return select(Transaction).where(Transaction.owner_id == owner_id) if few is None else few


@contextmanager
def limited_time(session: Session, seconds: float) -> Iterator[None]:
    """Give each statement so many seconds, to the end of the transaction. Raises SearchTooLong where one takes more."""
    session.execute(LIMIT_TIME, {"limit": f"{round(seconds * 1000)}ms"})
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == _CANCELED:
            raise SearchTooLong(None, seconds) from error
        raise


@dataclass(frozen=True, slots=True)
class _Search:
    session: Session
    owner_id: int
    selection: Selection
    order: ListOrder

    def among_few(self) -> Select[Transaction] | None:
        """The rows of the job, those that wait, or those of the tags or days that are asked for, if they are few."""
        selection = self.selection
        if selection.processed is False:
            # What is counted is processed, and the index of what is not is small.
            return self._few(Transaction.fingerprint.is_(None))
        if selection.job_id is not None and (few := self._few(Transaction.job_id == selection.job_id)) is not None:
            return few
        if selection.tag is not None and (few := self._few(Transaction.tags.is_not(None))) is not None:
            return few
        days = list(selection.days(Transaction))
        return self._few(*days) if days and self.order.by != "date" else None

    def _few(self, *narrow: ColumnElement[bool]) -> Select[Transaction] | None:
        mine = Transaction.owner_id == self.owner_id, *narrow
        some = select(Transaction.id).where(*mine).limit(FEW + 1).subquery()
        count = self.session.scalars(select(func.count()).select_from(some)).one()
        return select(Transaction).where(*mine) if count <= FEW else None

    def among_words(self) -> Select[Transaction] | None:
        """The rows with the words that are asked for, as their index finds them, if they are few.

        The index can't find words that are not to be there.
        """
        if self.selection.q is None:
            return None
        if not self.session.scalar(select(func.querytree(self.selection.word_query()).not_in(("", "T")))):
            return None
        words = query_of(self.selection.q)
        ids = self.session.scalars(OWN_WITH_WORDS, {"words": words, "most": FEW_BY_WORDS + 1}).all()
        return _by_id(self.owner_id, ids) if len(ids) <= FEW_BY_WORDS else None

    def first_of(self, few: Select[Transaction], after: Place | None, limit: int) -> Sequence[Transaction]:
        """Those of a few rows that are meant."""
        # Apart, since with an order and a limit the planner may look for them all through the history.
        row = aliased(Transaction, few.cte("few").prefix_with("MATERIALIZED"))
        return self._meant(row, limit, *self._within(row, after))

    def first_of_all(self, after: Place | None, limit: int) -> Sequence[Transaction]:
        """Those that are meant of all that the owner has."""
        mine = Transaction.owner_id == self.owner_id, *self._within(Transaction, after)
        with limited_time(self.session, SEARCH_SECONDS):
            return self._meant(Transaction, limit, *mine)

    def in_stretch(self, after: Place | None, size: int, limit: int) -> Sequence[Transaction]:
        """Those that are meant of the rows of a stretch."""
        stretch = self._stretch(select(Transaction), after).limit(size)
        return self._meant(aliased(Transaction, stretch.subquery()), limit)

    def after_stretch(self, after: Place | None, size: int) -> Place | None:
        """Where to go on after a stretch: at its end, or at a month further on that may hold what is meant."""
        keys = self._stretch(select(*self.order.key(Transaction)), after)
        last = self.session.execute(keys.offset(size - 1).limit(1)).one_or_none()
        if last is None:
            return None
        place = tuple(last)
        if self.order.by != "date" or not self.selection.is_told_by_months:
            return place
        day = self._next_possible_day(place[0])
        if day is None:
            return None
        return place if not self._is_behind(day, place[0]) else self.order.place_at_day(day)

    @property
    def first_size(self) -> int:
        """How many rows the first stretch has."""
        return min(FIRST_STRETCH_ROWS, self.stretch_rows)

    @property
    def stretch_rows(self) -> int:
        """How many rows each further stretch has."""
        return STRETCH_ROWS if self.selection.q is None else STRETCH_ROWS_BY_WORDS

    def _stretch(self, what: Select[*Columns], after: Place | None) -> Select[*Columns]:
        mine = what.where(Transaction.owner_id == self.owner_id, *self._within(Transaction, after))
        return mine.order_by(*self.order.columns(Transaction))

    def _within(self, row: type[Transaction], after: Place | None) -> list[ColumnElement[bool]]:
        days = list(self.selection.days(row))
        return days if after is None else [*days, self.order.behind(row, after)]

    def _meant(self, row: type[Transaction], limit: int, *days: ColumnElement[bool]) -> Sequence[Transaction]:
        meant = select(row).where(*days, *self.selection.conditions(row))
        return self.session.scalars(meant.order_by(*self.order.columns(row)).limit(limit)).all()

    def _is_behind(self, day: date, other: date) -> bool:
        return day > other if self.order.rises else day < other

    def _next_possible_day(self, at: date) -> date | None:
        """The first day from here on that may hold what is meant.

        It is of a month whose sums allow it, or of what no sum tells: what waits uncounted, and what was split, whose
        amount is in no sum as a whole.
        """
        untold = Transaction.fingerprint.is_(None), Transaction.splits.is_not(None)
        month, *days = self.session.execute(
            select(
                self._next_month(at).scalar_subquery(),
                *(self._next_day(at, condition).scalar_subquery() for condition in untold),
            )
        ).one()
        edge = month_start if self.order.rises else month_end
        first = min if self.order.rises else max
        return first((day for day in (month and edge(month), *days) if day is not None), default=None)

    def _next_day(self, at: date, condition: ColumnElement[bool]) -> Select[date]:
        first = func.min if self.order.rises else func.max
        mine = select(first(Transaction.date)).where(Transaction.owner_id == self.owner_id, condition)
        return mine.where(*self._from_here(Transaction.date, at))

    def _next_month(self, at: date) -> Select[date]:
        """The next month whose sums allow it, looked for in each currency by the key of the sums."""
        sums = CategoryMonth if self.selection.merchant is None else MerchantMonth
        codes = select(UserStats.currency).where(UserStats.owner_id == self.owner_id)
        if self.selection.currency is not None:
            codes = codes.where(UserStats.currency == self.selection.currency)
        code = codes.subquery()
        month = (
            select(sums.month)
            .where(sums.owner_id == self.owner_id, sums.currency == code.c.currency)
            .where(*self._from_here(sums.month, month_start(at) if self.order.rises else at))
            .where(*self.selection.month_conditions(sums))
            .order_by(sums.month.asc() if self.order.rises else sums.month.desc())
            .limit(1)
        )
        first = func.min if self.order.rises else func.max
        return select(first(month.scalar_subquery())).select_from(code)

    def _from_here(self, day: Any, at: date) -> Any:
        return in_range(day, at, None) if self.order.rises else in_range(day, None, at)


def _by_id(owner_id: int, ids: Sequence[int]) -> Select[Transaction]:
    """Each row looked up by its key: given as a list, the planner may read all that the owner has."""
    given = func.unnest(literal(ids, ARRAY(BigInteger)))
    wanted = given.table_valued(column("id", BigInteger), name="wanted").render_derived()
    row = select(Transaction).where(Transaction.owner_id == owner_id, Transaction.id == wanted.c.id)
    here = aliased(Transaction, row.limit(1).lateral())
    return select(here).select_from(wanted).join(here, true())
