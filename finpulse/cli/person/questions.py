"""What a statement could not decide by itself: asked on a terminal, told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from finpulse.cli.identity.signed_in import Person, on_terminal
from finpulse.cli.person.statement import outcome_lines, wait_for_end


def settle(person: Person, job: dict[str, Any]) -> dict[str, Any]:
    """The job after the person has answered its open questions; as it was where there is nobody to ask."""
    asked = open_questions(job)
    if not asked:
        return job
    if not on_terminal() or person.as_json:
        _tell(person, job, asked)
        return job
    answers = {question["about"]: _ask(question) for question in asked}
    taken = {question["about"]: question["taken"] for question in asked}
    answered = person.api.post(f"/etl/jobs/{job['id']}/reread", {"answers": answers})
    if answers == taken:
        click.echo("  as it was read already", err=True)
    job = wait_for_end(person.api, answered)
    for line in outcome_lines(person.api, job):
        click.echo(line)
    return job


def open_questions(job: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions that nobody has answered, and that matter for the rows."""
    if not job.get("needs_review"):
        return []
    return [each for each in job["questions"] if not each.get("answered") and not each.get("optional")]


def _ask(question: dict[str, Any]) -> str:
    """The choice that the person takes; Enter takes the one that was taken."""
    choices: Sequence[str] = question["choices"]
    click.echo(f"\n{question['text']}", err=True)
    for number, choice in enumerate(choices, 1):
        meaning = question["meanings"].get(choice, choice)
        click.echo(f"  {number}  {meaning}{_sample(question, choice)}", err=True)
    numbers = click.IntRange(1, len(choices))
    default = choices.index(question["taken"]) + 1
    return choices[click.prompt("Which one", type=numbers, default=default, err=True) - 1]


def _sample(question: dict[str, Any], choice: str) -> str:
    """The first row by this choice, in brackets."""
    rows = (question.get("samples") or {}).get(choice) or []
    return f"  ({', '.join(str(value) for value in rows[0].values())})" if rows else ""


def _tell(person: Person, job: dict[str, Any], asked: Sequence[dict[str, Any]]) -> None:
    name = job["filename"] or f"job {job['id']}"
    for question in asked:
        taken = question["meanings"].get(question["taken"], question["taken"])
        choices = ", ".join(question["choices"])
        person.tell(f"  {name} asks: {question['text']} Taken: {taken}. Choices for {question['about']}: {choices}.")
    person.tell(f"  Answer it: finpulse answer {job['id']} {asked[0]['about']}=CHOICE")
