"""Made rows of an account: shops, salaries and fees over some weeks, with the balance after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Final

from scripts.damage.statement import Part, Row, Statement, sums_of
from scripts.damage.words import PAYERS, SHOPS

_WITHOUT_DECIMALS: Final = frozenset({"JPY", "KRW", "CLP"})
_LENGTHS: Final = (3, 4, 5, 6, 8, 10, 14, 20, 30, 45, 70, 120, 300)


def digits_of(currency: str) -> int:
    """How many decimals amounts of a currency have."""
    return 0 if currency in _WITHOUT_DECIMALS else 2


def history(random_: Random, currency: str, part: int = 0, first: date | None = None) -> tuple[Decimal, list[Row]]:
    """The balance before and the rows of a part, in the order of time."""
    day = first or date(2015, 1, 1) + timedelta(random_.randrange(300))
    busy, much_in = random_.choice((0.2, 0.5, 0.8)), random_.choice((0.1, 0.25, 0.5))
    opening, rows = _money(random_, currency, 10, 90_000), []
    for _ in range(random_.choice(_LENGTHS)):
        day += timedelta(0 if random_.random() < busy else random_.randint(1, 6))
        rows.append(_row(random_, currency, day, much_in, part))
    return opening, with_balances(opening, rows)


def with_balances(opening: Decimal, rows: Sequence[Row]) -> list[Row]:
    """The rows with the balance after each."""
    after = accumulate((row.moved for row in rows), initial=opening)
    next(after)
    return [replace(row, balance=balance) for row, balance in zip(rows, after, strict=True)]


def in_messages(random_: Random, currency: str, messages: int, *, sums: bool) -> Statement:
    """A statement in consecutive messages that each state their balances, and their sums where asked for."""
    parts, rows, last = [], [], date(2015, 1, 1) + timedelta(random_.randrange(300))
    begins, opening = last, _money(random_, currency, -2_000, 90_000)
    for number in range(messages):
        _, own = history(random_, currency, number, last)
        closing = opening + sum(row.moved for row in own)
        figures = sums_of(own) if sums else (None,) * 4
        parts.append(Part(currency, opening, closing, *figures))
        rows += [replace(row, balance=None) for row in own]
        opening, last = closing, own[-1].day
    return Statement(tuple(rows), tuple(parts), begins, last)


def _row(random_: Random, currency: str, day: date, much_in: float, part: int) -> Row:
    if random_.random() < much_in:
        return Row(day, _money(random_, currency, 20, 3_000), random_.choice(PAYERS), part)
    # Tickets and fees cost the same again and again.
    often = Decimal("2.90") if digits_of(currency) else Decimal(290)
    cost = often if random_.random() < 0.1 else _money(random_, currency, 1, random_.choice((9, 99, 999)))
    return Row(day, -cost, random_.choice(SHOPS), part)


def _money(random_: Random, currency: str, least: int, most: int) -> Decimal:
    """An amount in a currency; one in five is round."""
    units = Decimal(random_.randint(least, most))
    if not digits_of(currency):
        return units * 10
    cents = 0 if random_.random() < 0.2 else random_.randrange(100)
    return (units + Decimal(cents).scaleb(-2)).quantize(Decimal("0.01"))
