"""What the `finpulse` command says where it can't do what it was asked for: one sentence, and no traceback."""

from __future__ import annotations

from pathlib import Path

from finpulse.cli import COMMANDS
from tests.support.stack import environment, finpulse


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = finpulse(environment(tmp_path), "--help").stdout
    assert all(f"  {command} " in shown for command in COMMANDS)
    assert "..." not in shown.partition("Commands:")[2], "every command is told in a line"


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    refused = finpulse({**environment(tmp_path), "FINPULSE_PORT": "http"}, "up")
    assert refused.returncode == 2
    assert refused.stderr == "finpulse: FINPULSE_PORT is 'http'; it takes a whole number from 1 to 65535.\n"


def test_one_port_serves_one_program(tmp_path: Path) -> None:
    own = environment(tmp_path)
    refused = finpulse({**own, "FINPULSE_FLOWER_PORT": own["FINPULSE_PORT"]}, "up")
    assert refused.returncode == 2
    assert "it takes another port than FINPULSE_PORT" in refused.stderr


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    refused = finpulse({**environment(tmp_path), "FINPULSE_HOST": "192.0.2.1"}, "up")
    assert refused.returncode == 1
    assert refused.stderr.startswith("finpulse: Nothing can listen on 192.0.2.1, port ")


def test_data_of_another_version_is_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "postgres-18" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("17\n")
    refused = finpulse(environment(tmp_path), "up")
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"finpulse: {data} holds data of PostgreSQL 17, ")
    assert refused.stderr.count("\n") == 1


def test_servers_that_do_not_answer_are_named(tmp_path: Path) -> None:
    given = {
        "FINPULSE_DATABASE_URL": "postgresql://someone:secret@127.0.0.1:1/x",
        "FINPULSE_REDIS_URL": "redis://127.0.0.1:1/0",
    }
    refused = finpulse({**environment(tmp_path), **given}, "up")
    assert refused.returncode == 1
    assert refused.stderr.startswith("finpulse: The database could not be migrated: ")
    assert "secret" not in refused.stderr
    assert not (tmp_path / "postgres-18").exists()


def test_an_import_needs_a_server(tmp_path: Path) -> None:
    own = {**environment(tmp_path), "FINPULSE_PROFILES": str(tmp_path / "profiles.json")}
    file = tmp_path / "may.csv"
    file.write_text("Date,Amount\n")
    refused = finpulse(own, "import", str(file))
    assert refused.returncode == 1
    assert refused.stderr == (
        "finpulse: No Fin-Pulse runs on this machine, and you are signed in nowhere: `make run` starts one, and "
        "`finpulse login URL` signs you in at another.\n"
    )
