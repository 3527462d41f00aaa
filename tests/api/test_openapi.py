"""The documentation as programs read it: ids, statuses, examples and types of everything that is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from finpulse.models import ENDED_STATUSES, JOB_KINDS, LIVE_STATUSES
from finpulse.sources.reading_json import READING_KEYS
from tests.support.client import Client

VERBS = (
    "accept|add|apply|ask|begin|bulk|cancel|change|claim|confirm|create|delete|disable|enable|export|follow|get|import|link|list|lock"
    "|pause|preview|receive|refresh|refuse|register|replay|reread|restore|resume|retry|revoke|rotate|run|set|sign|start|store"
    "|turn|undo|unlink|unlock|update"
)


@pytest.fixture
def document(nobody: Client) -> Any:
    return nobody.get("/openapi.json")


def operations(document: Any) -> list[tuple[str, Any]]:
    """Each operation with its address."""
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    ]


def test_each_operation_has_an_id_of_its_own_that_reads(document: Any) -> None:
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(rf"(?:{VERBS})(?:[A-Z][a-z]*)+", name)] == []
    assert {"importStatement", "listTransactions", "undoImport", "getDashboard"} <= set(ids)


def test_each_operation_names_the_problems_that_it_may_answer(document: Any) -> None:
    for where, operation in operations(document):
        told = operation["responses"]
        assert "422" in told, where
        assert ("401" in told and "403" in told) or not operation["security"], where
        assert "404" in told or "{" not in where, where
        assert ("429" in told and "503" in told) or "/health/" in where, where
        assert ("413" in told and "415" in told) or "requestBody" not in operation, where


def test_the_document_is_valid(document: Any) -> None:
    validate(document)


def examples(node: Any) -> Iterator[tuple[Any, Any]]:
    """Each example of the document with its schema."""
    if isinstance(node, dict):
        if "schema" in node and "example" in node:
            yield node["schema"], node["example"]
        for inner in node.values():
            yield from examples(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from examples(inner)


def test_each_body_has_an_example_that_fits_it(document: Any) -> None:
    for where, operation in operations(document):
        for media in json_bodies(operation):
            assert "example" in media, where
    for schema, example in examples(document["paths"]):
        OAS31Validator({**schema, "components": document["components"]}).validate(example)


def json_bodies(operation: Any) -> list[Any]:
    """The JSON that an operation takes, and that it answers where all is well."""
    answers = [told for status, told in operation["responses"].items() if status.startswith("2")]
    bodies = [operation.get("requestBody", {}), *answers]
    return [body["content"]["application/json"] for body in bodies if "application/json" in body.get("content", {})]


def test_answers_are_open_to_new_fields_and_bodies_are_not(document: Any) -> None:
    taken = {
        media["schema"]["$ref"]
        for _, operation in operations(document)
        for media in json_bodies({"requestBody": operation.get("requestBody", {}), "responses": {}})
        if "$ref" in media["schema"]  # Else a provider's, of whatever form.
    }
    schemas = document["components"]["schemas"]
    for reference in sorted(taken - {"#/components/schemas/RereadBody"}):
        assert schemas[reference.rpartition("/")[2]]["additionalProperties"] is False, reference
    for name in ("JobOut", "TransactionOut", "Dashboard", "Problem"):
        assert schemas[name].get("additionalProperties", True) is True, name


def test_closed_sets_are_told_and_readings_have_types(document: Any) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["JobOut"]["properties"]["status"]["enum"] == [*LIVE_STATUSES, *ENDED_STATUSES]
    assert schemas["JobOut"]["properties"]["kind"]["enum"] == list(JOB_KINDS)
    assert schemas["ProofOut"]["properties"]["verdict"]["enum"] == ["proven", "contradicted", "unprovable"]
    reading = schemas["Reading"]["properties"]
    assert list(reading) == list(READING_KEYS)
    assert reading["date_order"]["enum"] == ["ymd", "dmy", "mdy"]
    assert (reading["header_line"]["type"], reading["sections"]["type"]) == (["integer", "null"], "boolean")


def test_a_reading_is_what_its_schema_says(client: Client, document: Any) -> None:
    plan = client.upload("date,amount,balance\n2026-01-01,-1,9\n2026-01-31,-2,7\n", "/etl/preview").json
    schema = {"$ref": "#/components/schemas/PreviewOut", "components": document["components"]}
    OAS31Validator(schema).validate(plan)


def test_the_document_says_whose_it_is(document: Any) -> None:
    assert document["servers"][0]["url"] == "/"
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    assert all(tag["description"] for tag in document["tags"])
    assert document["components"]["securitySchemes"]["bearer"]["type"] == "http"


def test_patterns_are_of_the_language_of_json_schema(document: Any) -> None:
    """Python's own anchors and named groups are errors to clients in other languages (ECMA-262)."""
    patterns = re.findall(r"'pattern': '((?:[^'\\]|\\.)*)'", str(document["components"]["schemas"]))
    assert [pattern for pattern in patterns if re.search(r"\\[AZ]|\(\?[P<a-z]", pattern)] == []
