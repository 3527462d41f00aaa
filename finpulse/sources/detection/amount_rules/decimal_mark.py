"""The amounts of a file -> their decimal mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.values.amounts import decimal_mark_of
from finpulse.cleaning.values.currencies import minor_digits
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import Hints, Question

_THOUSANDTHS: Final = re.compile(r"[+-]?\d{4,}([.,])\d{3}")
_MEANINGS: Final = {
    ".": "a point: 1.234 is one and a bit",
    ",": "a comma: 1.234 is a thousand",
}


def decide_mark(
    money: Sequence[ColumnEvidence],
    balance: ColumnEvidence | None,
    hints: Hints,
    others: Sequence[ColumnEvidence] = (),
) -> tuple[DecimalMark, Question | None]:
    """The mark that the amounts prove, else the balances', else the one that their grouping suggests.

    Other columns prove it only where they write thousandths too. Where thousandths are money, the account's earlier
    statements decide, or its locale; else it is asked.
    """
    proven = _mark(money, sure=True) or (_mark([balance], sure=True) if balance else None)
    suggested = _mark(money, sure=False)
    if suggested and not proven:
        proven = _mark_of_thousandths(others)
    if proven or not suggested:
        return proven or suggested or ".", None
    # Three digits behind a single mark are thousands, as no currency but a few has thousandths.
    by_locale = decimal_mark_of(hints.locale) if hints.locale else None
    by_earlier = hints.earlier[0].amounts.decimal_mark if hints.earlier else None
    if minor_digits(hints.currency) != 3 or suggested == (by_earlier or by_locale):
        return suggested, None
    other: DecimalMark = "." if suggested == "," else ","
    if other == by_earlier:
        return other, None
    question = Question(
        "decimal_mark",
        "Every amount of this file could be thousands or have a fraction of three digits. What is its decimal mark?",
        _MEANINGS,
        other,
    )
    return other, question


def _mark_of_thousandths(columns: Sequence[ColumnEvidence]) -> DecimalMark | None:
    """The mark before three digits and behind more than three: 28319,400."""
    used = {match[1] for column in columns for text in column.distinct if (match := _THOUSANDTHS.fullmatch(text))}
    return None if len(used) != 1 else "." if "." in used else ","


def _mark(columns: Sequence[ColumnEvidence], *, sure: bool) -> DecimalMark | None:
    point = sum(column.mark_votes[".", sure] for column in columns)
    comma = sum(column.mark_votes[",", sure] for column in columns)
    if point == comma:
        return None
    return "." if point > comma else ","
