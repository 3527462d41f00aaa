"""Which revision of the tables this version works with, and whether the database has it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.db.engine import MIGRATIONS

FOUND: Final = text("SELECT version_num FROM alembic_version")


def are_current(session: Session) -> bool:
    """Whether the tables are those of this version. Raises ProgrammingError where no migration has been made."""
    return frozenset(session.scalars(FOUND)) == newest_revisions()


@lru_cache(maxsize=1)
def newest_revisions() -> frozenset[str]:
    """The revisions that `finpulse migrate` leads to; they change only with the code."""
    return frozenset(ScriptDirectory(str(MIGRATIONS)).get_heads())


@lru_cache(maxsize=1)
def known_revisions() -> frozenset[str]:
    """Every revision that `finpulse migrate` can begin with."""
    return frozenset(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
