"""Retention by setting: uploads and raw cells go days after their import; figures, outcomes and proofs stay."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.imports.stored_uploads.retention import delete_due_cells, delete_due_uploads
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import problem_of

ROWS = statement("2026-03-02,-3.20,Coffee", "2026-03-03,lots,Netflix", "2026-03-04,-1.00,Tea")
AGED = text("UPDATE jobs SET finished_at = now() - interval '31 days' WHERE id = ANY(:ids)")


def imported(client: Client, session: Session, run: Run) -> int:
    """A job that has completed a month ago; its upload and cells are due if they are kept for 30 days."""
    job_id = upload(client, ROWS, client.account(), IMPORT_STAGES, run)
    session.execute(AGED, {"ids": [job_id]})
    session.commit()
    return job_id


def test_an_upload_goes_and_a_reread_says_why_it_can_not(
    client: Client, session: Session, sweeper_session: Session, run: Run
) -> None:
    old, fresh = imported(client, session, run), upload(client, ROWS, client.account(), IMPORT_STAGES, run)
    delete_due_uploads(sweeper_session, 30)
    body = {"reading": {"sign": "inverted"}}
    told = problem_of(client.request("POST", f"/etl/jobs/{old}/reread", json=body), 409)["detail"]
    assert f"The upload of job {old} was deleted on" in told
    assert "upload the file again" in told
    doomed = session.scalars(text("SELECT storage_key FROM doomed_uploads WHERE owner_id = :o"), {"o": client.user_id})
    kept = session.scalar(text("SELECT storage_key FROM statements WHERE job_id = :id"), {"id": fresh})
    assert kept not in doomed.all()
    client.post(f"/etl/jobs/{fresh}/reread", body, expect=202)


def test_cells_go_and_what_became_of_the_rows_stays(
    client: Client, session: Session, sweeper_session: Session, run: Run
) -> None:
    job_id = imported(client, session, run)
    path, whole = f"/etl/jobs/{job_id}/rows", client.get(f"/etl/jobs/{job_id}/rows")
    before = client.get(f"/etl/jobs/{job_id}")
    assert [row["raw"] is None for row in whole] == [False] * 3
    assert delete_due_cells(sweeper_session, 30) >= 1
    assert client.get(path) == [{**row, "raw": None} for row in whole]
    assert client.get(path, outcome="rejected") == [{**whole[1], "raw": None}]
    assert client.get(path, limit=1)[0]["line"] == whole[0]["line"]
    assert client.all_pages(path, limit=1) == [{**row, "raw": None} for row in whole]
    csv = client.request("GET", path, headers={"Accept": "text/csv"})
    assert "deleted on" in problem_of(csv, 409)["detail"]
    assert client.get(f"/etl/jobs/{job_id}") == before
    assert len(client.transactions()) == 2
    assert client.get("/transactions/raw") == []


def test_cells_that_are_read_again_are_there_again(
    client: Client, session: Session, sweeper_session: Session, run: Run
) -> None:
    job_id = imported(client, session, run)
    delete_due_cells(sweeper_session, 30)
    again = client.post(f"/etl/jobs/{job_id}/reread", {"reading": {"sign": "inverted"}}, expect=202)["id"]
    assert run(client.user_id, again, "reread")
    assert [row["raw"] is None for row in client.get(f"/etl/jobs/{job_id}/rows")] == [False] * 3


def test_nothing_is_due_of_what_has_not_completed(client: Client, session: Session, sweeper_session: Session) -> None:
    job_id = upload(client, ROWS, client.account())
    session.execute(AGED, {"ids": [job_id]})
    session.commit()
    delete_due_uploads(sweeper_session, 30)
    delete_due_cells(sweeper_session, 30)
    gone = text("SELECT upload_deleted_at, cells_deleted_at FROM statements WHERE job_id = :id")
    assert tuple(session.execute(gone, {"id": job_id}).one()) == (None, None)
