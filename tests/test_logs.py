"""Logs: one JSON object a line, with the request and the job in each."""

from __future__ import annotations

import errno
import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from finpulse.logs import configure


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Nothing is bound before, and other tests get both kinds of loggers back as they were."""
    root, ours = logging.getLogger(), structlog.get_config()
    handlers, level = list(root.handlers), root.level
    structlog.contextvars.clear_contextvars()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**ours)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_every_line_carries_the_ids_that_are_bound(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info")
    with structlog.contextvars.bound_contextvars(request_id="r1", job_id=7):
        structlog.get_logger().info("stage.done", rows=3)
        logging.getLogger("a.library").warning("It said %s", "so")
    structlog.get_logger().info("after")
    first, second, third = lines(capsys)
    assert (first["event"], first["rows"], first["request_id"], first["job_id"]) == ("stage.done", 3, "r1", 7)
    assert (second["event"], second["level"], second["request_id"]) == ("It said so", "warning", "r1")
    assert (third["request_id"], third["job_id"]) == (None, None)


def test_an_exception_stays_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info")
    try:
        raise ValueError("two\nlines")
    except ValueError:
        structlog.get_logger().exception("request.failed")
    [line] = lines(capsys)
    assert "two\nlines" in str(line["exception"])


def test_what_is_below_the_level_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure("warning")
    structlog.get_logger().info("stage.done")
    assert lines(capsys) == []


def test_nobodys_address_is_logged_whatever_a_library_or_an_exception_says(capsys: pytest.CaptureFixture[str]) -> None:
    configure("info")
    library = logging.getLogger("a.library")
    library.warning("Invalid request from ip=%s: %s", "203.0.113.9", "no HTTP")
    library.warning("ratelimit 10 per 1 minute (ada@example.com client 2001:db8::7) exceeded")
    library.warning("Listening at http://127.0.0.1:8000, version 3.12.1.2000, at 12:30:45, for redis://:pass@db:1/0")
    try:
        raise ValueError("Key (email)=(ada@example.com) already exists.")
    except ValueError:
        structlog.get_logger().exception("request.failed", reason="ada@bücher.example is there")
    first, second, third, fourth = lines(capsys)
    assert first["event"] == "Invalid request from ip=(address): no HTTP"
    assert second["event"] == "ratelimit 10 per 1 minute ((address) client (address)) exceeded"
    assert third["event"] == (
        "Listening at http://127.0.0.1:8000, version 3.12.1.2000, at 12:30:45, for redis://:(address)/0"
    )
    assert fourth["reason"] == "(address) is there"
    assert "Key (email)=((address)) already exists." in str(fourth["exception"])
    assert "ada" not in str(fourth)


class FullDisk(io.BytesIO):
    """A file that can't be written to for a while."""

    full = True

    def write(self, line: Any) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(line)


def test_a_log_that_can_not_be_written_stops_nothing_and_is_told_as_soon_as_it_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = FullDisk()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(disk))
    configure("info")
    log = structlog.get_logger()
    log.info("one")
    log.info("two")
    disk.full = False
    log.info("three")
    log.info("four")
    lines = [json.loads(line) for line in disk.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["three", "log.was_not_written", "four"]
    assert lines[1]["lines"] == 2
