"""What says that amounts in two currencies are one exchange between own accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from typing import Final

from babel.numbers import get_currency_symbol

from finpulse.transfers.evidence import BOTH_NAMED, NAMED, Evidence, Says, Side
from finpulse.transfers.own_accounts import Naming
from finpulse.transfers.rough_rates import is_plausible

TOLERANCE: Final = Decimal("0.03")
# A rate that a text names is rounded, and the amounts are.
ROUNDING: Final = Decimal("0.005")
# Rates move: one of longer ago says nothing.
MOST_DAYS: Final = 31

# Without a rate that is certain, names prove an exchange only where it took no time.
SAME_DAYS: Final = 1
LIKELY_DAYS: Final = 3

AMOUNT_NAMED: Final = Evidence(5, "a text names the amount in the other currency")
RATE_NAMED: Final = Evidence(5, "a text names the rate")
RATE_KNOWN: Final = Evidence(3, "the rate is that of other transfers of these days")
BOTH_EXCHANGE: Final = Evidence(1, "both texts tell of a transfer, and the rate is plausible", proves=False)

_TWELVE_DIGITS: Final = Context(prec=12)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,']\d+)*")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `sold` was worth in `bought` on a day, by a transfer that is certain."""

    day: date
    sold: str
    bought: str
    rate: Decimal


def rate_of(sold: Decimal, bought: Decimal) -> Decimal:
    """Money in for one unit of money out, which is less than zero, to 12 digits.

    >>> rate_of(Decimal("-100.00"), Decimal("108.50"))
    Decimal('1.085')
    """
    return _TWELVE_DIGITS.divide(bought, -sold).normalize()


def exchange_matches(
    candidates: Sequence[tuple[Side, Side]], known: Sequence[Rate]
) -> Iterator[tuple[Side, Side, Evidence]]:
    """The exchanges among pairs of money out and in, by their texts or by a rate that is known or that one proves."""
    alone = [(out, into, exchange_evidence(out, into, ())) for out, into in candidates]
    rates = [*known, *(_rate(out, into) for out, into, evidence in alone if evidence and evidence.proves)]
    for out, into in candidates:
        if (evidence := exchange_evidence(out, into, rates)) is not None:
            yield out, into, evidence


def _rate(out: Side, into: Side) -> Rate:
    return Rate(out.date, out.currency, into.currency, rate_of(out.amount, into.amount))


def exchange_evidence(out: Side, into: Side, known: Iterable[Rate]) -> Evidence | None:
    """What makes two amounts in different currencies one transfer; None where nothing does.

    No exact rate is at hand offline, so a rate must be proved: by a text that names the other side's amount or the
    rate, by other transfers of these days, or by texts that name both accounts on the same day. What is only plausible
    is proposed. Rather a transfer too few than one too many.
    """
    if out.names_another_than(into) or into.names_another_than(out) or Says.DECIDED in (out.says, into.says):
        return None
    rate = rate_of(out.amount, into.amount)
    named = [side for side, other in ((out, into), (into, out)) if side.names(other) >= Naming.NAME]
    plausible = is_plausible(out.currency, into.currency, rate)
    if len(named) == 2 and plausible:
        return BOTH_NAMED if _days_apart(out, into) <= SAME_DAYS else BOTH_NAMED.proposed()
    if Says.EXPLAINED in (_says(out), _says(into)):
        return None
    silent = [side for side in (out, into) if side not in named]
    if (proof := _proof(out, into, rate, known)) is not None:
        return proof.proposed() if proof is RATE_KNOWN and any(side.names_somebody for side in silent) else proof
    return _likely(out, into, bool(named)) if plausible else None


def _likely(out: Side, into: Side, named: bool) -> Evidence | None:
    """What is proposed where the rate is no more than plausible."""
    said = {_says(out), _says(into)}
    if Says.TRANSFER not in said:
        return None
    if named:
        return NAMED.proposed()
    both = len(said) == 1 and not out.names_somebody and not into.names_somebody
    return BOTH_EXCHANGE if both and _days_apart(out, into) <= LIKELY_DAYS else None


def _proof(out: Side, into: Side, rate: Decimal, known: Iterable[Rate]) -> Evidence | None:
    """What proves the rate of two sides of which nothing says that they are something else."""
    if _names_amount(out.description, into) or _names_amount(into.description, out):
        return AMOUNT_NAMED
    said = {_says(out), _says(into)}
    if Says.TRANSFER not in said:
        return None
    if _names_rate(out.description, into.currency, rate) or _names_rate(into.description, out.currency, rate):
        return RATE_NAMED
    return RATE_KNOWN if len(said) == 1 and _is_known(rate, out, into, known) else None


def _says(side: Side) -> Says:
    """What a side says where currencies differ: an exchange is as much as a transfer, and debt or cash is neither."""
    if side.text.says_exchange and not side.text.says_fee:
        return Says.TRANSFER
    return side.says if side.says in (Says.TRANSFER, Says.OPEN) else Says.EXPLAINED


def _days_apart(out: Side, into: Side) -> int:
    return abs((into.date - out.date).days)


def _names_amount(text: str, other: Side) -> bool:
    """Whether a text has the other side's amount and currency, however it writes them."""
    if not _names_currency(text, other.currency):
        return False
    return abs(other.amount) in map(_value, _NUMBER.findall(text))


def _names_rate(text: str, currency: str, rate: Decimal) -> bool:
    """Whether a text has the rate, either way round, and the other currency."""
    if not _names_currency(text, currency):
        return False
    return any(_near(number, wanted, ROUNDING) for number in _fractions(text) for wanted in (rate, 1 / rate))


def _names_currency(text: str, currency: str) -> bool:
    code = rf"(?<![^\W\d_]){currency}(?![^\W\d_])"
    return get_currency_symbol(currency, "en") in text or re.search(code, text, re.I) is not None


def _fractions(text: str) -> Iterator[Decimal]:
    """The numbers of a text that have at least three digits behind a point or comma, as a rate has."""
    for whole, fraction in re.findall(r"(?<![\d.,])(\d+)[.,](\d{3,})(?![\d.,]*\d)", text):
        yield Decimal(f"{whole}.{fraction}")


def _is_known(rate: Decimal, out: Side, into: Side, known: Iterable[Rate]) -> bool:
    """Whether the nearest rate of these currencies in time is much the same."""
    pair = {out.currency, into.currency}
    near = [each for each in known if {each.sold, each.bought} == pair and _days(each, out) <= MOST_DAYS]
    if not near:
        return False
    nearest = min(near, key=lambda each: _days(each, out))
    return _near(nearest.rate if nearest.sold == out.currency else 1 / nearest.rate, rate, TOLERANCE)


def _days(known: Rate, side: Side) -> int:
    return abs((known.day - side.date).days)


def _near(found: Decimal, wanted: Decimal, tolerance: Decimal) -> bool:
    return abs(found - wanted) <= wanted * tolerance


def _value(number: str) -> Decimal:
    """A number's value; one or two digits behind the last point or comma are a fraction.

    >>> _value("1.234,50"), _value("12'000"), _value("92.1")
    (Decimal('1234.50'), Decimal('12000'), Decimal('92.1'))
    """
    fraction = re.search(r"[.,](\d{1,2})$", number)
    whole = re.sub(r"\D", "", number[: fraction.start()] if fraction else number)
    return Decimal(f"{whole}.{fraction[1]}" if fraction else whole)
