"""Whatever a client puts wherever it can put something, it is answered, and never by 500."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote

import bcrypt
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from finpulse import users
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.sources.reading_json import READING_KEYS
from tests.support.client import Client, new_user
from tests.support.jobs import Run
from tests.support.odd_values import BROKEN, OTHERS, literals, texts, usual

STATEMENT = "date,amount,description\n2024-01-01,-5,Shop\n2024-01-02,12.50,Wages\n"
READINGS = (
    *('"9"', "1e999999999", '"1e999999999"', "9" * 400, "9223372036854775808", '"' + "0" * 18 + "9" * 30 + '"', "-7"),
    *('"idna"', '"punycode"', '"undefined"', '"utf-7"', '"unicode_escape"', '"' + "x" * 50_000 + '"', '"\\u0000"'),
    *OTHERS,
)


# What a parameter of the same name and schema has been given elsewhere, it is given every so-manieth of again.
SHARES = 4


class Shares:
    """All values for the first parameter of a kind; each further one of it gets the next share of them."""

    def __init__(self) -> None:
        self._met: Counter[str] = Counter()

    def of(self, place: str, name: str, schema: Any, values: Iterable[str]) -> Iterator[str]:
        """The values for a parameter or a field of this name and schema."""
        kind = f"{place} {name} {schema}"
        before = self._met[kind]
        self._met[kind] += 1
        return islice(values, before % SHARES, None, SHARES) if before else iter(values)


class Sent(NamedTuple):
    """A request with one odd value: `where` says for a failure's message what it was."""

    where: str
    method: str
    path: str
    options: dict[str, Any]


@pytest.fixture
def imported(client: Client, run: Run) -> int:
    """The id of a completed import."""
    job = client.upload(STATEMENT).json
    assert job is not None
    for stage in STAGE_NAMES:
        assert run(client.user_id, job["id"], stage)
    number: int = job["id"]
    return number


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords of nobody in no time."""
    monkeypatch.setattr(users, "_NOBODYS_HASH", bcrypt.hashpw(b"nobody", bcrypt.gensalt(4)))
    monkeypatch.setattr(users, "BCRYPT_COST", 4)


def test_no_odd_value_of_any_parameter_is_500(app: Flask, client: Client, quick_hashes: None) -> None:
    document, shares = client.get("/openapi.json"), Shares()
    sent = [
        request
        for method, path, operation in _operations(document)
        for request in _odd(document, shares, method, path, operation)
    ]
    assert len(sent) > 5000
    admin = new_user(app, "admin")
    assert _failures(client, sent) == []
    assert _failures(admin, [request for request in sent if request.path.startswith("/etl/health")]) == []


def test_no_odd_body_is_500(client: Client) -> None:
    document, shares = client.get("/openapi.json"), Shares()
    sent = [
        Sent(f"{method} {path}: {body[:30]}", method, _plain(path), {"data": body.encode(), "content_type": kind})
        for method, path, operation in _operations(document)
        if "requestBody" in operation
        for kind in (
            "application/json",
            "application/json; charset=punycode",
            "multipart/form-data; boundary=" + "x" * 300,
        )
        for body in shares.of(kind, "", sorted(operation["requestBody"]["content"]), (*BROKEN, *literals()))
    ]
    assert len(sent) > 2000
    assert _failures(client, sent) == []


def test_no_odd_part_of_a_reading_is_500(client: Client, imported: int) -> None:
    for key in READING_KEYS:
        for value in READINGS:
            body = f'{{"reading": {{"{key}": {value}}}, "answers": {{"{key}": {value}}}}}'
            answer = client.request("POST", f"/etl/jobs/{imported}/reread", data=body, content_type="application/json")
            assert answer.status_code < 500, (key, value[:50], answer.text)


def test_no_odd_field_of_a_form_is_500(client: Client) -> None:
    for value in READINGS:
        for fields in ({"reading": value}, {"reading": f'{{"encoding": {value}}}'}, {"account_id": value}):
            answer = _form(client, fields)
            assert answer.status_code < 500, (fields, answer.text)


def _form(client: Client, fields: Mapping[str, str]) -> TestResponse:
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    ]
    file = f'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n{STATEMENT}\r\n--x--\r\n'
    data = ("".join(parts) + file).encode()
    return client.request("POST", "/etl/preview", data=data, content_type="multipart/form-data; boundary=x")


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, operations in document["paths"].items():
        shared = operations.get("parameters", [])
        for method, operation in operations.items():
            if method != "parameters":
                yield method.upper(), path, {**operation, "parameters": [*shared, *operation.get("parameters", [])]}


def _odd(document: dict[str, Any], shares: Shares, method: str, path: str, operation: dict[str, Any]) -> Iterator[Sent]:
    """Each parameter and each field with its odd values, the others as they should be."""
    fields = _fields(document, operation)
    components = document["components"]["schemas"]
    body = None if fields is None else {name: usual(field, components) for name, field in fields.items()}
    for parameter in operation["parameters"]:
        name, place = parameter["name"], parameter["in"]
        for text in shares.of(place, name, parameter.get("schema"), texts(name)):
            where = f"{method} {path} {place} {name}={text[:40]!r}"
            if place == "query":
                yield Sent(where, method, _plain(path), {"query_string": {name: text}, "json": body})
            elif place == "path":
                odd = path.replace(f"{{{name}}}", quote(text, safe=""))
                yield Sent(where, method, _plain(odd), {"json": body})
            elif text.isprintable():
                yield Sent(
                    where, method, _plain(path), {"headers": {name: text.encode().decode("latin-1")}, "json": body}
                )
    for name, field in (fields or {}).items():
        for literal in shares.of("body", name, field, literals()):
            text = json.dumps({**body, name: "\ue000"}).replace('"\\ue000"', literal)
            yield Sent(
                f"{method} {path} {name}: {literal[:40]}",
                method,
                _plain(path),
                {"data": text, "content_type": "application/json"},
            )


def _fields(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any] | None:
    """The schemas of a body's fields; None where the operation takes no JSON."""
    described = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if described is None:
        return None
    components = document["components"]["schemas"]
    schema = described["schema"]
    schema = components[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
    properties: dict[str, Any] = schema.get("properties", {})
    return properties


def _plain(path: str) -> str:
    """The address with an id that is nobody's for each that it names."""
    return "/".join("999999999" if part.startswith("{") else part for part in path.split("/"))


def _failures(client: Client, sent: list[Sent]) -> list[str]:
    found = []
    for request in sent:
        answer = client.request(request.method, request.path, **request.options)
        if answer.status_code >= 500:
            found.append(f"{answer.status_code} {request.where}")
    return found
