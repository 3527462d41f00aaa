"""What recurs, for pages: worked out anew only where a figure has changed, since it reads the rows of three years."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any, Final

from cachetools import LRUCache
from flask import Flask, current_app

from finpulse.analytics.basis.scope import Scope
from finpulse.analytics.basis.versions import FIGURES_VERSION
from finpulse.analytics.recurring import recurring
from finpulse.db.reads import Read
from finpulse.db.server_runs import RUN, begin_run
from finpulse.extensions import current_reader, current_session, db

Found = Sequence[dict[str, Any]]

# So many findings of all users are kept in each process: some megabytes.
MOST_FINDINGS: Final = 10_000
KEPT: Final = "finpulse.web.recurring_found"
_VERSION: Final = Read(RUN, FIGURES_VERSION)


class KeptFindings:
    """Findings by whose they are, each in its newest version; the least recently used make room for others."""

    def __init__(self) -> None:
        self._found: LRUCache[tuple[int, int | None], tuple[str, Found]] = LRUCache(
            MOST_FINDINGS, getsizeof=lambda kept: len(kept[1]) + 1
        )
        self._lock = Lock()

    def find(self, key: tuple[int, int | None], version: str) -> Found | None:
        """The findings in this version, if they are kept."""
        with self._lock:
            kept = self._found.get(key)
        return kept[1] if kept is not None and kept[0] == version else None

    def keep(self, key: tuple[int, int | None], version: str, found: Found) -> None:
        """Keep findings in place of their other versions, unless there are too many."""
        if len(found) < MOST_FINDINGS:
            with self._lock:
                self._found[key] = version, found


def register(app: Flask) -> None:
    """Give the app its kept findings."""
    app.extensions[KEPT] = KeptFindings()


def recurring_found(scope: Scope) -> Found:
    """What recurs as of today in the scope's account and each currency, as `recurring` tells it; not to be changed.

    The version is read first: what is kept may be newer than it says, and never older.
    """
    kept: KeptFindings = current_app.extensions[KEPT]
    key, version = (scope.owner_id, scope.account_id), _version(scope.owner_id)
    found = kept.find(key, version)
    if found is None:
        found = recurring(current_session(), scope, None, None, None)
        kept.keep(key, version, found)
    return found


def _version(owner_id: int) -> str:
    """Another text after each commit that changes a figure of the owner's, or behind midnight."""
    run, version = current_reader().row(_VERSION, owner_id=owner_id)
    if run is None:
        begin_run(db.engine)
        run, version = current_reader().row(_VERSION, owner_id=owner_id)
    return f"{run}.{version}"
