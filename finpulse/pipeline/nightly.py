"""The night's re-aggregation: once a night in UTC, and made up for where a night was missed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import Engine, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from finpulse.errors import LeaseLost
from finpulse.pipeline.reaggregation import Report, reaggregate

log = structlog.get_logger()
NIGHT_BEGINS: Final = timedelta(hours=2)

CLAIM_NIGHT: Final = text("""
    INSERT INTO reaggregations AS row (night, lease_until, fence) VALUES (:night, now() + interval '10 minutes', 1)
    ON CONFLICT (night) DO UPDATE SET lease_until = excluded.lease_until, fence = row.fence + 1
    WHERE row.finished_at IS NULL AND row.lease_until < now()
    RETURNING fence
""")
HOLD_NIGHT: Final = text("""
    UPDATE reaggregations SET lease_until = now() + interval '10 minutes'
    WHERE night = :night AND fence = :fence
""")
END_NIGHT: Final = text("""
    UPDATE reaggregations SET finished_at = now(), lease_until = NULL, report = :report
    WHERE night = :night AND fence = :fence
""").bindparams(bindparam("report", type_=JSONB))


def due_night(now: datetime) -> date:
    """The night whose work is due: it begins at 02:00 UTC."""
    return (now.astimezone(UTC) - NIGHT_BEGINS).date()


def run_due_night(engine: Engine, now: datetime | None = None) -> Report | None:
    """Do the night's work unless it is done or under way elsewhere, which returns None."""
    night = due_night(now or datetime.now(UTC))
    with engine.begin() as connection:
        fence = connection.scalar(CLAIM_NIGHT, {"night": night})
    if fence is None:
        return None
    key = {"night": night, "fence": fence}
    report = reaggregate(engine, after_each=lambda: _hold(engine, key))
    with engine.begin() as connection:
        connection.execute(END_NIGHT, {**key, "report": report.to_json()})
    log.info("night.done", night=night.isoformat(), accounts=report.accounts, drifts=len(report.drifts))
    return report


def _hold(engine: Engine, key: dict[str, object]) -> None:
    with engine.begin() as connection:
        if connection.execute(HOLD_NIGHT, key).rowcount != 1:
            raise LeaseLost(f"The night of {key['night']} has been taken over.")
