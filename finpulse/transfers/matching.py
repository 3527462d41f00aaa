"""transactions -> transfers: what a job has brought finds its other sides in the owner's other accounts."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, delete, func, select, text, update
from sqlalchemy.orm import Session

from finpulse.errors import CommitLost
from finpulse.jobs.work import Checkpoint, Work
from finpulse.models import Account, Statement, UnmatchedTransaction
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transfers.candidates import Unmatched
from finpulse.transfers.card_payments import debt_of, mark_card_payments
from finpulse.transfers.reconsider import Found, match

BATCH_ROWS: Final = 20_000

END_OF_BATCH: Final = text("""
    SELECT count(*), max(line) FROM (
        SELECT line FROM transactions WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
        ORDER BY line LIMIT :limit
    ) AS batch
""")
# The transactions that were posted one by one and wait for their other sides.
WAITING: Final = Unmatched("id IN (SELECT transaction_id FROM unmatched_transactions WHERE owner_id = :owner_id)", {})


class MatchedBatch(NamedTuple):
    """How many transactions have looked for their other sides, and what was found."""

    rows: int
    found: Found


def match_transfers(work: Work, own: Statement | None) -> Generator[Checkpoint, None, Found]:
    """Link the transfers between a statement's transactions and those that are there, and propose likely ones.

    Without a statement it takes all transactions that have not been matched yet. With one account there is nothing
    to match.
    """
    owner = work.session.execute(_accounts_and_debt(work.owner_id)).one()
    if not owner.has_several_accounts:
        _leave_unmatched(work, owner.owes)
        return Found()
    done, found = 0, Found()
    for batch in _matched_batches(work, own):
        done += batch.rows
        found = found.plus(batch.found)
        # The accounts are locked until the commit, and nothing that follows needs them.
        yield Checkpoint(done=done, total=done)
    return found


def match_waiting(change: TotalsChange) -> None:
    """Look at once for other sides of what has lost its own, because that was deleted."""
    while _match_next_waiting(change).rows:
        pass


def _accounts_and_debt(owner_id: int) -> Select[Any]:
    """Whether an owner has several accounts, and whether their totals know of debt, in one round trip."""
    two = select(Account.id).where(Account.owner_id == owner_id).limit(2).subquery()
    several = select(func.count() > 1).select_from(two).scalar_subquery()
    return select(several.label("has_several_accounts"), debt_of(owner_id).label("owes"))


def _leave_unmatched(work: Work, owes: bool) -> None:
    """Match nothing now: transactions that another account brings one day find these as their other sides."""
    if owes:
        with totals_change(work.session, work.owner_id) as change:
            _mark_card_payments(change, work)
    work.session.execute(update(Statement).where(*_unmatched_statements(work)).values(matched_to=None))
    work.session.execute(delete(UnmatchedTransaction).where(UnmatchedTransaction.owner_id == work.owner_id))


def _mark_card_payments(change: TotalsChange, work: Work) -> None:
    """The payments of cards among all that nobody has matched."""
    waiting = select(Statement.job_id, Statement.matched_to).where(*_unmatched_statements(work))
    for job_id, after in work.session.execute(waiting).all():
        mark_card_payments(change, Unmatched("job_id = :job_id AND line > :after", {"job_id": job_id, "after": after}))
    mark_card_payments(change, WAITING)


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
    while _is_waiting(work):
        with totals_change(work.session, work.owner_id) as change:
            batch = _match_next_waiting(change)
        yield batch


def _is_waiting(work: Work) -> bool:
    waiting = select(UnmatchedTransaction.transaction_id).where(UnmatchedTransaction.owner_id == work.owner_id)
    return work.session.scalar(waiting.limit(1)) is not None


def _match_next_lines(change: TotalsChange, statement: Statement, after: int) -> MatchedBatch:
    """Match the transactions on a statement's next lines, and note how far that is."""
    session, lines = change.session, {"job_id": statement.job_id, "after": after}
    end_of_batch = session.execute(END_OF_BATCH, {**lines, "owner_id": change.owner_id, "limit": BATCH_ROWS})
    rows, until = end_of_batch.one()
    condition = "job_id = :job_id AND line > :after AND line <= :until"
    batch = Unmatched(condition, {**lines, "until": until})
    mark_card_payments(change, batch)
    found = match(change, batch)
    _note_matched(session, statement, after, until if rows == BATCH_ROWS else None)
    return MatchedBatch(rows, found)


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


def _match_next_waiting(change: TotalsChange) -> MatchedBatch:
    """Match the next transactions of no statement, or without their other sides any more, and note that."""
    mine = UnmatchedTransaction.owner_id == change.owner_id
    number = UnmatchedTransaction.transaction_id
    some = select(number).where(mine).order_by(number).limit(BATCH_ROWS)
    ids = change.session.scalars(delete(UnmatchedTransaction).where(mine, number.in_(some)).returning(number)).all()
    if not ids:
        return MatchedBatch(0, Found())
    batch = Unmatched("id = ANY (:ids)", {"ids": ids})
    mark_card_payments(change, batch)
    return MatchedBatch(len(ids), match(change, batch))
