"""transactions -> transfers: what a job has brought finds its other sides in the owner's other accounts."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, delete, func, select, text, update
from sqlalchemy.orm import Session, aliased

from finpulse.errors import CommitLost
from finpulse.jobs.work import Checkpoint, Work
from finpulse.models import Account, Statement, Transaction, Transfer, UnmatchedTransaction
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transfers.candidates import (
    Candidate,
    MatchingContext,
    Unmatched,
    exchanges,
    matching_context,
    same_amounts,
)
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


class MatchedBatch(NamedTuple):
    """How many transactions have looked for their other sides, and how many pairs were linked."""

    rows: int
    linked: int


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
    """Link the transfers between a statement's transactions and those that are there; returns how many.

    Without a statement it takes all transactions that have not been matched yet. With one account there is nothing
    to match.
    """
    if not _has_several_accounts(work):
        _leave_unmatched(work)
        return 0
    done = linked = 0
    for batch in _matched_batches(work, own):
        done += batch.rows
        linked += batch.linked
        # The accounts are locked until the commit, and nothing that follows needs them.
        yield Checkpoint(done=done, total=done)
    return linked


def _has_several_accounts(work: Work) -> bool:
    two = select(Account.id).where(Account.owner_id == work.owner_id).limit(2).subquery()
    return work.session.scalars(select(func.count()).select_from(two)).one() > 1


def _leave_unmatched(work: Work) -> None:
    """Match nothing now: transactions that another account brings one day find these as their other sides."""
    work.session.execute(update(Statement).where(*_unmatched_statements(work)).values(matched_to=None))
    work.session.execute(delete(UnmatchedTransaction).where(UnmatchedTransaction.owner_id == work.owner_id))


def _unmatched_statements(work: Work) -> tuple[ColumnElement[bool], ...]:
    return Statement.owner_id == work.owner_id, Statement.state == "loaded", Statement.matched_to.is_not(None)


def _matched_batches(work: Work, own: Statement | None) -> Iterator[MatchedBatch]:
    """Match batch after batch, each within a change of its own."""
    waiting = select(Statement).where(*_unmatched_statements(work)).order_by(Statement.job_id)
    for statement in work.session.scalars(waiting).all() if own is None else [own]:
        while statement.matched_to is not None:
            with totals_change(work.session, work.owner_id) as change:
                batch = _match_next_lines(change, statement, statement.matched_to)
            yield batch
    while own is None:
        with totals_change(work.session, work.owner_id) as change:
            batch = _match_next_manual(change)
        if not batch.rows:
            return
        yield batch


def _match_next_lines(change: TotalsChange, statement: Statement, after: int) -> MatchedBatch:
    """Match the transactions on a statement's next lines, and note how far that is."""
    session, lines = change.session, {"job_id": statement.job_id, "after": after}
    end_of_batch = session.execute(END_OF_BATCH, {**lines, "owner_id": change.owner_id, "limit": BATCH_ROWS})
    rows, until = end_of_batch.one()
    condition = "job_id = :job_id AND line > :after AND line <= :until"
    linked = _match(change, Unmatched(condition, {**lines, "until": until}))
    _note_matched(session, statement, after, until if rows == BATCH_ROWS else None)
    return MatchedBatch(rows, linked)


def _note_matched(session: Session, statement: Statement, after: int, until: int | None) -> None:
    """Note how far a statement is matched. Raises CommitLost where the database has not kept that it was so far.

    Two jobs of an owner may match the same statement one after the other; it stays as far as the first of them came.
    """
    here = Statement.owner_id == statement.owner_id, Statement.job_id == statement.job_id
    noted = session.execute(update(Statement).where(*here, Statement.matched_to == after).values(matched_to=until))
    if noted.rowcount == 1:  # type: ignore[attr-defined]  # An UPDATE has one.
        return
    session.refresh(statement, ["matched_to"])
    if statement.matched_to is not None and statement.matched_to < after:
        raise CommitLost(f"Job {statement.job_id} is not matched to line {after} any more: a commit was lost.")


def _match_next_manual(change: TotalsChange) -> MatchedBatch:
    """Match the next manual transactions, and take them off the list of those that have not been matched."""
    mine = UnmatchedTransaction.owner_id == change.owner_id
    number = UnmatchedTransaction.transaction_id
    some = select(number).where(mine).order_by(number).limit(BATCH_ROWS)
    ids = change.session.scalars(delete(UnmatchedTransaction).where(mine, number.in_(some)).returning(number)).all()
    linked = _match(change, Unmatched("id = ANY (:ids)", {"ids": ids})) if ids else 0
    return MatchedBatch(len(ids), linked)


def _match(change: TotalsChange, unmatched: Unmatched) -> int:
    """Link what these transactions and their candidates prove to be transfers; returns how many."""
    session = change.session
    context = matching_context(session, change.owner_id)
    matches = [
        Match(sides, evidence)
        for sides in same_amounts(session, context, unmatched)
        if (evidence := evidence_of(*sides)) is not None
    ]
    matches += _exchanged(session, context, exchanges(session, context, unmatched))
    pairs = list(map(_pair, one_to_one(matches)))
    if pairs:
        link(change, pairs, context.kinds)
    return len(pairs)


def one_to_one(matches: Iterable[Match]) -> Iterator[Match]:
    """The best match of all, then the best of those that it leaves, and so on: no side is in two."""
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: match.order):
        out, into = match.sides
        if not taken & {out.id, into.id}:
            taken |= {out.id, into.id}
            yield match


def _exchanged(session: Session, context: MatchingContext, candidates: Sequence[Candidate]) -> Iterator[Match]:
    """The exchanges among the candidates: those that a text proves, then those whose rate agrees with these."""
    if not candidates:
        return
    proved = [
        Match(sides, evidence) for sides in candidates if (evidence := exchange_evidence(*sides, known=())) is not None
    ]
    rates = _known_rates(session, context.owner_id, [sides.out.date for sides in candidates])
    rates += [_rate(match.sides) for match in proved]
    for sides in candidates:
        if (evidence := exchange_evidence(*sides, known=rates)) is not None:
            yield Match(sides, evidence)


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
