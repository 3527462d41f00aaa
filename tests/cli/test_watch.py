"""A watched folder: each file is imported once, when it is whole, and lies in `done` or `failed` afterwards."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from finpulse.cli import finpulse
from finpulse.cli.arrivals import take_file
from finpulse.cli.arrivals.watch import alone_in
from finpulse.cli.arrivals.whole_files import WholeFiles
from finpulse.cli.client import ApiError
from finpulse.cli.stack.programs import attending_programs
from finpulse.cli.stack.running_stack import found_at
from finpulse.config import Settings, read_settings
from tests.support.api_server import ApiServer, serving
from tests.support.imap_server import PASSWORD as MAIL_PASSWORD
from tests.support.imap_server import USER, imap_server

PASSWORD = "correct horse battery"
GOOD = "Date,Description,Amount,Currency\n2026-03-02,Bakery,-4.50,USD\n2026-03-03,Salary,900,USD\nnever,x,-1,USD\n"
OTHER = "Date,Description,Amount,Currency\n2026-04-02,Bakery,-4.50,USD\n2026-04-03,Salary,900,USD\n"


@pytest.fixture(scope="module")
def server(app: Flask, worker: None) -> Iterator[ApiServer]:
    with serving(threads=4, FINPULSE_RATE_LIMITS="off") as server:
        yield server


@pytest.fixture
def inbox(server: ApiServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of somebody who is signed in."""
    monkeypatch.setenv("FINPULSE_PROFILES", str(tmp_path / "profiles.json"))
    (tmp_path / "inbox").mkdir()
    with found_at(settings.home, f"http://127.0.0.1:{server.port}"):
        email = f"{secrets.token_hex(6)}@example.org"
        assert run("register", email, "--password-stdin", given=f"{PASSWORD}\n").exit_code == 0
        yield tmp_path / "inbox"


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(finpulse, arguments, input=given)


def watch(inbox: Path, *options: str) -> Result:
    """Take everything that is there."""
    return run("watch", str(inbox), "--once", "--settle", "0", *options)


def jobs() -> list[Any]:
    found: list[Any] = json.loads(run("jobs", "--json").stdout)
    return found


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_each_file_is_imported_and_moved_with_what_became_of_it(inbox: Path) -> None:
    (inbox / "march.csv").write_text(GOOD)
    (inbox / "poem.csv").write_text("no statement at all\n")
    (inbox / ".hidden.csv").write_text(GOOD)
    (inbox / "april.csv.part").write_text(OTHER)
    assert watch(inbox, "--account", "Card", "--currency", "USD").exit_code == 0
    done, failed = [f"{folder}/{name}" for folder, name in (("done", "march.csv"), ("failed", "poem.csv"))]
    left = [".hidden.csv", "april.csv.part"]
    assert names(inbox) == sorted([*left, done, f"{done}.reason.txt", failed, f"{failed}.reason.txt"])
    told = (inbox / f"{done}.reason.txt").read_text()
    assert told.startswith("march.csv: 3 rows, 2 inserted, 0 duplicates, 1 rejected, 0 skipped\n  line 4: ")
    assert "poem.csv: failed." in (inbox / f"{failed}.reason.txt").read_text()


def test_what_was_imported_before_it_could_be_moved_is_not_imported_again(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "march.csv").write_text(GOOD)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(take_file, "_move", die)
        watch(inbox)
    assert names(inbox) == ["march.csv"]
    again = watch(inbox)
    assert names(inbox) == ["done/march.csv", "done/march.csv.reason.txt"], again.output
    assert [job["rows"]["inserted"] for job in jobs() if job["kind"] == "run-csv"] == [2]


def test_files_of_one_name_keep_each_other(inbox: Path) -> None:
    for content in (GOOD, OTHER):
        (inbox / "statement.csv").write_text(content)
        watch(inbox)
    assert [(inbox / "done" / name).read_text() for name in ("statement.csv", "statement-1.csv")] == [GOOD, OTHER]


def test_what_may_be_otherwise_in_a_moment_leaves_the_file(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "march.csv").write_text(GOOD)
    waits: list[float] = []

    def away(*_: object, **__: object) -> None:
        raise ApiError(503, "The database is away.")

    with monkeypatch.context() as patch:
        patch.setattr(take_file, "destination", away)
        patch.setattr("finpulse.cli.arrivals.watch.time.sleep", lambda seconds: waits.append(seconds) or patch.undo())
        done = watch(inbox)
    assert "march.csv: tried again later. The database is away." in done.stderr
    assert waits == [10]
    assert names(inbox) == ["done/march.csv", "done/march.csv.reason.txt"]


def test_a_currency_that_nothing_tells_is_the_reason_of_a_failure(inbox: Path) -> None:
    (inbox / "march.csv").write_text(GOOD.replace(",Currency", "").replace(",USD", ""))
    watch(inbox)
    assert "--currency USD" in (inbox / "failed" / "march.csv.reason.txt").read_text()


def test_what_comes_by_mail_is_imported_from_the_folder(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with imap_server() as mail:
        given = {"HOST": "127.0.0.1", "PORT": str(mail.port), "TLS": "off", "USER": USER, "PASSWORD": MAIL_PASSWORD}
        for name, value in {**given, "SENDERS": "@bank.example"}.items():
            monkeypatch.setenv(f"FINPULSE_MAILBOX_{name}", value)
        mail.put("statements@bank.example", {"march.csv": GOOD})
        assert run("watch-mailbox", str(inbox), "--once").exit_code == 0
    [taken, _] = names(inbox)
    assert taken.startswith("done/")
    assert taken.endswith("-march.csv")
    assert [job["rows"]["inserted"] for job in jobs()] == [2]


class TestWholeFiles:
    def test_a_file_that_changes_is_not_whole(self, tmp_path: Path) -> None:
        files, file = WholeFiles(tmp_path, 0.2), tmp_path / "statement.csv"
        file.write_text("Date,")
        assert files.look() == []
        time.sleep(0.3)
        file.write_text("Date,Amount")
        assert files.look() == []
        time.sleep(0.3)
        assert files.look() == [file]

    def test_a_file_that_is_being_written_is_not_whole(self, tmp_path: Path) -> None:
        files, file = WholeFiles(tmp_path, 0), tmp_path / "statement.csv"
        with file.open("w") as written:
            written.write(GOOD)
            written.flush()
            assert files.look() == []
        assert files.look() == [file]

    def test_an_empty_file_is_given_more_time(self, tmp_path: Path) -> None:
        (tmp_path / "statement.csv").touch()
        assert WholeFiles(tmp_path, 0).look() == []


def test_a_folder_is_watched_by_one_process(inbox: Path) -> None:
    with alone_in(inbox):
        assert "watches" in str(watch(inbox).exception)


def test_the_local_stack_watches_the_folder_of_the_setting(tmp_path: Path) -> None:
    home = {"FINPULSE_HOME": str(tmp_path)}
    assert "inbox" not in [program.name for program in attending_programs(read_settings(home))]
    programs = attending_programs(read_settings({**home, "FINPULSE_INBOX": str(tmp_path / "in box")}))
    [inbox] = [program for program in programs if program.name == "inbox"]
    assert inbox.arguments[-3:] == ("watch", "--server", "http://127.0.0.1:8000")
