"""The amounts of a file -> what is unusual about how they are written, as far as the file proves that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.amounts import Fraction, is_irregular
from finpulse.cleaning.values.currencies import has_thousandths
from finpulse.cleaning.values.figures import AmountStyle, DecimalMark
from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.detection.column_evidence import ColumnEvidence, groups_thousands
from finpulse.sources.detection.roles import Roles
from finpulse.sources.reading import Question

_SWITCH: Final = ("false", "true")


def decide_style(roles: Roles, mark: DecimalMark, currency: str) -> tuple[AmountStyle, tuple[Question, ...]]:
    """The style of a file's amounts, and a question for each part of it that some rows need and nothing proves.

    What is not proven is not used, so that these rows are rejected until somebody answers.
    """
    irregular, doubt = _irregular(roles, mark)
    doubled, doubled_doubt = _doubled_minus(roles.money)
    fractions: Counter[Fraction] = Counter()
    for column in (*roles.money, *([roles.balance] if roles.balance else [])):
        fractions += column.fractions
    style = AmountStyle(
        whole_thousands=not has_thousandths(currency) and groups_thousands(fractions),
        doubled_minus=doubled,
        irregular=irregular,
    )
    return style, tuple(question for question in (doubt, doubled_doubt) if question)


def _irregular(roles: Roles, mark: DecimalMark) -> tuple[bool, Question | None]:
    """Whether a balance proves the figures whose marks stand at wrong places, or that are rounded."""
    rows = [row for column in roles.money for row, cell in enumerate(column.cells) if is_irregular(cell.strip(), mark)]
    if not rows:
        return False, None
    if roles.balance and _are_proven(rows, _moved(roles), roles.balance.amounts, roles.newest_first):
        return True, None
    cell = next(column.cells[rows[0]] for column in roles.money if is_irregular(column.cells[rows[0]].strip(), mark))
    return False, Question(
        "irregular",
        f'Some amounts of this file, such as "{cell.strip()[:40]}", have marks at wrong places or are rounded, so that '
        "their figures are not sure.",
        dict(zip(_SWITCH, ("their rows are left out", "they are read by their digits as they stand"), strict=True)),
        _SWITCH[False],
    )


def _are_proven(
    rows: Sequence[int],
    moved: Sequence[Decimal | None],
    balances: Sequence[Decimal | None],
    newest_first: bool | None,
) -> bool:
    """Whether the balance moves by the amounts of these rows; one at the end of the file may have no balance before."""
    signs = true_signs(moved, balances, newest_first)
    unproven = [row for row in rows if not signs or not signs[row]]
    return len(unproven) < len(rows) and all(row in (0, len(moved) - 1) for row in unproven)


def _moved(roles: Roles) -> Sequence[Decimal | None]:
    """What each row moved, from the amount or from debit and credit, whatever their signs."""
    if roles.amount:
        return roles.amount.amounts
    pair = [column.amounts for column in (roles.debit, roles.credit) if column]
    return [next((value for value in values if value), None) for values in zip(*pair, strict=True)]


def _doubled_minus(money: Sequence[ColumnEvidence]) -> tuple[bool, Question | None]:
    """Whether two minus signs mark money in: where all other amounts have one, and mark money out."""
    doubled = [column for column in money if column.doubled_minuses]
    if not doubled:
        return False, None
    if all(_alternates(column) for column in doubled):
        return True, None
    return False, Question(
        "doubled_minus",
        "Some amounts of this file have two minus signs. What do they mean?",
        dict(zip(_SWITCH, ("nothing that is sure: their rows are left out", "money in"), strict=True)),
        _SWITCH[False],
    )


def _alternates(column: ColumnEvidence) -> bool:
    """Whether every amount has one or two minus signs, and some have one."""
    return column.sign_counts[-1] > 0 and column.sign_counts[1] == column.doubled_minuses
