"""Which changes of a reading are valid, and the form in which they are used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, get_args

from finpulse.cleaning.layout import Role
from finpulse.cleaning.values.calendars import YearCount
from finpulse.cleaning.values.currencies import is_currency_code
from finpulse.cleaning.values.dates import DateOrder
from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.errors import InvalidInput
from finpulse.numbers import exact_decimal, whole_number
from finpulse.sources.readers.syntax.known_encodings import known_encoding
from finpulse.sources.reading import ACCEPT, DIFFERENT, OVERLAP, SAME, UNPROVEN, Reading
from finpulse.sources.reading_json import reading_to_json

# Values by their keys in the reading's JSON; of columns only the index and the role.
Changes = dict[str, Any]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
# Roles that several columns can have; of these and of amounts a person may name several columns at once.
SHARED_ROLES: Final[frozenset[Role]] = frozenset({"description", "ignored"})
SEVERAL: Final = SHARED_ROLES | {"amount"}
# The keys that decide which cells a row has. If one changes, the file has to be read again.
CELLS: Final = frozenset({"encoding", "delimiter", "quote", "header_line", "part"})
# What a question may be about that is no part of a reading: whether rows stand that contradict the statement's figures,
# or that nothing proves, and whether they are transactions that the account has already.
BESIDE: Final = frozenset({"proof", UNPROVEN, OVERLAP})
_SIGNS: Final = ("as_written", "inverted")
_YEARS: Final = (1900, 2100)
_LONGEST_EXCERPT: Final = 60


def checked(reading: Reading, given: Mapping[str, Any]) -> Changes:
    """The changes that a person gives, each value in the form that the reading's JSON has for it.

    Parts that nobody can change may be given as they are, so that a reading can be sent back as it came. Raises
    InvalidInput with a sentence for each value that can't be used.
    """
    present = reading_to_json(reading)
    values, errors = {}, {}
    for key, value in given.items():
        try:
            values[key] = _checked(reading, key, value)
        except ValueError as error:
            if key not in present or present[key] != value:
                errors[excerpt(key)] = [str(error)]
    if errors:
        raise InvalidInput(errors)
    return _with_amount_column(values, present["amount_column"])


def _with_amount_column(values: Changes, present: int | None) -> Changes:
    """Another `amount_column` is a change of that column's role; the present one, sent back, is no change."""
    if values.get("amount_column") in (None, present):
        return values
    others = [column for column in values.get("columns", ()) if column["role"] != "amount"]
    return {**values, "columns": [*others, {"index": values["amount_column"], "role": "amount"}]}


def differing(reading: Reading, changes: Changes) -> Changes:
    """Those of the changes that change something."""
    present = reading_to_json(reading)
    roles = {column.index: column.role for column in reading.layout.columns}
    moved = [column for column in changes.get("columns", ()) if roles[column["index"]] != column["role"]]
    meanings = changes.keys() - BESIDE - {"columns"}
    others = {key: changes[key] for key in changes if key in meanings and not _means(key, present[key], changes[key])}
    return {**others, "columns": moved} if moved else others


def _means(key: str, present: Any, value: Any) -> bool:
    """Whether a part of a reading is this value already, such as an encoding that goes by another name."""
    if present == value:
        return True
    try:
        return bool(_CHECKS[key](present) == value)
    except ValueError:
        return False


def _checked(reading: Reading, key: str, value: Any) -> Any:
    """The value in the form that JSON has for it. Raises ValueError with a sentence for the client."""
    if key not in _CHECKS:
        raise ValueError(f"This can't be changed; what can is {', '.join(sorted(_CHECKS))}.")
    if key == "columns":
        return _checked_columns(reading, value)
    if key == "amount_column":
        index = _CHECKS[key](value)
        return (
            index if index is None else _checked_column({"index": index, "role": "amount"}, _indexes(reading))["index"]
        )
    return _CHECKS[key](value)


def _one_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(f'"{excerpt(value)}" is not among what it takes: {", ".join(choices)}.')
        return str(value)

    return check


def _number(least: int, most: int, *, optional: bool = False) -> Callable[[Any], int | None]:
    def check(value: Any) -> int | None:
        if value is None and optional:
            return None
        number = whole_number(value, least, most)
        if number is None:
            raise ValueError(f'"{excerpt(value)}" is no number from {least} to {most}.')
        return number

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f'"{excerpt(value)}" is no text.')
    return value


def _switch(value: Any) -> bool:
    words = {"true": True, "false": False}
    if str(value).lower() not in words:
        raise ValueError(f'"{excerpt(value)}" is neither true nor false.')
    return words[str(value).lower()]


def _encoding(value: Any) -> str:
    """The name of an encoding that can turn any bytes into text."""
    name = known_encoding(value) if isinstance(value, str) else None
    if name is None:
        raise ValueError(f'"{excerpt(value)}" is no encoding that is known here, such as utf-8 or cp1252.')
    # utf-8-sig reads files with and without a byte order mark.
    return "utf-8-sig" if name == "utf-8" else name


def _delimiter(value: Any) -> str:
    plain = isinstance(value, str) and len(value) == 1 and (value == "\t" or value.isprintable())
    if not plain or value.isalnum() or value in "\"'":
        raise ValueError(f'"{excerpt(value)}" is no delimiter; one is a single mark, such as ; or a tab.')
    return str(value)


def _figure(value: Any) -> str | None:
    """A decimal number as JSON keeps it; None where it is left open."""
    if value is None:
        return None
    figure = exact_decimal(str(value))
    if figure is None:
        raise ValueError(f'"{excerpt(value)}" is no number, such as 1250.00.')
    return f"{figure:f}"


def _currency(value: Any) -> str:
    if not isinstance(value, str) or not is_currency_code(value):
        raise ValueError(f'"{excerpt(value)}" is no ISO 4217 code, such as UZS or EUR.')
    return value.strip().upper()


def _flags(value: Any) -> list[str]:
    """A list of flags; an answer is one text, in which blanks part them."""
    value = value.split(" ") if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(word, str) and word.isprintable() for word in value):
        raise ValueError('It takes a list of the flag column\'s words, such as ["D"].')
    return sorted({flag_word(word) for word in value})


def _checked_columns(reading: Reading, value: Any) -> list[dict[str, Any]]:
    """The index and the role of each column that is named."""
    if not isinstance(value, list) or not all(isinstance(column, dict) for column in value):
        raise ValueError('It takes a list such as [{"index": 0, "role": "date"}].')
    roles = {column.index: column.role for column in reading.layout.columns}
    columns = [_checked_column(column, _indexes(reading)) for column in value]
    given = [column["role"] for column in columns if column["role"] not in SEVERAL]
    moved = {column["role"] for column in columns if roles[column["index"]] != column["role"]}
    if twice := {role for role in given if role in moved and given.count(role) > 1}:
        raise ValueError(f"Only one column can have the role {', '.join(sorted(twice))}.")
    return columns


def _indexes(reading: Reading) -> list[int]:
    return [column.index for column in reading.layout.columns]


def _checked_column(column: Mapping[str, Any], known: Collection[int]) -> dict[str, Any]:
    index, role = column.get("index"), column.get("role")
    if not isinstance(index, int) or isinstance(index, bool) or index not in known:
        raise ValueError(f'"{excerpt(index)}" is the index of no column; they go from 0 to {max(known, default=0)}.')
    if role not in ROLES:
        raise ValueError(f'"{excerpt(role)}" is no role; a column has one of {", ".join(ROLES)}.')
    return {"index": index, "role": role}


def excerpt(value: object) -> str:
    """The beginning of a value for a message about it, with unprintable characters replaced."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in str(value)[: _LONGEST_EXCERPT + 1])
    return text if len(text) <= _LONGEST_EXCERPT else text[:_LONGEST_EXCERPT] + "…"


_CHECKS: Final[dict[str, Callable[[Any], Any]]] = {
    "encoding": _encoding,
    "delimiter": _delimiter,
    "quote": _one_of('"', "'"),
    "header_line": _number(1, 2**31 - 1, optional=True),
    "part": _text,
    "columns": list,  # What it may hold depends on the reading: see `_checked_columns`.
    "amount_column": _number(0, 10_000, optional=True),
    "date_order": _one_of(*get_args(DateOrder)),
    "decimal_mark": _one_of(*get_args(DecimalMark)),
    "sign": _one_of(*_SIGNS),
    "year": _number(*_YEARS, optional=True),
    "last_month": _number(1, 12),
    "year_count": _one_of(*get_args(YearCount)),
    "days_exchanged": _switch,
    "odd_days": _switch,
    "minor_digits": _number(-6, 4),
    "fees_count": _switch,
    "whole_thousands": _switch,
    "doubled_minus": _switch,
    "irregular": _switch,
    "currency": _currency,
    "debits_negative": _switch,
    "credits_negative": _switch,
    "opening_balance": _figure,
    "opening_counts": _switch,
    "pending_counts": _switch,
    "debits_unsigned": _switch,
    "credits_unsigned": _switch,
    "fees_unsigned": _switch,
    "fees_negative": _switch,
    "outflow_flags": _flags,
    "inflow_flags": _flags,
    "own_account": _text,
    "proof": _one_of(ACCEPT),
    UNPROVEN: _one_of(ACCEPT),
    OVERLAP: _one_of(SAME, DIFFERENT),
}
