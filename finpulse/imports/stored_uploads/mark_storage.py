"""Mark the storage: once, when a service is first set up, its storage and its database get to know each other."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, StorageUnavailable
from finpulse.storage.marker import found_marker, require_marker, write_marker
from finpulse.storage.uploads import is_stored

# The latest uploads of a database that was filled before storages had a marker.
LATEST: Final = text("""
    SELECT storage_key FROM statements WHERE upload_deleted_at IS NULL ORDER BY job_id DESC LIMIT 20
""")
# In SQL, since each start marks the storage, and would load the models of all tables for it.
OURS: Final = text("SELECT id FROM upload_storage")
BELONGS: Final = text("""
    INSERT INTO upload_storage (id) VALUES (:id) ON CONFLICT (the_only) DO UPDATE SET id = excluded.id
""")
_ONE_BY_ONE: Final = text("LOCK TABLE upload_storage IN SHARE ROW EXCLUSIVE MODE")


def mark_storage(session: Session, storage_url: str) -> None:
    """Let this storage be this database's, and commit; where it is already, look whether it is there.

    Raises StorageUnavailable where the storage is away, and Conflict where it is another database's.
    """
    session.execute(_ONE_BY_ONE)
    ours = session.scalar(OURS)
    if ours is None:
        session.execute(BELONGS, {"id": _new_id(session, storage_url)})
    elif (found := found_marker(storage_url)) is None:
        require_marker(storage_url)
    elif found != ours:
        raise Conflict(_foreign(found))
    session.commit()


def replace_storage(session: Session, storage_url: str) -> None:
    """Let another storage be this database's from now on, and commit; files that don't lie there are missing."""
    session.execute(_ONE_BY_ONE)
    storage_id = found_marker(storage_url) or uuid4()
    write_marker(storage_url, storage_id)
    session.execute(BELONGS, {"id": storage_id})
    session.commit()


def _new_id(session: Session, storage_url: str) -> UUID:
    """Mark a storage that no database has yet: a new one, or one with this database's uploads in it."""
    if (found := found_marker(storage_url)) is not None:
        raise Conflict(_foreign(found))
    keys = session.scalars(LATEST).all()
    if keys and not any(is_stored(storage_url, key) for key in keys):
        raise StorageUnavailable(
            "The storage of uploads has none of the latest uploads in it; mount or reach the right one. If they are "
            "lost, `finpulse migrate --new-storage` goes on without them."
        )
    storage_id = uuid4()
    write_marker(storage_url, storage_id)
    return storage_id


def _foreign(found: UUID) -> str:
    return (
        f"The storage of uploads belongs to another database (its marker says {found}). Give this one a "
        "FINPULSE_STORAGE_URL of its own; or, if that database is gone, take the storage over by "
        "`finpulse migrate --new-storage`."
    )
