"""What a rule asks of a transaction: a field, an operator and a value, made into a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

import re2

from finpulse.cleaning.text import fold

TEXT_OPS: Final = ("contains", "equals", "starts_with", "regex")
RANGE_OPS: Final = ("equals", "between")
OPS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "description": TEXT_OPS,
    "merchant": TEXT_OPS,
    "category": TEXT_OPS,
    "amount": RANGE_OPS,
    "date": RANGE_OPS,
    "day": RANGE_OPS,
    "currency": ("equals",),
    "account_id": ("equals",),
}
TEXTS: Final = ("description", "merchant", "category")
LONGEST_PATTERN: Final = 200


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold. `value` is as JSON has it: a text, a number, or a pair [from, to] for `between`.

    Amounts and days are texts, and null is an open end of a pair, whose ends both belong to it.
    """

    field: str
    op: str
    value: Any


class Figures(NamedTuple):
    """What of a transaction is no text."""

    amount: Decimal
    currency: str
    date: date
    account_id: int


FigureTest = Callable[[Figures], bool]


def pattern(text: str) -> Any:
    """A regular expression that is looked for anywhere in a text, whatever the case.

    It is of RE2's language, whose search takes time that grows with the text alone: no pattern of a user can
    hold a worker up. Raises ValueError with a sentence.
    """
    if len(text) > LONGEST_PATTERN:
        raise ValueError(f"It has {len(text)} characters; a pattern takes at most {LONGEST_PATTERN}.")
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = 1 << 20  # Repetitions of repetitions would take the memory that they save in time.
    try:
        return re2.compile(text, options)
    except re2.error as error:
        said = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"This is no regular expression that can be used here: {said}.") from error


class Need(NamedTuple):
    """A condition about a text in the form in which it is looked for."""

    field: str
    op: str
    needle: str


def need(condition: Condition) -> Need:
    """The condition with its text folded, but for a pattern, in which letters have other meanings."""
    value = condition.value
    return Need(condition.field, condition.op, value if condition.op == "regex" else fold(value))


class TextTests:
    """Many conditions about one text at once: each costs a look, and no call."""

    def __init__(self, needs: Iterable[Need]) -> None:
        by_op: dict[str, list[Need]] = {op: [] for op in TEXT_OPS}
        for one in dict.fromkeys(needs):
            by_op[one.op].append(one)
        self._parts = [(one.needle, one) for one in by_op["contains"]]
        self._beginnings = [(one.needle, one) for one in by_op["starts_with"]]
        self._whole = {one.needle: one for one in by_op["equals"]}
        self._patterns = [(pattern(one.needle).search, one) for one in by_op["regex"]]

    def holding(self, text: str) -> list[Need]:
        """Those that hold of a text. Case and accents make no difference, but to a pattern, where accents do."""
        folded = fold(text)
        found = [one for needle, one in self._parts if needle in folded]
        found += [one for needle, one in self._beginnings if folded.startswith(needle)]
        found += [one for search, one in self._patterns if search(text) is not None]
        if folded in self._whole:
            found.append(self._whole[folded])
        return found


def figure_test(condition: Condition) -> FigureTest:
    """The test of a condition about anything else."""
    take, read = _FIGURES[condition.field]
    if condition.op == "between":
        low, high = (None if end is None else read(end) for end in condition.value)
        return lambda row: (low is None or low <= take(row)) and (high is None or take(row) <= high)
    wanted = read(condition.value)
    return lambda row: take(row) == wanted


_FIGURES: Final[Mapping[str, tuple[Callable[[Figures], Any], Callable[[Any], Any]]]] = {
    "amount": (lambda row: row.amount, Decimal),
    "date": (lambda row: row.date, date.fromisoformat),
    "day": (lambda row: row.date.day, int),
    "currency": (lambda row: row.currency, str),
    "account_id": (lambda row: row.account_id, int),
}
