"""Whatever somebody puts where our messages lie, the workers go on, and it is told."""

from __future__ import annotations

import json
import subprocess
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from redis import Redis

from finpulse.config import Settings
from finpulse.jobs.broker import ASIDE, DROPPED
from finpulse.jobs.queue import send_stages
from finpulse.jobs.signing import BadSignature, Signer
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import IMPORT_STAGES
from tests.support.processes import running, worker

BODY = '[[1, 2], {}, {"callbacks": null, "errbacks": null, "chain": null, "chord": null}]'


@pytest.fixture
def valkey(settings: Settings, empty_queue: None) -> Iterator[Redis]:
    with Redis.from_url(settings.redis_url) as valkey:
        valkey.delete(DROPPED)
        yield valkey
        for key in valkey.scan_iter(f"{ASIDE}*"):
            valkey.delete(key)


@pytest.fixture(scope="module")
def working(app: Flask) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of these tests' own, since what it is to live through may be its end."""
    with running(*worker()) as process:
        yield process


def message(body: str = BODY, **changes: Any) -> str:
    """A message as kombu writes one into its list, with changes."""
    usual = {
        "body": body,
        "content-type": "application/json",
        "content-encoding": "utf-8",
        "headers": {"task": "finpulse.ingest", "id": uuid.uuid4().hex, "lang": "py", "argsrepr": "", "kwargsrepr": ""},
        "properties": {
            "delivery_tag": uuid.uuid4().hex,
            "delivery_info": {"exchange": "", "routing_key": "interactive"},
            "delivery_mode": 2,
            "body_encoding": None,
        },
    }
    return json.dumps({**usual, **changes})


JUNK = [
    b"\xff\xfe",
    b"no JSON",
    b"[]",
    b"7",
    message(properties=None),
    message(properties={"delivery_tag": 1}),
    message(headers=None),
    message(headers={}),
    message(headers={"task": "os.system", "id": "1"}),
    message(headers={"task": ["finpulse.ingest"], "id": {}}),
    message(**{"content-type": "application/x-python-serialize", "content-encoding": "binary"}),
    message(**{"content-type": "application/x-yaml"}),
    message(**{"content-type": None}),
    message(**{"content-encoding": "punycode"}),
    message("{"),
    message("[]"),
    message("[1, 2, 3]"),
    message(),
    message(BODY.replace("}]", f', "signature": "{"0" * 64}"}}]')),
]


def test_a_worker_lives_through_junk_of_every_kind(
    client: Client, valkey: Redis, working: subprocess.Popen[bytes]
) -> None:
    for junk in JUNK:
        valkey.lpush("interactive", junk)
    job = client.upload(statement("2026-03-02,-3.20,Coffee")).json
    assert job is not None
    assert client.finished(job["id"])["status"] == "completed"
    assert working.poll() is None
    assert sum(int(count) for count in valkey.hgetall(DROPPED).values()) == len(JUNK)


@pytest.mark.parametrize("key", ["interactive", "interactive\x06\x163", "unacked", "unacked_index"], ids=ascii)
def test_junk_under_the_name_of_a_list_is_put_aside(
    client: Client, valkey: Redis, working: subprocess.Popen[bytes], key: str
) -> None:
    first = client.upload(statement("2026-03-02,-3.20,Coffee")).json
    assert first is not None
    client.finished(first["id"])
    valkey.set(key, "x")
    job = client.upload(statement("2026-03-03,-3.20,Tea")).json
    assert job is not None
    send_stages(client.user_id or 0, job["id"], IMPORT_STAGES, "interactive", 0)
    assert client.finished(job["id"])["status"] == "completed"
    assert working.poll() is None


def test_what_is_signed_is_read_and_what_was_altered_is_not() -> None:
    signer = Signer(lambda: "a key of the test", json.dumps, json.loads)
    for said in ([[1, 2], {}, {"chain": None}], [[1], {}, {}], {"method": "ping", "arguments": {}}):
        text = signer.dumps(said)
        assert signer.loads(text) == signer.loads(text.encode()) == said
        assert json.loads(text) is not None
        with pytest.raises(BadSignature):
            signer.loads(text.replace("1", "2").replace("ping", "shutdown"))
        with pytest.raises(BadSignature):
            signer.loads(json.dumps(said))
        with pytest.raises(BadSignature):
            Signer(lambda: "another key", json.dumps, json.loads).loads(text)
    assert signer.loads('{"type": "task-sent"}') == {"type": "task-sent"}
