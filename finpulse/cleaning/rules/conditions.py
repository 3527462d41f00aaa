"""The conditions of a rule: a field, an operator and a value, compiled into a test."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

import re2

from finpulse.cleaning.rules.patterns import Pattern, compiled, with_marks, written_out
from finpulse.cleaning.text import fold, in_one_script

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


class TextCondition(NamedTuple):
    """A condition about a text; `needle` is folded, or it is a pattern."""

    field: str
    op: str
    needle: str


def text_condition(condition: Condition) -> TextCondition:
    """The condition with its text folded; a pattern is left as it is, because folding would change its meaning."""
    value = condition.value
    return TextCondition(
        condition.field, condition.op, value if condition.op == "regex" else in_one_script(fold(value))
    )


class _PatternGroup:
    """Patterns that are tried one by one only on a text that the alternation of them all matches: few texts are so."""

    def __init__(self, patterns: Sequence[tuple[str, TextCondition]]) -> None:
        self._patterns = [(compiled(pattern).search, condition) for pattern, condition in patterns]
        self._any: Callable[[str], Any] | None = None
        if len(patterns) > 1:
            together = "|".join(f"(?:{pattern})" for pattern, _ in patterns)
            with suppress(re2.error):  # Together they may need too much memory, or name a group twice.
                self._any = compiled(together, _GROUP_MEMORY).search

    def matching(self, text: str) -> list[TextCondition]:
        """The conditions whose patterns match a text."""
        if self._any is not None and self._any(text) is None:
            return []
        return [condition for search, condition in self._patterns if search(text) is not None]


class _Patterns:
    """Patterns in groups: those that ask for the edges of words have another form for texts that aren't of ASCII."""

    def __init__(self, conditions: Iterable[TextCondition]) -> None:
        forms = [(_usable(condition.needle), condition) for condition in conditions]
        self._everywhere = _grouped((form.plain, condition) for form, condition in forms if form.marked is None)
        edges = [(form, condition) for form, condition in forms if form.marked is not None]
        self._ascii = _grouped((form.plain, condition) for form, condition in edges)
        self._marked = _grouped((str(form.marked), condition) for form, condition in edges)

    def matching(self, text: str) -> Iterator[TextCondition]:
        """The conditions whose patterns match a text."""
        composed = unicodedata.normalize("NFC", text)
        for group in self._everywhere:
            yield from group.matching(composed)
        if self._marked:
            is_ascii = text.isascii()
            given = text if is_ascii else with_marks(composed)
            for group in self._ascii if is_ascii else self._marked:
                yield from group.matching(given)


def _usable(needle: str) -> Pattern:
    """The pattern written out, or as it is where that takes too much memory: an earlier version kept it so."""
    pattern = written_out(needle)
    try:
        compiled(pattern.plain)
        compiled(pattern.marked or "")
    except re2.error:
        return Pattern(needle)
    return pattern


def _grouped(patterns: Iterable[tuple[str, TextCondition]]) -> list[_PatternGroup]:
    every = list(patterns)
    return [_PatternGroup(every[at : at + _GROUPED]) for at in range(0, len(every), _GROUPED)]


class TextMatcher:
    """Tests many conditions about one field at once, without a function call for each."""

    def __init__(self, conditions: Iterable[TextCondition]) -> None:
        by_op: dict[str, list[TextCondition]] = {op: [] for op in TEXT_OPS}
        for condition in dict.fromkeys(conditions):
            by_op[condition.op].append(condition)
        self._contained = [(condition.needle, condition) for condition in by_op["contains"]]
        self._beginnings = [(condition.needle, condition) for condition in by_op["starts_with"]]
        self._equal = {condition.needle: condition for condition in by_op["equals"]}
        self._patterns = _Patterns(by_op["regex"])

    def matching(self, text: str) -> list[TextCondition]:
        """The conditions that a text meets. Case makes no difference, and accents only to a pattern."""
        folded = in_one_script(fold(text))
        met = [condition for needle, condition in self._contained if needle in folded]
        met += [condition for needle, condition in self._beginnings if folded.startswith(needle)]
        met += self._patterns.matching(text)
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
