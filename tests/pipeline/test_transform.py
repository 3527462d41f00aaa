"""Raw chunks become clean chunks, or lines of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from finpulse.models import CleanChunk
from tests.support.client import Client
from tests.support.csv_statements import statement

Run = Callable[[int | None, int, str], bool]


def transformed(client: Client, run: Run, content: str) -> int:
    uploaded = client.upload(content, account_id=client.account()).json
    assert uploaded is not None
    job_id: int = uploaded["id"]
    assert run(client.user_id, job_id, "ingest")
    assert run(client.user_id, job_id, "transform")
    return job_id


def the_chunk(session: Session, job_id: int) -> CleanChunk:
    return session.scalars(select(CleanChunk).where(CleanChunk.job_id == job_id)).one()


def test_a_category_of_the_users_own_is_known_in_a_file(client: Client, session: Session, run: Run) -> None:
    client.post("/categories", {"name": "Pets", "kind": "spending", "pfc": "GENERAL_MERCHANDISE"})
    rows = ("2026-03-02,-3.20,Coffee, pets ", "2026-03-03,-4.20,Coffee,Groceries", "2026-03-04,-5.20,Coffee,Whatever")
    job_id = transformed(client, run, statement(*rows, header="Date,Amount,Description,Category"))

    chunk = the_chunk(session, job_id)
    assert chunk.categories == ["Pets", "Groceries", "Food & Restaurants"]
    assert chunk.category_sources == ["given", "given", "words"]


def test_texts_that_mean_something_to_postgresql_arrive_as_they_stood(
    client: Client, session: Session, run: Run
) -> None:
    texts = ["a\tb", "\\N \\. \\x41", "☕ {}", "naïve"]
    rows = [f'2026-03-0{day},-{day}.00,"{text}"' for day, text in enumerate(texts, 1)]
    job_id = transformed(client, run, statement(*rows))
    assert the_chunk(session, job_id).descriptions == texts


def test_dropped_rows_lie_in_the_ledger_and_the_others_in_the_chunk(client: Client, session: Session, run: Run) -> None:
    rows = [f"2026-03-0{day},-{day}.00,Tea" if day % 3 else f"2026-03-0{day},n/a,Tea" for day in range(1, 9)]
    job_id = transformed(client, run, statement(*rows))

    dropped = session.scalars(text("SELECT line FROM ledger WHERE job_id = :job_id ORDER BY line"), {"job_id": job_id})
    assert list(dropped) == [4, 7]
    assert the_chunk(session, job_id).amounts == [-1, -2, -4, -5, -7, -8]


def test_days_of_several_chunks_are_known(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 2)
    rows = ["2026-03-01,-1.00,Tea", "2026-03-02,-2.00,Tea", "2026-03-02,-3.00,Tea", "2026-03-03,-4.00,Tea"]
    job_id = transformed(client, run, statement(*rows))

    chunks = session.scalars(select(CleanChunk).where(CleanChunk.job_id == job_id).order_by(CleanChunk.first_line))
    assert [chunk.shared_days for chunk in chunks] == [[date(2026, 3, 2)], [date(2026, 3, 2)]]
