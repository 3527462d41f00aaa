"""`finpulse up` and the commands that work on what it runs."""

from __future__ import annotations

import base64
import json
import re
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.support.stack import Stack, environment, finpulse, running_stack, starting_stack

STATEMENT = """\
Date,Description,Amount,Currency
2024-03-01,Bakery,-4.50,EUR
2024-03-01,Bakery,-4.50,EUR
never,Bakery,-1,EUR
"""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack that is up, and that tests leave up."""
    with running_stack(environment(tmp_path_factory.mktemp("stack"))) as stack:
        yield stack


def status(url: str, user: str = "", password: str = "") -> int:
    """The status that a GET answers, 0 where nobody does."""
    credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
    request = urllib.request.Request(url, headers={"Authorization": f"Basic {credentials}"} if user else {})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def wait_until(holds: Callable[[], bool]) -> None:
    """Return once it holds; what never does is a failure, and not a matter of speed."""
    deadline = time.monotonic() + 90
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def children(pid: int) -> list[psutil.Process]:
    """All that a process has started, and what these have; none where one of them is just becoming another program."""
    try:
        found = psutil.Process(pid).children(recursive=True)
        return found if all(each.name() for each in found) else []
    except psutil.NoSuchProcess:
        return []


class TestUp:
    def test_imports_the_sample_and_shows_its_dashboard(self, stack: Stack) -> None:
        assert "statement.csv: " in stack.printed
        assert " inserted, " in stack.printed
        assert "Dashboard, " in stack.printed

    def test_says_where_everything_is(self, stack: Stack) -> None:
        assert stack.place("API") == stack.url
        assert status(stack.place("Docs")) == 200
        assert status(f"{stack.url}/health/ready") == 200

    def test_guards_flower_with_a_password(self, stack: Stack) -> None:
        address, _, user, _, password = stack.place("Flower").replace(",", "").split()
        wait_until(lambda: status(address) == 401)
        assert status(address, user, "guessed") == 401
        assert status(address, user, password) == 200

    def test_keeps_flower_on_loopback(self, stack: Stack) -> None:
        address = stack.place("Flower").split()[0]
        wait_until(lambda: status(address) == 401)
        sockets = stack.program("flower").net_connections()
        assert {each.laddr.ip for each in sockets if each.status == psutil.CONN_LISTEN} == {"127.0.0.1"}

    @pytest.mark.parametrize("marker", ["gunicorn", "interactive", "bulk,night", "beat", "workers.sweeper", "flower"])
    def test_restarts_what_dies(self, stack: Stack, marker: str) -> None:
        killed = stack.program(marker)
        killed.kill()
        killed.wait()
        wait_until(lambda: stack.runs(marker))
        wait_until(lambda: status(f"{stack.url}/health/ready") == 200)

    def test_puts_the_long_work_behind_the_short(self, stack: Stack) -> None:
        ordinary = stack.program("interactive").nice()
        wait_until(lambda: stack.program("bulk,night").nice() == min(ordinary + 10, 19))

    def test_restarts_the_database(self, stack: Stack) -> None:
        killed = stack.server("postgres")
        killed.kill()
        killed.wait()
        wait_until(lambda: status(f"{stack.url}/health/ready") == 200)

    def test_refuses_a_second_stack_on_the_same_home(self, stack: Stack) -> None:
        refused = finpulse(stack.environment, "up")
        assert refused.returncode == 1
        assert refused.stderr.startswith("finpulse: Fin-Pulse is running already")

    def test_refuses_a_taken_port(self, stack: Stack, tmp_path: Path) -> None:
        refused = finpulse({**stack.environment, "FINPULSE_HOME": str(tmp_path)}, "up")
        port = stack.environment["FINPULSE_PORT"]
        assert refused.returncode == 1
        assert refused.stderr == (
            f"finpulse: Port {port} on 127.0.0.1 is taken by another program; set FINPULSE_PORT to a free one.\n"
        )


class TestImport:
    def test_says_what_became_of_the_rows(self, stack: Stack, tmp_path: Path) -> None:
        file = tmp_path / "march.csv"
        file.write_text(STATEMENT)
        done = finpulse(stack.environment, "import", str(file))
        assert done.stdout.startswith("march.csv: 3 rows, 2 inserted, 0 duplicates, 1 rejected, 0 skipped\n  line 4: ")
        assert "Dashboard, " in done.stdout
        assert done.returncode == 0

    def test_fails_with_the_reason_where_a_file_is_no_statement(self, stack: Stack, tmp_path: Path) -> None:
        file = tmp_path / "picture.csv"
        file.write_bytes(bytes(range(256)) * 64)
        done = finpulse(stack.environment, "import", str(file))
        assert "picture.csv: not imported. " in done.stderr
        assert done.returncode == 1

    def test_leaves_the_demo_user_alone(self, stack: Stack, tmp_path: Path) -> None:
        file = tmp_path / "april.csv"
        file.write_text(STATEMENT)
        assert finpulse(stack.environment, "import", str(file)).returncode == 0
        jobs = json.loads(finpulse(stack.environment, "jobs", "--all-users", "--json").stdout)
        assert len({job["owner_id"] for job in jobs}) == 2


class TestMaintenance:
    def test_makes_an_administrator_once(self, stack: Stack) -> None:
        command = ["create-admin", "root@example.org", "--password-stdin"]
        made = finpulse(stack.environment, *command, given="correct horse battery\n")
        assert made.stdout == "root@example.org is an administrator now.\n"
        again = finpulse(stack.environment, *command, given="correct horse battery\n")
        assert again.returncode == 1
        assert "registered with this address already" in again.stderr

    def test_finds_nothing_to_repair(self, stack: Stack) -> None:
        done = finpulse(stack.environment, "reaggregate")
        assert done.stdout.endswith("Totals that had drifted and were repaired: 0.\n")

    def test_the_doctor_is_content(self, stack: Stack) -> None:
        def checks() -> dict[str, dict[str, str]]:
            report = json.loads(finpulse(stack.environment, "doctor", "--json").stdout)
            return {check["name"]: check for check in report["checks"]}

        wait_until(lambda: not [check for check in checks().values() if check["status"] == "failed"])
        found = checks()
        assert re.fullmatch(
            r"bulk@\S+ serves bulk, night; worker@\S+ serves interactive\.", found["workers"]["message"]
        )
        for part in ("sweeper process", "beat process"):
            assert found[part]["message"] == "It runs on this machine."
        assert found["clock of the database"]["status"] == found["clock of the broker"]["status"] == "ok"

    def test_migrates_what_is_migrated_already(self, stack: Stack) -> None:
        assert finpulse(stack.environment, "migrate").returncode == 0


def test_ends_with_all_it_started_and_starts_again_without_importing_twice(tmp_path: Path) -> None:
    own = environment(tmp_path)
    with running_stack(own) as first:
        assert first.end(signal.SIGTERM) == []
        assert first.process.returncode == 0
    with running_stack(own) as second:
        assert "Dashboard, " in second.printed
        assert " inserted, " not in second.printed
        assert second.place("Demo") == first.place("Demo")
        assert second.end(signal.SIGINT) == []
        assert second.process.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_leaves_nothing_behind_when_killed(tmp_path: Path) -> None:
    with starting_stack(environment(tmp_path)) as process:
        wait_until(lambda: {"postgres", "valkey-server"} <= {each.name() for each in children(process.pid)})
        started = children(process.pid)
        process.kill()
        assert psutil.wait_procs(started, timeout=60)[1] == []
