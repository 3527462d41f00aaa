"""What an operation says of itself in the documentation without being told: its id, and its possible problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from http import HTTPStatus
from typing import Any, Final

from marshmallow import Schema

from finpulse.api.http.documentation.examples import example_of
from finpulse.api.http.negotiation import media_types_of
from finpulse.api.schemas.fields import Id

IDEMPOTENCY_KEY: Final = "Idempotency-Key"
# What a view's name begins with, and what its operation's does, where they differ.
VERBS: Final = {"show": "get"}


def operation_id(view_name: str) -> str:
    """The id of the operation that a view of this name serves: a verb and a noun.

    >>> operation_id("list_raw_rows"), operation_id("show_job"), operation_id("login")
    ('listRawRows', 'getJob', 'login')
    """
    verb, *noun = view_name.split("_")
    return VERBS.get(verb, verb) + "".join(word.capitalize() for word in noun)


def describe(view: Callable[..., Any], rule: str, *, limited: bool) -> None:
    """Give a view's documentation its id and its problems, beside what its decorators say."""
    described: dict[str, Any] = deepcopy(getattr(view, "_apidoc", {}))
    told = described.setdefault("response", {}).setdefault("responses", {})
    refusals = [HTTPStatus.NOT_ACCEPTABLE] if media_types_of(view) else []
    for status in (*problems_of(described, rule, limited=limited), *refusals):
        told.setdefault(int(status), []).append(status.name)
    manual = described.setdefault("manual_doc", {})
    manual.setdefault("operationId", operation_id(view.__name__))
    manual.setdefault("security", [])
    if (said := (view.__doc__ or "").strip()) and "\n\n" not in said:
        manual.setdefault("description", said)
    _add_examples(described)
    view._apidoc = described  # type: ignore[attr-defined]  # flask-smorest's way of keeping it.


def problems_of(described: dict[str, Any], rule: str, *, limited: bool) -> Iterator[HTTPStatus]:
    """The statuses of the problems that may be answered, whoever writes the view; it names those of its own."""
    parameters = described.get("arguments", {}).get("parameters", [])
    yield HTTPStatus.UNPROCESSABLE_ENTITY  # A parameter that isn't known.
    if described.get("manual_doc", {}).get("security"):
        yield HTTPStatus.UNAUTHORIZED
        yield HTTPStatus.FORBIDDEN
    if "<" in rule or any(_names_another(parameter) for parameter in parameters):
        yield HTTPStatus.NOT_FOUND
    if any(parameter.get("name") == IDEMPOTENCY_KEY for parameter in parameters):
        yield HTTPStatus.CONFLICT  # The first request with this key is still being answered.
    if _takes_body(described, parameters):
        yield HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        yield HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    if limited:
        yield HTTPStatus.TOO_MANY_REQUESTS
        yield HTTPStatus.SERVICE_UNAVAILABLE


def _add_examples(described: dict[str, Any]) -> None:
    """An example for each body that comes in or goes out, unless a decorator names one."""
    taken = [one for one in described.get("arguments", {}).get("parameters", []) if one.get("in") == "json"]
    told = [one for several in described["response"]["responses"].values() for one in several]
    for one in (*taken, *told):
        if isinstance(one, dict) and _is_schema(one.get("schema")) and not {"example", "examples"} & one.keys():
            one["example"] = example_of(one["schema"])


def _is_schema(schema: object) -> bool:
    return isinstance(schema, Schema) or (isinstance(schema, type) and issubclass(schema, Schema))


def _names_another(parameter: dict[str, Any]) -> bool:
    """Whether a schema takes the id of something, which may not be there."""
    fields = getattr(parameter.get("schema"), "_declared_fields", {})
    return any(isinstance(field, Id) for field in fields.values())


def _takes_body(described: dict[str, Any], parameters: list[dict[str, Any]]) -> bool:
    in_body = any(parameter.get("in") == "json" for parameter in parameters)
    return in_body or "requestBody" in described.get("manual_doc", {})
