"""One whole file of a watched folder -> imported, and moved to `done` or `failed` with what became of it beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Final

import click
import httpx

from finpulse.cli.client import ApiError
from finpulse.cli.identity.signed_in import Person
from finpulse.cli.person.destination import AccountUnknown, Wanted, destination
from finpulse.cli.person.questions import open_questions
from finpulse.cli.person.statement import outcome_lines, wait_for_end

DONE, FAILED = "done", "failed"
# What may be otherwise in a moment: the file stays where it is.
PASSING: Final = frozenset({0, httpx.codes.REQUEST_TIMEOUT, httpx.codes.TOO_MANY_REQUESTS})
IN_PROGRESS: Final = "request_in_progress"


def take_file(person: Person, file: Path, wanted: Wanted) -> bool:
    """Import a file and move it away; False where it has to be tried again later, which is said.

    Whatever ends us on the way, the next try is the same request under the same key, and so the same job. Raises
    ApiError where nobody is signed in any more.
    """
    try:
        job = _imported(person, file, wanted)
    except AccountUnknown as unknown:
        _move(file, FAILED, [str(unknown)])
        return True
    except ApiError as error:
        if error.status == httpx.codes.UNAUTHORIZED:
            raise
        if error.status in PASSING or error.status >= httpx.codes.INTERNAL_SERVER_ERROR or error.code == IN_PROGRESS:
            person.tell(f"{file.name}: tried again later. {error}")
            return False
        _move(file, FAILED, [str(error)])
        return True
    lines = outcome_lines(person.api, job) + [_asked(job, question) for question in open_questions(job)]
    _move(file, DONE if job["status"] == "completed" else FAILED, lines)
    return True


def _imported(person: Person, file: Path, wanted: Wanted) -> dict[str, Any]:
    """The job of these bytes as it ended, also where it was begun by an earlier try."""
    account_id = destination(person, file, wanted)["id"]
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    key = f"watched-{account_id}-{digest}"
    return wait_for_end(person.api, person.api.send_file("/etl/run-csv", file, key=key, account_id=account_id))


def _asked(job: dict[str, Any], question: dict[str, Any]) -> str:
    return f"It asks: {question['text']} Answer it: finpulse answer {job['id']} {question['about']}=CHOICE"


def _move(file: Path, folder: str, lines: list[str]) -> None:
    """Move a file, the reason first: where we are ended between the two, the file is still there to be done again."""
    target = _free_name(file.parent / folder, file.name)
    target.parent.mkdir(exist_ok=True)
    target.with_name(f"{target.name}.reason.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    file.replace(target)
    for line in lines:
        click.echo(line)
    click.echo(f"{file.name} is in {target.parent}.")


def _free_name(folder: Path, name: str) -> Path:
    """A path in the folder that is no other file's."""
    path, number = folder / name, 1
    while path.exists():
        path, number = folder / f"{Path(name).stem}-{number}{Path(name).suffix}", number + 1
    return path
