"""The stage `edit`: category, merchant or tags of many transactions, by a filter or by their ids, batch by batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import known_category, names_of_kind
from finpulse.errors import CommitLost, NotFound
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import BulkEdit, Transaction
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.totals.recount import recounted
from finpulse.transactions.filters import Selection, selection_from, selection_json
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import unlink_transactions

# All accounts of the owner are locked for a batch, so it is to be short.
BATCH_ROWS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Meant:
    """The transactions that are meant: those of a selection, or those with these ids."""

    selection: Selection | None
    ids: Sequence[int] | None

    def rows(self, owner_id: int, *what: Any) -> Select[Any]:
        """A SELECT about them."""
        mine = select(*what).where(Transaction.owner_id == owner_id)
        if self.ids is not None:
            return mine.where(Transaction.id.in_(self.ids))
        assert self.selection is not None, "either is given"
        return mine.where(*self.selection.days(Transaction), *self.selection.conditions(Transaction))


@dataclass(frozen=True, slots=True)
class BulkEffect:
    """How many transactions a bulk edit is about, and what would become of them.

    `corrected` were corrected by hand, or by what that has taught, and get the new values all the same; `split` are
    those whose category stays, since their parts have categories of their own.
    """

    count: int
    changed: int
    corrected: int
    split: int


def preview_bulk_edit(session: Session, owner_id: int, meant: Meant, changes: Mapping[str, Any]) -> BulkEffect:
    """What a bulk edit would do; nothing is done. Raises as `new_bulk_edit`."""
    changes = _checked(session, owner_id, changes)
    _check_ids(session, owner_id, meant)
    corrected = or_(Transaction.category_pinned, Transaction.merchant_pinned, Transaction.category_source == "learned")
    counts = meant.rows(
        owner_id,
        func.count(),
        func.count().filter(_differs(changes)),
        func.count().filter(or_(corrected, Transaction.splits.is_not(None))),
        func.count().filter(Transaction.splits.is_not(None)),
    )
    count, changed, by_hand, split = session.execute(counts).one()
    return BulkEffect(count, changed, by_hand, split if "category" in changes else 0)


def new_bulk_edit(session: Session, owner_id: int, meant: Meant, changes: Mapping[str, Any]) -> BulkEdit:
    """What a job is to change of the rows that are there by now.

    Raises NotFound for an id that is none of the owner's, and InvalidInput for a category that one doesn't have.
    """
    _check_ids(session, owner_id, meant)
    changes = _checked(session, owner_id, changes)
    last = session.scalar(select(func.max(Transaction.id)).where(Transaction.owner_id == owner_id))
    total = session.scalar(meant.rows(owner_id, func.count())) or 0
    ids = None if meant.ids is None else list(meant.ids)
    told = None if meant.selection is None else selection_json(meant.selection)
    return BulkEdit(owner_id=owner_id, filter=told, ids=ids, changes=changes, until=last or 0, rows_total=total)


def edit_many(work: Work) -> Batches:
    """Change the rows batch by batch in the order of their ids; a filter is looked at anew for each batch."""
    asked = work.session.get_one(BulkEdit, (work.owner_id, work.job_id))
    meant = Meant(None if asked.filter is None else selection_from(asked.filter), asked.ids)
    while True:
        with totals_change(work.session, work.owner_id) as change:
            rows = _next_batch(change, meant, asked)
            if not rows:
                break
            asked.rows_changed += _change(change, rows, asked.changes)
            asked.seen_to = rows[-1].id
            asked.rows_seen += len(rows)
        yield Checkpoint(done=asked.rows_seen, total=max(asked.rows_total, asked.rows_seen))
        _check_kept(work, asked)
    return {"total": asked.rows_seen, "changed": asked.rows_changed}


def _checked(session: Session, owner_id: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    if "category" not in changes:
        return dict(changes)
    return {**changes, "category": known_category(session, owner_id, changes["category"])}


def _check_ids(session: Session, owner_id: int, meant: Meant) -> None:
    if meant.ids is None:
        return
    there = set(session.scalars(meant.rows(owner_id, Transaction.id)))
    if missing := sorted(set(meant.ids) - there):
        raise NotFound(f"You have no transaction {missing[0]}; nothing was changed.")


def _differs(changes: Mapping[str, Any]) -> Any:
    """That a row has other values than it would get."""
    told = []
    if "category" in changes:
        told.append(Transaction.splits.is_(None) & (Transaction.category != changes["category"]))
    if "merchant" in changes:
        told.append(Transaction.merchant != changes["merchant"])
    if "tags" in changes:
        told.append(Transaction.tags.is_distinct_from(changes["tags"]))
    return or_(*told)


def _next_batch(change: TotalsChange, meant: Meant, asked: BulkEdit) -> Sequence[Transaction]:
    behind = Transaction.id > asked.seen_to, Transaction.id <= asked.until
    batch = meant.rows(change.owner_id, Transaction).where(*behind).order_by(Transaction.id).limit(BATCH_ROWS)
    return change.session.scalars(batch.execution_options(populate_existing=True)).all()


def _change(change: TotalsChange, rows: Sequence[Transaction], changes: Mapping[str, Any]) -> int:
    """Give the rows their new values as an edit by hand does; returns how many have changed."""
    session = change.session
    category = changes.get("category")
    sides = [row.id for row in rows if row.transfer_id is not None and row.splits is None]
    if category is not None and sides and category not in names_of_kind(session, change.owner_id, "transfer"):
        unlink_transactions(change, sides, refuse_pairs=True)
    with recounted(change, [row.id for row in rows]):
        changed = [row.id for row in rows if _set(row, changes)]
    if "merchant" in changes:
        write_words(session, change.owner_id, changed)
    return len(changed)


def _set(row: Transaction, changes: Mapping[str, Any]) -> bool:
    """Whether that has changed anything; what has its value already, by whatever has decided it, stays as it is."""
    changed = False
    if "merchant" in changes and row.merchant != changes["merchant"]:
        row.pin_merchant(changes["merchant"])
        changed = True
    if "category" in changes and row.splits is None and row.category != changes["category"]:
        row.pin_category(changes["category"], "learned")
        changed = True
    if "tags" in changes and row.tags != changes["tags"]:
        row.tags = changes["tags"]
        changed = True
    return changed


def _check_kept(work: Work, asked: BulkEdit) -> None:
    """See that the database has kept the batch that was committed. Raises CommitLost."""
    key = BulkEdit.owner_id == work.owner_id, BulkEdit.job_id == work.job_id
    kept = work.session.scalar(select(BulkEdit.seen_to).where(*key))
    if kept != asked.seen_to:
        raise CommitLost(f"Job {work.job_id} has seen {kept} and not {asked.seen_to}: a commit was lost.")
