"""A scan waits in a queue of its own until its pages are recognised, and is imported like any other statement then."""

from __future__ import annotations

from typing import Final

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.pipeline.scans import recognise
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run
from tests.support.messages import taken
from tests.support.read_as_drawn import SCAN, read_as_drawn, read_first_page

pytestmark = pytest.mark.usefixtures("empty_queue")
STAGES: Final = ("recognise", *IMPORT_STAGES)


@pytest.fixture
def _ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """OCR that is there, and knows what it reads."""
    monkeypatch.setenv("FINPULSE_OCR", "on")
    monkeypatch.setattr(recognise, "is_installed", lambda: True)
    monkeypatch.setattr(recognise, "pages_read", read_as_drawn)


def sent_behind(client: Client, run: Run) -> int:
    """The id of the job of a scan whose reading was put off until its pages are recognised."""
    job = client.upload(SCAN).json
    taken("interactive")
    assert run(client.user_id, job["id"], "ingest") is False
    return int(job["id"])


@pytest.mark.usefixtures("_ocr")
def test_a_scan_is_recognised_in_a_queue_of_its_own(client: Client, run: Run) -> None:
    job_id = sent_behind(client, run)
    (message,) = taken("ocr")
    assert (message.task, message.arguments) == ("finpulse.recognise", [client.user_id, job_id])
    for stage in STAGES:
        assert run(client.user_id, job_id, stage) is True
    job = client.get(f"/etl/jobs/{job_id}")
    assert (job["status"], job["steps_run"], job["rows"]["inserted"]) == ("completed", list(STAGES), 4)
    assert job["step_results"]["recognise"]["result"]["pages"] == [1, 2]
    assert job["proof"]["verdict"] == "proven"
    assert client.request("GET", f"/etl/jobs/{job_id}/pages/2.png").status_code == 200
    again = client.post(f"/etl/jobs/{job_id}/reread", {"reading": {"sign": "inverted"}}, expect=202)
    assert run(client.user_id, again["id"], "reread") is True
    assert client.get(f"/etl/jobs/{job_id}")["rows"]["total"] == 4


@pytest.mark.usefixtures("_ocr")
def test_pages_that_were_read_before_ocr_was_killed_are_not_read_again(
    client: Client, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = sent_behind(client, run)
    monkeypatch.setattr(recognise, "pages_read", read_first_page)
    assert run(client.user_id, job_id, "recognise") is False
    job = client.get(f"/etl/jobs/{job_id}")
    assert (job["status"], job["error"]["code"]) == ("failed", "reading_stopped")
    kept = session.scalar(text("SELECT recognised FROM statements WHERE job_id = :id"), {"id": job_id})
    assert kept is not None
    monkeypatch.setattr(recognise, "pages_read", read_as_drawn)
    client.post(f"/etl/jobs/{job_id}/retry", expect=202)
    for stage in STAGES:
        assert run(client.user_id, job_id, stage) is True
    assert client.get(f"/etl/jobs/{job_id}")["rows"]["inserted"] == 4


def test_without_ocr_a_scan_fails_with_what_would_help(
    client: Client, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FINPULSE_OCR", "off")
    job_id = sent_behind(client, run)
    job = client.get(f"/etl/jobs/{job_id}")
    assert job["status"] == "failed"
    assert "pip install finpulse[ocr]" in job["error"]["detail"]


@pytest.mark.usefixtures("_ocr")
def test_a_worker_that_lacks_what_reads_scans_says_so(
    client: Client, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = sent_behind(client, run)
    monkeypatch.setattr(recognise, "is_installed", lambda: False)
    assert run(client.user_id, job_id, "recognise") is False
    assert "nothing is installed here to read them" in client.get(f"/etl/jobs/{job_id}")["error"]["detail"]
