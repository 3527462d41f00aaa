"""A worker that is told to end does so, whatever is away."""

from __future__ import annotations

import signal

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from finpulse.config import Settings
from scripts.chaos.line import Line
from tests.support.client import Client
from tests.support.csv_statements import many_rows
from tests.support.jobs import wait_until_under_way
from tests.support.processes import running, worker

ROWS = 60_000
# A stage in hand is waited for no longer than it takes for a heartbeat to be due.
SOON = ("--", "worker.soft_shutdown_timeout=3")
ENDING_SECONDS = 40


@pytest.mark.usefixtures("empty_queue")
def test_a_worker_that_is_told_to_end_at_work_while_valkey_goes_away_ends(
    client: Client, session: Session, settings: Settings
) -> None:
    url = make_url(settings.redis_url)
    assert url.port is not None
    line = Line(url.port)
    by_line = settings.redis_url.replace(f":{url.port}/", f":{line.port}/")
    job = client.upload(many_rows(ROWS), account_id=client.account()).json
    assert job is not None
    with running(*worker(), *SOON, FINPULSE_REDIS_URL=by_line, REMAP_SIGTERM="SIGQUIT") as process:
        wait_until_under_way(session, job["id"], "ingest")
        line.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(ENDING_SECONDS) == 0
