"""A cleaned statement -> which of its rows are transactions that the account has from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from finpulse.categorisation.deletions import restore_sent_again
from finpulse.errors import LeaseLost
from finpulse.models import Statement
from finpulse.periods import Period
from finpulse.pipeline.load_sql import PLAN_FOR_MANY
from finpulse.pipeline.overlaps import compare_sql as sql
from finpulse.pipeline.overlaps.balances import by_balances
from finpulse.pipeline.overlaps.compared_rows import HeldRow, NewRow, Overlap, RowMatch
from finpulse.pipeline.overlaps.judgement import judged
from finpulse.pipeline.overlaps.matching import MOST_APART, find_pairs
from finpulse.pipeline.overlaps.question import answer_to, ask, settled_by
from finpulse.pipeline.statement_work import key_of
from finpulse.totals.change import account_change

# So many rows are compared at a time, with the days around them.
SEGMENT_ROWS: Final = 20_000
# Where the account has more on these days, and many times what the statement has, the statement is no list of the same
# transactions, and only what is equal is the same.
MOST_STORED: Final = 2_000
MOST_TIMES: Final = 5
# So many transactions are looked at whatever their amounts.
MOST_OF_ANY_AMOUNT: Final = 2_000

_ALREADY: Final = "it was told in these words before"


class Look(NamedTuple):
    """What a statement meets in its account, before any of its rows is looked at.

    Its days and chunks, both None or 0 where it has no rows; about how many transactions the account has on these days,
    and whether any there or near it; whether the very bytes were loaded before; and whether another task is in the
    midst of loading a long statement into the account.
    """

    first_day: date | None
    last_day: date | None
    chunks: int
    stored: int
    touches: bool
    is_sent_again: bool
    is_half_loaded: bool


def look(session: Session, statement: Statement) -> Look:
    """Look what the statement meets, in one round trip, and hold it as `hold_shared` does.

    Raises LeaseLost where the statement was deleted.
    """
    seen = session.execute(sql.LOOK, _key(statement)).one_or_none()
    if seen is None:
        raise LeaseLost(f"The statement of job {statement.job_id} has been deleted.")
    return Look(*seen)


def compare(session: Session, statement: Statement, seen: Look) -> None:
    """Note which rows are transactions that are there already, and ask about what nothing can tell.

    `seen` is what `look` has told. The account is locked by the caller, so that nothing is loaded into it meanwhile,
    and none of the statement's rows is loaded yet.
    """
    if seen.first_day is None or seen.last_day is None or not seen.touches:
        return
    key, days = _key(statement), Period(seen.first_day, seen.last_day)
    if seen.is_sent_again:
        _restore_what_is_sent_again(session, statement)
        if session.scalar(sql.KNOWN_WHOLE, key):
            return
    if seen.chunks == 1 and _are_too_many(seen.stored, statement.rows_cleaned):
        return
    session.execute(PLAN_FOR_MANY)
    _compare_rows(session, statement, key, days, seen.chunks)


def _compare_rows(session: Session, statement: Statement, key: dict[str, Any], days: Period, chunks: int) -> None:
    """Pair the statement's rows with what is there, segment by segment, and keep what comes of it."""
    matches: list[RowMatch] = []
    new_rows: dict[int, NewRow] = {}
    stored_rows: dict[int, HeldRow] = {}
    taken: set[int] = set()
    for segment in _segments(session, key, days, chunks):
        overlap, told = _overlap(session, key, days, segment, taken)
        if overlap is None:
            continue
        found = [RowMatch(line, known, _ALREADY) for line, known in told.items()] + judged(
            overlap, *find_pairs(overlap)
        )
        matches += found
        taken |= {match.transaction_id for match in found}
        lines = {match.line for match in found}
        new_rows |= {row.line: row for row in overlap.new if row.line in lines or row.exact_id is None}
        stored_rows |= {row.id: row for row in overlap.stored if row.id in taken}
    matches = settled_by(answer_to(statement), by_balances(session, statement, matches, new_rows, stored_rows))
    ask(statement, matches, new_rows, stored_rows)
    _keep(session, key, matches)


def _key(statement: Statement) -> dict[str, Any]:
    return {**key_of(statement), "account_id": statement.account_id, "around": MOST_APART}


def _restore_what_is_sent_again(session: Session, statement: Statement) -> None:
    """Bring back what was deleted of a statement that its user sends once more: nothing else would come of that."""
    if deleted := session.scalars(sql.SENT_AGAIN, key_of(statement)).all():
        with account_change(session, statement.owner_id, statement.account_id) as change:
            restore_sent_again(change, deleted)


def _segments(session: Session, key: dict[str, Any], days: Period, chunks: int) -> Iterator[Period]:
    """The statement's days in parts of about so many rows, none of which cuts a day."""
    if chunks == 1:
        yield days
        return
    first: date | None = None
    last, rows = days.start, 0
    for day, count in session.execute(sql.DAY_COUNTS, key).all():
        if first is not None and rows + count > SEGMENT_ROWS:
            yield Period(first, last)
            first, rows = None, 0
        first = day if first is None else first
        last, rows = day, rows + count
    if first is not None:
        yield Period(first, last)


class _Exact(NamedTuple):
    """What of some rows has an exact partner: how many, which transactions, and whether they have references."""

    exact: int
    ids: frozenset[int]
    references_hold: bool


def match_rows(
    session: Session, owner_id: int, account_id: int, rows: Sequence[NewRow], *, references_hold: bool
) -> list[RowMatch]:
    """Which of a file's rows would be transactions that are there in other words, as far as its balances aren't asked.

    All its rows are given, those with an exact partner too.
    """
    fresh = {row.amount for row in rows if row.exact_id is None}
    if not fresh:
        return []
    days = Period(min(row.day for row in rows), max(row.day for row in rows))
    key: dict[str, Any] = {"owner_id": owner_id, "account_id": account_id, "job_id": 0, "around": MOST_APART}
    key |= {"first_day": days.start, "last_day": days.end}
    ids = frozenset(row.exact_id for row in rows if row.exact_id is not None)
    stored_count = _count_stored(session, key, len(rows))
    if stored_count is None:
        return []
    new = [row for row in rows if row.amount in fresh]
    counts = Counter(row.day for row in rows)
    overlap = _beside(session, key, days, new, _Exact(len(ids), ids, references_hold), counts, stored_count)
    return judged(overlap, *find_pairs(overlap))


def _overlap(
    session: Session, key: dict[str, Any], days: Period, segment: Period, taken: set[int]
) -> tuple[Overlap | None, dict[int, int]]:
    """What is to be compared of some days, None where there is nothing; and lines that were told before."""
    key = {**key, "first_day": segment.start, "last_day": segment.end}
    counts: dict[date, int] = {day: count for day, count in session.execute(sql.ROWS_BY_DAY, key)}  # noqa: C416 - typed.
    stored_count = _count_stored(session, key, sum(counts.values()))
    if stored_count is None:
        return None, {}
    known = session.execute(sql.KNOWN, key).one()
    if known.exact == known.rows:
        return None, {}
    rows = session.execute(sql.NEW_ROWS, key).all()
    told: dict[int, int] = {}
    for row in rows:
        if row.told_id is not None and row.told_id not in told.values() and row.exact_id is None:
            told[row.line] = row.told_id
    new = [NewRow(*row[:8]) for row in rows if row.line not in told]
    if all(row.exact_id is not None for row in new):
        return (Overlap((), (), days, ()) if told else None), told
    exact_ids = frozenset(known.exact_ids or ()) | frozenset(told.values())
    known_rows = _Exact(known.exact + len(told), exact_ids, known.references_hold)
    return _beside(session, key, days, new, known_rows, counts, stored_count, taken), told


def _count_stored(session: Session, key: Mapping[str, Any], rows: int) -> int | None:
    """About how many transactions there are on these days; None where these are so many that no list has so few."""
    stored = int(session.scalar(sql.COUNT_STORED, key) or 0)
    return None if _are_too_many(stored, rows) else stored


def _are_too_many(stored: int, rows: int) -> bool:
    return stored > max(MOST_STORED, MOST_TIMES * rows)


def _beside(
    session: Session,
    key: Mapping[str, Any],
    days: Period,
    new: Sequence[NewRow],
    known: _Exact,
    counts: Mapping[date, int],
    stored_count: int,
    taken: Collection[int] = (),
) -> Overlap:
    """Rows beside what the account has; `counts` are all of the statement's rows by their days."""
    covered = [Period(*period) for period in session.execute(sql.COVERED, key)]
    stored = _stored(session, key, new, all_of_them=stored_count <= MOST_OF_ANY_AMOUNT + len(known.ids))
    return Overlap(
        new=new,
        stored=[row for row in stored if row.id not in taken],
        days=days,
        covered=covered,
        exact=known.exact,
        new_count=sum(count for day, count in counts.items() if _is_in(covered, day)),
        stored_count=int(session.scalar(sql.OTHERS_ON_DAYS, key) or 0),
        references_hold=known.references_hold,
        exact_ids=known.ids,
    )


def _is_in(periods: Sequence[Period], day: date) -> bool:
    return any(period.start <= day <= period.end for period in periods)


def _stored(session: Session, key: Mapping[str, Any], new: Sequence[NewRow], *, all_of_them: bool) -> list[HeldRow]:
    values = {
        "amounts": list({row.amount for row in new}),
        "merchants": list({row.merchant for row in new} - {""}),
        "all_of_them": all_of_them,
    }
    return [
        HeldRow(
            row.id,
            row.day,
            row.amount,
            row.currency,
            tuple(dict.fromkeys((row.description, *row.descriptions))),
            row.merchant,
            tuple(dict.fromkeys(filter(None, (row.external_id, *row.external_ids)))),
            row.job_id,
            row.may_change,
            row.is_deleted,
        )
        for row in session.execute(sql.STORED_ROWS, {**key, **values})
    ]


def _keep(session: Session, key: dict[str, Any], matches: Sequence[RowMatch]) -> None:
    if matches:
        columns = zip(*matches, strict=True)
        names = ("lines", "transaction_ids", "reasons", "asked", "takes_over")
        session.execute(sql.KEEP_MATCHES, {**key, **dict(zip(names, map(list, columns), strict=True))})
        session.execute(sql.REMEMBER_DELETED, key)
