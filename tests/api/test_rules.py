"""Rules: what they match, what they would change, and what they do to what comes in and to what is there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.problems import as_json, fields_of, problem_of

ROWS = (
    "2026-03-01,-10.00,Zorblatt Emporium",
    "2026-03-02,-200.00,Zorblatt Emporium",
    "2026-03-03,-5.00,Café Quxley",
    "2026-03-04,900.00,Zorblatt Emporium payout",
)
ZORB = {"field": "description", "op": "contains", "value": "zórblatt"}


def rule(*match: Any, priority: int = 0, **outcome: Any) -> dict[str, Any]:
    return {"match": list(match), "set": outcome, "priority": priority}


def imported(client: Client, *rows: str, account: int | None = None) -> list[Any]:
    """The transactions of an imported statement, the oldest first."""
    job = client.run_csv(statement(*rows), account or client.account())
    return client.transactions(job_id=job["id"])[::-1]


def applied(client: Client, rule_id: int) -> Any:
    job = client.post(f"/rules/{rule_id}/apply", expect=200, wait=20)
    assert (job["kind"], job["status"]) == ("apply-rule", "completed")
    return job["step_results"]["recategorise"]["result"]


def test_rules_are_kept_in_the_order_in_which_they_decide(client: Client, other: Client) -> None:
    low = client.post("/rules", {**rule(ZORB, category="travel"), "name": "Trips"})
    high = client.post("/rules", rule(ZORB, merchant="Zorb", priority=5))
    newer = client.post("/rules", rule(ZORB, category="Gifts & Donations"))
    assert (low["name"], low["set"], low["enabled"]) == ("Trips", {"category": "Travel", "merchant": None}, True)
    assert low["match"] == [ZORB]
    assert [one["id"] for one in client.get("/rules")] == [high["id"], newer["id"], low["id"]]
    first = client.request("GET", "/rules?limit=1")
    assert client.next_page(first).json == [newer]

    path = f"/rules/{low['id']}"
    changed = client.request("PATCH", path, json={"priority": 9, "set": {"merchant": "Zed"}, "enabled": False}).json
    assert changed is not None
    assert (changed["priority"], changed["set"]) == (9, {"category": None, "merchant": "Zed"})
    assert changed == client.get(path)
    for method in ("GET", "PATCH", "DELETE"):
        problem_of(other.request(method, path, **({"json": {"priority": 1}} if method == "PATCH" else {})), 404)
    problem_of(other.request("POST", f"{path}/apply"), 404)
    assert client.request("DELETE", path).status_code == 204
    problem_of(client.request("GET", path), 404)


@pytest.mark.usefixtures("worker")
def test_a_rule_decides_about_what_comes_in(client: Client) -> None:
    account = client.account()
    made = client.post("/rules", rule(ZORB, category="Travel", merchant="Zorb"))
    rows = imported(client, *ROWS, account=account)
    assert [row["category"] for row in rows] == ["Travel", "Travel", rows[2]["category"], "Travel"]
    assert (rows[0]["merchant"], rows[0]["category_source"], rows[0]["rule_id"]) == ("Zorb", "rule", made["id"])
    assert rows[2]["rule_id"] is None

    client.post("/transactions", {"amount": -1, "category": "Groceries", "description": "ZORBLATT"})
    client.finished(client.post("/etl/transform-only", expect=202)["id"])
    [posted] = client.transactions(processed="true", category="Travel", max_amount="-1", min_amount="-1")
    assert posted["category_source"] == "rule"


@pytest.mark.usefixtures("worker")
def test_a_rule_beats_a_correction_and_a_correction_beats_the_file(client: Client) -> None:
    account = client.account()
    [first] = imported(client, ROWS[0], account=account)
    client.request("PATCH", f"/transactions/{first['id']}", json={"category": "Groceries"})
    content = statement("2026-04-01,-1.00,Zorblatt Emporium,Travel", header="Date,Amount,Description,Category")
    [learned] = client.transactions(job_id=client.run_csv(content, account)["id"])
    assert (learned["category"], learned["category_source"]) == ("Groceries", "learned")
    client.post("/rules", rule(ZORB, category="Insurance"))
    [ruled] = imported(client, "2026-04-02,-2.00,Zorblatt Emporium", account=account)
    assert (ruled["category"], ruled["category_source"]) == ("Insurance", "rule")


@pytest.mark.usefixtures("worker")
def test_preview_says_what_would_change_and_apply_does_it(client: Client) -> None:
    imported(client, *ROWS)
    draft = rule(ZORB, {"field": "amount", "op": "between", "value": [None, -100]}, category="Travel")
    preview = client.post("/rules/preview", draft, expect=200)
    assert preview["count"] == 1
    [sample] = preview["sample"]
    assert (sample["transaction"]["amount"], sample["becomes"]["category"]) == ("-200.00", "Travel")
    assert client.get("/rules") == []
    assert client.transactions(category="Travel") == []

    made = client.post("/rules", draft)
    assert client.transactions(category="Travel") == []
    assert applied(client, made["id"]) == {"total": 4, "changed": 1}
    [changed] = client.transactions(category="Travel")
    assert (changed["amount"], changed["rule_id"]) == ("-200.00", made["id"])
    assert client.get("/analytics/user-stats")["spent_by_category"]["Travel"] == 200
    assert applied(client, made["id"])["changed"] == 0


@pytest.mark.usefixtures("worker")
def test_what_a_rule_decided_stays_when_it_goes_and_is_put_back_when_it_is_disabled_and_applied(client: Client) -> None:
    before = imported(client, *ROWS)
    made = client.post("/rules", rule(ZORB, category="Travel", merchant="Zorb"))
    path = f"/rules/{made['id']}"
    assert applied(client, made["id"])["changed"] == 3
    client.request("PATCH", path, json={"enabled": False})
    assert applied(client, made["id"])["changed"] == 3
    after = {row["id"]: row for row in client.transactions()}
    names = ("merchant", "category", "category_source", "rule_id")
    assert [[after[row["id"]][name] for name in names] for row in before] == [[row[n] for n in names] for row in before]

    client.request("PATCH", path, json={"enabled": True})
    applied(client, made["id"])
    assert client.request("DELETE", path).status_code == 204
    assert len(client.transactions(category="Travel")) == 3


@pytest.mark.usefixtures("worker")
def test_what_was_edited_alone_is_an_exception_to_every_rule(client: Client) -> None:
    first, second, *_ = imported(client, *ROWS)
    client.request("PATCH", f"/transactions/{first['id']}?remember=false", json={"category": "Education"})
    made = client.post("/rules", rule(ZORB, category="Travel"))
    applied(client, made["id"])
    assert client.get(f"/transactions/{first['id']}")["category"] == "Education"
    # An edit against a rule is one, too.
    client.request("PATCH", f"/transactions/{second['id']}", json={"category": "Groceries"})
    applied(client, made["id"])
    assert client.get(f"/transactions/{second['id']}")["category"] == "Groceries"


@pytest.mark.usefixtures("worker")
def test_a_row_that_was_corrected_by_hand_is_passed_over_unless_the_rule_is_to_override_it(client: Client) -> None:
    first, second, *_ = imported(client, *ROWS)
    alone = f"/transactions/{second['id']}"
    client.request("PATCH", f"/transactions/{first['id']}", json={"category": "Groceries"})
    client.request("PATCH", f"{alone}?remember=false", json={"category": "Education"})
    made = client.post("/rules", rule(ZORB, category="Travel"))
    assert made["override"] is False
    applied(client, made["id"])
    categories = {row["id"]: row["category"] for row in client.transactions()}
    assert (categories[first["id"]], categories[second["id"]]) == ("Groceries", "Education")

    client.request("PATCH", f"/rules/{made['id']}", json={"override": True})
    assert applied(client, made["id"])["changed"] == 2
    assert len(client.transactions(category="Travel")) == 3
    assert client.request("DELETE", f"/rules/{made['id']}?undo=true").status_code == 204
    categories = {row["id"]: row["category"] for row in client.transactions()}
    assert (categories[first["id"]], categories[second["id"]]) == ("Groceries", "Education")


@pytest.mark.usefixtures("worker")
def test_a_rule_about_what_another_rule_has_set_previews_and_applies(client: Client) -> None:
    imported(client, *ROWS)
    applied(client, client.post("/rules", rule(ZORB, merchant="My Gym"))["id"])
    gym = rule({"field": "merchant", "op": "equals", "value": "my gym"}, category="Health & Medicine", priority=5)
    assert client.post("/rules/preview", gym, expect=200)["count"] == 3
    assert applied(client, client.post("/rules", gym)["id"])["changed"] == 3
    quxley = {"field": "description", "op": "contains", "value": "quxley"}
    applied(client, client.post("/rules", rule(quxley, category="Insurance"))["id"])
    insured = rule({"field": "category", "op": "equals", "value": "Insurance"}, category="Travel")
    assert client.post("/rules/preview", insured, expect=200)["count"] == 1


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("at_once", [True, False])
def test_what_a_rule_has_done_can_be_taken_back_as_it_goes(
    client: Client, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    monkeypatch.setattr("finpulse.categorisation.rules.ROWS_AT_ONCE", 100 if at_once else 1)
    names = ("merchant", "category", "category_source", "rule_id")
    before = [[row[name] for name in names] for row in imported(client, *ROWS)]
    named = client.post("/rules", rule(ZORB, merchant="My Gym"))
    gym = {"field": "merchant", "op": "equals", "value": "My Gym"}
    sorted_ = client.post("/rules", rule(gym, category="Travel"))
    for made in (named, sorted_):
        applied(client, made["id"])
    answer = client.request("DELETE", f"/rules/{named['id']}?undo=true")
    if not at_once:
        assert answer.json is not None
        assert client.finished(answer.json["id"])["kind"] == "undo-rule"
    assert answer.status_code == (204 if at_once else 202)
    assert [[row[name] for name in names] for row in client.transactions()[::-1]] == before


@pytest.mark.usefixtures("worker")
def test_what_a_deleted_rule_decided_bears_its_name_no_longer_and_stays_seen(client: Client) -> None:
    imported(client, *ROWS)
    made = client.post("/rules", rule(ZORB, merchant="My Gym"))
    applied(client, made["id"])
    client.request("DELETE", f"/rules/{made['id']}")
    assert [row["rule_id"] for row in client.transactions(merchant="My Gym")] == [None] * 3
    gym = rule({"field": "merchant", "op": "equals", "value": "My Gym"}, category="Travel")
    later = client.post("/rules", gym)
    assert [applied(client, later["id"])["changed"] for _ in range(2)] == [3, 0]
    assert len(client.transactions(merchant="My Gym", category="Travel")) == 3


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"match": []}, "match"),
        ({"match": "all"}, "match"),
        ({"match": [{"field": "mood", "op": "equals", "value": "x"}]}, "match.0.field"),
        ({"match": [{"field": "amount", "op": "contains", "value": "5"}]}, "match.0.op"),
        ({"match": [{"field": "amount", "op": "equals", "value": "much"}]}, "match.0.value"),
        ({"match": [{"field": "amount", "op": "between", "value": [5, 1]}]}, "match.0.value"),
        ({"match": [{"field": "amount", "op": "between", "value": [None, None]}]}, "match.0.value"),
        ({"match": [{"field": "date", "op": "equals", "value": "May"}]}, "match.0.value"),
        ({"match": [{"field": "day", "op": "equals", "value": 32}]}, "match.0.value"),
        ({"match": [{"field": "description", "op": "contains", "value": "  "}]}, "match.0.value"),
        ({"match": [{"field": "description", "op": "regex", "value": "("}]}, "match.0.value"),
        ({"match": [{"field": "description", "op": "regex", "value": "((a{1000}){1000})"}]}, "match.0.value"),
        ({"match": [{"field": "description", "op": "regex", "value": "x" * 201}]}, "match.0.value"),
        ({"match": [{"field": "description", "op": "contains", "value": 5}]}, "match.0.value"),
        ({"set": {}}, "set.category"),
        ({"set": {"category": "Foo"}}, "set.category"),
        ({"set": {"colour": "red"}}, "set.colour"),
        ({"priority": "high"}, "priority"),
        ({"enabled": "perhaps"}, "enabled"),
        ({"override": "perhaps"}, "override"),
        ({"id": 5}, "id"),
    ],
)
def test_a_rule_must_fit(client: Client, change: dict[str, Any], field: str) -> None:
    body = {**rule(ZORB, category="Travel"), **change}
    for path in ("/rules", "/rules/preview"):
        assert fields_of(client.request("POST", path, **as_json(body))) == {field}


def test_a_user_has_so_many_regular_expressions_and_no_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finpulse.categorisation.rules.MOST_PATTERNS", 3)
    pattern = {"field": "description", "op": "regex", "value": "zorb"}
    made = client.post("/rules", rule(pattern, pattern, category="Travel"))
    problem = problem_of(client.request("POST", "/rules", json=rule(pattern, pattern, category="Travel")), 409)
    assert "2 regular expressions, and there can be 3" in problem["detail"]
    client.post("/rules", rule(pattern, category="Travel"))
    changed = {"match": [pattern, pattern, pattern]}
    problem_of(client.request("PATCH", f"/rules/{made['id']}", json=changed), 409)
    client.post("/rules", rule({**pattern, "op": "contains"}, category="Travel"))


def test_a_rule_about_anothers_account_is_refused(client: Client, other: Client) -> None:
    match = {"field": "account_id", "op": "equals", "value": other.account()}
    problem_of(client.request("POST", "/rules", json=rule(match, category="Travel")), 404)


def test_a_category_that_a_rule_gives_keeps_its_name(client: Client) -> None:
    category = client.post("/categories", {"name": "Pets"})
    client.post("/rules", rule(ZORB, category="Pets"))
    problem_of(client.request("DELETE", f"/categories/{category['id']}"), 409)


def test_a_preview_over_a_long_history_says_of_how_much_it_is(client: Client) -> None:
    imported(client, *ROWS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.categorisation.rule_preview.MOST_ROWS", 2)
        preview = client.post("/rules/preview", rule(ZORB, category="Travel"), expect=200)
        assert (preview["count"], preview["looked_at"], preview["exact"]) == (1, 2, False)
        first_days = {"field": "date", "op": "between", "value": [None, "2026-03-02"]}
        preview = client.post("/rules/preview", rule(ZORB, first_days, category="Travel"), expect=200)
        assert (preview["count"], preview["looked_at"], preview["exact"]) == (2, 2, True)
