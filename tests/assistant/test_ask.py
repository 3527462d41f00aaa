"""POST /assistant/ask over HTTP: an answer with its receipt, or a refusal; of one's own money alone."""

from __future__ import annotations

from typing import Any

from finpulse.assistant.queries.reader import guarded
from finpulse.metrics.registry import METRICS
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import problem_of

FIELDS = {
    *("status", "answer", "values", "plan", "rows_counted", "excluded", "formula", "sql", "params", "link"),
    *("data_as_of", "clarify", "suggestions", "refusal"),
}


def ask(client: Client, question: str, **more: str) -> dict[str, Any]:
    answer = client.post("/assistant/ask", {"question": question, "as_of": "2026-06-15", **more}, expect=200)
    assert answer.keys() >= FIELDS
    return dict(answer)


def test_an_answer_has_its_receipt_and_leads_to_its_rows(asker: Client) -> None:
    told = ask(asker, "How much did I spend on groceries in May?")
    assert told["values"] == [{"label": "spending", "value": "46.00", "unit": "EUR"}]
    assert "46" in str(told["answer"])
    assert told["rows_counted"] == 3
    assert told["excluded"] == {
        "other_currencies": [],
        "transfers": {"count": 0, "money_in": 0, "money_out": 0},
    }
    listed = asker.request("GET", str(told["link"])).json or []
    assert [row["amount"] for row in listed] == ["4.00", "-9.90", "-40.10"]
    assert "Groceries" not in str(told["sql"])
    assert "2026" not in str(told["sql"])
    assert told["params"] == {"start": "2026-05-01", "end": "2026-05-31", "category_1_1": "Groceries"}
    assert told["data_as_of"]


def test_the_same_question_gives_the_same_bytes_until_the_data_change(asker: Client, run: Run) -> None:
    body = {"question": "What did I spend in June by category?", "as_of": "2026-06-15"}
    first, second = (asker.request("POST", "/assistant/ask", json=body).data for _ in range(2))
    assert first == second
    more = "Date,Amount,Merchant,Category,Description\n2026-06-04,-5.00,Uzrail,Travel,Uzrail\n"
    upload(asker, more, asker.account(name="Second", currency="EUR"), IMPORT_STAGES, run)
    assert {each["label"] for each in asker.post("/assistant/ask", body, expect=200)["values"]} == {
        "Groceries",
        "Travel",
    }


def test_nobody_elses_names_or_rows_are_there(asker: Client, other: Client) -> None:
    told = ask(other, "How much did I spend at Makro in May?")
    assert (told["status"], told["values"], told["sql"]) == ("refused", [], None)
    assert ask(other, "How much did I spend in May?")["rows_counted"] == 0


def test_what_was_understood_and_has_no_figure_is_refused_with_a_sentence(asker: Client) -> None:
    told = ask(asker, "What was my savings rate in June?")
    assert told["status"] == "refused"
    assert told["refusal"]["code"] == "no_such_data"
    assert told["suggestions"]


FAR = {"question": "How much did I spend last month?", "as_of": "0001-01-01"}


def test_a_question_is_text_of_up_to_500_characters(asker: Client) -> None:
    for body in ({"question": ""}, {"question": "x" * 501}, {"question": "a", "currency": "ABC"}, {"text": "a"}, FAR):
        problem_of(asker.request("POST", "/assistant/ask", json=body), 422)


def test_the_registry_and_examples_are_listed(asker: Client) -> None:
    listed = asker.get("/assistant/metrics")
    assert [each["name"] for each in listed] == list(METRICS)
    assert all(each["formula"] and each["synonyms"] for each in listed)
    examples = asker.get("/assistant/examples")
    assert examples
    assert all(ask(asker, each["question"])["status"] == "answered" for each in examples)


def test_statements_of_one_shape_are_read_by_the_guard_once(asker: Client) -> None:
    ask(asker, "How much did I spend on groceries in May?")
    before = guarded.cache_info().misses
    ask(asker, "How much did I spend on travel in June?")
    assert guarded.cache_info().misses == before


def test_a_transaction_that_was_split_counts_by_its_parts_and_is_one(asker: Client) -> None:
    [row] = [each for each in asker.transactions() if each["amount"] == "-40.10"]
    parts = [{"amount": "-30.10", "category": "Groceries"}, {"amount": "-10.00", "category": "Travel"}]
    assert asker.request("PATCH", f"/transactions/{row['id']}", json={"splits": parts}).status_code == 200
    by_category = ask(asker, "What did I spend in May by category?")["values"]
    assert by_category == [
        {"label": "Travel", "value": "1210.00", "unit": "EUR"},
        {"label": "Groceries", "value": "36.00", "unit": "EUR"},
    ]
    for question, value in (
        ("How much did I spend at Makro in May?", "46.00"),
        ("How many transactions did I make in May?", "5"),
        ("How many transactions on travel in May?", "2"),
    ):
        assert ask(asker, question)["values"][0]["value"] == value
