"""`finpulse doctor`: everything that an operator would be asked, looked at in one go."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Final

import click
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from finpulse import logs
from finpulse.cli.doctor.broker import broker_findings, dropped_finding, queue_finding
from finpulse.cli.doctor.database import database_findings, login_findings
from finpulse.cli.doctor.finding import Finding, failed, of_health
from finpulse.cli.doctor.machine import clock_finding, disk_findings, time_zone_finding
from finpulse.cli.doctor.processes import beat_finding, sweeper_finding, worker_findings
from finpulse.cli.doctor.secrets_check import secret_findings
from finpulse.cli.doctor.settings_check import setting_findings
from finpulse.cli.doctor.versions import version_findings
from finpulse.config import Settings, read_settings
from finpulse.db import exact_json
from finpulse.db.engine import connect
from finpulse.db.sessions import observer_session
from finpulse.errors import SettingError
from finpulse.health.report import data_checks, service_checks

EXIT_CODES: Final = {"ok": 0, "warning": 1, "failed": 2}
_PATIENCE: Final = "SET statement_timeout = '15s'"
_CLOCK: Final = text("SELECT extract(epoch FROM clock_timestamp())::float8")
_NAME_WIDTH: Final = 21


@click.command(name="doctor", short_help="Check everything an operator would be asked.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def command(as_json: bool) -> None:
    """Check everything that an operator would be asked, and say what to do about what is not as it should be.

    Versions, tables, disks, clocks, the database, the broker, queues, leases, workers, sweeper, beat, storage, secrets,
    settings that contradict each other, and all that GET /etl/health tells. It changes nothing, but stores and deletes
    an empty upload, and goes on where something is away.

    Exit code 0 where all is well, 1 with a warning, 2 with a failure.
    """
    logs.configure("error")
    found = list(examine(read_settings()))
    worst = max((finding.status for finding in found), key=EXIT_CODES.__getitem__)
    if as_json:
        checks = [finding._asdict() for finding in found]
        click.echo(exact_json.dumps({"overall_status": worst, "checks": checks, "timestamp": datetime.now(UTC)}))
    else:
        for line in _lines(found):
            click.echo(line)
    sys.exit(EXIT_CODES[worst])


def examine(settings: Settings) -> Iterator[Finding]:
    """Every finding, in the order in which they are shown; whatever is away is told, and the rest goes on."""
    yield from version_findings()
    yield from setting_findings(settings)
    yield from secret_findings(settings)
    yield from disk_findings(settings)
    yield time_zone_finding()
    yield from _health(settings)
    with _database(settings) as connection:
        yield from _of_database(connection, settings)
        yield from broker_findings(settings)
        yield queue_finding(connection)
        yield from filter(None, [dropped_finding()])
        yield from worker_findings(connection, settings)
        yield sweeper_finding(connection, settings)
        yield beat_finding(connection, settings)


def _health(settings: Settings) -> Iterator[Finding]:
    """The checks of `/etl/health`, by the API's login; those of jobs and rows only where the database answers."""
    if not settings.database_url:
        yield from of_health(service_checks(None, settings))
        return
    engine = connect(settings, pool_size=1)
    with observer_session(engine) as session:
        yield from of_health(service_checks(session, settings))
        try:
            yield from of_health(data_checks(session))
        except SQLAlchemyError:
            yield failed(
                "jobs and rows",
                "They can't be looked at, since the database or its tables are away.",
                DATABASE_FIRST,
            )
    engine.dispose()


DATABASE_FIRST: Final = "Bring the database back first, and ask again."


@contextmanager
def _database(settings: Settings) -> Iterator[Connection | None]:
    """A connection of the tables' owner, who sees all jobs; None where there is none, which is told already."""
    with suppress(SettingError):
        engine = connect(settings, pool_size=1, login="owner")
        try:
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql(_PATIENCE)
        except SQLAlchemyError:
            yield None
        else:
            with connection:
                yield connection
        finally:
            engine.dispose()
        return
    yield None


def _of_database(connection: Connection | None, settings: Settings) -> Iterator[Finding]:
    if connection is None:
        return
    yield from database_findings(connection, settings)
    yield from login_findings(settings)
    yield clock_finding("the database", lambda: float(connection.scalar(_CLOCK) or 0))


def _lines(found: Sequence[Finding]) -> Iterator[str]:
    width = max(shutil.get_terminal_size().columns, 80)
    for finding in found:
        beginning = f"{finding.status:<8} {finding.name:<{_NAME_WIDTH}} "
        yield textwrap.fill(finding.message, width, initial_indent=beginning, subsequent_indent=" " * len(beginning))
        if finding.advice:
            arrow = f"{'':<8} {'':<{_NAME_WIDTH}} -> "
            yield textwrap.fill(finding.advice, width, initial_indent=arrow, subsequent_indent=" " * len(arrow))
    yield _summary(found)


def _summary(found: Sequence[Finding]) -> str:
    counts: dict[str, Any] = {status: sum(each.status == status for each in found) for status in EXIT_CODES}
    return f"{counts['ok']} ok, {counts['warning']} warnings, {counts['failed']} failures."
