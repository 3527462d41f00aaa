"""A running balance -> the true sign of every amount, to the cent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

_PROOF: Final = 0.6

Values = Sequence[Decimal | None]


def true_signs(amounts: Values, balances: Values, newest_first: bool | None) -> list[int] | None:
    """For each row 1 where the balance moved by the amount, -1 where by its opposite, 0 where that is not known.

    The balance may be that before or after the row. Whether the rows run back in time has to be known to tell
    a rise from a fall; where it is not, the reading that leaves printed signs as they are is the likelier.
    None where the balance proves nothing: fewer than 60 % of the steps fit.
    """
    found = _proof(amounts, balances, newest_first)
    return found[1] if found else None


def proving_rows(amounts: Values, balances: Values, newest_first: bool | None) -> tuple[int, int] | None:
    """The rows, counted from an amount's own, with the earlier and the later balance around it, if that is proven."""
    found = _proof(amounts, balances, newest_first)
    return found[0] if found else None


def _proof(amounts: Values, balances: Values, newest_first: bool | None) -> tuple[tuple[int, int], list[int]] | None:
    readings = [
        ((before, after), _signs(amounts, _steps(balances, before, after)))
        for before, after, backward in _READINGS
        if newest_first in (None, backward)
    ]
    fitness = _fitness(amounts)
    best = max(readings, key=lambda reading: fitness(reading[1]))
    possible = sum(1 for amount, balance in zip(amounts, balances, strict=True) if amount and balance is not None) - 1
    hits = sum(map(abs, best[1]))
    return best if possible > 0 and hits >= max(1, _PROOF * possible) else None


# Each as the rows of the earlier and of the later balance, from the row itself, and whether rows run back in time.
_READINGS: Final = ((-1, 0, False), (1, 0, True), (0, 1, False), (0, -1, True))


def _fitness(amounts: Values) -> Callable[[list[int]], tuple[int, int]]:
    """Most steps explained; of two that explain as many, the one that agrees with amounts that show their sign."""
    shown = any(amount is not None and amount < 0 for amount in amounts)
    return lambda signs: (sum(map(abs, signs)), sum(signs) if shown else 0)


def _steps(balances: Values, before: int, after: int) -> list[Decimal | None]:
    """What each row moved the balance by, if its earlier and later balances are in those rows."""
    rows = range(len(balances))
    found = []
    for row in rows:
        earlier = balances[row + before] if row + before in rows else None
        later = balances[row + after] if row + after in rows else None
        found.append(None if earlier is None or later is None else later - earlier)
    return found


def _signs(amounts: Values, steps: Values) -> list[int]:
    return [_sign(amount, step) for amount, step in zip(amounts, steps, strict=True)]


def _sign(amount: Decimal | None, moved: Decimal | None) -> int:
    if not amount or moved is None:
        return 0
    return 1 if moved == amount else -1 if moved == -amount else 0
