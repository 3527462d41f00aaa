"""Processes count together: what they have counted outlives them, and what is theirs of the moment doesn't."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from prometheus_client import Metric

from finpulse.counters.counting import counted

COUNTING = """
import sys
from pathlib import Path
from finpulse.counters.counting import count_as
from finpulse.logs import configure
from finpulse.counters.instruments import CONNECTIONS, JOBS_RESENT
configure("warning")
count_as(sys.argv[1], Path(sys.argv[2]), 3)
for _ in range(int(sys.argv[3])):
    JOBS_RESENT.labels("bulk").inc()
CONNECTIONS.labels(sys.argv[1]).inc()
print("counted", flush=True)
sys.stdin.read()
"""


@contextmanager
def process(home: Path, role: str = "worker", times: int = 1) -> Iterator[subprocess.Popen[str]]:
    """A process that has counted so many times, and lives until it is told to end or is killed."""
    command = [sys.executable, "-c", COUNTING, role, str(home), str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "counted\n"
        yield started
        if started.poll() is None:
            started.kill()


def values(home: Path) -> dict[str, float]:
    found: dict[str, Metric] = {metric.name: metric for metric in counted(home)}
    return {name: sum(sample.value for sample in metric.samples) for name, metric in found.items() if metric.samples}


def test_what_was_counted_outlives_a_process_that_was_killed(tmp_path: Path) -> None:
    with process(tmp_path, "sweeper"), process(tmp_path, times=5) as killed:
        assert values(tmp_path)["finpulse_jobs_resent"] == 6
        assert values(tmp_path)["finpulse_database_connections_in_use"] == 2
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        after = values(tmp_path)
        assert after["finpulse_jobs_resent"] == 6
        assert after["finpulse_database_connections_in_use"] == after["finpulse_processes"] == 1
        files = set(tmp_path.rglob("*"))
        with process(tmp_path, times=2):
            assert values(tmp_path)["finpulse_jobs_resent"] == 8
            assert set(tmp_path.rglob("*")) >= files
            assert not set(tmp_path.rglob("*worker-1*"))


def test_processes_of_one_role_have_places_of_their_own(tmp_path: Path) -> None:
    with ExitStack() as ending:
        for _ in range(3):
            ending.enter_context(process(tmp_path))
        found = values(tmp_path)
        assert found["finpulse_processes"] == found["finpulse_jobs_resent"] == 3
        assert found["finpulse_database_connections_limit"] == 9


def test_the_first_process_of_a_new_start_begins_from_zero(tmp_path: Path) -> None:
    with process(tmp_path, times=5):
        pass
    with process(tmp_path):
        assert values(tmp_path)["finpulse_jobs_resent"] == 1


def test_a_file_that_a_breakdown_has_spoilt_is_made_anew(tmp_path: Path) -> None:
    with process(tmp_path, "sweeper", times=5):
        with process(tmp_path):
            pass
        (spoilt,) = tmp_path.rglob("counter_worker-0.db")
        spoilt.write_bytes(b"\xff\x00\x00\x00" + bytes(4) + b"\xff" * 512)
        with process(tmp_path):
            assert values(tmp_path)["finpulse_jobs_resent"] == 6


def test_a_process_that_cannot_count_works_on(tmp_path: Path) -> None:
    (tmp_path / "metrics").write_text("in the way")
    with process(tmp_path) as started:
        assert started.poll() is None
    assert values(tmp_path) == {}


@pytest.mark.parametrize("role", ["worker-main", "api"])
def test_a_role_is_told_as_it_is_named(tmp_path: Path, role: str) -> None:
    with process(tmp_path, role):
        (processes, *_) = counted(tmp_path)
        assert [sample.labels for sample in processes.samples] == [{"role": role}]
