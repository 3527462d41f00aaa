"""Accounts: the places where a user's money is, each in one currency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.cleaning.values.currencies import HOME_CURRENCY
from finpulse.cleaning.values.given_amounts import checked_amount
from finpulse.db.locks import lock_account
from finpulse.errors import NotFound
from finpulse.models import Account, CategoryMonth, User

DEFAULT_NAME: Final = "Main"


def list_accounts(
    session: Session, owner_id: int, limit: int | None = None, before: int | None = None
) -> Sequence[Account]:
    """A user's accounts, newest first; `before` is the id of the last one seen."""
    mine = select(Account).where(Account.owner_id == owner_id)
    if before is not None:
        mine = mine.where(Account.id < before)
    return session.scalars(mine.order_by(Account.id.desc()).limit(limit)).all()


def find_account(session: Session, owner_id: int, account_id: int) -> Account:
    """A user's account. Raises NotFound, also where it is somebody else's."""
    account = session.get(Account, (owner_id, account_id))
    if account is None:
        raise NotFound(f"You have no account {account_id}.")
    return account


def account_for_import(session: Session, owner_id: int, account_id: int | None) -> Account:
    """The account to put something into: the named one, else the user's default one. Raises NotFound.

    It is held until the commit, so that nobody closes it while something goes in.
    """
    if account_id is None:
        account_id = default_account(session, owner_id).id
    held = select(Account).where(Account.owner_id == owner_id, Account.id == account_id)
    account = session.scalar(held.with_for_update(read=True, key_share=True))
    if account is None:
        raise NotFound(f"You have no account {account_id}.")
    return account


def default_account(session: Session, owner_id: int) -> Account:
    """The account for whatever names none, made on first use, and by one of two requests that come at once."""
    mine = select(Account).where(Account.owner_id == owner_id, Account.is_default)
    found = session.scalar(mine)
    if found is not None:
        return found
    values = {
        "owner_id": owner_id,
        "name": DEFAULT_NAME,
        "provider": "csv",
        "account_type": "checking",
        **_currency(session, owner_id, None),
        "is_default": True,
    }
    session.execute(
        insert(Account)
        .values(values)
        .on_conflict_do_nothing(index_elements=["owner_id"], index_where=text("is_default"))
    )
    return session.scalars(mine).one()


def create_account(
    session: Session,
    owner_id: int,
    name: str,
    provider: str,
    account_type: str,
    currency: str | None = None,
    opening_balance: Decimal | None = None,
) -> Account:
    """Add an account; without a currency it has the profile's, else that of the house, which nobody has named.

    Raises InvalidInput for an opening balance with more decimals than the currency has.
    """
    account = Account(
        owner_id=owner_id,
        name=name,
        provider=provider,
        account_type=account_type,
        **_currency(session, owner_id, currency),
        opening_balance=opening_balance,
    )
    _check_opening(account)
    session.add(account)
    session.flush()
    session.refresh(account)
    return account


def update_account(session: Session, owner_id: int, account_id: int, changes: dict[str, Any]) -> Account:
    """Change some fields. In another currency the balance is that of the rows in it.

    Raises NotFound, and InvalidInput for an opening balance with more decimals than the currency has.
    """
    account = find_account(session, owner_id, account_id)
    if "currency" in changes:
        changes = {**changes, "names_currency": True}
    if changes.get("currency", account.currency) != account.currency:
        # Loads count into the balance under this lock, so none is between the sum and the change.
        lock_account(session, account_id)
        changes = {**changes, "balance": _balance_in(account, changes["currency"])}
    for name, value in changes.items():
        setattr(account, name, value)
    if "opening_balance" in changes:
        _check_opening(account)
    session.flush()
    session.refresh(account)
    return account


def _check_opening(account: Account) -> None:
    if account.opening_balance is not None:
        checked_amount(account.opening_balance, account.currency, "opening_balance")


def name_currency(session: Session, owner_id: int, account_id: int, currency: str) -> None:
    """Let an account whose currency nobody has named be in this one. Raises NotFound."""
    if not find_account(session, owner_id, account_id).names_currency:
        update_account(session, owner_id, account_id, {"currency": currency})


def _currency(session: Session, owner_id: int, given: str | None) -> dict[str, Any]:
    """A new account's currency, and whether somebody has named it: for the account, or for all of theirs."""
    named = given or session.scalar(select(User.base_currency).where(User.id == owner_id))
    return {"currency": named or HOME_CURRENCY, "names_currency": bool(named)}


def _balance_in(account: Account, currency: str) -> ColumnElement[Any]:
    """The sum of the account's counted transactions in a currency, taken from the totals."""
    counted = select(func.coalesce(func.sum(CategoryMonth.money_in - CategoryMonth.money_out), 0)).where(
        CategoryMonth.owner_id == account.owner_id,
        CategoryMonth.account_id == account.id,
        CategoryMonth.currency == currency,
    )
    return counted.scalar_subquery()
