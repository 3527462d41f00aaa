"""Logs: one JSON object a line, with the request and the job in each."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

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
