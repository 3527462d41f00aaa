"""A file in a child: whatever it does there is told, and harms neither the process that asked nor the next file."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, BinaryIO

import psutil
import pytest

from finpulse.errors import InvalidInput, ReadingStopped, ReadingUnavailable, UnreadableFile
from finpulse.pipeline.file_reading import SANDBOX
from finpulse.sandbox.client import MOST_AT_ONCE
from finpulse.sandbox.limits import Limits
from finpulse.sandbox.sandboxed_file import SandboxedFile, finished
from tests.support import reading_functions as functions
from tests.support.wait import wait_until

CONTENT = b"Date,Amount\n2024-01-31,1.50\n"
USUAL = Limits(processor_seconds=20, wall_seconds=60, memory=512 << 20)


@pytest.fixture
def file() -> Iterator[BinaryIO]:
    with tempfile.TemporaryFile() as file:
        file.write(CONTENT)
        file.flush()
        yield file


def called(file: BinaryIO, function: Callable[..., Any], limits: Limits = USUAL) -> Any:
    with SandboxedFile(SANDBOX, file, limits) as opened:
        return finished(opened.call(function))


def test_a_function_sees_the_whole_file(file: BinaryIO) -> None:
    assert called(file, functions.whole) == CONTENT


def test_a_file_without_a_descriptor_is_copied() -> None:
    assert called(io.BytesIO(CONTENT), functions.whole) == CONTENT


def test_what_a_function_yields_comes_one_by_one(file: BinaryIO) -> None:
    with SandboxedFile(SANDBOX, file, USUAL) as opened:
        assert list(opened.results(functions.numbers, 5)) == [0, 1, 2, 3, 4]


def test_a_child_reads_one_file_after_another(file: BinaryIO) -> None:
    assert called(file, functions.own_pid) == called(file, functions.own_pid) != os.getpid()


def test_a_child_knows_no_secret(file: BinaryIO, monkeypatch: pytest.MonkeyPatch) -> None:
    names = called(file, functions.environment).keys()
    assert not {name for name in names if "SECRET" in name or "URL" in name}


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (functions.burn, "more than 1 s of processor time"),
        (functions.eat, "more than 512 MB of memory"),
        (functions.crash, "SIGSEGV"),
        (functions.killed, "SIGKILL"),
        (functions.stumble, "ZeroDivisionError"),
    ],
)
def test_a_file_that_ends_its_child_is_refused_with_a_sentence(
    file: BinaryIO, function: Callable[..., Any], sentence: str
) -> None:
    with pytest.raises(ReadingStopped, match=sentence):
        called(file, function, Limits(1, 60, 512 << 20))
    assert called(file, functions.whole) == CONTENT


def test_a_file_that_only_waits_is_given_up_and_its_child_ended(
    file: BinaryIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.sandbox.sandboxed_file.SECONDS_BETWEEN_TICKS", 0.2)
    with SandboxedFile(SANDBOX, file, Limits(20, 1, 512 << 20)) as opened:
        pid = finished(opened.call(functions.own_pid))
        with pytest.raises(ReadingStopped, match="longer than 1 s"):
            finished(opened.call(functions.sleep))
    wait_until(lambda: not psutil.pid_exists(pid), "the child has ended")


def test_whoever_waits_may_do_something_else_meanwhile_and_give_up(
    file: BinaryIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.sandbox.sandboxed_file.SECONDS_BETWEEN_TICKS", 0.1)
    with SandboxedFile(SANDBOX, file, USUAL) as opened:
        pid = finished(opened.call(functions.own_pid))
        waiting = opened.call(functions.burn)
        assert [next(waiting), next(waiting)] == [None, None]
    wait_until(lambda: not psutil.pid_exists(pid), "the child has ended")


def test_errors_of_ours_arrive_as_they_were_raised(file: BinaryIO) -> None:
    with pytest.raises(InvalidInput) as raised:
        called(file, functions.refuse)
    assert raised.value.errors == {"encoding": ["It is none."]}
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        called(file, functions.recurse)


def test_a_child_can_make_us_run_nothing(file: BinaryIO) -> None:
    with pytest.raises(ReadingStopped):
        called(file, functions.code_to_run)


def test_a_server_that_was_killed_is_replaced(file: BinaryIO) -> None:
    with SandboxedFile(SANDBOX, file, USUAL) as opened:
        child = psutil.Process(finished(opened.call(functions.own_pid)))
        server = child.parent()
        assert server is not None
        server.kill()
        server.wait(10)
    wait_until(lambda: not child.is_running(), "the child has ended with its server")
    assert called(file, functions.whole) == CONTENT


def test_so_many_files_are_read_at_once_and_whoever_comes_then_is_told(
    file: BinaryIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.sandbox.client.SECONDS_TO_WAIT", 0.1)
    with ExitStack() as opened:
        for _ in range(MOST_AT_ONCE):
            opened.enter_context(SandboxedFile(SANDBOX, file, USUAL))
        with pytest.raises(ReadingUnavailable, match="Too many files"):
            called(file, functions.whole)
    assert called(file, functions.whole) == CONTENT


def test_the_limits_grow_with_the_file() -> None:
    assert USUAL.for_size(10 << 20) == Limits(50, 240, 512 << 20)


def test_the_server_ends_with_the_last_of_its_clients() -> None:
    command = [sys.executable, "-c", "from finpulse.pipeline.file_reading import SANDBOX; SANDBOX.start(); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as client:
        wait_until(lambda: psutil.Process(client.pid).children(), "the server runs")
        (server,) = psutil.Process(client.pid).children()
        client.kill()
    wait_until(lambda: not server.is_running(), "the server has ended")


def test_whoever_reads_files_loads_no_database_and_no_web_server() -> None:
    script = (
        "import sys\nfrom finpulse.pipeline import file_reading\nfile_reading.prepare()\n"
        "print(*sorted({'sqlalchemy', 'psycopg', 'flask', 'celery', 'redis'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
