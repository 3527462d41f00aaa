"""`finpulse answer`: what a statement could not decide by itself."""

from __future__ import annotations

import sys

import click

from finpulse.cli.identity.signed_in import Person, for_person
from finpulse.cli.person.questions import open_questions, settle
from finpulse.cli.person.statement import outcome_lines, wait_for_end


@click.command(name="answer", short_help="Answer what an import asks.")
@click.argument("job", type=int)
@click.argument("answers", nargs=-1, metavar="[ABOUT=CHOICE]…")
@for_person
def answer(person: Person, job: int, answers: tuple[str, ...]) -> None:
    """Answer what the import with this job id asks; what it brought is replaced, at once or not at all.

    \b
    finpulse answer 12                   shows the questions, and asks them on a terminal
    finpulse answer 12 date_order=dmy    answers one of them
    """
    found = person.api.get(f"/etl/jobs/{job}")
    if not answers:
        asked = open_questions(found)
        found = settle(person, found)
        person.show(found, () if asked else [f"Job {job} asks nothing."])
        sys.exit(3 if open_questions(found) else 0)
    chosen = dict(_pair(each) for each in answers)
    done = wait_for_end(person.api, person.api.post(f"/etl/jobs/{job}/reread", {"answers": chosen}))
    person.show(done, outcome_lines(person.api, done))
    sys.exit(0 if done["status"] == "completed" else 1)


def _pair(text: str) -> tuple[str, str]:
    about, mark, choice = text.partition("=")
    if not mark:
        raise click.BadParameter(f"{text!r} is no answer; one looks like date_order=dmy.")
    return about, choice
