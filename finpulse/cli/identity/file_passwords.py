"""Passwords of PDFs: sent only with a file that needs one, asked for on a terminal, and never a part of a command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

from finpulse.cli.client import ApiError
from finpulse.cli.identity.signed_in import on_terminal
from finpulse.problems.problem_types import ProblemType

T = TypeVar("T")
_TRIES: Final = 3
_CODES: Final = (ProblemType.PASSWORD_NEEDED.code, ProblemType.WRONG_PASSWORD.code)


class Passwords:
    """The password that the person has for protected files, if it is known before any is asked for."""

    def __init__(self, known: str | None) -> None:
        self._known = known or None

    def given(self, file: Path, send: Callable[[str | None], T]) -> T:
        """What `send` returns, called without a password, then with the known one, then with those of the terminal.

        Raises ApiError where none opens the file, or nobody can be asked.
        """
        tries = [None, self._known] if self._known else [None]
        for at in range(len(tries) + _TRIES):
            try:
                return send(tries[at] if at < len(tries) else self._asked(file))
            except ApiError as refused:
                is_last = at + 1 >= len(tries) and not on_terminal()
                if refused.code not in _CODES or is_last or at + 1 == len(tries) + _TRIES:
                    raise
        raise AssertionError("the last try returns or raises")

    def _asked(self, file: Path) -> str:
        self._known = str(click.prompt(f"The password of {file.name}", hide_input=True, err=True))
        return self._known
