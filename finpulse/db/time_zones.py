"""Time zones: only those that this database knows, since it counts days by them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import InvalidInput

KNOWN: Final = text("SELECT EXISTS (SELECT 1 FROM pg_timezone_names WHERE name = :name)")


def check_time_zone(session: Session, name: str) -> None:
    """Raise InvalidInput for a zone that Python knows and this database doesn't, such as `localtime`."""
    if not session.execute(KNOWN, {"name": name}).scalar_one():
        raise InvalidInput({"time_zone": [f'"{name}" is no time zone that the database knows; take its place\'s own.']})
