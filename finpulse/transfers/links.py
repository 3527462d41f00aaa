"""Links between the two sides of a transfer: what linking does to categories and totals, and how it is undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, Text, and_, bindparam, delete, or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.cleaning.taxonomy import TRANSFER_IN, TRANSFERS, Kind
from finpulse.models import Transaction, Transfer, UnmatchedTransaction
from finpulse.totals.change import TotalsChange
from finpulse.totals.sums import CHANGE_TOTALS, EMPTIED, drop_emptied

# The source of a category that a link has given: no layer has explained the row, its other side has.
LINK_SOURCE: Final = "none"

# The totals move in the very statement that changes the categories.
RECATEGORISE: Final = text(
    """
    WITH moved AS (
        SELECT * FROM unnest(:ids, :categories, :sources, :transfer_ids)
            AS moved (id, category, category_source, transfer_id)
    ), before AS (
        SELECT owner_id, account_id, date, amount, currency, known.category, merchant, splits, pays_card
        FROM transactions AS known JOIN moved ON known.id = moved.id WHERE known.owner_id = :owner_id
    ), after AS (
        UPDATE transactions AS known
        SET category = moved.category, category_source = moved.category_source, transfer_id = moved.transfer_id,
            updated_at = now()
        FROM moved WHERE known.owner_id = :owner_id AND known.id = moved.id
        RETURNING owner_id, account_id, date, amount, currency, known.category, merchant, splits, pays_card
    ), changed AS (
        SELECT *, -1 AS weight FROM before UNION ALL SELECT *, 1 AS weight FROM after
    ), """
    + CHANGE_TOTALS
    + EMPTIED
).bindparams(
    bindparam("ids", type_=ARRAY(BigInteger)),
    bindparam("categories", type_=ARRAY(Text)),
    bindparam("sources", type_=ARRAY(Text)),
    bindparam("transfer_ids", type_=ARRAY(BigInteger)),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counted transactions of different accounts that are one movement of money, and what says so.

    `rate` is money in for one unit of money out, None within one currency.
    """

    out_id: int
    in_id: int
    evidence: str
    rate: Decimal | None = None


class _SideAfter(NamedTuple):
    """A transaction, and the category and link that it is to have."""

    row: Transaction
    category: str
    source: str
    transfer_id: int | None


def link(change: TotalsChange, pairs: Sequence[Pair], kinds: Mapping[str, Kind], *, confirmed: bool = False) -> None:
    """Make each pair a transfer, which is neither income nor spending; no side may have another link.

    A category that is a transfer already stays, since it says more ("Cash & ATM") or is the user's own decision.
    `kinds` are those of all categories that the owner has. What was proposed of either side is settled by it, but what
    was refused stays so.
    """
    session, owner_id = change.session, change.owner_id
    ids = [number for pair in pairs for number in (pair.out_id, pair.in_id)]
    rows = rows_by_id(session, owner_id, ids)
    noted = {(each.out_id, each.in_id): each for each in session.scalars(select(Transfer).where(_of(owner_id, ids)))}
    made = []
    for pair in pairs:
        transfer = noted.pop((pair.out_id, pair.in_id), None) or Transfer(owner_id=owner_id)
        _write(transfer, pair, rows, "linked")
        transfer.confirmed = confirmed
        made.append(transfer)
    forget(session, owner_id, [each for each in noted.values() if each.state == "proposed"])
    session.add_all(made)
    session.flush()
    sides = []
    for transfer in made:
        sides.append(_linked(rows[transfer.out_id], TRANSFERS, transfer.id, kinds))
        sides.append(_linked(rows[transfer.in_id], TRANSFER_IN, transfer.id, kinds))
    _recategorise(change, sides)


def refuse_pair(change: TotalsChange, pair: Pair) -> None:
    """Note a pair that its user has refused, of which nothing is noted yet."""
    rows = rows_by_id(change.session, change.owner_id, (pair.out_id, pair.in_id))
    transfer = Transfer(owner_id=change.owner_id)
    _write(transfer, pair, rows, "refused")
    transfer.confirmed = True
    change.session.add(transfer)
    change.session.flush()


def propose(change: TotalsChange, pairs: Sequence[Pair]) -> None:
    """Note each pair as one that its user is asked about; nothing about its sides changes."""
    ids = [number for pair in pairs for number in (pair.out_id, pair.in_id)]
    rows = rows_by_id(change.session, change.owner_id, ids)
    for pair in pairs:
        transfer = Transfer(owner_id=change.owner_id)
        _write(transfer, pair, rows, "proposed")
        change.session.add(transfer)
    change.session.flush()


def unlink_transactions(
    change: TotalsChange, transaction_ids: Select[int] | Collection[int], *, refuse_pairs: bool = False
) -> None:
    """Unlink these transactions from their other sides, with categories and totals as before the links.

    For transactions that are about to be deleted (an undo, a closed account, one row), or to get a category that is
    no transfer; then `refuse_pairs` keeps each pair from being matched again. Nothing happens to rows without a link
    or a proposal. The other sides of what is deleted wait for `finpulse.transfers.matching` to look at them again.
    Call it before the rows are read, changed or deleted.
    """
    session, owner_id = change.session, change.owner_id
    transfers = session.scalars(select(Transfer).where(_of(owner_id, transaction_ids))).all()
    linked = [transfer for transfer in transfers if transfer.state == "linked"]
    unlink(change, linked)
    if refuse_pairs:
        refuse(linked)
        forget(session, owner_id, [transfer for transfer in transfers if transfer.state == "proposed"])
    elif transfers:
        found = (transfer for transfer in transfers if transfer.state != "refused")
        look_again(session, owner_id, [number for each in found for number in (each.out_id, each.in_id)])
        forget(session, owner_id, transfers)


def unlink(change: TotalsChange, transfers: Sequence[Transfer]) -> None:
    """Give both sides of each linked transfer back what they had; the caller says what becomes of the pair.

    What the user has changed meanwhile stays as it is.
    """
    ids = [number for transfer in transfers for number in (transfer.out_id, transfer.in_id)]
    rows = rows_by_id(change.session, change.owner_id, ids)
    sides = []
    for transfer in transfers:
        out, into = rows[transfer.out_id], rows[transfer.in_id]
        sides += [
            _unlinked(out, TRANSFERS, transfer.out_category, transfer.out_source),
            _unlinked(into, TRANSFER_IN, transfer.in_category, transfer.in_source),
        ]
    _recategorise(change, sides)


def refuse(transfers: Iterable[Transfer]) -> None:
    """Let these pairs, which are linked no more or were only proposed, never be found again."""
    for transfer in transfers:
        transfer.state, transfer.confirmed = "refused", True


def forget(session: Session, owner_id: int, transfers: Sequence[Transfer]) -> None:
    """Take away what is linked no more, or was only proposed or refused, as if it had never been found."""
    if not transfers:
        return
    ids = [transfer.id for transfer in transfers]
    session.flush()
    session.execute(delete(Transfer).where(Transfer.owner_id == owner_id, Transfer.id.in_(ids)))


def _of(owner_id: int, transaction_ids: Select[int] | Collection[int]) -> ColumnElement[bool]:
    """The transfers of which one of these transactions is a side."""
    either = or_(Transfer.out_id.in_(transaction_ids), Transfer.in_id.in_(transaction_ids))
    return and_(Transfer.owner_id == owner_id, either)


def look_again(session: Session, owner_id: int, transaction_ids: Iterable[int]) -> None:
    """Note transactions for the search to look at again; it passes over those that are deleted by then."""
    rows = [{"owner_id": owner_id, "transaction_id": number} for number in sorted(set(transaction_ids))]
    if rows:
        session.execute(insert(UnmatchedTransaction).on_conflict_do_nothing(), rows)


def rows_by_id(session: Session, owner_id: int, ids: Collection[int]) -> dict[int, Transaction]:
    """These transactions as the database has them now."""
    wanted = select(Transaction).where(Transaction.owner_id == owner_id, Transaction.id.in_(ids))
    return {row.id: row for row in session.scalars(wanted.execution_options(populate_existing=True))}


def _write(transfer: Transfer, pair: Pair, rows: Mapping[int, Transaction], state: str) -> None:
    out, into = rows[pair.out_id], rows[pair.in_id]
    transfer.state, transfer.evidence, transfer.rate = state, pair.evidence, pair.rate
    transfer.out_id, transfer.in_id = pair.out_id, pair.in_id
    transfer.out_category, transfer.out_source = out.category, out.category_source
    transfer.in_category, transfer.in_source = into.category, into.category_source
    transfer.days_apart = abs((into.date - out.date).days)


def _linked(row: Transaction, category: str, transfer_id: int, kinds: Mapping[str, Kind]) -> _SideAfter:
    if kinds.get(row.category) == "transfer":
        return _SideAfter(row, row.category, row.category_source, transfer_id)
    return _SideAfter(row, category, LINK_SOURCE, transfer_id)


def _unlinked(row: Transaction, linked: str, category: str, source: str) -> _SideAfter:
    if (row.category, row.category_source) == (linked, LINK_SOURCE):
        return _SideAfter(row, category, source, None)
    return _SideAfter(row, row.category, row.category_source, None)


def _recategorise(change: TotalsChange, sides: Sequence[_SideAfter]) -> None:
    if not sides:
        return
    session = change.session
    change.moves_totals = True
    values = {
        "owner_id": change.owner_id,
        "ids": [side.row.id for side in sides],
        "categories": [side.category for side in sides],
        "sources": [side.source for side in sides],
        "transfer_ids": [side.transfer_id for side in sides],
    }
    session.flush()
    drop_emptied(change, session.execute(RECATEGORISE, values).all())
    for side in sides:
        session.expire(side.row)
