"""transactions -> transfers: what a job has brought finds its other sides in the owner's other accounts."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, delete, func, select, text, update
from sqlalchemy.orm import Session, aliased

from finpulse.db.locks import lock_accounts
from finpulse.jobs.work import Checkpoint, Work
from finpulse.models import Account, Statement, Transaction, Transfer, UnmatchedTransaction
from finpulse.totals.sums import settle_stats
from finpulse.transfers.candidates import Candidate, Household, Selection, exchanges, household, same_amounts
from finpulse.transfers.evidence import Evidence, evidence_of
from finpulse.transfers.exchange_rates import MOST_DAYS, Rate, exchange_evidence, rate_of
from finpulse.transfers.links import Pair, link

BATCH_ROWS: Final = 20_000

END_OF_BATCH: Final = text("""
    SELECT count(*), max(line) FROM (
        SELECT line FROM transactions WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
        ORDER BY line LIMIT :limit
    ) AS batch
""")


class Batch(NamedTuple):
    """Rows that are to find their other sides: the next of a statement, up to a line, or some that were posted."""

    rows: int
    chosen: Selection
    statement: Statement | None = None
    until: int | None = None


class Match(NamedTuple):
    """Two sides, and what makes them one transfer."""

    sides: Candidate
    evidence: Evidence

    @property
    def order(self) -> tuple[int | bool, ...]:
        """The nearest in days first, then by evidence; equal ones in the order in which they came."""
        out, into = self.sides
        return self.sides.days_apart, -self.evidence.strength, into.date < out.date, out.id, into.id


def match_transfers(work: Work, own: Statement | None) -> Generator[Checkpoint, None, int]:
    """Link the transfers between a statement's transactions and what is there; returns how many.

    Without a statement it takes what nobody has looked at yet. Where there is one account, there is
    nothing to look for.
    """
    if not _has_several_accounts(work):
        _leave_unmatched(work)
        return 0
    done = linked = 0
    for batch in _batches(work, own):
        linked += _match(work.session, work.owner_id, batch.chosen)
        if batch.statement:
            _mark(work.session, batch.statement, batch.until)
        done += batch.rows
        # The accounts are held until the commit, and nothing that follows needs them.
        yield Checkpoint(done=done, total=done)
    return linked


def _has_several_accounts(work: Work) -> bool:
    two = select(Account.id).where(Account.owner_id == work.owner_id).limit(2).subquery()
    return work.session.scalars(select(func.count()).select_from(two)).one() > 1


def _leave_unmatched(work: Work) -> None:
    """Look for nothing now: what another account brings one day finds these rows by itself."""
    work.session.execute(update(Statement).where(*_waiting(work)).values(matched_to=None))
    work.session.execute(delete(UnmatchedTransaction).where(UnmatchedTransaction.owner_id == work.owner_id))


def _waiting(work: Work) -> tuple[ColumnElement[bool], ...]:
    return Statement.owner_id == work.owner_id, Statement.state == "loaded", Statement.matched_to.is_not(None)


def _batches(work: Work, own: Statement | None) -> Iterator[Batch]:
    """The rows in batches, each with all of the owner's accounts held."""
    if own is not None:
        yield from _lines_of(work, own)
        return
    for statement in work.session.scalars(select(Statement).where(*_waiting(work)).order_by(Statement.job_id)).all():
        yield from _lines_of(work, statement)
    while ids := _next_posted(work):
        yield Batch(len(ids), Selection("id = ANY (:ids)", {"ids": ids}))


def _lines_of(work: Work, statement: Statement) -> Iterator[Batch]:
    while statement.matched_to is not None:
        lock_accounts(work.session, work.owner_id)
        values = {"job_id": statement.job_id, "after": statement.matched_to}
        rows, until = work.session.execute(
            END_OF_BATCH, {**values, "owner_id": work.owner_id, "limit": BATCH_ROWS}
        ).one()
        chosen = Selection("job_id = :job_id AND line > :after AND line <= :until", {**values, "until": until})
        yield Batch(rows, chosen, statement, until if rows == BATCH_ROWS else None)


def _next_posted(work: Work) -> Sequence[int]:
    """Take the next posted rows off the list of those that nobody has looked at."""
    lock_accounts(work.session, work.owner_id)
    mine = UnmatchedTransaction.owner_id == work.owner_id
    number = UnmatchedTransaction.transaction_id
    some = select(number).where(mine).order_by(number).limit(BATCH_ROWS)
    return work.session.scalars(delete(UnmatchedTransaction).where(mine, number.in_(some)).returning(number)).all()


def _mark(session: Session, statement: Statement, until: int | None) -> None:
    here = Statement.owner_id == statement.owner_id, Statement.job_id == statement.job_id
    session.execute(update(Statement).where(*here).values(matched_to=until))


def _match(session: Session, owner_id: int, chosen: Selection) -> int:
    home = household(session, owner_id)
    matches = [
        Match(sides, evidence)
        for sides in same_amounts(session, home, chosen)
        if (evidence := evidence_of(*sides)) is not None
    ]
    matches += _exchanged(session, home, exchanges(session, home, chosen))
    pairs = list(map(_pair, one_to_one(matches)))
    if pairs:
        link(session, owner_id, pairs, home.kinds)
        settle_stats(session, owner_id)
    return len(pairs)


def one_to_one(matches: Iterable[Match]) -> Iterator[Match]:
    """The best match of all, then the best of those that it leaves, and so on: no side is in two."""
    taken: set[int] = set()
    for match in sorted(matches, key=lambda each: each.order):
        out, into = match.sides
        if not taken & {out.id, into.id}:
            taken |= {out.id, into.id}
            yield match


def _exchanged(session: Session, home: Household, candidates: Sequence[Candidate]) -> Iterator[Match]:
    """The exchanges among the candidates: first what its texts prove, then what agrees with the rates of that."""
    if not candidates:
        return
    proved = [Match(sides, said) for sides in candidates if (said := exchange_evidence(*sides, known=()))]
    rates = _known_rates(session, home.owner_id, [sides.out.date for sides in candidates])
    rates += [_rate(match.sides) for match in proved]
    for sides in candidates:
        if said := exchange_evidence(*sides, known=rates):
            yield Match(sides, said)


def _known_rates(session: Session, owner_id: int, days: Sequence[date]) -> list[Rate]:
    """The rates of the owner's transfers around these days."""
    out, into, around = aliased(Transaction), aliased(Transaction), timedelta(days=MOST_DAYS)
    rates = (
        select(out.date, out.currency, into.currency, Transfer.rate)
        .join(out, (out.owner_id == Transfer.owner_id) & (out.id == Transfer.out_id))
        .join(into, (into.owner_id == Transfer.owner_id) & (into.id == Transfer.in_id))
        .where(Transfer.owner_id == owner_id, Transfer.state == "linked", Transfer.rate.is_not(None))
        .where(out.date.between(min(days) - around, max(days) + around))
    )
    return [Rate(day, sold, bought, rate) for day, sold, bought, rate in session.execute(rates) if rate is not None]


def _rate(sides: Candidate) -> Rate:
    out, into = sides
    return Rate(out.date, out.currency, into.currency, rate_of(out.amount, into.amount))


def _pair(match: Match) -> Pair:
    out, into = match.sides
    rate = None if out.currency == into.currency else rate_of(out.amount, into.amount)
    return Pair(out.id, into.id, match.evidence.text, rate)
