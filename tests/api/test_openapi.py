"""The documentation as programs read it: ids, statuses, examples and types of everything that is served."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.client import Client

VERBS = (
    "accept|add|apply|begin|bulk|cancel|change|claim|confirm|create|delete|disable|enable|export|follow|get|import|link|list|lock"
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
        assert ("401" in told and "403" in told) or "security" not in operation, where
        assert "404" in told or "{" not in where, where
        assert ("429" in told and "503" in told) or "/health/" in where, where
        assert ("413" in told and "415" in told) or "requestBody" not in operation, where
