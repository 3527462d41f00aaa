"""`finpulse ask`: a question in plain words, answered with its receipt."""

from __future__ import annotations

import sys
from typing import Any, Final
from uuid import uuid4

import click

from finpulse.cli.identity.signed_in import Person, for_person, on_terminal
from finpulse.cli.output.answer import answer_lines, choice_lines, choices_of

EXIT_CODES: Final = {"answered": 0, "refused": 1, "clarify": 3}


@click.command(name="ask", short_help="Ask about your money, in plain words.")
@click.argument("words", nargs=-1, metavar="[QUESTION]…")
@click.option("--as-of", metavar="DAY", help="As if it were this day; else today.")
@click.option("--currency", help="In this currency; else that of your profile, or of most transactions.")
@click.option("--sql", "with_sql", is_flag=True, help="Show what was run, too.")
@for_person
def ask(person: Person, words: tuple[str, ...], as_of: str | None, currency: str | None, with_sql: bool) -> None:
    """Ask about your money, in English, Russian or Uzbek.

    \b
    finpulse ask "How much did I spend on groceries last month?"
    finpulse ask                         asks on and on, each question may refer to the one before

    Exit code 0 with an answer, 1 where it can't be answered, 3 where it could be read in several ways.
    """
    options = {"as_of": as_of, "currency": currency}
    if words:
        answer = _asked(person, " ".join(words), options)
        _show(person, answer, with_sql)
        sys.exit(EXIT_CODES[answer["status"]])
    if not on_terminal() or person.as_json:
        raise click.UsageError('Ask something, such as: finpulse ask "How much did I spend last month?"')
    options["conversation_id"] = uuid4().hex
    while question := click.prompt("Ask", default="", show_default=False, err=True).strip():
        _show(person, _asked(person, question, options), with_sql)


def _asked(person: Person, question: str, options: dict[str, str | None]) -> Any:
    """The answer; where it asks back, and somebody is there to pick a reading, the answer to that reading."""
    body = {name: value for name, value in options.items() if value is not None}
    answer = person.api.post("/assistant/ask", {"question": question, **body})
    choices = choices_of(answer)
    if not choices or person.as_json or not on_terminal():
        return answer
    for line in choice_lines(answer):
        click.echo(line, err=True)
    picked = click.prompt("Which one", type=click.IntRange(1, len(choices)), err=True)
    return person.api.post("/assistant/ask", {"question": choices[picked - 1]["question"], **body})


def _show(person: Person, answer: Any, with_sql: bool) -> None:
    person.show(answer, answer_lines(answer, person.api.url, with_sql=with_sql))
