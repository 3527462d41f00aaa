"""A file that ends its child fails its own job, once and with a sentence; cancelling a job ends its child."""

from __future__ import annotations

import io
import threading
from typing import Any

import psutil
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import ReadingUnavailable
from finpulse.pipeline.file_reading import SANDBOX
from tests.support import reading_functions as functions
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import Run
from tests.support.problems import problem_of
from tests.support.wait import wait_until

COFFEE = statement("2026-03-02,-3.20,Coffee")
ONE_NUMBER = '[{"date": "2026-03-02", "text": "Coffee", "amount": ' + "9" * 65_536 + "}]"


def preview(client: Client, content: str) -> Any:
    data = {"file": (io.BytesIO(content.encode()), "statement.csv")}
    return client.request("POST", "/etl/preview", data=data, content_type="multipart/form-data")


@pytest.mark.parametrize(
    ("function", "sentence"),
    [(functions.crash, "SIGSEGV"), (functions.killed, "SIGKILL"), (functions.stumble, "ZeroDivisionError")],
)
def test_a_file_that_ends_its_child_fails_its_job_after_one_attempt(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch, function: Any, sentence: str
) -> None:
    job_id = client.upload(COFFEE).json["id"]
    with monkeypatch.context() as patch:
        patch.setattr("finpulse.pipeline.ingest.chunks_after", function)
        assert run(client.user_id, job_id, "ingest") is False
    job = client.get(f"/etl/jobs/{job_id}")
    assert (job["status"], sentence in job["error"]["detail"]) == ("failed", True)
    assert session.scalar(text("SELECT attempts FROM jobs WHERE id = :id"), {"id": job_id}) == 0
    again = client.upload(statement("2026-03-03,-3.20,Coffee")).json["id"]
    assert run(client.user_id, again, "ingest") is True


def test_a_preview_of_a_file_that_ends_its_child_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("finpulse.imports.preview.cleaned_pieces", functions.crash)
        answer = preview(client, COFFEE)
    assert "SIGSEGV" in problem_of(answer, 422)["errors"]["file"][0]
    assert preview(client, COFFEE).status_code == 200


def test_a_number_of_65536_digits_is_refused_with_a_sentence(client: Client) -> None:
    answer = preview(client, ONE_NUMBER)
    assert problem_of(answer, 422)["errors"]["file"] == ["This JSON holds a number of more than 4000 digits."]


def test_a_job_waits_where_no_child_can_be_had(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = client.upload(COFFEE).json["id"]
    with monkeypatch.context() as patch:
        patch.setattr(SANDBOX, "child", none_to_be_had)
        assert run(client.user_id, job_id, "ingest") is False
    job = client.get(f"/etl/jobs/{job_id}")
    assert job["status"] in ("queued", "running")
    assert session.scalar(text("SELECT attempts FROM jobs WHERE id = :id"), {"id": job_id}) == 0
    assert run(client.user_id, job_id, "ingest") is True


def none_to_be_had() -> Any:
    raise ReadingUnavailable("There is none.")


def test_cancelling_a_job_ends_the_child_that_reads_for_it(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.sandbox.sandboxed_file.SECONDS_BETWEEN_TICKS", 0.1)
    monkeypatch.setattr("finpulse.pipeline.ingest.chunks_after", functions.burn)
    job_id = client.upload(COFFEE).json["id"]
    stage = threading.Thread(target=run, args=(client.user_id, job_id, "ingest"))
    stage.start()
    first = lease(session, job_id)
    wait_until(lambda: lease(session, job_id) > first, "the lease is renewed while the child reads")
    client.post(f"/etl/jobs/{job_id}/cancel", expect=202)
    stage.join(30)
    assert client.get(f"/etl/jobs/{job_id}")["status"] == "cancelled"
    wait_until(lambda: not any(map(is_working, children())), "the child has ended")


def lease(session: Session, job_id: int) -> Any:
    """Until when a job's lease runs, once it has one."""
    until = text("SELECT lease_until FROM jobs WHERE id = :id")

    def found() -> Any:
        session.rollback()
        return session.scalar(until, {"id": job_id})

    wait_until(found, "the stage is claimed")
    return found()


def children() -> list[psutil.Process]:
    """The children in which this process reads files."""
    return psutil.Process().children(recursive=True)


def is_working(process: psutil.Process) -> bool:
    """Whether a process uses the processor for files."""
    try:
        return "finpulse.sandbox" in process.cmdline() and process.cpu_percent(0.2) > 1
    except psutil.Error:
        return False
