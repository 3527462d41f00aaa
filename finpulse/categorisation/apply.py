"""The stage `recategorise`: a rule or corrections, applied to the transactions that are stored already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Select, Text, bindparam, func, select, text
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import names_of_kind
from finpulse.categorisation.decisions import DECIDABLE, Decidable, as_definition, decisions_about, load_rulebook
from finpulse.cleaning.rules.decisions import Decider, Decision, RuleDefinition
from finpulse.cleaning.rules.rulebook import Rulebook
from finpulse.cleaning.text import fold
from finpulse.errors import CommitLost
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import (
    Assignment,
    Recategorisation,
    Rule,
    Transaction,
    UserStats,
    assignment_after,
    assignment_of,
)
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.totals.recount import recounted
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import unlink_transactions

# All accounts of the owner are locked for a batch, so it is to be short.
BATCH_ROWS: Final = 5_000

_TYPES: Final = {name: BigInteger if name.endswith("_id") else Text for name in Assignment._fields}
# Each row is looked up by its key, and written where it lies: as a join, the planner may read all that the owner has.
# The rows' accounts are locked, so no row moves in between. A ctid is unique within a partition, should the table have
# any, and the owner says which partition.
CHANGE_ROWS: Final = text(f"""
    UPDATE transactions SET {", ".join(f"{name} = after.{name}" for name in _TYPES)}, updated_at = now()
    FROM (
        SELECT row.place, given.*
        FROM unnest(:ids, {", ".join(f":{name}" for name in _TYPES)}) AS given (id, {", ".join(_TYPES)})
        CROSS JOIN LATERAL (
            SELECT ctid AS place FROM transactions WHERE owner_id = :owner_id AND id = given.id LIMIT 1
        ) AS row
    ) AS after
    WHERE transactions.owner_id = :owner_id AND transactions.ctid = after.place
""").bindparams(
    bindparam("ids", type_=ARRAY(BigInteger)),
    *(bindparam(name, type_=ARRAY(column_type)) for name, column_type in _TYPES.items()),
)


KEPT: Final = text("SELECT seen_to FROM recategorisations WHERE owner_id = :owner_id AND job_id = :job_id")


class Reassignment(NamedTuple):
    """A transaction, and how it is assigned once the decision about it holds."""

    row: Decidable
    after: Assignment


class Applied:
    """What is applied to the history: a rule, or corrections, or the absence of one that is deleted.

    Of a deleted rule, `undone` is what it was, and `with_undone` the rulebook as it was then.
    """

    def __init__(
        self,
        rule_id: int | None = None,
        correction_ids: Sequence[int] = (),
        forgotten_key: str | None = None,
        undone: RuleDefinition | None = None,
        with_undone: Rulebook | None = None,
    ) -> None:
        self._rule_id = rule_id if undone is None else undone.id
        self._correction_ids = frozenset(correction_ids)
        self._forgotten_key = forgotten_key
        self._undone, self._with_undone = undone, with_undone
        self._deciders = {Decider("correction", correction_id) for correction_id in correction_ids}
        if self._rule_id is not None:
            self._deciders.add(Decider("rule", self._rule_id))

    def concerns(self, row: Decidable, decision: Decision) -> bool:
        """Whether it decides about the row now, or has decided before."""
        return not self._deciders.isdisjoint(decision.by) or self.has_decided(row)

    def has_decided(self, row: Decidable) -> bool:
        """Whether it has decided about the row before, as the row tells."""
        return (
            (row.rule_id is not None and row.rule_id == self._rule_id)
            or row.correction_id in self._correction_ids
            or (row.found_merchant is not None and fold(row.found_merchant) == self._forgotten_key)
        )

    def concerned(self, book: Rulebook, rows: Sequence[Decidable]) -> Iterator[tuple[Decidable, Decision]]:
        """The rows that it concerns, each with what the rulebook decides about it by now."""
        decisions = decisions_about(book, rows, partial(self._takes_back, book))
        if self._with_undone is None:
            yield from ((row, one) for row, one in zip(rows, decisions, strict=True) if self.concerns(row, one))
            return
        before = decisions_about(self._with_undone, rows)
        touched = [row for row, then in zip(rows, before, strict=True) if self.concerns(row, then)]
        yield from zip(touched, decisions_about(book, touched, self._was_undone), strict=True)

    def _takes_back(self, book: Rulebook, row: Decidable) -> bool:
        """Whether what the row has is of a rule that is disabled, or of a correction that is forgotten."""
        if row.rule_id is not None and row.rule_id == self._rule_id and not book.has_rule(row.rule_id):
            return True
        return self._forgotten_key is not None and self.has_decided(row)

    def _was_undone(self, row: Decidable) -> bool:
        """Whether what the row has is of the rule that is undone: its category, or its merchant alone."""
        return self.has_decided(row) or (self._undone is not None and self._undone.merchant == row.merchant)


def recategorise(work: Work) -> Batches:
    """Apply what the job is for to all of the owner's transactions, batch by batch in the order of their ids."""
    asked = work.session.get_one(Recategorisation, (work.owner_id, work.job_id))
    applied = applied_by(work.session, asked)
    total = _transactions_of(work) if asked.rows_total is None else asked.rows_total
    while True:
        with totals_change(work.session, work.owner_id) as change:
            rows = _next_batch(work, asked)
            if not rows:
                break
            asked.rows_changed += apply_decisions(change, load_rulebook(work.session, work.owner_id), applied, rows)
            asked.seen_to = rows[-1].id
            asked.rows_seen += len(rows)
        yield Checkpoint(done=asked.rows_seen, total=max(total, asked.rows_seen))
        _check_kept(work, asked)
    return {"total": asked.rows_seen, "changed": asked.rows_changed}


def applied_by(session: Session, asked: Recategorisation) -> Applied:
    """What a job applies."""
    if asked.undone_rule is None:
        return Applied(asked.rule_id, asked.correction_ids, asked.forgotten_key)
    undone = as_definition(Rule(**asked.undone_rule))
    return Applied(undone=undone, with_undone=load_rulebook(session, asked.owner_id, [undone]))


def _next_batch(work: Work, asked: Recategorisation) -> Sequence[Decidable]:
    if asked.rule_id is not None and work.session.get(Rule, (work.owner_id, asked.rule_id)) is None:
        return []  # It was deleted meanwhile, and what it has decided stays.
    wanted = decidable(work.owner_id, asked.merchants).where(Transaction.id > asked.seen_to)
    return work.session.execute(wanted.order_by(Transaction.id).limit(BATCH_ROWS)).all()


def _check_kept(work: Work, asked: Recategorisation) -> None:
    """See that the database has kept the batch that was committed. Raises CommitLost."""
    kept = work.session.scalar(KEPT, {"owner_id": work.owner_id, "job_id": work.job_id})
    if kept != asked.seen_to:
        raise CommitLost(f"Job {work.job_id} has seen {kept} and not {asked.seen_to}: a commit was lost.")


def _transactions_of(work: Work) -> int:
    """How many transactions the owner has."""
    count = func.coalesce(func.sum(UserStats.total_transactions), 0)
    return int(work.session.scalars(select(count).where(UserStats.owner_id == work.owner_id)).one())


def decidable(owner_id: int, merchants: Sequence[str] | None = None) -> Select[tuple[object, ...]]:
    """The owner's processed transactions with all columns that decisions need, of these merchants or of all.

    What was split by hand is none of a rule's.
    """
    whole = Transaction.processed, Transaction.splits.is_(None)
    processed = select(*DECIDABLE).where(Transaction.owner_id == owner_id, *whole)
    return processed if merchants is None else processed.where(Transaction.merchant.in_(merchants))


def apply_decisions(change: TotalsChange, book: Rulebook, applied: Applied, rows: Sequence[Decidable]) -> int:
    """Let decisions hold for those of the rows that they concern; returns how many rows have changed."""
    reassigned = list(reassignments(book, applied, rows))
    if sides := _sides_to_unlink(change, reassigned):
        unlink_transactions(change, sides, refuse_pairs=True)
        again = decidable(change.owner_id).where(Transaction.id.in_([row.id for row in rows]))
        reassigned = list(reassignments(book, applied, change.session.execute(again).all()))
    if reassigned:
        _reassign(change, reassigned)
    return len(reassigned)


def reassignments(book: Rulebook, applied: Applied, rows: Sequence[Decidable]) -> Iterator[Reassignment]:
    """Those of the rows that the applied decisions concern and would change."""
    for row, decision in applied.concerned(book, rows):
        after = assignment_after(row, decision)
        if after != assignment_of(row):
            yield Reassignment(row, after)


def _sides_to_unlink(change: TotalsChange, reassigned: Sequence[Reassignment]) -> list[int]:
    """Sides of transfers that get another category than one of transfers: the user's decision wins over the link."""
    sides = [side for side in reassigned if side.row.transfer_id is not None]
    if not sides:
        return []
    transfers = names_of_kind(change.session, change.owner_id, "transfer")
    return [side.row.id for side in sides if side.after.category not in transfers]


def _reassign(change: TotalsChange, reassigned: Sequence[Reassignment]) -> None:
    ids = [row.id for row, _ in reassigned]
    columns = dict(zip(_TYPES, map(list, zip(*(after for _, after in reassigned), strict=True)), strict=True))
    with recounted(change, ids):
        change.session.execute(CHANGE_ROWS, {"owner_id": change.owner_id, "ids": ids, **columns})
    renamed = [row.id for row, after in reassigned if row.merchant != after.merchant]
    if renamed:
        write_words(change.session, change.owner_id, renamed)
