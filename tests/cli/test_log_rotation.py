"""Logs of `finpulse up` rotate by size: supervisord alone writes them, loses no line, and keeps a bounded number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from finpulse.cli.stack.programs import Program
from finpulse.cli.stack.supervisor import supervised, write_config
from finpulse.embedded import launch
from finpulse.embedded.home import locked
from finpulse.embedded.ports import choose_ports
from tests.support.wait import wait_until

SIZE, LINES, LINE_BYTES = 400_000, 14_000, 100
TALKATIVE = f"""\
import os, sys, time
for first in (0, {LINES}):
    for number in range(first, first + {LINES}):
        print(str(number).rjust({LINE_BYTES - 1}), flush=number % 100 == 0)
    sys.stdout.flush()
    while not os.path.exists("go-on"):
        time.sleep(0.02)
time.sleep(600)
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home whose one program has written so much that its log has been rotated three times."""
    (tmp_path / "talkative.py").write_text(TALKATIVE)
    with locked(tmp_path) as lock:
        choose_ports(tmp_path)
        write_config(
            tmp_path, (Program("talkative", ("talkative",)),), (Program("other", ("talkative",)),), log_size=SIZE
        )
        with supervised(tmp_path, launch.environment(FINPULSE_HOME=str(tmp_path)), lock):
            yield tmp_path


def logs(home: Path) -> list[Path]:
    """The program's logs, the oldest first."""
    numbered = sorted((home / "logs").glob("talkative.log.*"), reverse=True)
    return [*numbered, home / "logs" / "talkative.log"]


def numbers(home: Path) -> list[int]:
    return [int(line) for line in b"".join(path.read_bytes() for path in logs(home)).splitlines()]


def ends_with(home: Path, number: int) -> bool:
    try:
        newest = b"".join(path.read_bytes() for path in logs(home)[-2:])
    except FileNotFoundError:
        return False  # A rotation renames them one after another, and may be under way.
    return f" {number}\n".encode() in newest


def test_no_line_is_lost_and_no_more_than_four_files_are_kept(home: Path) -> None:
    wait_until(lambda: len(logs(home)) > 1 and ends_with(home, LINES - 1), "the first lines are written")
    assert numbers(home) == list(range(LINES))
    (home / "go-on").touch()
    wait_until(lambda: ends_with(home, 2 * LINES - 1), "all lines are written")
    kept = logs(home)
    assert len(kept) == 4
    # What comes in one piece is written in one piece.
    assert all(path.stat().st_size < SIZE + (1 << 17) for path in kept)
    found = b"".join(path.read_bytes() for path in kept).splitlines()
    assert [int(line) for line in found[1:]] == list(range(2 * LINES - len(found) + 1, 2 * LINES))
