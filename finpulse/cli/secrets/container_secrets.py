"""`finpulse container-secrets`: the secrets of `docker compose up`, made once, in a folder for each who needs them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

import click

from finpulse.credentials.broker_logins import server_settings
from finpulse.credentials.guessing import check_secret
from finpulse.credentials.secret_settings import read_secret, read_secret_file, write_secret
from finpulse.credentials.signing_keys import check_key

RANDOM_BYTES: Final = 32
# PostgreSQL, Redis, Prometheus and Grafana read theirs as users of their own, in containers without the others.
FOR_OTHERS: Final = 0o444


class Kept(NamedTuple):
    """A secret: the variable that may give it, if any, and its file."""

    variable: str
    file: str
    mode: int = 0o600


DATABASE: Final = Kept("POSTGRES_PASSWORD", "database/password", FOR_OTHERS)
# The database's logins. Whoever makes them has their passwords, and each part the URL of its own.
LOGINS: Final = {
    login: Kept(f"DATABASE_{login.upper()}_PASSWORD", f"owner/{login}-password")
    for login in ("api", "worker", "sweeper", "assistant")
}
# The broker's, of which the server has digests alone.
BROKER_LOGINS: Final = ("api", "worker", "sweeper", "beat", "flower")
BROKER_SETTINGS: Final = "broker/redis.conf"
SIGNING_KEY: Final = Kept("FINPULSE_SECRET_KEY", "api/secret-key")
ENCRYPTION_KEYS: Final = Kept("FINPULSE_ENCRYPTION_KEYS", "sealing/keys")
MESSAGE_KEY: Final = Kept("FINPULSE_MESSAGE_KEY", "messages/key")
FLOWER: Final = Kept("FLOWER_PASSWORD", "flower/password")
METRICS: Final = Kept("METRICS_TOKEN", "metrics/token", FOR_OTHERS)
GRAFANA: Final = Kept("GRAFANA_PASSWORD", "grafana/password", FOR_OTHERS)


@click.command(name="container-secrets", short_help="Make the secrets of docker compose.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write the secrets of the environment into FOLDER, and make those that neither of them has.

    A secret that stands in the example of earlier versions, or is easy to guess, is refused.
    """
    write_secret(folder / "owner/database-url", _database_url("finpulse", _keep(folder, DATABASE)))
    for login, kept in LOGINS.items():
        # It is the API that answers questions.
        file = "api/assistant-database-url" if login == "assistant" else f"{login}/database-url"
        write_secret(folder / file, _database_url(f"finpulse_{login}", _keep(folder, kept)))
    _write_broker(folder)
    for key in (SIGNING_KEY, MESSAGE_KEY, METRICS):
        check_key(key.variable, _keep(folder, key))
    for one in _keep(folder, ENCRYPTION_KEYS).split():
        check_key(ENCRYPTION_KEYS.variable, one)
    for password in (FLOWER, GRAFANA):
        _keep(folder, password)
    if os.environ.get("REDIS_PASSWORD"):
        click.echo(
            "REDIS_PASSWORD is not used any more: each part has a login of its own, made here. Take it out of .env."
        )


def _write_broker(folder: Path) -> None:
    """The settings of the broker, and for each part the URL of its login there."""
    passwords = {login: _keep(folder, Kept("", f"{login}/broker-password")) for login in BROKER_LOGINS}
    write_secret(folder / BROKER_SETTINGS, server_settings(passwords), FOR_OTHERS)
    for login, password in passwords.items():
        write_secret(folder / login / "broker-url", f"redis://{login}:{password}@redis:6379/0")


def _database_url(login: str, password: str) -> str:
    return f"postgresql://{login}:{quote(password, safe='')}@db:5432/finpulse"


def _keep(folder: Path, kept: Kept) -> str:
    """The secret that is given, else the one that is there, else a new one; it is there afterwards."""
    path = folder / kept.file
    given = read_secret(os.environ, kept.variable)
    if given:
        check_secret(kept.variable, given)
    elif path.exists():
        return read_secret_file(kept.variable, path)
    secret = given or secrets.token_urlsafe(RANDOM_BYTES)
    write_secret(path, secret, kept.mode)
    return secret
