"""Whether the database has the revision of the tables that this version works with."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.db.migration_files import newest_revisions

FOUND: Final = text("SELECT version_num FROM alembic_version")


def are_current(session: Session) -> bool:
    """Whether the tables are those of this version. Raises ProgrammingError where no migration has been made."""
    return frozenset(session.scalars(FOUND)) == newest_revisions()
