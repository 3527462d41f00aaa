"""No secret and nobody's address stands in what a running stack shows to others: logs, processes, pages, reports."""

from __future__ import annotations

import base64
import os
import socket
import stat
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from finpulse.embedded.launch import CHECKOUT
from tests.support.csv_statements import statement
from tests.support.stack import Stack, environment, running_stack
from tests.support.wait import wait_until

CLIENT, CLIENT_6 = "203.0.113.77", "2001:db8:77::1f"
COLLECTOR = uuid.uuid4().hex
PASSWORD, WRONG, NEXT = "seven purple giraffes", "eleven mauve walruses", "nine teal hedgehogs"
PAGES = ("/", "/workers", "/tasks", "/broker", "/api/workers", "/api/tasks", "/api/queues/length", "/metrics", "/none")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack behind a proxy, whose signing key the environment gives."""
    own = environment(tmp_path_factory.mktemp("traces") / "home")
    given = {"FINPULSE_TRUSTED_PROXIES": "127.0.0.0/8", "FINPULSE_SECRET_KEY": uuid.uuid4().hex + uuid.uuid4().hex}
    # Nobody listens there, so that whatever is said of a collector that is away is in the logs too.
    given |= {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9", "OTEL_EXPORTER_OTLP_HEADERS": f"x-key={COLLECTOR}"}
    with running_stack({**own, **given}) as stack:
        yield stack


@pytest.fixture(scope="module")
def used(stack: Stack) -> set[str]:
    """Whatever must be found nowhere, after a user and an attacker have done all that tells it to the stack."""
    email = f"{uuid.uuid4().hex}@example.com"
    with httpx.Client(base_url=stack.url, headers={"X-Forwarded-For": CLIENT}, trust_env=False) as http:
        use_it(http, email)
    with httpx.Client(base_url=stack.url, headers={"X-Forwarded-For": CLIENT_6}, trust_env=False) as http:
        refused = [http.post("/profile/login", json={"email": email, "password": WRONG}) for _ in range(12)]
        assert refused[-1].status_code == 429
        open_pages = [http.get(path).text for path in ("/health/ready", "/openapi.json", "/docs")]
        assert not any(CLIENT_6 in text for text in open_pages)
    speak_badly(int(stack.environment["FINPULSE_PORT"]))
    secrets = {path.read_text() for path in home(stack).joinpath("secrets").iterdir()}
    assert {len(secret) >= 32 for secret in secrets} == {True}
    said = {email, email.partition("@")[0], CLIENT, CLIENT_6, PASSWORD, WRONG, NEXT, COLLECTOR}
    return {stack.environment["FINPULSE_SECRET_KEY"], *said, *secrets}


def use_it(http: httpx.Client, email: str) -> None:
    """Register, sign in, import, change the password, and fail at each of these."""
    credentials = {"email": email, "password": PASSWORD}
    answers = [http.post("/profile/register", json=credentials) for _ in range(2)]
    answers += [http.post("/profile/register", json={**credentials, "email": email + "\u202e"})]
    tokens = http.post("/profile/login", json=credentials).json()
    answers += [http.post("/profile/login", json={"email": email, "password": WRONG}) for _ in range(12)]
    http.headers["Authorization"] = f"Bearer {tokens['access_token']}"
    change = {"password": NEXT, "current_password": WRONG}
    answers += [http.patch("/profile", json=change) for _ in range(7)]
    http.post("/etl/run-csv", files={"file": ("march.csv", statement("2026-03-01,-1.00,Bread"))}, params={"wait": 20})
    answers += [http.get("/nowhere", params={"email": email}), http.post("/accounts", json={"email": email})]
    statuses = {answer.status_code for answer in answers}
    assert {401, 404, 409, 422, 429} <= statuses
    told = {answer.text for answer in answers if answer.status_code >= 400}
    assert not any(secret in text for text in told for secret in (email, CLIENT, PASSWORD, WRONG, NEXT))
    assert http.patch("/profile", json={**change, "current_password": PASSWORD}).status_code == 429


def speak_badly(port: int) -> None:
    """What is no HTTP makes the server itself answer, and log."""
    for said in (b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nBad Header\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=10, source_address=("127.0.0.77", 0)) as connection:
            connection.sendall(said)
            assert CLIENT.encode() not in connection.recv(1 << 16)


def home(stack: Stack) -> Path:
    return Path(stack.environment["FINPULSE_HOME"])


def processes(stack: Stack) -> list[psutil.Process]:
    """All that `up` has started. Its own environment is what the user gave it."""
    return psutil.Process(stack.process.pid).children(recursive=True)


def found(used: set[str], text: str) -> set[str]:
    return {secret for secret in used if secret in text}


def test_not_in_the_logs(stack: Stack, used: set[str]) -> None:
    files = [path for path in home(stack).joinpath("logs").rglob("*") if path.is_file()]
    logs = {path: path.read_text(errors="replace") for path in files}
    assert any("request.done" in text for text in logs.values())
    assert {path.name: found(used, text) for path, text in logs.items() if found(used, text)} == {}
    assert any("exceeded at endpoint" in text for text in logs.values())  # It would name the client by itself.


def test_not_on_command_lines_or_in_environments(stack: Stack, used: set[str]) -> None:
    names = set()
    for process in processes(stack):
        text = " ".join([*process.cmdline(), *(f"{name}={value}" for name, value in process.environ().items())])
        assert found(used, text) == set(), process.cmdline()
        names.add(process.name())
    assert {"postgres", "valkey-server"} <= names


def test_not_in_celerys_report(stack: Stack, used: set[str]) -> None:
    process = next(process for process in processes(stack) if "interactive" in process.cmdline())
    report = [sys.executable, "-m", "celery", "-A", "workers", "report"]
    shown = subprocess.run(report, env=process.environ(), cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert "broker_url" in shown.stdout
    assert found(used, shown.stdout + shown.stderr) == set()


class TestFlower:
    @pytest.fixture
    def flower(self, stack: Stack) -> Iterator[httpx.Client]:
        address, _, user, _, password = stack.place("Flower").replace(",", "").split()
        with httpx.Client(base_url=address, auth=(user, password), trust_env=False, timeout=30) as http:
            wait_until(lambda: answers(http), "Flower answers")
            yield http

    def test_shows_none(self, flower: httpx.Client, used: set[str]) -> None:
        pages = {path: flower.get(path) for path in PAGES}
        (worker, *_) = flower.get("/api/workers", params={"refresh": True}).json()
        pages["worker"] = flower.get(f"/worker/{worker}")
        assert {path: page.status_code for path, page in pages.items() if page.status_code != 200} == {"/none": 404}
        assert {path: found(used, page.text) for path, page in pages.items() if found(used, page.text)} == {}

    @pytest.mark.parametrize("path", [*PAGES, "/healthcheck", "/login", "/api/task/types"])
    def test_shows_nothing_to_those_without_its_password(self, flower: httpx.Client, path: str) -> None:
        guesses = (b"finpulse:guessed", "finpulse:erraten-ä".encode(), b"nonsense")
        headers = [{}, *({"Authorization": f"Basic {base64.b64encode(guess).decode()}"} for guess in guesses)]
        with httpx.Client(base_url=flower.base_url, trust_env=False) as stranger:
            assert {stranger.get(path, headers=header).status_code for header in headers} == {401}


def answers(http: httpx.Client) -> bool:
    try:
        return http.get("/healthcheck").text == "OK"
    except httpx.TransportError:
        return False


def test_nobody_else_reads_the_home(stack: Stack, used: set[str]) -> None:
    open_to_others = {
        str(path)
        for folder, _, files in os.walk(home(stack))
        for path in (Path(folder), *(Path(folder, file) for file in files))
        if path.exists() and stat.S_IMODE(path.lstat().st_mode) & 0o077
    }
    # PostgreSQL is another user where root started the stack, and has to pass.
    assert open_to_others <= ({str(home(stack))} if os.geteuid() == 0 else set())
    assert stat.S_IMODE(home(stack).stat().st_mode) & 0o066 == 0


def test_what_the_home_tells_of_secrets_is_in_the_files_that_are_for_them(stack: Stack, used: set[str]) -> None:
    """Each of them is for its owner alone, as the test before this says of all files."""
    folders = {"secrets", "uploads", "postgres-18", "valkey"}
    files = [path for path in home(stack).rglob("*") if path.is_file() and not folders & set(path.parts)]
    telling = {path.name for path in files if found(used, path.read_bytes().decode(errors="replace"))}
    assert telling <= {"services.json", "supervisord.conf"}
