"""What is not understood is told, with its name: parameters, fields of bodies and forms, at every address."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask

from finpulse.api.http.blueprint import Blueprint
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.problem import Problem
from tests.support.client import PASSWORD, Client, new_user
from tests.support.problems import fields_of, problem_of

STATEMENT = b"date,amount\n2026-01-01,-1\n"
# Whoever takes signed bytes of somebody else's making reads no body by a schema.
IN_PERSON = {"X-Current-Password": PASSWORD}
FOREIGN_BODIES = ("/webhooks/{hook_id}",)


def operations(document: Any) -> list[tuple[str, str, Any]]:
    """Each operation of the documentation, with numbers in its address."""
    return [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    ]


def address(path: str) -> str:
    return "".join(part if n % 2 == 0 else "1" for n, part in enumerate(path.replace("}", "{").split("{")))


def test_every_address_refuses_a_parameter_that_it_does_not_know(client: Client, app: Flask) -> None:
    admin = new_user(app, "admin")
    for method, path, _ in operations(client.get("/openapi.json")):
        if path in FOREIGN_BODIES:
            continue
        asker = admin if path == "/etl/health" or path.startswith("/admin") else client
        answer = asker.request(method, address(path), query_string={"shoe_size": 43}, headers=IN_PERSON)
        if answer.status_code not in (401, 404):  # Of an id that isn't there, nothing else is told.
            assert "shoe_size" in fields_of(answer), (method, path)


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "POST"])
def test_a_body_where_none_is_taken_is_refused(client: Client, method: str) -> None:
    paths = {"DELETE": f"/accounts/{client.account()}", "PATCH": "/profile", "POST": "/profile/logout"}
    assert fields_of(client.request(method, paths[method], json={"force": True})) == {"force"}
    assert client.request("GET", "/profile").status_code == 200


def test_an_empty_object_is_no_body(client: Client) -> None:
    assert client.request("POST", "/profile/logout", json={}).status_code == 204


def test_the_name_that_was_meant_is_told(client: Client) -> None:
    said = problem_of(client.request("GET", "/transactions?accountId=1&limit=no"), 422)["errors"]
    assert said["accountId"][0].startswith("There is no such parameter here; did you mean account_id? It takes ")
    assert "from" in said["accountId"][0]
    assert "limit" in said
    body = problem_of(client.request("POST", "/accounts", json={"name": "A", "provider": "csv", "type": "cash"}), 422)
    assert "account_type" in body["errors"]["type"][0]


@pytest.mark.parametrize("query", ["limit=1&limit=2", "limit=1&limit=1"])
def test_a_parameter_that_comes_twice_is_refused(client: Client, query: str) -> None:
    said = problem_of(client.request("GET", f"/accounts?{query}"), 422)["errors"]
    assert said == {"limit": ["It was given 2 times; give it once."]}


@pytest.mark.parametrize("path", ["/etl/preview", "/etl/run-csv", "/transactions/upload-csv"])
def test_a_form_takes_no_field_that_it_does_not_know(client: Client, path: str) -> None:
    def send(**fields: Any) -> set[str]:
        form = {"file": (io.BytesIO(STATEMENT), "a.csv"), **fields}
        return fields_of(client.request("POST", path, data=form, content_type="multipart/form-data"))

    assert send(acount_id="1") == {"acount_id"}
    assert send(account_id=["1", "1"]) == {"account_id"}


@pytest.mark.parametrize("path", ["/etl/preview", "/etl/run-csv", "/transactions/upload-csv"])
def test_the_account_may_stand_in_the_form_or_in_the_query(client: Client, path: str) -> None:
    one, other = client.account(), client.account(name="Other")

    def send(in_form: int, **query: int) -> Any:
        form = {"file": (io.BytesIO(STATEMENT), "a.csv"), "account_id": str(in_form)}
        return client.request("POST", path, data=form, query_string=query)

    assert send(one).json["account_id"] == one
    assert send(one, account_id=one).json["account_id"] == one
    assert fields_of(send(one, account_id=other)) == {"account_id"}
    assert fields_of(send(0)) == {"account_id"}


def test_a_file_that_is_no_form_says_which_form_it_takes(client: Client) -> None:
    for path in ("/etl/preview", "/etl/run-csv"):
        answer = client.request("POST", path, data=STATEMENT, content_type="text/csv")
        assert "multipart/form-data" in problem_of(answer, 422)["errors"]["file"][0]


def test_a_view_can_take_its_input_in_no_other_way() -> None:
    blueprint = Blueprint("toys", __name__)
    with pytest.raises(TypeError, match="Problem has to be a Query or a Body"):
        blueprint.arguments(Problem)  # type: ignore[arg-type]  # That it doesn't fit is the point.
    with pytest.raises(TypeError, match="PageArgs"):
        blueprint.arguments(PageArgs, location="json")
