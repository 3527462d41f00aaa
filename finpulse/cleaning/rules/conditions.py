"""The conditions of a rule: a field, an operator and a value, compiled into a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
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
_PATTERN_MEMORY: Final = 1 << 20
# So many patterns are first tried as one.
_GROUPED: Final = 32
_GROUP_MEMORY: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that must hold. `value` is a JSON value: a text, a number, or a pair [from, to] for `between`.

    Amounts and dates are texts. Both ends of a pair are included, and null is an open end.
    """

    field: str
    op: str
    value: Any


class Figures(NamedTuple):
    """The fields of a transaction that are no texts."""

    amount: Decimal
    currency: str
    date: date
    account_id: int


FigureTest = Callable[[Figures], bool]


def compile_pattern(text: str) -> Any:
    """A user's regular expression, in RE2's syntax; it may match anywhere in a text, and case makes no difference.

    RE2's search takes time linear in the length of the text, so no pattern can hold a worker up. Raises ValueError
    with a message for the user.
    """
    if len(text) > LONGEST_PATTERN:
        raise ValueError(f"It has {len(text)} characters; a pattern takes at most {LONGEST_PATTERN}.")
    try:
        return re2.compile(text, _options(_PATTERN_MEMORY))
    except re2.error as error:
        message = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"This is no regular expression that can be used here: {message}.") from error


def _options(memory: int) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = memory  # Nested repetitions need memory instead of time.
    return options


class TextCondition(NamedTuple):
    """A condition about a text; `needle` is folded, or it is a pattern."""

    field: str
    op: str
    needle: str


def text_condition(condition: Condition) -> TextCondition:
    """The condition with its text folded; a pattern is left as it is, because folding would change its meaning."""
    value = condition.value
    return TextCondition(condition.field, condition.op, value if condition.op == "regex" else fold(value))


class _PatternGroup:
    """Patterns that are tried one by one only on a text that the alternation of them all matches: few texts are so."""

    def __init__(self, patterns: Sequence[tuple[Callable[[str], Any], TextCondition]]) -> None:
        self._patterns = patterns
        self._any: Callable[[str], Any] | None = None
        if len(patterns) > 1:
            together = "|".join(f"(?:{condition.needle})" for _, condition in patterns)
            with suppress(re2.error):  # Together they may need too much memory, or name a group twice.
                self._any = re2.compile(together, _options(_GROUP_MEMORY)).search

    def matching(self, text: str) -> list[TextCondition]:
        """The conditions whose patterns match a text."""
        if self._any is not None and self._any(text) is None:
            return []
        return [condition for search, condition in self._patterns if search(text) is not None]


class TextMatcher:
    """Tests many conditions about one field at once, without a function call for each."""

    def __init__(self, conditions: Iterable[TextCondition]) -> None:
        by_op: dict[str, list[TextCondition]] = {op: [] for op in TEXT_OPS}
        for condition in dict.fromkeys(conditions):
            by_op[condition.op].append(condition)
        self._contained = [(condition.needle, condition) for condition in by_op["contains"]]
        self._beginnings = [(condition.needle, condition) for condition in by_op["starts_with"]]
        self._equal = {condition.needle: condition for condition in by_op["equals"]}
        patterns = [(compile_pattern(condition.needle).search, condition) for condition in by_op["regex"]]
        self._patterns = [_PatternGroup(patterns[at : at + _GROUPED]) for at in range(0, len(patterns), _GROUPED)]

    def matching(self, text: str) -> list[TextCondition]:
        """The conditions that a text meets. Case makes no difference, and accents only to a pattern."""
        folded = fold(text)
        met = [condition for needle, condition in self._contained if needle in folded]
        met += [condition for needle, condition in self._beginnings if folded.startswith(needle)]
        met += [condition for group in self._patterns for condition in group.matching(text)]
        if folded in self._equal:
            met.append(self._equal[folded])
        return met


def figure_test(condition: Condition) -> FigureTest:
    """The test of a condition about a field that is no text."""
    value_of, parse = _FIGURE_FIELDS[condition.field]
    if condition.op == "between":
        low, high = (None if end is None else parse(end) for end in condition.value)
        return lambda row: (low is None or low <= value_of(row)) and (high is None or value_of(row) <= high)
    expected = parse(condition.value)
    return lambda row: value_of(row) == expected


# {field: (its value in a row, the parser of a condition's value)}
_FIGURE_FIELDS: Final[Mapping[str, tuple[Callable[[Figures], Any], Callable[[Any], Any]]]] = {
    "amount": (lambda row: row.amount, Decimal),
    "date": (lambda row: row.date, date.fromisoformat),
    "day": (lambda row: row.date.day, int),
    "currency": (lambda row: row.currency, str),
    "account_id": (lambda row: row.account_id, int),
}
