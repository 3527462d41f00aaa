"""What is told of a whole stack is compared exactly, so that nothing may be left of other tests."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from finpulse.jobs.queue import app as queue

END_ALL = text("""
    UPDATE jobs SET status = 'cancelled', finished_at = now(), lease_until = NULL WHERE status IN ('queued', 'running')
""")


@pytest.fixture(scope="module", autouse=True)
def nothing_waits(app: Flask, engine: Engine) -> None:
    """No job of tests that ran without a worker waits for one: a module's own worker would do those, too."""
    with engine.begin() as connection:
        connection.execute(END_ALL)
    queue.control.purge()
