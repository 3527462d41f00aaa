"""Rows that are the legs of a ledger's transactions -> which account's legs are the account holder's own movements.

A ledger lists each transaction under every account that it touches, so that its legs add up to nothing. Read as they
stand, they would move money out and at once back in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import Final

from finpulse.cleaning.layout import Layout
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.roles import Roles
from finpulse.sources.reading import Question

# So many transactions, nearly all of which add up to nothing, make a ledger.
_FEWEST: Final = 3
_NEARLY_ALL: Final = 0.9
_RETURNS: Final = 0.1
# Accounts have names that come again; so many of them are offered.
_MOST_ACCOUNTS: Final = 60
_OFFERED: Final = 12

Groups = Sequence[Sequence[int]]


def legs(table: Sequence[ColumnEvidence], roles: Roles) -> tuple[int, str, Question | None] | None:
    """The column of accounts, the own account, and the question which one it is; None for what is no ledger.

    The own account is the one that every transaction touches, if there is one such; else the most frequent is asked.
    """
    moved = _moved(roles)
    if not moved or roles.balance:
        return None
    for column in table:
        if column.index in roles.days_and_money or not 1 < len(column.distinct) <= _MOST_ACCOUNTS:
            continue
        names = [cell.strip() for cell in column.cells]
        for groups in _groupings(table, roles, column.index):
            if _are_transactions(groups, moved, names):
                return _own(column.index, groups, names)
    return None


def _moved(roles: Roles) -> list[Decimal] | None:
    if roles.amount:
        values: list[Decimal] = [value or Decimal(0) for value in roles.amount.amounts]
    elif roles.debit and roles.credit:
        nothing = Decimal(0)
        pairs = zip(roles.debit.amounts, roles.credit.amounts, strict=True)
        values = [abs(debit or nothing) - abs(credit or nothing) for debit, credit in pairs]
    else:
        return None
    return values if _comes_to_nothing(values) else None


def _comes_to_nothing(values: Sequence[Decimal]) -> bool:
    """Whether the rows together come to nothing again and again, as those of a ledger do behind each transaction."""
    returns = sum(not total for total in accumulate(values))
    return returns >= max(_FEWEST, _RETURNS * len(values))


def _groupings(table: Sequence[ColumnEvidence], roles: Roles, accounts: int) -> Iterator[Groups]:
    """The rows by each column that may number transactions, and by what neighbours have in common: day and text."""
    rows = range(len(table[0].cells))
    for column in table:
        if column.index != accounts and column.index not in roles.days_and_money and len(column.distinct) >= _FEWEST:
            yield _grouped([column.cells[row].strip() or None for row in rows])
    day = roles.date
    if day:
        yield _grouped([day.cells[row].strip() for row in rows])


def _grouped(keys: Sequence[Hashable]) -> Groups:
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        groups[key].append(row)
    return list(groups.values())


def _are_transactions(groups: Groups, moved: Sequence[Decimal], names: Sequence[str]) -> bool:
    """Whether nearly all groups have legs in several accounts, which add up to nothing."""
    if len(groups) < _FEWEST:
        return False
    whole = sum(
        len({names[row] for row in group}) > 1 and not sum((moved[row] for row in group), Decimal(0))
        for group in groups
    )
    return whole >= _NEARLY_ALL * len(groups)


def _own(column: int, groups: Groups, names: Sequence[str]) -> tuple[int, str, Question | None]:
    touched = Counter(name for group in groups for name in {names[row] for row in group} if name)
    [own, often], *rest = touched.most_common(_OFFERED)
    is_sure = often == len(groups) and (not rest or rest[0][1] < often)
    choices = {name: f"{name}, which {count} transactions touch" for name, count in touched.most_common(_OFFERED)}
    question = Question(
        about="own_account",
        text="Each transaction of this file has a row for every account that it touches. Which one is this account?",
        choices=choices,
        taken=own,
    )
    return column, own, None if is_sure else question


def with_legs(
    layout: Layout, table: Sequence[ColumnEvidence], roles: Roles, asked: Sequence[Question]
) -> tuple[Layout, tuple[Question, ...]]:
    """The layout with the account whose legs count, where the rows are those of a ledger, and what is left to ask.

    In a ledger signs are no matter of custom: what is debited to an account of the holder's comes in.
    """
    found = legs(table, roles)
    if found is None:
        return layout, tuple(asked)
    column, own, question = found
    signs = replace(layout.signs, inverted=not roles.amount)
    layout = replace(layout, account_column=column, own_account=own, signs=signs)
    left = (*(each for each in asked if each.about != "sign"), question)
    return layout, tuple(filter(None, left))
