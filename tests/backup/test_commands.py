"""`finpulse backup` and `finpulse restore`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from finpulse.backup.target import NOTE
from finpulse.credentials.database_logins import DATABASE_VARIABLES
from finpulse.storage.marker import NAME
from tests.backup.conftest import NewPlace
from tests.support.client import new_user
from tests.support.commands import invoke
from tests.support.csv_statements import statement
from tests.support.databases import migrated_app
from tests.support.jobs import upload


def test_what_was_backed_up_is_restored_into_an_empty_home(
    new_place: NewPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = new_place()
    client = new_user(migrated_app(place))
    upload(client, statement("2026-03-02,-3.20,Coffee"), client.account())
    for login, variable in DATABASE_VARIABLES.items():
        monkeypatch.setenv(variable, place.database_urls[login].replace("+psycopg", ""))
    monkeypatch.setenv("FINPULSE_STORAGE_URL", place.storage_url)
    file = tmp_path / "finpulse.tar"
    made = invoke("backup", str(file))
    assert made.exit_code == 0, made.output
    assert [line.split(":")[0].split()[0] for line in made.stdout.splitlines()] == ["Database", "Uploads", "Wrote"]
    assert "--force" in str(invoke("backup", str(file)).exception)
    assert invoke("backup", "--force", str(file)).exit_code == 0

    for variable in (*DATABASE_VARIABLES.values(), "FINPULSE_STORAGE_URL", "FINPULSE_REDIS_URL"):
        monkeypatch.delenv(variable)
    home = tmp_path / "home"
    monkeypatch.setenv("FINPULSE_HOME", str(home))
    restored = invoke("restore", str(file))
    assert restored.exit_code == 0, (restored.output, restored.exception)
    assert "users sign in anew" in restored.stdout
    names = {path.name for path in (home / "uploads").iterdir()}
    assert NAME in names
    assert NOTE not in names
    assert len(names) == 2
    assert "is not empty" in str(invoke("restore", str(file)).exception)


def test_a_home_without_a_database_is_not_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in DATABASE_VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("FINPULSE_HOME", str(tmp_path / "home"))
    told = str(invoke("backup", str(tmp_path / "finpulse.tar")).exception)
    assert told.startswith("There is no database to back up: ")
    assert list(tmp_path.iterdir()) == []
