"""What must not happen at the same time; each lock is held until the transaction ends, unless it says otherwise."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

_SCHEMA: Final = 0x46696E50  # "FinP", beyond the ids of accounts for a long time.
# Two numbers are never the lock of one.
_UPLOADS: Final = f"{_SCHEMA}, 1"
MAY_DELETE_UPLOADS: Final = text(f"SELECT pg_try_advisory_xact_lock_shared({_UPLOADS})")
HOLD_UPLOADS: Final = text(f"SELECT pg_advisory_lock({_UPLOADS})")
HOLDS_UPLOADS: Final = text("""
    SELECT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND (classid, objid) = (:schema, 1) AND pid = pg_backend_pid() AND granted
    )
""").bindparams(schema=_SCHEMA)


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


def may_delete_uploads(session: Session) -> bool:
    """Whether uploads may be deleted from the storage until this transaction ends: not while a backup copies them."""
    return bool(session.scalar(MAY_DELETE_UPLOADS))


def hold_uploads(connection: Connection) -> None:
    """Let no upload be deleted from the storage as long as this connection lasts; deletions under way are waited for.

    Rows go on being deleted meanwhile, and their files once the connection has ended.
    """
    connection.execute(HOLD_UPLOADS)


def holds_uploads(connection: Connection) -> bool:
    """Whether this connection still does so."""
    return bool(connection.scalar(HOLDS_UPLOADS))


def lock_arrivals(session: Session, account_id: int) -> None:
    """Let events of an account come one after the other, and none while a job takes those that have come."""
    session.execute(text("SELECT pg_advisory_xact_lock(2, hashtext(:account_id))"), {"account_id": str(account_id)})
