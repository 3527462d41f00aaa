"""The flows of the API that its pages describe, against a running server: docs/api.md by curl, and the Arazzo file."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask

from finpulse.embedded.launch import CHECKOUT
from tests.support.api_server import ApiServer, serving
from tests.support.arazzo import Runner
from tests.support.client import PASSWORD

PAGE = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
WORKFLOWS = CHECKOUT / "docs" / "finpulse.arazzo.yaml"
AMBIGUOUS = "Date,Amount,Description\n05/03/2026,-1.00,Bread\n02/04/2026,-2.00,Milk\n11/01/2026,3.00,Refund\n"


@pytest.fixture(scope="module")
def server(app: Flask, worker: None) -> Iterator[ApiServer]:
    with serving() as server:
        yield server


def test_the_commands_of_the_page_work(server: ApiServer, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("There is no curl here.")
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    script = "set -euo pipefail\n" + "\n".join(blocks)
    script = script.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{server.port}")
    script = script.replace("ada@example.com", f"{uuid.uuid4().hex}@example.com")
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "completed" in done.stdout
    assert '"code":"invalid_input"' in done.stdout


def test_the_workflows_run(server: ApiServer) -> None:
    runner = Runner(yaml.safe_load(WORKFLOWS.read_text(encoding="utf-8")), f"http://127.0.0.1:{server.port}")
    joined = runner.run("join", email=f"{uuid.uuid4().hex}@example.com", password=PASSWORD)
    brought = runner.run("importAndRead", **joined, statement=AMBIGUOUS)
    assert (brought["inserted"], brought["needsReview"], brought["question"]) == (3, True, "date_order")
    token, asked = joined["accessToken"], {name: brought[name] for name in ("jobId", "question", "choice")}
    assert runner.run("answerAndUndo", accessToken=token, **asked)["needsReview"] is False


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"no request at all\r\n\r\n", 400, "bad_request"),
        (b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "uri_too_long"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * 9000 + b"\r\n\r\n", 431, "headers_too_large"),
    ],
    ids=["400", "414", "431"],
)
def test_what_the_server_itself_refuses_is_a_problem_too(
    server: ApiServer, sent: bytes, status: int, code: str
) -> None:
    with server.connect(sent) as connection:
        received = b"".join(iter(lambda: connection.recv(4096), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    problem: Any = json.loads(body)
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert (problem["status"], problem["code"], problem["type"]) == (status, code, f"/problems/{code}")
