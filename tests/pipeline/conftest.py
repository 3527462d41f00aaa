"""What the pipeline's tests share: statements to import, and stages run in this very process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from finpulse.config import Settings
from finpulse.pipeline.runner import run_stage


def statement(*rows: str, header: str = "Date,Amount,Description") -> str:
    """A small statement in the plainest form."""
    return "\n".join([header, *rows]) + "\n"


def many_rows(count: int, start: date = date(2024, 1, 1)) -> str:
    """A statement of `count` rows that are all different and go on through the days; row n is -n cents."""
    days = ((start + timedelta(days=number // 40)).isoformat() for number in range(count))
    return statement(*(f"{day},-{n // 100}.{n % 100:02},Shop {n % 500}" for n, day in enumerate(days, 1)))


@pytest.fixture
def run(engine: Engine, settings: Settings) -> Callable[[int | None, int, str], bool]:
    """Do one stage here and now, as a worker would."""

    def run_here(owner_id: int | None, job_id: int, stage: str) -> bool:
        assert owner_id is not None
        return run_stage(engine, settings.storage_url, owner_id, job_id, stage)

    return run_here
