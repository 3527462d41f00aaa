"""Idempotency-Key: what is sent twice is done once."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.support.client import Client
from tests.support.problems import fields_of, problem_of

BODY = {"name": "Card", "provider": "csv"}


def send(client: Client, key: str, body: Any = None, path: str = "/accounts") -> TestResponse:
    return client.request("POST", path, json=BODY if body is None else body, headers={"Idempotency-Key": key})


def test_the_same_request_gets_the_same_answer_and_does_nothing(client: Client) -> None:
    key = uuid.uuid4().hex
    first, second = send(client, key), send(client, key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json == second.json
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(client.get("/accounts")) == 1


def test_an_upload_for_an_account_is_answered_again_too(client: Client) -> None:
    account, headers = client.account(), {"Idempotency-Key": uuid.uuid4().hex}
    first, second = [client.upload("date,amount\n2026-01-01,-1\n", account_id=account, headers=headers) for _ in "12"]
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json == second.json


def test_another_body_or_address_under_the_key_is_refused(client: Client) -> None:
    key = uuid.uuid4().hex
    send(client, key)
    assert fields_of(send(client, key, {**BODY, "name": "Other"})) == {"Idempotency-Key"}
    assert fields_of(send(client, key, {"name": "Card"}, "/categories")) == {"Idempotency-Key"}


def test_a_request_that_was_refused_may_be_mended_under_its_key(client: Client) -> None:
    key = uuid.uuid4().hex
    assert fields_of(send(client, key, {**BODY, "name": ""})) == {"name"}
    assert send(client, key).status_code == 201


def test_keys_of_different_users_are_different_keys(client: Client, other: Client) -> None:
    key = uuid.uuid4().hex
    assert send(client, key).json != send(other, key).json


def test_twenty_at_once_do_it_once_and_get_the_same_answer(app: Flask, client: Client) -> None:
    key = uuid.uuid4().hex
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: send(Client(app, client.token), key), range(20)))
    assert [answer.status_code for answer in answers] == [201] * 20
    assert len({answer.json["id"] for answer in answers if answer.json}) == 1
    assert len(client.get("/accounts")) == 1


def test_nobody_sees_what_was_done_under_a_key_without_its_answer(client: Client, session: Session) -> None:
    """The key is free again where the process dies before the commit, and has its answer after it."""
    key, seen = uuid.uuid4().hex, text("SELECT status FROM idempotency_keys WHERE key = :key")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("finpulse.api.http.blueprint.commit_and_send", lambda _session: 1 / 0)
        assert send(client, key).status_code == 500
    assert session.scalars(seen, {"key": key}).all() == []
    session.rollback()
    assert client.get("/accounts") == []
    assert send(client, key, {}, "/etl/aggregate-only?wait=0.05").status_code == 202
    assert session.scalars(seen, {"key": key}).all() == [202]


def test_a_key_of_an_earlier_version_without_an_answer_is_free_after_minutes(client: Client, session: Session) -> None:
    key = uuid.uuid4().hex
    send(client, key)
    session.execute(text("UPDATE idempotency_keys SET status = NULL WHERE key = :key"), {"key": key})
    session.commit()
    problem_of(send(client, key), 409)
    session.execute(
        text("UPDATE idempotency_keys SET created_at = now() - interval '1 hour' WHERE key = :key"), {"key": key}
    )
    session.commit()
    assert send(client, key).status_code == 201


def test_a_key_is_plain_text_of_some_length(client: Client) -> None:
    for key in ("", "x" * 256, "schlüssel".encode().decode("latin-1")):
        assert fields_of(send(client, key)) == {"Idempotency-Key"}


def test_amounts_are_answered_again_as_they_were(client: Client) -> None:
    key = uuid.uuid4().hex
    body = {"amount": "-0.10", "currency": "EUR"}
    first, second = (send(client, key, body, "/transactions") for _ in range(2))
    assert first.json == second.json
    assert len(client.transactions()) == 1


def test_waiting_longer_the_second_time_makes_no_other_request_of_it(client: Client) -> None:
    key = uuid.uuid4().hex
    first, second = (send(client, key, {}, f"/etl/aggregate-only?wait={wait}") for wait in (0, 1))
    assert first.json == second.json
    assert len(client.get("/etl/jobs")) == 1
