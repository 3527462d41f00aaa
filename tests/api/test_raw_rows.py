"""What came in, processed or not."""

from __future__ import annotations

from tests.support.client import Client

STATEMENT = "date,amount,description\n2024-01-01,-5,Shop\n2024-01-02,nonsense,Shop\n"


def test_a_posted_transaction_comes_in_without_cells(client: Client) -> None:
    made = client.post("/transactions", {"amount": -5})
    [row] = client.get("/transactions/raw")
    assert row == {**made, "raw": None}


def test_stored_rows_show_their_cells_before_anything_is_known(client: Client, worker: None) -> None:
    job = client.run_csv(STATEMENT, path="/transactions/upload-csv")
    newest, oldest = client.get("/transactions/raw")
    assert newest["raw"] == ["2024-01-02", "nonsense", "Shop"]
    assert (oldest["line"], oldest["job_id"], oldest["processed"]) == (2, job["id"], False)
    assert (oldest["id"], oldest["amount"], oldest["date"]) == (None, None, None)
    for stage in ("transform", "load"):
        client.finished(client.post(f"/etl/{stage}-only", expect=202)["id"])
    rejected, loaded = client.get("/transactions/raw")
    assert (rejected["processed"], rejected["amount"]) == (True, None)
    assert (loaded["amount"], loaded["date"], loaded["raw"]) == ("-5.00", "2024-01-01", oldest["raw"])
    assert [row["id"] for row in client.transactions()] == [loaded["id"]]


def test_what_is_clean_and_not_loaded_yet_has_its_values(client: Client, worker: None) -> None:
    client.run_csv(STATEMENT, path="/transactions/upload-csv")
    client.finished(client.post("/etl/transform-only", expect=202)["id"])
    _, clean = client.get("/transactions/raw")
    assert (clean["id"], clean["amount"], clean["processed"]) == (None, "-5.00", True)


def test_both_kinds_are_paged_newest_first_without_loss(client: Client, worker: None) -> None:
    first = client.post("/transactions", {"amount": 1})["id"]
    client.run_csv(STATEMENT, path="/transactions/upload-csv")
    last = client.post("/transactions", {"amount": 2})["id"]
    whole = client.get("/transactions/raw")
    assert [(row["id"], row["line"]) for row in whole] == [(last, None), (None, 3), (None, 2), (first, None)]
    for limit in (1, 2, 3):
        assert client.all_pages("/transactions/raw", limit=limit) == whole


def test_nobody_sees_what_came_in_for_another(client: Client, other: Client) -> None:
    other.post("/transactions", {"amount": 1})
    assert client.get("/transactions/raw") == []
