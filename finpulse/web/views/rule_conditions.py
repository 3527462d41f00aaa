"""The conditions of a rule: as a sentence, as the lines of a form, and from a form as the API takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from flask_babel import gettext as _
from markupsafe import escape
from werkzeug.datastructures import MultiDict

from finpulse.cleaning.rules.conditions import OPS_OF
from finpulse.errors import InvalidInput
from finpulse.web.formats import number
from finpulse.web.views.transactions.typed import typed_amount

# A form has so many lines at least, and one that is empty always.
LINES: Final = 2
NUMBERS: Final = ("day", "account_id")


class ConditionLine(NamedTuple):
    """A line of the form: field and operator as one choice, a value, and the end of a range."""

    what: str = "description:contains"
    value: str = ""
    to: str = ""


def sentence_of(match: Sequence[Mapping[str, Any]], accounts: Mapping[int, str]) -> str:
    """The conditions as one sentence."""
    return ", ".join(_told(condition, accounts) for condition in match)


def choices() -> dict[str, dict[str, str]]:
    """What a line can be about: by the name of the field, each operator that fits it, in words."""
    fields, ops = _fields(), _ops()
    return {fields[field]: {f"{field}:{op}": f"{fields[field]} {ops[op]}" for op in OPS_OF[field]} for field in OPS_OF}


def lines_of(match: Sequence[Mapping[str, Any]]) -> list[ConditionLine]:
    """The lines that say these conditions, and empty ones behind them."""
    said = [_line(condition) for condition in match]
    return said + [ConditionLine()] * max(1, LINES - len(said))


def typed_lines(form: MultiDict[str, str]) -> list[ConditionLine]:
    """The lines as they were typed, those that say nothing left out."""
    typed = zip(*(form.getlist(name) for name in ("what", "value", "to")), strict=False)
    return [
        line
        for line in (ConditionLine(what, value.strip(), to.strip()) for what, value, to in typed)
        if line[1:] != ("", "")
    ]


def conditions_in(lines: Sequence[ConditionLine]) -> list[dict[str, Any]]:
    """The conditions that lines say, as the API takes them. Raises InvalidInput for what is no number."""
    return [_condition(line) for line in lines]


def _condition(line: ConditionLine) -> dict[str, Any]:
    field, _between, op = line.what.partition(":")
    if op == "between":
        ends = [_typed(field, text) if text else None for text in (line.value, line.to)]
        return {"field": field, "op": op, "value": ends}
    if line.to:
        said = _("“%(text)s” is the end of a range; choose one that goes “from … to”.", text=line.to)
        raise InvalidInput({"match": [escape(said)]})
    return {"field": field, "op": op, "value": _typed(field, line.value)}


def _typed(field: str, text: str) -> Any:
    """A value as it was typed: amounts in whatever form, numbers as such, and all else as text."""
    if field == "amount":
        return format(typed_amount(text, "match"), "f")
    if field in NUMBERS:
        if not text.isdecimal():
            raise InvalidInput({"match": [escape(_("“%(text)s” is no whole number.", text=text))]})
        return int(text)
    return text


def _line(condition: Mapping[str, Any]) -> ConditionLine:
    what, value = f"{condition['field']}:{condition['op']}", condition["value"]
    if condition["op"] == "between":
        return ConditionLine(what, *("" if end is None else str(end) for end in value))
    return ConditionLine(what, str(value))


def _told(condition: Mapping[str, Any], accounts: Mapping[int, str]) -> str:
    field, op, value = condition["field"], condition["op"], condition["value"]
    if op == "between":
        ends = ["…" if end is None else _value(field, end, accounts) for end in value]
        return f"{_fields()[field]} {ends[0]} – {ends[1]}"
    return f"{_fields()[field]} {_ops()[op]} “{_value(field, value, accounts)}”"


def _value(field: str, value: Any, accounts: Mapping[int, str]) -> str:
    if field == "account_id":
        return accounts.get(value, str(value))
    return number(Decimal(value)) if field == "amount" else str(value)


def _fields() -> dict[str, str]:
    return {
        "description": _("text"),
        "merchant": _("merchant"),
        "category": _("category"),
        "amount": _("amount"),
        "date": _("day"),
        "day": _("day of the month"),
        "currency": _("currency"),
        "account_id": _("account"),
    }


def _ops() -> dict[str, str]:
    return {
        "contains": _("contains"),
        "equals": _("is"),
        "regex": _("fits the pattern"),
        "starts_with": _("begins with"),
        "between": _("from … to"),
    }
