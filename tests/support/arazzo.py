"""Runs workflows of Arazzo 1.0.1 against a running server: as much of it as docs/finpulse.arazzo.yaml uses.

Its runtime expressions are `$inputs`, `$steps`, `$statusCode` and `$response.body` with a JSON pointer; its criteria
compare two values by `==`; what may be tried again is so by `retryAfter` and `retryLimit`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

METHODS = ("get", "post", "patch", "delete")


@dataclass
class Context:
    """What expressions may speak of."""

    inputs: Mapping[str, Any]
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    response: httpx.Response | None = None

    def value(self, expression: Any) -> Any:
        """What an expression, or a text or an object with expressions in it, stands for."""
        if isinstance(expression, dict):
            return {str(self.value(key)): self.value(part) for key, part in expression.items()}
        if not isinstance(expression, str):
            return expression
        if expression.startswith("$"):
            return self._looked_up(expression)
        return re.sub(r"\{(\$[^}]+)\}", lambda found: str(self._looked_up(found[1])), expression)

    def holds(self, condition: str) -> bool:
        """Whether a criterion of the form `expression == literal` holds."""
        left, _, right = condition.partition(" == ")
        return str(self.value(left)) == right.strip("'")

    def _looked_up(self, expression: str) -> Any:
        if expression == "$statusCode":
            assert self.response is not None
            return self.response.status_code
        if expression.startswith("$response.body#"):
            assert self.response is not None
            return pointed_at(self.response.json(), expression.partition("#")[2])
        parts = expression.split(".")
        if parts[0] == "$inputs":
            return self.inputs[parts[1]]
        assert (parts[0], parts[2]) == ("$steps", "outputs"), expression
        return self.steps[parts[1]][parts[3]]


class Runner:
    """Runs workflows by the operations that a server's own documentation describes."""

    def __init__(self, document: Any, url: str) -> None:
        self.workflows = {workflow["workflowId"]: workflow for workflow in document["workflows"]}
        self.http = httpx.Client(base_url=url, timeout=30)
        described = self.http.get("/openapi.json").json()
        self.operations = {
            methods[method]["operationId"]: (method, path)
            for path, methods in described["paths"].items()
            for method in METHODS
            if method in methods
        }

    def run(self, workflow_id: str, **inputs: Any) -> dict[str, Any]:
        """The outputs of a workflow, each step of which must succeed."""
        workflow, context = self.workflows[workflow_id], Context(inputs)
        assert set(workflow["inputs"]["required"]) <= inputs.keys()
        for step in workflow["steps"]:
            self._do(step, context)
            named = step.get("outputs", {})
            context.steps[step["stepId"]] = {name: context.value(named[name]) for name in named}
        return {name: context.value(expression) for name, expression in workflow.get("outputs", {}).items()}

    def _do(self, step: Any, context: Context) -> None:
        retry = next((action for action in step.get("onFailure", []) if action["type"] == "retry"), {})
        for _ in range(retry.get("retryLimit", 0) + 1):
            context.response = self._ask(step, context)
            if all(context.holds(criterion["condition"]) for criterion in step["successCriteria"]):
                return
            time.sleep(retry.get("retryAfter", 0))
        assert context.response is not None
        raise AssertionError(f"{step['stepId']}: {context.response.status_code} {context.response.text}")

    def _ask(self, step: Any, context: Context) -> httpx.Response:
        method, path = self.operations[step["operationId"]]
        given: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
        for parameter in step.get("parameters", []):
            given[parameter["in"]][parameter["name"]] = context.value(parameter["value"])
        return self.http.request(
            method,
            path.format(**given["path"]),
            params=given["query"],
            headers=given["header"],
            **body_of(step.get("requestBody"), context),
        )


def body_of(body: Any, context: Context) -> dict[str, Any]:
    """The arguments by which httpx sends a body."""
    if body is None:
        return {}
    payload = context.value(body["payload"])
    if body["contentType"] == "multipart/form-data":
        return {"files": {name: (f"{name}.csv", content) for name, content in payload.items()}}
    return {"json": payload}


def pointed_at(document: Any, pointer: str) -> Any:
    """What a JSON pointer leads to (RFC 6901), None where that is not there."""
    for part in pointer.split("/")[1:]:
        try:
            document = document[int(part) if isinstance(document, list) else part]
        except (KeyError, IndexError):
            return None
    return document
