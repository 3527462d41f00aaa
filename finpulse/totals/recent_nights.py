"""The last nights' re-aggregations: when each ran, what it compared, and how much had drifted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Integer, select
from sqlalchemy.orm import Session

from finpulse.models import Reaggregation


class Night(NamedTuple):
    """A night: `finished_at` is None while it runs; the counts are None before its first stretch."""

    night: date
    started_at: datetime
    finished_at: datetime | None
    rows: int | None
    drifts: int | None


def recent_nights(session: Session, most: int) -> Sequence[Night]:
    """The last nights, newest first, without whose figures had drifted."""
    counts = (Reaggregation.report[name].astext.cast(Integer) for name in ("rows", "drifts"))
    columns = (Reaggregation.night, Reaggregation.started_at, Reaggregation.finished_at, *counts)
    found = session.execute(select(*columns).order_by(Reaggregation.night.desc()).limit(most))
    return [Night(*row) for row in found]
