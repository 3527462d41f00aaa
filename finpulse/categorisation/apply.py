"""rules, corrections -> transactions that are there already: a user's decisions carried over the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Select, Text, bindparam, func, select, text
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import list_categories
from finpulse.categorisation.decisions import (
    DECIDABLE,
    Decidable,
    Standing,
    decisions_about,
    load_rulebook,
    standing,
    standing_after,
)
from finpulse.cleaning.rules.rulebook import Decider, Decision, Rulebook
from finpulse.cleaning.text import fold
from finpulse.db.locks import lock_accounts
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import Recategorisation, Rule, Transaction, UserStats
from finpulse.totals.recount import recounted
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import dissolve_links

# All accounts of the owner are held for a batch, so it is to be short.
BATCH_ROWS: Final = 5_000

_KINDS: Final = {"rule_id": BigInteger, "correction_id": BigInteger}
_STANDING: Final = {name: _KINDS.get(name, Text) for name in Standing._fields}
# Each row is looked up by its key, and written where it lies: as a join, the planner may read all that the owner has.
# The rows' accounts are held, so none moves in between. A place is one in a partition, should the table have any, and
# the owner says which.
CHANGE_ROWS: Final = text(f"""
    UPDATE transactions SET {", ".join(f"{name} = after.{name}" for name in _STANDING)}, updated_at = now()
    FROM (
        SELECT row.place, given.*
        FROM unnest(:ids, {", ".join(f":{name}" for name in _STANDING)}) AS given (id, {", ".join(_STANDING)})
        CROSS JOIN LATERAL (
            SELECT ctid AS place FROM transactions WHERE owner_id = :owner_id AND id = given.id LIMIT 1
        ) AS row
    ) AS after
    WHERE transactions.owner_id = :owner_id AND transactions.ctid = after.place
""").bindparams(
    bindparam("ids", type_=ARRAY(BigInteger)),
    *(bindparam(name, type_=ARRAY(kind)) for name, kind in _STANDING.items()),
)


class Change(NamedTuple):
    """A transaction, and how it stands once the decision about it holds."""

    row: Decidable
    after: Standing


class Carried:
    """What is carried over the history, and whether a transaction is any of its business."""

    def __init__(
        self, rule_id: int | None = None, correction_ids: Sequence[int] = (), forgotten_key: str | None = None
    ) -> None:
        self._rule_id = rule_id
        self._correction_ids = frozenset(correction_ids)
        self._forgotten_key = forgotten_key
        self._deciders = {Decider("correction", one) for one in correction_ids}
        if rule_id is not None:
            self._deciders.add(Decider("rule", rule_id))

    def concerns(self, row: Decidable, decision: Decision) -> bool:
        """Whether it decides the row now, or has decided it before."""
        return (
            not self._deciders.isdisjoint(decision.by)
            or (row.rule_id is not None and row.rule_id == self._rule_id)
            or row.correction_id in self._correction_ids
            or (row.found_merchant is not None and fold(row.found_merchant) == self._forgotten_key)
        )


def recategorise(work: Work) -> Batches:
    """Carry what the job is for over all of the owner's transactions, batch by batch in the order of their ids."""
    asked = work.session.get_one(Recategorisation, (work.owner_id, work.job_id))
    carried = Carried(asked.rule_id, asked.correction_ids, asked.forgotten_key)
    total = _how_many(work) if asked.rows_total is None else asked.rows_total
    while rows := _next_batch(work, asked):
        book = load_rulebook(work.session, work.owner_id)
        changed = carry_over(work.session, work.owner_id, book, carried, rows)
        asked.seen_to = rows[-1].id
        asked.rows_seen += len(rows)
        asked.rows_changed += changed
        yield Checkpoint(done=asked.rows_seen, total=max(total, asked.rows_seen))
    return {"total": asked.rows_seen, "changed": asked.rows_changed}


def _next_batch(work: Work, asked: Recategorisation) -> Sequence[Decidable]:
    lock_accounts(work.session, work.owner_id)
    if asked.rule_id is not None and work.session.get(Rule, (work.owner_id, asked.rule_id)) is None:
        return []  # It was deleted meanwhile, and what it has decided stays.
    wanted = decidable(work.owner_id, asked.merchants).where(Transaction.id > asked.seen_to)
    return work.session.execute(wanted.order_by(Transaction.id).limit(BATCH_ROWS)).all()


def _how_many(work: Work) -> int:
    counted = select(func.coalesce(func.sum(UserStats.total_transactions), 0)).where(
        UserStats.owner_id == work.owner_id
    )
    return int(work.session.scalars(counted).one())


def decidable(owner_id: int, merchants: Sequence[str] | None = None) -> Select[tuple[object, ...]]:
    """The owner's processed transactions with all that decisions need, of these merchants or of all."""
    mine = select(*DECIDABLE).where(Transaction.owner_id == owner_id, Transaction.processed)
    return mine if merchants is None else mine.where(Transaction.merchant.in_(merchants))


def carry_over(session: Session, owner_id: int, book: Rulebook, carried: Carried, rows: Sequence[Decidable]) -> int:
    """Let decisions hold for those of the rows that they concern; returns how many rows have changed.

    The caller holds all of the owner's accounts, as `lock_accounts` does.
    """
    changes = list(changes_among(book, carried, rows))
    if parted := _parted(session, owner_id, changes):
        dissolve_links(session, owner_id, parted, remember=True)
        again = decidable(owner_id).where(Transaction.id.in_([row.id for row in rows]))
        changes = list(changes_among(book, carried, session.execute(again).all()))
    if changes:
        _change(session, owner_id, changes)
    return len(changes)


def changes_among(book: Rulebook, carried: Carried, rows: Sequence[Decidable]) -> Iterator[Change]:
    """Those of the rows that stand otherwise once the decisions hold that concern them."""
    for row, decision in zip(rows, decisions_about(book, rows), strict=True):
        if carried.concerns(row, decision):
            after = standing_after(row, decision)
            if after != standing(row):
                yield Change(row, after)


def _parted(session: Session, owner_id: int, changes: Sequence[Change]) -> list[int]:
    """Sides of transfers between own accounts that are to be something else: the user's decision wins."""
    sides = [change for change in changes if change.row.transfer_id is not None]
    if not sides:
        return []
    transfers = {one.name for one in list_categories(session, owner_id) if one.kind == "transfer"}
    return [change.row.id for change in sides if change.after.category not in transfers]


def _change(session: Session, owner_id: int, changes: Sequence[Change]) -> None:
    ids = [change.row.id for change in changes]
    columns = dict(zip(_STANDING, zip(*(change.after for change in changes), strict=True), strict=True))
    with recounted(session, owner_id, ids):
        session.execute(
            CHANGE_ROWS, {"owner_id": owner_id, "ids": ids, **{name: list(column) for name, column in columns.items()}}
        )
    renamed = [change.row.id for change in changes if change.row.merchant != change.after.merchant]
    if renamed:
        write_words(session, owner_id, renamed)
