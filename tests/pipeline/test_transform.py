"""Raw rows become clean rows, or lines of the ledger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pipeline.conftest import statement

Run = Callable[[int | None, int, str], bool]


def transformed(client: Client, run: Run, content: str) -> int:
    uploaded = client.upload(content, account_id=client.account()).json
    assert uploaded is not None
    job_id: int = uploaded["id"]
    assert run(client.user_id, job_id, "ingest")
    assert run(client.user_id, job_id, "transform")
    return job_id


def test_a_category_of_the_users_own_is_known_in_a_file(client: Client, session: Session, run: Run) -> None:
    client.post("/categories", {"name": "Pets", "kind": "spending", "pfc": "GENERAL_MERCHANDISE"})
    rows = ("2026-03-02,-3.20,Coffee, pets ", "2026-03-03,-4.20,Coffee,Groceries", "2026-03-04,-5.20,Coffee,Whatever")
    job_id = transformed(client, run, statement(*rows, header="Date,Amount,Description,Category"))

    cleaned = text("SELECT category, category_source FROM clean_rows WHERE job_id = :job_id ORDER BY line")
    assert [tuple(row) for row in session.execute(cleaned, {"job_id": job_id})] == [
        ("Pets", "given"),
        ("Groceries", "given"),
        ("Food & Restaurants", "words"),
    ]


def test_texts_that_mean_something_to_copy_arrive_as_they_stood(client: Client, session: Session, run: Run) -> None:
    texts = ["a\tb", "\\N \\. \\x41", "☕ \ufdd2 and \ufdd3", "naïve"]
    rows = [f'2026-03-0{day},-{day}.00,"{text}"' for day, text in enumerate(texts, 1)]
    job_id = transformed(client, run, statement(*rows))

    found = session.scalars(
        text("SELECT description FROM clean_rows WHERE job_id = :job_id ORDER BY line"), {"job_id": job_id}
    )
    assert list(found) == [texts[0], texts[1], "☕ \ufffd and \ufffd", texts[3]]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_pieces_of_a_batch_are_stored_whole(
    client: Client, session: Session, run: Run, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("finpulse.pipeline.transform.PIECE_ROWS", size)
    rows = [f"2026-03-0{day},-{day}.00,Tea" if day % 3 else f"2026-03-0{day},n/a,Tea" for day in range(1, 9)]
    job_id = transformed(client, run, statement(*rows))

    key = {"job_id": job_id}
    stored = session.scalars(text("SELECT amount FROM clean_rows WHERE job_id = :job_id ORDER BY line"), key)
    dropped = session.scalars(text("SELECT line FROM ledger WHERE job_id = :job_id ORDER BY line"), key)
    assert (list(stored), list(dropped)) == ([-1, -2, -4, -5, -7, -8], [4, 7])
