"""The numeric columns of a table -> its amount or its debit and credit, and its balance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.currencies import currency_in
from finpulse.sources.balance import true_signs
from finpulse.sources.cells import Kind
from finpulse.sources.evidence import ColumnEvidence
from finpulse.sources.roles import Roles
from finpulse.sources.signs import exclusive

_AMOUNTS: Final = ("amount", "net")
# What a header's word is worth for a column to be the amount; any other word speaks against it.
_WORTH: Final = {"amount": 2.0, "net": 2.1, "": 0.4, "debit": 0.5, "credit": 0.5, "flag": 0.3, "currency": 0.2}
_OTHER_WORD: Final = -0.6


def assign_money(roles: Roles, columns: Sequence[ColumnEvidence], currency: str) -> None:
    """Decide the balance first, since it proves which other columns are amounts."""
    numeric = [column for column in columns if column.is_numeric]
    roles.balance = _balance(numeric, roles.newest_first)
    rest = [column for column in numeric if column is not roles.balance]
    amount = _best_amount(rest, roles, currency)
    debit, credit = _pair(columns, rest, roles)
    if (debit or credit) and not _outdone(amount, debit, credit):
        roles.debit, roles.credit = debit, credit
    else:
        roles.amount = amount


def _balance(numeric: Sequence[ColumnEvidence], newest_first: bool | None) -> ColumnEvidence | None:
    """The column that is called a balance, else the one that another column moves to the cent."""
    named = [column for column in numeric if column.tag == "balance" and column.fill_share > 0.3]
    for column in sorted(named, key=lambda column: -column.strength):
        if not column.is_constant or len(named) == 1:
            return column if len(numeric) > 1 else None
    for column in numeric:
        if column.tag in ("", "ignored") and any(
            _is_proven(other, column, newest_first)
            for other in numeric
            if other is not column and other.tag in ("", *_AMOUNTS)
        ):
            return column
    return None


def _is_proven(amount: ColumnEvidence, balance: ColumnEvidence, newest_first: bool | None) -> bool:
    enough = amount.is_money and len(balance.distinct) > 2
    return enough and true_signs(amount.values, balance.values, newest_first) is not None


def _best_amount(columns: Sequence[ColumnEvidence], roles: Roles, currency: str) -> ColumnEvidence | None:
    scored = [(_amount_score(column, roles, currency), -column.index, column) for column in columns]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] > 0 else None


def _amount_score(column: ColumnEvidence, roles: Roles, currency: str) -> float:
    score = _WORTH.get(column.tag, _OTHER_WORD) * (column.strength or 1.0)
    score += column.fill_share + 0.6 * column.share(Kind.MONEY)
    moving = sum(column.signs[sign] for sign in (-1, 1))
    score += 0.8 * moving / len(column.cells) if column.cells else 0.0
    score += 0.3 if currency_in(column.header) == currency else 0.0
    if column.looks_like_identifier and column.tag not in _AMOUNTS:
        score -= 2.0
    if column.is_constant and column.tag not in _AMOUNTS:
        score -= 1.0
    return score + 2.0 * _proven_share(column, roles)


def _proven_share(column: ColumnEvidence, roles: Roles) -> float:
    """The share of rows whose amount is what the balance moved by."""
    signs = true_signs(column.values, roles.balance.values, roles.newest_first) if roles.balance else None
    return sum(map(bool, signs)) / len(signs) if signs else 0.0


def _pair(
    columns: Sequence[ColumnEvidence], numeric: Sequence[ColumnEvidence], roles: Roles
) -> tuple[ColumnEvidence | None, ColumnEvidence | None]:
    """The debit and the credit column: by their headers, else two that are never filled in one row."""
    debits = [column for column in columns if column.tag == "debit" and (column.is_numeric or not column.filled)]
    credits_ = [column for column in columns if column.tag == "credit" and (column.is_numeric or not column.filled)]
    pairs = [(debit, credit) for debit in debits for credit in credits_ if exclusive(debit.values, credit.values)]
    if pairs:
        return max(pairs, key=lambda pair: pair[0].strength + pair[1].strength)
    if len(debits) + len(credits_) == 1:
        return (debits[0], None) if debits else (None, credits_[0])
    return _unnamed_pair(numeric, roles)


def _unnamed_pair(
    numeric: Sequence[ColumnEvidence], roles: Roles
) -> tuple[ColumnEvidence | None, ColumnEvidence | None]:
    """Two columns without words that take turns; the balance says which is which, else the first is the debit."""
    bare = [column for column in numeric if not column.word and column.is_money]
    for first in bare:
        for second in bare[bare.index(first) + 1 :]:
            turns = sum(bool(a) != bool(b) for a, b in zip(first.values, second.values, strict=True))
            if turns < 0.9 * len(first.cells) or not exclusive(first.values, second.values):
                continue
            proof = true_signs(first.values, roles.balance.values, roles.newest_first) if roles.balance else None
            rises = bool(proof) and sum(proof or ()) > 0
            return (second, first) if rises else (first, second)
    return None, None


def _outdone(amount: ColumnEvidence | None, debit: ColumnEvidence | None, credit: ColumnEvidence | None) -> bool:
    """Whether one signed column says more than debit and credit columns do."""
    if amount is None or amount is debit or amount is credit:
        return False
    rows = range(len(amount.cells))
    covered = sum(bool((debit and debit.values[row]) or (credit and credit.values[row])) for row in rows)
    own = sum(bool(value) for value in amount.values)
    return amount.tag in _AMOUNTS and (own > covered * 1.2 or (not (debit and credit) and own >= covered))
