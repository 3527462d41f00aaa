"""One transaction, by its id."""

from __future__ import annotations

from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.models import Transaction


def find_transaction(session: Session, owner_id: int, transaction_id: int) -> Transaction:
    """One transaction. Raises NotFound, also where it is somebody else's."""
    found = session.get(Transaction, (owner_id, transaction_id))
    if found is None:
        raise NotFound(f"You have no transaction {transaction_id}.")
    return found
