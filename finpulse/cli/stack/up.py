"""`finpulse up`: everything on this machine, from the database to the dashboard, until Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Final

import click

from finpulse.cli.client import Api, ApiError, local_url
from finpulse.cli.output.dashboard import show_dashboard
from finpulse.cli.secrets.secret_files import by_files
from finpulse.cli.stack.demo import DEMO_EMAIL, demo_password, import_sample_once, sign_in_demo_user
from finpulse.cli.stack.programs import (
    FLOWER_USER,
    Program,
    attending_programs,
    flower_password,
    server_programs,
    serving_programs,
    worker_programs,
)
from finpulse.cli.stack.running_stack import found_at
from finpulse.cli.stack.supervisor import Supervisor, supervised, write_config
from finpulse.config import Settings, read_settings
from finpulse.credentials.secret_settings import read_secret
from finpulse.db.migration_files import newest_revisions
from finpulse.embedded import Services, StartFailed, launch
from finpulse.embedded.home import locked
from finpulse.embedded.ports import is_free
from finpulse.embedded.servers import announced, embedded_services, prepare, wait_until_ready
from finpulse.errors import SettingError
from finpulse.local_secrets import METRICS_TOKEN, secret_path

READY_SECONDS: Final = 90
URL_VARIABLES: Final = {"postgres": "FINPULSE_DATABASE_URL", "valkey": "FINPULSE_REDIS_URL"}
# The file of the home that names the tables' revision which the last start left.
MIGRATED: Final = "migrated"
ENDING_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@click.command(name="up", short_help="Start everything on this machine, until Ctrl-C.")
def command() -> None:
    """Start everything, import the sample statement once, and stay up until Ctrl-C."""
    settings = read_settings()
    with _until_told_to_end(), locked(settings.home) as lock:
        _check_ports(settings)
        os.umask(0o077)  # Uploads and logs are nobody else's business.
        embedded = [name for name, variable in URL_VARIABLES.items() if not read_secret(os.environ, variable)]
        prepare(settings.home, embedded)
        programs = (*serving_programs(settings), *attending_programs(settings))
        early = worker_programs(settings) if _tables_were_current(settings.home) else ()
        write_config(settings.home, server_programs(embedded), programs, at_once=early)
        later = [program for program in serving_programs(settings) if program not in early]
        _run(settings, embedded, later, lock)


def _run(settings: Settings, embedded: list[str], serving: list[Program], lock: int) -> None:
    """Start in the order in which each needs the other, show what there is, and wait for supervisord's end."""
    temporary = str(_fresh_folder(settings.home / "tmp"))
    environment = launch.environment(FINPULSE_HOME=str(settings.home), TMPDIR=temporary)
    environment = by_files(environment, settings.home)
    services = _services(settings, embedded)
    with announced(settings.home, services), supervised(settings.home, environment, lock) as supervisor:
        wait_until_ready(settings.home, embedded, supervisor.check)
        _migrate(environment)
        _note_tables(settings.home)
        supervisor.start(serving)
        api = Api(local_url(settings))
        _wait_until_ready(api, supervisor)
        supervisor.start(attending_programs(settings))
        with found_at(settings.home, api.url):
            _show_places(api, settings)
            _show_demo(api, settings)
            click.echo("Ctrl-C ends it all.")
            supervisor.process.wait()
        raise StartFailed(f"supervisord has ended by itself; see {settings.home / 'logs'}.")


def _tables_were_current(home: Path) -> bool:
    """Whether the last start left the tables as this version has them.

    Then workers may start beside the servers, and go on with their jobs as soon as PostgreSQL has recovered: that takes
    as long as they do. Otherwise there is something to migrate first; they compare the revision of the tables
    themselves in any case.
    """
    noted = home / MIGRATED
    return noted.exists() and noted.read_text("ascii") == _revisions()


def _note_tables(home: Path) -> None:
    (home / MIGRATED).write_text(_revisions(), "ascii")


def _revisions() -> str:
    return ",".join(sorted(newest_revisions()))


def _services(settings: Settings, embedded: list[str]) -> Services:
    """Where the servers are: those of the environment, else the embedded ones.

    Our programs find the database's URLs in services.json, so that its passwords are in no process's environment.
    """
    own = embedded_services(settings.home)
    if "postgres" not in embedded:
        urls = {f"{login}_database_url": url for login, url in settings.database_urls.items() if login != "api"}
        own = replace(own, database_url=settings.database_url, **urls)
    return own if "valkey" in embedded else replace(own, redis_url=settings.redis_url)


def _fresh_folder(path: Path) -> Path:
    """An empty folder for temporary files, which are large during uploads, and stay behind when a worker is killed."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    return path


@contextmanager
def _until_told_to_end() -> Iterator[None]:
    """Leave the block at the first Ctrl-C, SIGTERM or closed terminal; a second must not disturb the ending."""

    def leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
        for each in ENDING_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in ENDING_SIGNALS:
        if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:  # nohup means: stay.
            signal.signal(each, leave)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Ended.")


def _check_ports(settings: Settings) -> None:
    if settings.flower_port == settings.port:
        raise SettingError("FINPULSE_FLOWER_PORT", str(settings.flower_port), "another port than FINPULSE_PORT")
    wanted = {"FINPULSE_PORT": settings.port, "FINPULSE_FLOWER_PORT": settings.flower_port}
    for variable, port in wanted.items():
        host = settings.host if variable == "FINPULSE_PORT" else "127.0.0.1"
        try:
            free = is_free(host, port)
        except OSError as error:
            raise StartFailed(f"Nothing can listen on {host}, port {port}: {error.strerror}.") from None
        if not free:
            raise StartFailed(f"Port {port} on {host} is taken by another program; set {variable} to a free one.")


def _migrate(environment: dict[str, str]) -> None:
    """Bring the tables up to date in a process of its own, since this one has no need of the application."""
    command_line = launch.launched(["python", "-m", "finpulse.cli", "migrate"])
    done = subprocess.run(command_line, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise StartFailed(
            f"The database could not be migrated: {(done.stderr.splitlines() or ['no reason given'])[-1]}"
        )


def _wait_until_ready(api: Api, supervisor: Supervisor) -> None:
    """Wait until the API says that it and all it needs are there. Raises StartFailed with what is missing.

    What is there can be read while a disk is nearly full.
    """
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            api.get("/health/ready")
        except ApiError as error:
            supervisor.check()
            if error.fields == {"disk"}:
                click.echo(str(error))
                return
            if time.monotonic() > deadline:
                raise StartFailed(f"The API is not ready after {READY_SECONDS} s: {error}") from None
            time.sleep(0.1)
        else:
            return


def _show_demo(api: Api, settings: Settings) -> None:
    """Show the demo user's dashboard; a demo that somebody has spoilt keeps nobody from using the rest."""
    try:
        sign_in_demo_user(api, settings)
        import_sample_once(api)
        show_dashboard(api)
    except ApiError as error:
        click.echo(f"The demo could not be shown: {error}")


def _show_places(api: Api, settings: Settings) -> None:
    """Say where everything is, before the sample: whoever has a statement at hand need not wait for it."""
    for name, place in {
        "Pages": f"{api.url}/  to look at in a browser",
        "API": api.url,
        "Docs": f"{api.url}/docs",
        "Metrics": f"{api.url}/metrics  by the token in {secret_path(settings.home, METRICS_TOKEN)}",
        "Flower": f"http://127.0.0.1:{settings.flower_port}  user {FLOWER_USER}, password {flower_password(settings)}",
        "Demo user": f"{DEMO_EMAIL}, password {demo_password(settings)}",
        "Logs": str(settings.home / "logs"),
    }.items():
        click.echo(f"  {name:<11}{place}")
    click.echo("Your own statements go in on the pages, or by `finpulse import FILES…` from another terminal.\n")
