"""What `docker compose up` does about secrets, without containers."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from finpulse.config import read_settings
from finpulse.embedded.launch import CHECKOUT

COMPOSE: dict[str, Any] = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
GIVEN = "x7Rk2mQ9vLp4Wz8Tn3Hs"


def make(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "finpulse.cli", "container-secrets", str(folder)]
    own = {name: value for name, value in os.environ.items() if not re.search("PASSWORD|FINPULSE", name)}
    return subprocess.run(command, env={**own, **given}, capture_output=True, text=True, check=False)


def kept(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_all_are_made_once_and_serve_as_settings(tmp_path: Path) -> None:
    assert make(tmp_path).returncode == 0
    first = kept(tmp_path)
    assert make(tmp_path).returncode == 0
    assert kept(tmp_path) == first
    assert len(set(first.values())) == len(first) == 27
    settings = read_settings(
        {
            "FINPULSE_DATABASE_URL_FILE": str(tmp_path / "api/database-url"),
            "FINPULSE_REDIS_URL_FILE": str(tmp_path / "api/broker-url"),
        }
    )
    assert settings.database_url == f"postgresql+psycopg://finpulse_api:{first['owner/api-password']}@db:5432/finpulse"
    assert settings.redis_url == f"redis://api:{first['api/broker-password']}@redis:6379/0"


def test_the_broker_s_settings_hold_digests_alone(tmp_path: Path) -> None:
    make(tmp_path)
    files = kept(tmp_path)
    settings = files.pop("broker/redis.conf")
    assert {line.split()[1] for line in settings.splitlines() if line.startswith("user ")} == {
        *("default", "health", "api", "worker", "sweeper", "beat", "flower")
    }
    assert not [name for name, secret in files.items() if secret in settings]


def test_whoever_gives_the_broker_s_old_password_is_told(tmp_path: Path) -> None:
    assert "REDIS_PASSWORD is not used any more" in make(tmp_path, REDIS_PASSWORD=GIVEN).stdout


def test_what_env_gives_is_taken_as_it_comes_and_quoted_in_urls(tmp_path: Path) -> None:
    assert make(tmp_path).returncode == 0
    assert make(tmp_path, POSTGRES_PASSWORD=f"{GIVEN}@/").returncode == 0
    assert kept(tmp_path)["database/password"] == f"{GIVEN}@/"
    assert f"finpulse:{GIVEN}%40%2F@db" in kept(tmp_path)["owner/database-url"]


@pytest.mark.parametrize(
    "name",
    [
        "POSTGRES_PASSWORD",
        "FINPULSE_ENCRYPTION_KEYS",
        "FINPULSE_MESSAGE_KEY",
        "FINPULSE_SECRET_KEY",
        "FLOWER_PASSWORD",
        "METRICS_TOKEN",
    ],
)
@pytest.mark.parametrize("value", ["change-me-to-another-long-random-word", "finpulse", "1234567890" * 5])
def test_what_everybody_knows_is_refused(tmp_path: Path, name: str, value: str) -> None:
    refused = make(tmp_path, **{name: value})
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"finpulse: {name} is ")


def test_only_other_users_containers_may_read_theirs(tmp_path: Path) -> None:
    make(tmp_path)
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in kept(tmp_path)}
    shared = {name for name, mode in modes.items() if mode & 0o077}
    assert shared == {"database/password", "broker/redis.conf", "metrics/token", "grafana/password"}


def test_no_container_but_the_one_that_writes_them_has_a_secret_in_its_environment() -> None:
    for name, service in COMPOSE["services"].items():
        given = {str(key): str(value) for key, value in service.get("environment", {}).items()}
        secret = {key for key in given if re.search(r"(PASSWORD|SECRET|KEY|_URL)\w*$", key) and "STORAGE" not in key}
        assert name == "secrets" or all(given[key].startswith("/secrets/") for key in secret), name


def test_every_file_that_is_named_is_one_that_is_made(tmp_path: Path) -> None:
    make(tmp_path)
    named = set(re.findall(r"/secrets/(\w+/[\w.-]+)", (CHECKOUT / "docker-compose.yml").read_text()))
    # The key before the first is there once keys were rotated; a URL has the password beside it.
    unnamed = {name for name in kept(tmp_path) if name.endswith("/broker-password")}
    assert named - {"api/secret-key-previous"} == set(kept(tmp_path)) - unnamed
