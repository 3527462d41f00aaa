"""Each part of the system does its work with a login of the broker's that reaches nothing else."""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from flask import Flask
from redis import Redis
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import NoPermissionError, RedisError
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.credentials.broker_logins import LOGINS, server_settings
from finpulse.credentials.database_logins import DATABASE_VARIABLES
from finpulse.embedded import valkey
from finpulse.embedded.launch import CHECKOUT
from finpulse.embedded.ports import is_free
from finpulse.local_secrets import local_secret
from tests.support.api_server import ApiServer, import_rows, serving
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.processes import SWEEPER, running, worker
from tests.support.wait import wait_until

ADMIN = "user admin on >admin allkeys allchannels +@all\n"
PASSWORD = "thirty three thimbles"
# The name of this process's own connections, whose refusals are expected.
EXPECTED = "expected"
SEND_NIGHT = "from workers.beat import app; app.send_task('finpulse.nightly')"
EVERYBODY = ("CONFIG GET maxmemory", "FLUSHALL", "KEYS *", "ACL LIST", "SHUTDOWN", "SET another x")
REFUSED = {
    "api": ("RPOP interactive", "LRANGE bulk 0 -1", "HGETALL unacked", "PUBLISH /0.celery.pidbox x", "GET LIMITS"),
    "worker": ("GET LIMITS:LIMITER/x", "SET LIMITS:LIMITER/x 0"),
    "sweeper": ("RPOP interactive", "HGETALL unacked", "PUBLISH /0.celery.pidbox x", "GET LIMITS:LIMITER/x"),
    "beat": ("LPUSH interactive x", "LPUSH bulk x", "RPOP night", "PUBLISH /0.celery.pidbox x", "GET LIMITS:LIMITER/x"),
    "flower": ("LPUSH interactive x", "LPUSH night x", "BRPOP bulk 1", "DEL unacked", "GET LIMITS:LIMITER/x"),
    "finpulse": (),
    "health": ("LPUSH interactive x", "GET night", "PUBLISH /0.celery.pidbox x", "INFO"),
}


class Broker:
    """A Valkey with all logins, and one more that sees what it refuses them."""

    def __init__(self, port: int, passwords: dict[str, str]) -> None:
        self.urls = {login: f"redis://{login}:{password}@127.0.0.1:{port}/0" for login, password in passwords.items()}
        self.urls["health"] = f"redis://health:-@127.0.0.1:{port}/0"
        self.admin = Redis.from_url(f"redis://admin:admin@127.0.0.1:{port}/0")

    def answers(self) -> bool:
        try:
            return bool(self.admin.ping())
        except NotConnected:
            return False

    def refused(self) -> set[tuple[str, str]]:
        """Who was refused what, but for what a test has tried itself."""
        entries = [entry for entry in self.admin.acl_log() if EXPECTED not in str(entry["client-info"])]
        return {(entry["username"], f"{entry['reason']} {entry['object']}") for entry in entries}


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    folder = tmp_path_factory.mktemp("broker")
    port = next(port for port in range(20_100, 20_200) if is_free("127.0.0.1", port))
    passwords = {login: uuid.uuid4().hex for login in LOGINS}
    (folder / "valkey.conf").write_text(f"bind 127.0.0.1\nport {port}\n{server_settings(passwords)}{ADMIN}")
    with subprocess.Popen([valkey.binary(), "valkey.conf"], cwd=folder, stdout=subprocess.DEVNULL) as process:
        broker = Broker(port, passwords)
        try:
            wait_until(broker.answers, "Valkey answers")
            yield broker
        finally:
            process.kill()


@dataclass(frozen=True)
class Parts:
    """The parts of the system, each with its own login."""

    api: ApiServer
    flower: httpx.Client
    heartbeat: Path
    without_database: dict[str, str]

    def workers(self) -> object:
        """What Flower knows of workers."""
        try:
            return self.flower.get("/api/workers", params={"refresh": "true"}).json()
        except httpx.TransportError:
            return {}


@pytest.fixture(scope="module")
def parts(broker: Broker, app: Flask, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """Beat and Flower find no database, neither by a setting nor in their home."""
    empty = tmp_path_factory.mktemp("empty")
    without = {
        **dict.fromkeys(DATABASE_VARIABLES.values(), ""),
        "FINPULSE_HOME": str(empty),
        "FINPULSE_MESSAGE_KEY": local_secret(settings.home, "message-key"),
        "FINPULSE_FLOWER_PASSWORD": PASSWORD,
        "FINPULSE_HEARTBEAT": str(empty / "heartbeat"),
    }
    port = next(port for port in range(20_200, 20_300) if is_free("127.0.0.1", port))
    celery = ("-m", "workers")
    with ExitStack() as started:
        for login, program, given in (
            ("worker", worker(processes=2), {}),
            ("sweeper", SWEEPER, {}),
            ("beat", (*celery, "beat", "--pidfile="), without),
            ("flower", (*celery, "flower", "--address=127.0.0.1", f"--port={port}"), without),
        ):
            started.enter_context(running(*program, FINPULSE_REDIS_URL=broker.urls[login], **given))
        api = started.enter_context(serving(FINPULSE_REDIS_URL=broker.urls["api"], FINPULSE_RATE_LIMITS="on"))
        address = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=address, auth=("finpulse", PASSWORD), trust_env=False, timeout=30) as flower:
            yield Parts(api, flower, empty / "heartbeat", without)


def test_each_part_does_its_work(parts: Parts, broker: Broker, client: Client, session: Session) -> None:
    assert import_rows(parts.api, client, 7, 25).json["status"] == "completed"
    # This was sent to a broker that no worker listens to, and comes by the sweeper.
    job = client.upload(statement("2026-03-02,-3.20,Coffee")).json
    assert job is not None
    session.execute(text("UPDATE jobs SET sweep_after = now() WHERE id = :id"), {"id": job["id"]})
    session.commit()
    assert client.finished(job["id"], 30)["status"] == "completed"
    wait_until(parts.heartbeat.exists, "beat gives a sign of life")
    wait_until(parts.workers, "Flower knows the worker")
    sending = {**parts.without_database, "FINPULSE_REDIS_URL": broker.urls["beat"], "PATH": ""}
    subprocess.run([sys.executable, "-c", SEND_NIGHT], env=sending, cwd=CHECKOUT, check=True)
    assert Redis.from_url(broker.urls["api"], protocol=2).hgetall("finpulse.dropped") == {}
    assert broker.refused() == set()


@pytest.mark.parametrize("login", REFUSED)
def test_each_login_is_refused_what_its_part_does_not_need(broker: Broker, login: str) -> None:
    with Redis.from_url(broker.urls[login], client_name=EXPECTED if login != "health" else None) as redis:
        assert redis.ping()
        for command in (*EVERYBODY, *REFUSED[login]):
            with pytest.raises(NoPermissionError):
                redis.execute_command(*command.split())


def test_nobody_is_let_in_by_another_password(broker: Broker) -> None:
    for url in (broker.urls["worker"][:-12] + "0@127.0.0.1", "redis://127.0.0.1"):
        with pytest.raises(RedisError):
            Redis.from_url(f"{url}:{broker.admin.connection_pool.connection_kwargs['port']}/0").ping()
