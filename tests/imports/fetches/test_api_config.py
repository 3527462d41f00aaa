"""A configuration that can't be used is refused before anything is asked, with a sentence about its field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.client import Client

BAD = [
    ({"url": "http://bank.example/"}, "api_config.url", "Only https is spoken"),
    ({"url": "https://127.0.0.1/"}, "api_config.url", "is at no public address"),
    ({"url": "https://user:pw@bank.example/"}, "api_config.url", "takes no name and password"),
    ({"url": "https://bank.example/", "type": "paypal"}, "api_config.type", "generic"),
    ({"url": "https://bank.example/", "headers": {"Host": "x"}}, "api_config.headers", "written by us"),
    ({"url": "https://bank.example/", "headers": {"X": "a\nb"}}, "api_config.headers", "printable ASCII"),
    ({"url": "https://bank.example/", "headers": ["X"]}, "api_config.headers", "object of texts"),
    ({"url": "https://bank.example/", "params": {"a": {"b": 1}}}, "api_config.params", "object of texts and numbers"),
    ({"url": "https://bank.example/", "pages": 0}, "api_config.pages", "from 1 to 1000"),
    ({"url": "https://bank.example/", "source": "../x"}, "api_config.source", "60 letters"),
    ({"url": "https://bank.example/", "method": "PUT"}, "api_config.method", "no such field"),
    ({"url": "https://bank.example/", "type": "plaid"}, "api_config.body", "client_id"),
    ({}, "api_config.url", "Missing data"),
]


@pytest.mark.parametrize(("config", "field", "said"), BAD, ids=range(len(BAD)))
def test_what_can_t_be_asked_is_told_at_once(client: Client, config: dict[str, Any], field: str, said: str) -> None:
    refused = client.post("/etl/run-api", {"api_config": config}, expect=422)
    assert said in json.dumps(_at(refused["errors"], field))


def _at(errors: Any, field: str) -> Any:
    """The sentences of a field, which a schema tells nested and the rest of us with periods."""
    first, _, rest = field.partition(".")
    return errors.get(field) or (_at(errors[first], rest) if rest else errors[first])
