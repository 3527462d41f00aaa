"""The amounts of a file -> their decimal mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.values.amount_signs import plain_text
from finpulse.cleaning.values.amounts import decimal_mark_of
from finpulse.cleaning.values.currencies import HOME_CURRENCY, WHOLE_PRICES, has_thousandths, minor_digits
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import Hints, Question

_THOUSANDTHS: Final = re.compile(r"[+-]?\d{4,}([.,])\d{3}")
_WHOLE: Final = re.compile(r"[+-]?[1-9]\d{0,2}")


def decide_mark(
    money: Sequence[ColumnEvidence],
    balance: ColumnEvidence | None,
    hints: Hints,
    others: Sequence[ColumnEvidence] = (),
    languages: frozenset[str] = frozenset(),
) -> tuple[DecimalMark, Question | None]:
    """The mark that the amounts prove, else the balances', else the one that their grouping suggests.

    Other columns prove it only where they write thousandths too. Where every amount has three digits behind a single
    mark, these are thousands if that is the custom of the account's earlier statements, its locale or the language of
    the header, if there are amounts below a thousand without a mark, or if the currency has no minor unit; else it is
    asked. `hints` has the currency of the file's amounts.
    """
    proven = _mark(money, sure=True) or (_mark([balance], sure=True) if balance else None)
    suggested = _mark(money, sure=False)
    if suggested and not proven:
        proven = _mark_of_thousandths(others)
    if proven or not suggested:
        return proven or suggested or ".", None
    by_locale = decimal_mark_of(hints.locale) if hints.locale else None
    by_earlier = hints.earlier[0].amounts.decimal_mark if hints.earlier else None
    if suggested == (by_earlier or by_locale):
        return suggested, None
    other: DecimalMark = "." if suggested == "," else ","
    if other == by_earlier:
        return other, None
    if has_thousandths(hints.currency):
        return other, _question(other, other)
    customs = {by_locale, *map(decimal_mark_of, languages)}
    never = minor_digits(hints.currency) == 0 or hints.currency in WHOLE_PRICES - {HOME_CURRENCY}
    tells = suggested in customs or never or any(map(_has_wholes, money))
    return suggested, None if tells else _question(other, suggested)


def _has_wholes(column: ColumnEvidence) -> bool:
    """Whether some amounts are whole and below a thousand: then fractions of three digits aren't printed always."""
    return any(_WHOLE.fullmatch(plain_text(text)) for text in column.distinct)


def _question(printed: DecimalMark, taken: DecimalMark) -> Question:
    """What the mark means that is printed in all amounts."""
    name, other = ("point", ",") if printed == "." else ("comma", ".")
    meanings = {
        printed: f"a {name}: 1{printed}234 is one and a bit",
        other: f"another one: 1{printed}234 is a thousand",
    }
    text = "Every amount of this file could be thousands or have a fraction of three digits. What is its decimal mark?"
    return Question("decimal_mark", text, {mark: meanings[mark] for mark in (".", ",")}, taken)


def _mark_of_thousandths(columns: Sequence[ColumnEvidence]) -> DecimalMark | None:
    """The mark before three digits and behind more than three: 28319,400."""
    used = {
        match[1]
        for column in columns
        for text in column.distinct
        if (match := _THOUSANDTHS.fullmatch(plain_text(text)))
    }
    return None if len(used) != 1 else "." if "." in used else ","


def _mark(columns: Sequence[ColumnEvidence], *, sure: bool) -> DecimalMark | None:
    point = sum(column.mark_votes[".", sure] for column in columns)
    comma = sum(column.mark_votes[",", sure] for column in columns)
    if point == comma:
        return None
    return "." if point > comma else ","
