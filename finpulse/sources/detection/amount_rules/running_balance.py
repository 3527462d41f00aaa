"""A running balance -> the true sign of every amount, to the minor unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.cleaning.values.amounts import read_amount
from finpulse.cleaning.values.figures import DecimalMark

# So large a share of the steps that could fit has to fit.
_PROOF: Final = 0.6
_FIGURE: Final = re.compile(r"[-+]?\d[\d.,'\u00a0\u202f]*\d|\d")

# A longer one is no amount, and may be too long for Decimal's arithmetic.
_LONGEST_FIGURE: Final = 40

Amounts = Sequence[Decimal | None]


class _BalanceOrder(NamedTuple):
    """One way in which a file can print its balances.

    `rows` says where the balances before and after a transaction stand, as offsets from its own row; `newest_first`
    whether the rows run back in time.
    """

    rows: tuple[int, int]
    newest_first: bool


# The balance may be that before or after each transaction.
_ORDERS: Final = (
    _BalanceOrder((-1, 0), newest_first=False),
    _BalanceOrder((1, 0), newest_first=True),
    _BalanceOrder((0, 1), newest_first=False),
    _BalanceOrder((0, -1), newest_first=True),
)


class _Proof(NamedTuple):
    """What balances that are printed in one order prove: for each row a sign, as `true_signs` gives them."""

    balance_rows: tuple[int, int]
    signs: list[int]


def true_signs(amounts: Amounts, balances: Amounts, newest_first: bool | None) -> list[int] | None:
    """For each row 1 where the balance moved by the amount, -1 where by its opposite, 0 where that is not known.

    The balance may be that before or after the row. Only where it is known whether the rows run back in time can a
    rise be told from a fall; where it is not, the likelier order is the one that leaves printed signs as they are.
    None where the balance proves nothing: fewer than 60 % of the steps fit.
    """
    proof = _proof(amounts, balances, newest_first)
    return proof.signs if proof else None


def proving_rows(amounts: Amounts, balances: Amounts, newest_first: bool | None) -> tuple[int, int] | None:
    """Where the balances before and after a transaction stand, as offsets from its row; None where that isn't proven.

    >>> proving_rows([Decimal(-10), Decimal(50)], [Decimal(90), Decimal(140)], newest_first=False)
    (-1, 0)
    """
    proof = _proof(amounts, balances, newest_first)
    return proof.balance_rows if proof else None


def _proof(amounts: Amounts, balances: Amounts, newest_first: bool | None) -> _Proof | None:
    """The order of balances that explains the most steps, if it explains enough of them."""
    possible = [order.rows for order in _ORDERS if newest_first in (None, order.newest_first)]
    proofs = [_Proof(rows, _signs(amounts, _steps(balances, *rows))) for rows in possible]
    shows_signs = any(amount is not None and amount < 0 for amount in amounts)
    # Of two that explain as many, the one that agrees with amounts that show their sign.
    best = max(proofs, key=lambda proof: (_explained(proof), sum(proof.signs) if shows_signs else 0))
    pairs = zip(amounts, balances, strict=True)
    steps = sum(1 for amount, balance in pairs if amount and balance is not None) - 1
    return best if steps > 0 and _explained(best) >= max(1, _PROOF * steps) else None


def _explained(proof: _Proof) -> int:
    """How many rows have a sign."""
    return sum(map(abs, proof.signs))


def _steps(balances: Amounts, before: int, after: int) -> list[Decimal | None]:
    """What each row moved the balance by, if the balances before and after it stand at these offsets."""
    rows = range(len(balances))
    steps = []
    for row in rows:
        earlier = balances[row + before] if row + before in rows else None
        later = balances[row + after] if row + after in rows else None
        steps.append(None if earlier is None or later is None else later - earlier)
    return steps


def _signs(amounts: Amounts, steps: Amounts) -> list[int]:
    return [_sign(amount, step) for amount, step in zip(amounts, steps, strict=True)]


def _sign(amount: Decimal | None, step: Decimal | None) -> int:
    if not amount or step is None:
        return 0
    return 1 if step == amount else -1 if step == -amount else 0


def figures_in(text: str, mark: DecimalMark) -> set[Decimal]:
    """The absolute amounts in a text."""
    figures = (_figure(figure, mark) for figure in _FIGURE.findall(text) if len(figure) <= _LONGEST_FIGURE)
    return {abs(figure) for figure in figures if figure}


def _figure(text: str, mark: DecimalMark) -> Decimal | None:
    try:
        return read_amount(text, mark)
    except ValueError:
        return None
