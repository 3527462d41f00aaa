"""`finpulse import`: statements into the person's own accounts, with a progress bar and what became of the rows."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

import click

from finpulse.cli.client import ApiError
from finpulse.cli.identity.file_passwords import Passwords
from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.output.dashboard import show_dashboard
from finpulse.cli.output.preview import preview_lines
from finpulse.cli.person.destination import AccountUnknown, Wanted, destination
from finpulse.cli.person.questions import open_questions, settle
from finpulse.cli.person.statement import follow, wait_for_end

STDIN: Final = "-"
DONE, FAILED, ASKS = 0, 1, 3


@click.command(name="import", short_help="Import statements into your accounts.")
@click.argument("paths", nargs=-1, required=True, metavar="FILES…", type=click.Path(exists=True, allow_dash=True))
@click.option("--account", metavar="NAME", help="The account's name or id; with --currency one that is new is made.")
@click.option("--currency", help="The currency of the statements, such as USD, where they don't say it.")
@click.option("--name", help="The file's name, for what comes by standard input.")
@click.option("--password-file", type=click.File(), help="A file with the password of PDFs that need one.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and import nothing.")
@for_person
def import_statements(
    person: Person,
    paths: tuple[str, ...],
    account: str | None,
    currency: str | None,
    name: str | None,
    password_file: TextIO | None,
    dry_run: bool,
) -> None:
    """Import statements of any bank and format: files, folders with files, or `-` for standard input.

    The password of a PDF that needs one is asked for; where nobody can be asked, --password-file has it.

    Without --account they go into your account in the statement's currency; the first one in a currency makes it.

    Exit code 0: all are imported. 1: one has failed. 2: the command was wrong. 3: one asks something, which is said.
    """
    wanted = Wanted(account, currency and currency.upper())
    passwords = Passwords(password_file.readline().rstrip("\r\n") if password_file else None)
    with _files(paths, name) as files:
        ended = [_one(person, file, wanted, passwords, dry_run=dry_run) for file in files]
    if person.as_json:
        person.show([job for _, job in ended], ())
    elif any(code == DONE for code, _ in ended) and not dry_run:
        show_dashboard(person.api)
    sys.exit(max((code for code, _ in ended), key=(DONE, ASKS, FAILED).index, default=DONE))


def _one(
    person: Person, file: Path, wanted: Wanted, passwords: Passwords, *, dry_run: bool
) -> tuple[int, dict[str, Any] | None]:
    """Import one file, or say what would come of it; a file that can't be imported keeps no other from it."""
    try:
        if dry_run:
            preview = passwords.given(file, lambda password: _preview(person, file, wanted, password))
            return _previewed(person, preview), preview
        job = passwords.given(file, lambda password: _imported(person, file, wanted, password))
    except AccountUnknown as question:
        person.tell(f"{file.name}: not imported. {question}")
        return ASKS, None
    except ApiError as error:
        person.tell(f"{file.name}: not imported. {error}")
        return FAILED, None
    job = settle(person, job)
    if open_questions(job):
        return ASKS, job
    return (DONE if job["status"] == "completed" else FAILED), job


def _preview(person: Person, file: Path, wanted: Wanted, password: str | None) -> dict[str, Any]:
    account = destination(person, file, wanted)["id"] if wanted.account else None
    preview: dict[str, Any] = person.api.send_file("/etl/preview", file, password=password, account_id=account)
    return preview


def _imported(person: Person, file: Path, wanted: Wanted, password: str | None) -> dict[str, Any]:
    account = destination(person, file, wanted, password)
    job: dict[str, Any] = person.api.send_file("/etl/run-csv", file, password=password, account_id=account["id"])
    if person.as_json:
        return wait_for_end(person.api, job)
    person.tell(f"{file.name} goes into {account['name']} ({account['currency']}).")
    job = follow(person.api, job)
    if job["status"] == "completed":
        person.tell(f"  It is job {job['id']}; `finpulse undo {job['id']}` takes it back.")
    return job


def _previewed(person: Person, preview: dict[str, Any]) -> int:
    if not person.as_json:
        for line in preview_lines(preview):
            click.echo(line)
    return ASKS if any(not each.get("optional") for each in preview["questions"]) else DONE


@contextmanager
def _files(paths: tuple[str, ...], name: str | None) -> Iterator[list[Path]]:
    """All files that are meant; what comes by standard input lies in a temporary folder meanwhile."""
    with tempfile.TemporaryDirectory(prefix="finpulse-import-") as folder:
        found: list[Path] = []
        for path in paths:
            if path == STDIN:
                found.append(Path(folder) / Path(name or "statement").name)
                with found[-1].open("wb") as file:
                    shutil.copyfileobj(sys.stdin.buffer, file)
            else:
                found += _in_folder(Path(path)) if Path(path).is_dir() else [Path(path)]
        yield found


def _in_folder(folder: Path) -> list[Path]:
    """The files in a folder and those below it, in the order of their names; hidden ones are left out, and told."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    hidden = [path for path in files if any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if hidden:
        click.echo(f"{folder}: {len(hidden)} hidden files are left out.", err=True)
    return [path for path in files if path not in hidden]
