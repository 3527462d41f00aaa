"""A job that is cancelled between two batches of a stage stops there, and goes on from there once it is retried."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from finpulse.jobs import lease
from finpulse.jobs.lease import Claim
from finpulse.jobs.work import Checkpoint
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

ROWS = "".join(f"2024-01-{day:02},-{day}.50,Shop {day}\n" for day in range(1, 8))


@pytest.mark.parametrize("stage", ["ingest", "transform", "load"])
def test_a_stage_stops_at_the_batch_after_which_it_was_asked_to(
    client: Client, run: Run, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 2)
    before = IMPORT_STAGES[: IMPORT_STAGES.index(stage)]
    job_id = upload(client, f"date,amount,description\n{ROWS}", client.account(), before, run)
    seen = []

    def cancelled_at_second(session: Session, held: Claim, at: Checkpoint) -> None:
        seen.append(at)
        if len(seen) == 2:
            client.post(f"/etl/jobs/{job_id}/cancel", expect=202)
        renew(session, held, at)

    with monkeypatch.context() as patch:
        renew: Any = lease.renew
        patch.setattr(lease, "renew", cancelled_at_second)
        assert run(client.user_id, job_id, stage) is False
    assert len(seen) == 2
    assert client.get(f"/etl/jobs/{job_id}")["status"] == "cancelled"

    client.post(f"/etl/jobs/{job_id}/retry", expect=202)
    for left in IMPORT_STAGES[len(before) :]:
        assert run(client.user_id, job_id, left)
    assert client.get(f"/etl/jobs/{job_id}")["rows"]["inserted"] == 7
