"""Orphans: files of the storage that no statement and no plan has, as an API leaves them that dies during an upload."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

import structlog
from sqlalchemy import ARRAY, Text, bindparam, select, text
from sqlalchemy.orm import Session

from finpulse.db.locks import may_delete_uploads
from finpulse.models import UploadStorage
from finpulse.storage.marker import found_marker
from finpulse.storage.uploads import delete_upload, stored_files

log = structlog.get_logger()

# A request that has its whole file commits within seconds, or is cut off; an hour forgives clocks that differ, too.
SAFE_AGE: Final = timedelta(hours=1)
LOOKED_UP_AT_ONCE: Final = 1000
NEEDED: Final = text("""
    SELECT storage_key FROM statements WHERE storage_key = ANY (:keys) AND upload_deleted_at IS NULL
    UNION ALL SELECT storage_key FROM plans WHERE storage_key = ANY (:keys)
""").bindparams(bindparam("keys", type_=ARRAY(Text)))


def delete_orphans(session: Session, storage_url: str, now: datetime | None = None) -> int:
    """Delete what was last written to an hour ago and is needed by nothing; returns how many there were.

    Safe in several copies. Nothing is deleted from a storage whose marker is not that of this database: to another's
    uploads all of it would be orphans; nor while a backup is made. Raises StorageUnavailable.
    """
    if (ours := session.scalar(select(UploadStorage.id))) is None or found_marker(storage_url) != ours:
        log.warning("sweep.foreign_storage", found=str(found_marker(storage_url)), ours=str(ours))
        return 0
    before = (now or datetime.now(UTC)) - SAFE_AGE
    old = (file.key for file in stored_files(storage_url) if file.written_at < before)
    count = 0
    for key in _unneeded(session, old):
        # What a backup needs was needed when it began, so what was found unneeded before may go until then.
        if not may_delete_uploads(session):
            break
        delete_upload(storage_url, key)
        session.rollback()
        log.info("sweep.orphan_deleted", key=key)
        count += 1
    return count


def _unneeded(session: Session, keys: Iterator[str]) -> Iterator[str]:
    """The keys that nothing in the database has."""
    while some := list(islice(keys, LOOKED_UP_AT_ONCE)):
        needed = set(session.scalars(NEEDED, {"keys": some}))
        session.rollback()
        yield from (key for key in some if key not in needed)
