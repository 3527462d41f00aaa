"""The migrations as files: which revisions there are, told without a database."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

MIGRATIONS: Final = Path(__file__).parents[2] / "migrations"
# Each migration names itself, and the one that it follows. Alembic runs each of them to be told, and takes longer to
# load than most of what a worker starts with; only `finpulse migrate` needs it.
_NAMED: Final = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)


@lru_cache(maxsize=1)
def newest_revisions() -> frozenset[str]:
    """The revisions that `finpulse migrate` leads to, which no other follows; they change only with the code."""
    return known_revisions() - _named("down_revision")


@lru_cache(maxsize=1)
def known_revisions() -> frozenset[str]:
    """Every revision that `finpulse migrate` can begin with."""
    return _named("revision")


def _named(place: str) -> frozenset[str]:
    migrations = (MIGRATIONS / "versions").glob("*.py")
    found = (_NAMED.findall(path.read_text("utf-8")) for path in migrations)
    return frozenset(revision for each in found for name, revision in each if name == place)
