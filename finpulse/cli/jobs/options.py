"""What options of several commands take: an owner by id or e-mail address, and a moment by how long ago it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import click
from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.models import User
from finpulse.numbers import whole_number
from finpulse.users import find_by_email

UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Ago(click.ParamType[datetime]):
    """A span such as 90s, 30m, 2h or 7d before now, or a moment in ISO 8601."""

    name = "span or time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment, in UTC where it names no zone."""
        del param, ctx
        if isinstance(value, datetime):
            return value
        if span := re.fullmatch(r"(\d{1,6})([smhd])", value):
            return datetime.now(UTC) - timedelta(**{UNITS[span[2]]: int(span[1])})
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is neither a span such as 30m, 2h or 7d nor a time such as 2026-03-01T08:00.")
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def owner_id_of(session: Session, owner: str) -> int:
    """The id of the user with this id or e-mail address. Raises NotFound."""
    number = whole_number(owner, least=1)
    user = session.get(User, number) if number else find_by_email(session, owner)
    if user is None:
        raise NotFound(f"There is no user {owner}; name one by id or by e-mail address.")
    return user.id
