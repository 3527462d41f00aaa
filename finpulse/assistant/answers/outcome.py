"""What answering comes to: values with what they are made of, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any, Final

from finpulse.assistant.outcome import RefusalCode
from finpulse.cleaning.values.currencies import minor_digits
from finpulse.metrics.formulas import MoneyTally
from finpulse.metrics.metric import Texts

_WIDE: Final = Context(prec=200, rounding=ROUND_HALF_UP)
_PLACES: Final = {"percent": 2, "count": 0, "days": 0}
# Labels of a comparison.
CURRENT, PREVIOUS, CHANGE, CHANGE_PERCENT = "current", "previous", "change", "change_percent"
JOINED: Final = " · "


class Unanswerable(Exception):
    """The plan was understood, and has no answer; `sentence` says why in each language."""

    def __init__(self, code: RefusalCode, sentence: Texts) -> None:
        super().__init__(sentence.en)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The values of a plan, {label, value, unit} each, how many transactions make them up, and what was left out."""

    values: list[dict[str, str]]
    rows_counted: int
    excluded: dict[str, Any] = field(default_factory=lambda: excluded_json({}, MoneyTally()))


def value(label: str, figure: Fraction | Decimal | int, unit: str) -> dict[str, str]:
    """A figure as an answer tells it: money to its minor unit, percentages to two places, half-up.

    >>> value("spending", Fraction(20, 3), "EUR")
    {'label': 'spending', 'value': '6.67', 'unit': 'EUR'}
    """
    exact = Fraction(figure)
    places = _PLACES[unit] if unit in _PLACES else minor_digits(unit)
    divided = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    rounded = _WIDE.quantize(divided, Decimal(1).scaleb(-places))
    return {"label": label, "value": format(rounded if rounded else abs(rounded), "f"), "unit": unit}


def excluded_json(others: Mapping[str, MoneyTally], transfers: MoneyTally) -> dict[str, Any]:
    """What figures leave out, as analytics tell it: {other_currencies, transfers}."""
    return {
        "other_currencies": [{"currency": code, **_json(others[code])} for code in sorted(others)],
        "transfers": _json(transfers),
    }


def _json(tally: MoneyTally) -> dict[str, Any]:
    return {"count": tally.count, "money_in": tally.money_in, "money_out": tally.money_out}
