"""What the database tells of jobs, of the last night and of rows without an outcome: one look, over all owners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import structlog
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse import __version__
from finpulse.db.migration_files import newest_revisions
from finpulse.db.revisions import FOUND
from finpulse.db.sessions import observer_session
from finpulse.health.report import MANY_SENDS
from finpulse.health.unsettled import unsettled_imports
from finpulse.models import LIVE, UNLEASED

log = structlog.get_logger()

# A database that is slow is not made slower by being watched.
_PATIENCE: Final = text("SET LOCAL statement_timeout = '2s'")
# From the index of live jobs alone, so it costs what waits, and not what ever was.
_JOBS: Final = text(f"""
    SELECT kind, queue, status, count(*) AS jobs,
           count(*) FILTER (WHERE {UNLEASED} AND sweep_after < now() - interval '1 minute') AS stalled,
           count(*) FILTER (WHERE sends >= :many_sends) AS stuck,
           max(extract(epoch FROM now() - updated_at)) FILTER (WHERE status = 'queued') AS waiting,
           max(extract(epoch FROM now() - lease_until)) AS overdue
    FROM jobs WHERE {LIVE} GROUP BY kind, queue, status
""")
_LAST_NIGHT: Final = text("""
    SELECT extract(epoch FROM finished_at) AS timestamp_seconds, (report ->> 'drifts')::bigint AS drifts,
           (report ->> 'given_up')::bigint AS given_up
    FROM reaggregations WHERE finished_at IS NOT NULL ORDER BY night DESC LIMIT 1
""")

_OF_A_NIGHT: Final = {
    "timestamp_seconds": "When the last night's comparison ended.",
    "drifts": "Totals that the last night found to differ, and repaired.",
    "given_up": "Stretches that the last night could not compare.",
}
_BUILD: Final = ("version", "schema_needed", "schema")


def database_state(engine: Engine, queues: tuple[str, ...]) -> list[Metric]:
    """What there is to tell; where the database doesn't answer, that."""
    try:
        with observer_session(engine) as session:
            session.execute(_PATIENCE)
            return [_up(1), *_build(session), *_jobs(session, queues), *_rows(session), *_night(session)]
    except SQLAlchemyError as error:
        log.warning("metrics.database_unknown", error=type(error).__name__)
        return [_up(0)]


def _up(value: int) -> Metric:
    return _gauge("database_up", "Whether the database told its state.", value)


def _build(session: Session) -> Iterator[Metric]:
    found, needed = frozenset(session.scalars(FOUND)), newest_revisions()
    yield _gauge("schema_is_current", "Whether the tables are those that this version needs.", found == needed)
    told = GaugeMetricFamily(
        "finpulse_build_info", "What runs: the version, the tables it needs, and those there are.", labels=_BUILD
    )
    told.add_metric([__version__, ",".join(sorted(needed)), ",".join(sorted(found))], 1)
    yield told


def _jobs(session: Session, queues: tuple[str, ...]) -> Iterator[Metric]:
    rows = session.execute(_JOBS, {"many_sends": MANY_SENDS}).all()
    jobs = GaugeMetricFamily("finpulse_jobs", "Jobs that have not ended.", labels=("kind", "queue", "status"))
    for row in rows:
        jobs.add_metric([row.kind, row.queue, row.status], row.jobs)
    yield jobs
    yield _gauge("jobs_stalled", "Jobs that nobody has sent for a minute though they are due.", _sum(rows, "stalled"))
    yield _gauge("jobs_stuck", f"Jobs that were sent {MANY_SENDS} times at one stage.", _sum(rows, "stuck"))
    overdue = max((row.overdue for row in rows if row.overdue is not None), default=0)
    yield _gauge("oldest_lease_overdue_seconds", "Seconds since the first lease ran out that nobody has.", overdue)
    waiting = GaugeMetricFamily(
        "finpulse_oldest_queued_job_seconds", "Seconds that the first job waits to be begun.", labels=["queue"]
    )
    for queue in queues:
        waits = (row.waiting for row in rows if row.queue == queue and row.waiting is not None)
        waiting.add_metric([queue], float(max(waits, default=0)))
    yield waiting


def _rows(session: Session) -> Iterator[Metric]:
    imports = unsettled_imports(session).imports
    yield _gauge("imports_with_rows_without_outcome", "Completed imports of whose rows some have no outcome.", imports)


def _night(session: Session) -> Iterator[Metric]:
    """Of the last night that has ended; without values where there was none yet."""
    night = session.execute(_LAST_NIGHT).one_or_none()
    for name, told in _OF_A_NIGHT.items():
        yield (
            _gauge(f"last_night_{name}", told, night._mapping[name])
            if night
            else Metric(f"finpulse_last_night_{name}", told, "gauge")
        )


def _sum(rows: Any, name: str) -> int:
    return sum(getattr(row, name) for row in rows)


def _gauge(name: str, told: str, value: Any) -> Metric:
    return GaugeMetricFamily(f"finpulse_{name}", told, value=max(0.0, float(value or 0)))
