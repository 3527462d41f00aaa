"""Doomed uploads: files that nothing needs any more, noted with whatever made it so, and deleted after its commit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.db.locks import may_delete_uploads
from finpulse.models import DoomedUpload
from finpulse.storage.uploads import delete_upload

AT_ONCE: Final = 100


def doom(session: Session, owner_id: int, keys: Iterable[str]) -> None:
    """Let these files be deleted once the session is committed, and not before."""
    rows = [{"owner_id": owner_id, "storage_key": key} for key in keys]
    if rows:
        session.execute(insert(DoomedUpload).values(rows).on_conflict_do_nothing())


def delete_doomed(session: Session, storage_url: str) -> int:
    """Delete some of these files, and commit; returns how many there were.

    Safe in several copies. A file goes before its note does, so that whatever breaks off in between is done again.
    While a backup is made, all of them wait for its end. Raises StorageUnavailable, and then all are tried again.
    """
    if not may_delete_uploads(session):
        return 0
    due = select(DoomedUpload).order_by(DoomedUpload.doomed_at).limit(AT_ONCE).with_for_update(skip_locked=True)
    doomed = session.scalars(due).all()
    for upload in doomed:
        delete_upload(storage_url, upload.storage_key)
        session.delete(upload)
    session.commit()
    return len(doomed)
