"""The parts of a transaction that its user splits: each with a category of its own, and together the whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from finpulse.categorisation.categories import known_category
from finpulse.cleaning.values.given_amounts import checked_amount
from finpulse.errors import InvalidInput
from finpulse.models import Transaction


def checked_splits(
    session: Session, row: Transaction, parts: Sequence[dict[str, Any]] | None
) -> list[dict[str, Any]] | None:
    """The parts as they are kept, [{amount, category, note}]; None where there are none.

    Raises InvalidInput where they don't add up to the row's amount, where one goes the other way, and for a category
    that the owner doesn't have.
    """
    if not parts:
        return None
    kept = [_checked(session, row, number, part) for number, part in enumerate(parts)]
    total = sum((part["amount"] for part in kept), Decimal(0))
    if total != row.amount:
        raise InvalidInput(
            {"splits": [f"The parts add up to {total:f} and the transaction is {row.amount:f}; they must be the same."]}
        )
    return kept


def _checked(session: Session, row: Transaction, number: int, part: dict[str, Any]) -> dict[str, Any]:
    where = f"splits.{number}"
    amount = checked_amount(part["amount"], row.currency, f"{where}.amount")
    if not amount or (amount > 0) != (row.amount > 0):
        way = "in" if row.amount > 0 else "out"
        said = f"{amount:f} is no part of {row.amount:f}: each part of money {way} is money {way}, and none is 0."
        raise InvalidInput({f"{where}.amount": [said]})
    category = known_category(session, row.owner_id, part["category"], f"{where}.category")
    return {"amount": amount, "category": category, "note": part.get("note")}
