"""Tidy the storage: what the sweeper does for it, each thing as often as it is worth."""

from __future__ import annotations

import time
from typing import Final

import structlog
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.imports.plans import delete_expired
from finpulse.imports.stored_uploads.doomed import AT_ONCE, delete_doomed
from finpulse.imports.stored_uploads.orphans import delete_orphans
from finpulse.imports.stored_uploads.retention import delete_due_cells, delete_due_uploads

log = structlog.get_logger()

# To find orphans the whole storage is listed; to find what is due all statements are looked through.
SECONDS_BETWEEN_SEARCHES: Final = 900.0


class StorageTidier:
    """What is due of a storage's order; each sweeper has one of its own, and any number may work side by side."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._search_after = 0.0

    def tidy(self, session: Session) -> bool:
        """Delete what is to go, and commit; True where more may wait. Raises StorageUnavailable."""
        if expired := delete_expired(session):
            log.info("sweep.plans_forgotten", plans=expired)
        if time.monotonic() >= self._search_after:
            self._search(session)
            self._search_after = time.monotonic() + SECONDS_BETWEEN_SEARCHES
        deleted = delete_doomed(session, self._settings.storage_url)
        if deleted:
            log.info("sweep.uploads_deleted", uploads=deleted)
        return deleted == AT_ONCE

    def _search(self, session: Session) -> None:
        """Look for what nobody has noted as due."""
        for what, days, delete in (
            ("uploads", self._settings.keep_uploads_days, delete_due_uploads),
            ("cells", self._settings.keep_cells_days, delete_due_cells),
        ):
            while days and (count := delete(session, days)):
                log.info("sweep.retention", what=what, statements=count)
        if orphans := delete_orphans(session, self._settings.storage_url):
            log.warning("sweep.orphans_deleted", uploads=orphans)
