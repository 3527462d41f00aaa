"""The list of jobs: what it can be filtered by, and that its pages are full."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.jobs import Run, upload
from tests.support.problems import fields_of, problem_of

STATEMENT = "date,amount,description\n2024-01-15,-5,Shop {}\n"
# Every day can be a month, and the days run in order under neither reading.
AMBIGUOUS = "Date,Amount,Description\n05/03/2026,-1.00,Bread\n02/04/2026,-2.00,Milk\n11/01/2026,3.00,Refund\n"


def send(client: Client, content: str, account_id: int, filename: str) -> int:
    form = {"file": (io.BytesIO(content.encode()), filename)}
    answer = client.request("POST", "/etl/run-csv", data=form, query_string={"account_id": account_id})
    assert answer.json is not None
    return int(answer.json["id"])


def listed(client: Client, **query: Any) -> list[int]:
    return [job["id"] for job in client.all_pages("/etl/jobs", **query)]


def test_jobs_are_selected_by_status_kind_and_account(client: Client, run: Run) -> None:
    one, two = client.account(), client.account()
    first = upload(client, STATEMENT.format(1), one)
    second = upload(client, STATEMENT.format(2), two)
    third = client.post("/etl/aggregate-only", expect=202)["id"]
    client.post(f"/etl/jobs/{first}/cancel", expect=202)
    assert listed(client) == [third, second, first]
    assert listed(client, status="cancelled") == [first]
    assert listed(client, kind="run-csv") == [second, first]
    assert listed(client, account_id=two) == [second]
    assert listed(client, kind="run-csv", status="queued") == [second]
    assert "run-csv" in problem_of(client.request("GET", "/etl/jobs?kind=no-such-kind"), 422)["errors"]["kind"][0]


def test_jobs_are_selected_by_what_waits_for_an_answer(client: Client, run: Run) -> None:
    account = client.account(currency="UZS")
    clear = upload(client, STATEMENT.format(1), account, ("ingest",), run)
    asks = upload(client, AMBIGUOUS, account, ("ingest",), run)
    assert listed(client, needs_review="true") == [asks]
    assert listed(client, needs_review="false") == [clear]


@pytest.mark.parametrize("part", ["выписка", "ВЫПИСКА", "май_", "100%"])
def test_jobs_are_selected_by_a_part_of_the_files_name(client: Client, part: str) -> None:
    account = client.account()
    wanted = send(client, STATEMENT.format(1), account, "Выписка май_2024 100%.csv")
    send(client, STATEMENT.format(2), account, "other may 2024 1000.csv")
    assert listed(client, filename=part) == [wanted]


def test_a_filtered_page_is_full_unless_it_is_the_last(client: Client) -> None:
    one, two = client.account(), client.account()
    jobs = [upload(client, STATEMENT.format(number), (one, two)[number % 2]) for number in range(7)]
    answer = client.request("GET", "/etl/jobs", query_string={"account_id": one, "limit": 3})
    assert [job["id"] for job in answer.json or []] == [jobs[6], jobs[4], jobs[2]]
    assert [job["id"] for job in client.next_page(answer).json or []] == [jobs[0]]


@pytest.mark.parametrize(("name", "value"), [("needs_review", "perhaps"), ("status", "done")])
def test_what_is_no_filter_is_told(client: Client, name: str, value: str) -> None:
    answer = client.request("GET", "/etl/jobs", query_string={name: value})
    assert set(fields_of(answer)) == {name}


def test_another_users_jobs_are_in_no_selection(client: Client, other: Client) -> None:
    upload(other, STATEMENT.format(1), account := other.account())
    assert listed(client, account_id=account) == []
