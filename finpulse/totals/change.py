"""A change of transactions: the accounts are locked before it, and user_stats follow the totals after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.orm import Session

from finpulse.db.locks import lock_account, lock_accounts, share_account
from finpulse.totals.user_stats import settle_stats


@dataclass(slots=True)
class TotalsChange:
    """The right to change an owner's transactions and totals, which only the functions below give.

    Every function that changes rows takes it as an argument, so that none can be called without the locks.
    `moves_totals` is set by those that change totals: user_stats are settled once, when the change ends.
    """

    session: Session
    owner_id: int
    moves_totals: bool = False


@contextmanager
def totals_change(session: Session, owner_id: int) -> Iterator[TotalsChange]:
    """Lock all of an owner's accounts, in the order of their ids, until the commit; settle user_stats at the end.

    For whatever edits, deletes, links or rebuilds transactions. It comes before the lock of anything else, since
    everybody takes the accounts first. Where the block raises, nothing is settled, and the caller rolls back.
    """
    lock_accounts(session, owner_id)
    change = TotalsChange(session, owner_id)
    yield change
    _settle(change)


@contextmanager
def totals_addition(session: Session, owner_id: int, account_id: int) -> Iterator[TotalsChange]:
    """Share one account's lock with others that insert into it as well; settle user_stats at the end.

    For inserting new transactions, chunk beside chunk, and for nothing else.
    """
    share_account(session, account_id)
    change = TotalsChange(session, owner_id)
    yield change
    _settle(change)


@contextmanager
def account_change(session: Session, owner_id: int, account_id: int) -> Iterator[TotalsChange]:
    """Lock one account until the commit; settle user_stats at the end.

    For changes of transactions of this account alone, by whoever holds no account yet, or this one.
    """
    lock_account(session, account_id)
    change = TotalsChange(session, owner_id)
    yield change
    _settle(change)


def _settle(change: TotalsChange) -> None:
    if change.moves_totals:
        settle_stats(change.session, change.owner_id)
