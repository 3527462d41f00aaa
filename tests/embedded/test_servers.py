"""The embedded PostgreSQL and Valkey: started, found, kept, ended."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest
from redis import Redis
from redis.exceptions import AuthenticationError, NoPermissionError

from finpulse.config import read_settings
from finpulse.embedded import Services, StartFailed, home, launch, servers

# A process that starts both servers and then waits to be killed.
HOLD_SERVERS = """
import sys, pathlib, time
from finpulse.embedded import servers
with servers(pathlib.Path(sys.argv[1])) as services:
    print(services.database_url, flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A FINPULSE_HOME whose path has to be quoted almost everywhere."""
    return tmp_path_factory.mktemp("it's a #home")


@pytest.fixture(scope="module")
def services(place: Path) -> Iterator[Services]:
    """Both servers, running."""
    with servers(place) as services:
        yield services


def setting(services: Services, name: str) -> str:
    with psycopg.connect(services.database_url) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row
    return str(row[0])


def postmaster(place: Path) -> psutil.Process:
    text = (place / "postgres-18" / "data" / "postmaster.pid").read_text()
    return psutil.Process(int(text.splitlines()[0]))


class TestPostgres:
    def test_serves_the_application_as_a_user_who_is_no_superuser(self, services: Services) -> None:
        with psycopg.connect(services.database_url) as connection:
            row = connection.execute(
                "SELECT current_user, current_database(), rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
        assert row == ("finpulse_api", "finpulse", False)

    def test_is_version_18_in_utf_8_and_utc(self, services: Services) -> None:
        assert setting(services, "server_version").startswith("18.")
        assert setting(services, "server_encoding") == "UTF8"
        assert setting(services, "TimeZone") == "UTC"

    def test_gives_up_on_clients_that_died(self, services: Services) -> None:
        assert setting(services, "client_connection_check_interval") == "5s"
        assert setting(services, "idle_in_transaction_session_timeout") == "1min"
        assert setting(services, "lock_timeout") == "1min"

    @pytest.mark.parametrize("user", ["postgres", "finpulse", "finpulse_api", "finpulse_sweeper"])
    def test_lets_nobody_in_without_the_password(self, services: Services, user: str) -> None:
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(services.database_url, user=user, password="guessed")

    def test_runs_as_an_ordinary_user(self, services: Services, place: Path) -> None:
        assert postmaster(place).uids().effective != 0

    def test_keeps_its_password_off_the_command_line(self, services: Services, place: Path) -> None:
        password = (place / "secrets" / "database-password").read_text()
        assert password in services.owner_database_url
        assert password not in " ".join(postmaster(place).cmdline())


class TestValkey:
    def test_asks_for_its_password(self, services: Services) -> None:
        assert Redis.from_url(services.redis_url).ping()
        port = urlsplit(services.redis_url).port
        with pytest.raises(AuthenticationError):
            Redis.from_url(f"redis://127.0.0.1:{port}/0").ping()

    def test_forgets_no_queued_work(self, services: Services) -> None:
        client = Redis.from_url(services.redis_url)
        assert client.info("memory")["maxmemory_policy"] == "noeviction"
        assert client.info("persistence")["aof_enabled"] == 1

    def test_lets_nobody_administer_it_or_reach_other_keys(self, services: Services) -> None:
        client = Redis.from_url(services.redis_url)
        for forbidden in (client.config_get, client.flushall, client.acl_list, client.keys, client.shutdown):
            with pytest.raises(NoPermissionError):
                forbidden()
        with pytest.raises(NoPermissionError):
            client.set("another", "x")

    def test_only_its_owner_reads_the_password(self, services: Services, place: Path) -> None:
        assert stat.S_IMODE((place / "valkey" / "valkey.conf").stat().st_mode) == 0o600


class TestHome:
    def test_tells_others_where_the_servers_are(self, services: Services, place: Path) -> None:
        settings = read_settings({"FINPULSE_HOME": str(place)})
        assert settings.redis_url == services.redis_url
        assert settings.database_url.endswith(services.database_url.removeprefix("postgresql"))
        assert stat.S_IMODE((place / "services.json").stat().st_mode) == 0o600

    def test_serves_one_stack_at_a_time(self, services: Services, place: Path) -> None:
        with pytest.raises(StartFailed, match=f"running already.*{os.getpid()}"), servers(place):
            pass

    def test_stays_out_of_tmp_and_of_other_folders_permissions(self, tmp_path: Path) -> None:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o700)
        before = [folder.stat().st_mode for folder in closed.parents]
        with servers(closed / "home"):
            socket_folder = (closed / "home" / "postgres-18" / "data" / "postmaster.pid").read_text().splitlines()[4]
        assert socket_folder == ""
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert [folder.stat().st_mode for folder in closed.parents] == before


class TestLaterStarts:
    def test_find_what_was_kept_at_the_same_place(self, tmp_path: Path) -> None:
        with servers(tmp_path) as first:
            with psycopg.connect(first.owner_database_url) as connection:
                connection.execute("CREATE TABLE kept (word text)")
            Redis.from_url(first.redis_url).set("finpulse.word", "kept")
        assert not (tmp_path / "services.json").exists()
        with servers(tmp_path) as second:
            assert second == first
            with psycopg.connect(second.owner_database_url) as connection:
                connection.execute("SELECT word FROM kept")
            assert Redis.from_url(second.redis_url).get("finpulse.word") == b"kept"

    def test_begin_anew_where_the_first_was_cut_short(self, tmp_path: Path) -> None:
        draft = tmp_path / "postgres-18" / "draft"
        draft.mkdir(parents=True)
        (draft / "PG_VERSION").write_text("18")
        with servers(tmp_path) as services:
            assert setting(services, "server_version").startswith("18.")
        assert not draft.exists()


class TestRefusals:
    def test_data_of_another_version(self, tmp_path: Path) -> None:
        data = tmp_path / "postgres-18" / "data"
        data.mkdir(parents=True)
        (data / "PG_VERSION").write_text("17\n")
        with pytest.raises(StartFailed, match=r"holds data of PostgreSQL 17, and this Fin-Pulse runs PostgreSQL 18"):
            servers(tmp_path).__enter__()

    def test_a_disk_that_is_too_full(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(home, "LEAST_FREE", shutil.disk_usage(tmp_path).total + 1)
        with pytest.raises(StartFailed, match=r"has \d+ MB left.*make room"):
            servers(tmp_path).__enter__()
        assert not (tmp_path / "postgres-18").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_the_servers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD_SERVERS, str(tmp_path)]
    with subprocess.Popen(command, env=launch.environment(), stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        assert parent.stdout.readline().startswith("postgresql://")
        children = psutil.Process(parent.pid).children()
        assert {child.name() for child in children} == {"postgres", "valkey-server"}
        parent.send_signal(signal.SIGKILL)
    _, remaining = psutil.wait_procs(children, timeout=30)
    assert remaining == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_child_whose_parent_ended_before_it_was_tied_to_it_does_not_start() -> None:
    command = launch.launched(["echo", "started"])
    nobodys = [str(os.getppid()) if each == str(os.getpid()) else each for each in command]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"started\n"
    assert subprocess.run(nobodys, capture_output=True, check=False).stdout == b""
