"""What every refusal must look like."""

from __future__ import annotations

import json
from typing import Any

from werkzeug.test import TestResponse


def problem_of(answer: TestResponse, status: int) -> Any:
    """The problem that an answer must be."""
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/problem+json"
    body = answer.json
    assert body is not None
    assert body["status"] == status
    assert body["detail"]
    assert body["type"] == f"/problems/{body['code']}"
    assert body["request_id"] == answer.headers["X-Request-ID"]
    return body


def as_json(body: Any) -> dict[str, Any]:
    """A body as any client may write it, also with what our own JSON would refuse to write."""
    return {"data": json.dumps(body), "content_type": "application/json"}


def fields_of(answer: TestResponse) -> set[str]:
    """The fields that a 422 speaks of."""
    return set(problem_of(answer, 422)["errors"])
