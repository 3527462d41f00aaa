"""A cleaned statement -> which of its rows are transactions that the account has from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import Row
from sqlalchemy.orm import Session

from finpulse.categorisation.deletions import restore_sent_again
from finpulse.errors import LeaseLost
from finpulse.models import Statement
from finpulse.periods import Period
from finpulse.pipeline.load_sql import PLAN_FOR_MANY
from finpulse.pipeline.overlaps import compare_sql as sql
from finpulse.pipeline.overlaps.balances import by_balances
from finpulse.pipeline.overlaps.compared_days import ComparedDays, days_beside, days_in_parts
from finpulse.pipeline.overlaps.compared_rows import HeldRow, NewRow, Overlap, RowMatch
from finpulse.pipeline.overlaps.judgement import judged
from finpulse.pipeline.overlaps.matching import MOST_APART, find_pairs
from finpulse.pipeline.overlaps.question import answer_to, ask, settled_by
from finpulse.pipeline.statement_work import key_of
from finpulse.storage.uploads import Upload
from finpulse.totals.change import account_change

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
    if seen.chunks > 1:
        parts = list(days_in_parts(session, key))
    else:
        parts = [ComparedDays(days, statement.rows_cleaned, Decimal(0), seen.stored, seen.touches)]
    if any(part.is_comparable for part in parts):
        session.execute(PLAN_FOR_MANY)
        _compare_parts(session, statement, key, days, parts)


def _compare_parts(
    session: Session, statement: Statement, key: dict[str, Any], days: Period, parts: Sequence[ComparedDays]
) -> None:
    """Pair the statement's rows with what is there, part by part, and keep what comes of it."""
    found = _Found()
    compared = [part for part in parts if part.is_comparable]
    is_long = statement.chunks > 1
    if is_long:
        _unpack(session, key, compared)
    for part in compared:
        overlap, told = _overlap(session, key, days, part, found.taken, is_long=is_long)
        if overlap is not None:
            found.add(told, overlap)
    if is_long:
        session.execute(sql.FORGET_UNPACKED)
    fresh = None if any(part.meets_too_many for part in parts) else found.fresh
    if fresh is not None:
        fresh += sum(part.amount for part in parts if not part.touches)
    by_balance = by_balances(session, statement, found.matches, found.new, found.stored, fresh)
    matches = settled_by(answer_to(statement), by_balance)
    ask(statement, matches, found.new, found.stored)
    _keep(session, key, matches)


@dataclass(slots=True)
class _Found:
    """What was matched, its rows and transactions, all that are taken, and what rows come to that have no partner."""

    matches: list[RowMatch] = field(default_factory=list)
    new: dict[int, NewRow] = field(default_factory=dict)
    stored: dict[int, HeldRow] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    fresh: Decimal = Decimal(0)

    def add(self, told: Mapping[int, int], overlap: Overlap) -> None:
        """Add what some days bring: lines that were told before, and what is to be compared."""
        matches = [RowMatch(line, known, _ALREADY) for line, known in told.items()]
        matches += judged(overlap, *find_pairs(overlap))
        lines, ids = {match.line for match in matches}, {match.transaction_id for match in matches}
        self.matches += matches
        self.taken |= ids
        self.new |= {row.line: row for row in overlap.new if row.line in lines}
        self.stored |= {row.id: row for row in overlap.stored if row.id in ids}
        self.fresh += sum(row.amount for row in overlap.new if row.line not in lines and row.exact_id is None)


def _key(statement: Statement) -> dict[str, Any]:
    return {**key_of(statement), "account_id": statement.account_id, "around": MOST_APART}


def _restore_what_is_sent_again(session: Session, statement: Statement) -> None:
    """Bring back what was deleted of a statement that its user sends once more: nothing else would come of that."""
    if deleted := session.scalars(sql.SENT_AGAIN, {**_key(statement), "sha256": statement.sha256}).all():
        with account_change(session, statement.owner_id, statement.account_id) as change:
            statement.brought_back = restore_sent_again(change, deleted)


def _unpack(session: Session, key: dict[str, Any], compared: Sequence[ComparedDays]) -> None:
    """Lay the statement's rows of these days out by their days, for as long as the transaction lasts."""
    session.execute(sql.UNPACK, {**key, "first_day": compared[0].days.start, "last_day": compared[-1].days.end})
    session.execute(sql.INDEX_UNPACKED)


def deleted_before(session: Session, upload: Upload, owner_id: int, account_id: int) -> frozenset[int]:
    """The deleted transactions that an upload would bring back, since its user has sent its very bytes before."""
    values = {"owner_id": owner_id, "account_id": account_id, "job_id": 0, "sha256": upload.sha256}
    return frozenset(session.scalars(sql.DELETED_OF_SAME, values))


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
    part = days_beside(session, key, days, len(rows))
    if not part.is_comparable:
        return []
    new = [row for row in rows if row.amount in fresh]
    counts = Counter(row.day for row in rows)
    overlap = _beside(session, key, days, new, _Exact(len(ids), ids, references_hold), counts, part.stored)
    return judged(overlap, *find_pairs(overlap))


def _overlap(
    session: Session, key: dict[str, Any], days: Period, part: ComparedDays, taken: set[int], *, is_long: bool
) -> tuple[Overlap | None, dict[int, int]]:
    """What is to be compared of some days, None where there is nothing; and lines that were told before."""
    key = {**key, "first_day": part.days.start, "last_day": part.days.end}
    known = session.execute(sql.COMPARED_UNPACKED if is_long else sql.COMPARED, key).one()
    counts: dict[date, int] = dict(zip(known.days or (), known.day_rows or (), strict=True))
    if known.exact == sum(counts.values()):
        return None, {}
    new = _new_rows(known)
    first_lines: dict[int, int] = {}
    for row, told_id in zip(new, known.told_ids or (), strict=True):
        if told_id is not None and row.exact_id is None:
            first_lines.setdefault(told_id, row.line)
    told = {line: told_id for told_id, line in first_lines.items()}
    new = [row for row in new if row.line not in told]
    if all(row.exact_id is not None for row in new):
        return (Overlap((), (), days, ()) if told else None), told
    exact_ids = frozenset(known.exact_ids or ()) | frozenset(told.values())
    known_rows = _Exact(known.exact + len(told), exact_ids, known.references_hold)
    return _beside(session, key, days, new, known_rows, counts, part.stored, taken), told


def _new_rows(known: Row[Any]) -> list[NewRow]:
    columns = (
        known.lines,
        known.dates,
        known.amounts,
        known.currencies,
        known.descriptions,
        known.merchants,
        known.external_ids,
        known.partner_ids,
    )
    return list(map(NewRow._make, zip(*columns, strict=True))) if known.lines else []


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
    beside = session.execute(sql.BESIDE, key).one()
    covered = [Period(*period) for period in beside.covered or ()]
    stored = _stored(session, key, new, all_of_them=stored_count <= MOST_OF_ANY_AMOUNT + len(known.ids))
    return Overlap(
        new=new,
        stored=[row for row in stored if row.id not in taken],
        days=days,
        covered=covered,
        exact=known.exact,
        new_count=sum(count for day, count in counts.items() if _is_in(covered, day)),
        stored_count=beside.stored,
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
