"""Checks and breaks -> sentences for the person whose statement it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from finpulse.balances.balance_chain import Break, Leap

CheckKind = Literal["running_balance", "closing_balance", "stated_total", "stated_count", "continuity"]
# What each kind of check compares, and what of.
_HOLDS: Final[dict[CheckKind, str]] = {
    "running_balance": "Each of {of} balances follows from the one before it and the rows between them.",
    "closing_balance": "The opening balance and the rows give the closing balance, {of} of {of} times.",
    "stated_total": "The rows add up to what the statement says they do.",
    "stated_count": "There are as many rows as the statement says there are.",
    "continuity": "The statement begins with the balance that the account had before it.",
}
_FAILS: Final[dict[CheckKind, str]] = {
    "running_balance": "{broken} of {of} balances don't follow from the one before them and the rows between.",
    "closing_balance": "The opening balance and the rows don't give the closing balance, {broken} of {of} times.",
    "stated_total": "The rows don't add up to what the statement says they do.",
    "stated_count": "There are more or fewer rows than the statement says there are.",
    "continuity": "The statement doesn't begin with the balance that the account had before it.",
}


def check_sentence(kind: CheckKind, holds: int, of: int) -> str:
    """What a check has found.

    >>> check_sentence("running_balance", 39, 40)
    "1 of 40 balances don't follow from the one before them and the rows between."
    """
    return (_HOLDS if holds == of else _FAILS)[kind].format(of=of, broken=of - holds)


def broken_sentence(broken: Break, rejected: Sequence[int] = ()) -> str:
    """Where a running balance breaks, and by how much; `rejected` are lines of rows that could not be read."""
    first, last = broken.first_line, broken.line
    way = "falls" if broken.difference < 0 else "rises"
    unread = [line for line in rejected if first < line < last]
    why = f"line {unread[0]} could not be read" if unread else "a row is missing, stands there twice, or was altered"
    amount = f"{abs(broken.difference):f}"
    return f"Between line {first} and line {last} the balance {way} by {amount} more than the rows say: {why}."


def misdated_sentence(leap: Leap) -> str:
    """Where a row's day can't be what it says, since the balance puts it between others."""
    return (
        f"Line {leap.first_line} is of {leap.first_day} and line {leap.line} of {leap.day}, though the rows stand in "
        "the order of their days and the balance goes on from one to the other: a day is wrong."
    )


def section_sentence(broken: Break) -> str:
    """By how much a stated figure differs from what the rows give; lines are named where it is not about all rows."""
    where = f"From line {broken.first_line} to line {broken.line} the" if broken.line > broken.first_line else "The"
    return (
        f"{where} rows lead to {broken.expected:f}, and the statement says {broken.found:f}: "
        f"{broken.difference:f} is in no row."
    )
