"""What must not happen at the same time; each lock is held until the transaction ends."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

_SCHEMA: Final = 0x46696E50  # "FinP", beyond the ids of accounts for a long time.


def lock_schema(connection: Connection) -> None:
    """Have tables, logins and rights for oneself: whoever starts together changes them one after the other.

    There is no limit of time to this wait; the transaction has its own limits again afterwards.
    """
    limit = connection.scalar(text("SELECT current_setting('lock_timeout')"))
    connection.execute(text("SET LOCAL lock_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA})
    connection.execute(text("SELECT set_config('lock_timeout', :limit, true)"), {"limit": limit})


def lock_account(session: Session, account_id: int) -> None:
    """Have an account for oneself: while anything of it is edited, deleted or rebuilt, nothing is loaded into it."""
    session.execute(text("SELECT pg_advisory_xact_lock(:account_id)"), {"account_id": account_id})


def share_account(session: Session, account_id: int) -> None:
    """Let chunks be loaded into one account side by side, and none while somebody has it for himself."""
    session.execute(text("SELECT pg_advisory_xact_lock_shared(:account_id)"), {"account_id": account_id})


def lock_accounts(session: Session, owner_id: int) -> None:
    """Hold all accounts of an owner, for whatever changes transactions of two of them at once.

    They are taken in the order of their ids, so it comes before any lock of one of them.
    """
    held = text("""
        SELECT pg_advisory_xact_lock(id) FROM (
            SELECT id FROM accounts WHERE owner_id = :owner_id ORDER BY id
        ) AS mine
    """)
    session.execute(held, {"owner_id": owner_id})


def lock_owner(session: Session, owner_id: int) -> None:
    """Let what is computed over all of an owner's accounts be computed by one at a time.

    It is taken after an account's lock. Foreign keys to the user are not held up by it.
    """
    session.execute(text("SELECT 1 FROM users_table WHERE id = :owner_id FOR NO KEY UPDATE"), {"owner_id": owner_id})
