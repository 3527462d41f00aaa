"""Amounts, flags and balances -> which way the money went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.amounts import marks_money_in
from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.direction_words import (
    IN_FLAGS,
    OUT_FLAGS,
    direction_of,
    is_card_credit,
    is_income,
)
from finpulse.sources.detection.amount_rules.running_balance import Values, proving_rows, true_signs
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import MONEY_IN, MONEY_OUT, Hints, Question

_MEANINGS: Final = {"as_written": "money in is positive", "inverted": "money out is positive"}

# The share of cells that must be known flags, in a column so named and in any other.
_NAMED: Final = 0.25
_UNNAMED: Final = 0.8


@dataclass(frozen=True, slots=True)
class SignRule:
    """How printed amounts become signed ones, and a question where that is a guess.

    `balance_rows` are those between whose balances an amount lies, where they alone tell its sign, row by row.
    """

    inverted: bool = False
    plain_is_out: bool = False
    outflow_flags: frozenset[str] = frozenset()
    inflow_flags: frozenset[str] = frozenset()
    flag: ColumnEvidence | None = None
    balance_rows: tuple[int, int] | None = None
    question: Question | None = None


def decide_signs(
    amount: ColumnEvidence,
    balance: ColumnEvidence | None,
    flags: Sequence[ColumnEvidence],
    texts: Sequence[str],
    hints: Hints,
    newest_first: bool | None = None,
    *,
    derived: bool = False,
) -> SignRule:
    """What proves most comes first: a running balance, then a flag column, then both signs, then the account's type.

    `derived` allows for flags that the rows' reader derives from a balance which goes both ways.
    """
    proof = true_signs(amount.values, balance.values, newest_first) if balance else None
    flagged = _by_flags(amount, flags, proof)
    if flagged:
        return flagged
    if _marks_money_in(amount, proof):
        return SignRule(plain_is_out=True)
    if proof:
        against, along = sum(sign < 0 for sign in proof), sum(sign > 0 for sign in proof)
        contradicts = min(against, along) > 0.1 * (against + along)
        steps = proving_rows(amount.values, balance.values, newest_first) if balance else None
        if derived and contradicts and steps and not amount.signs[-1]:
            return SignRule(outflow_flags=frozenset(MONEY_OUT), inflow_flags=frozenset(MONEY_IN), balance_rows=steps)
        return SignRule(inverted=against > along, question=_question(against > along) if contradicts else None)
    if hints.account_type == "credit_card":
        return _of_card(amount, texts)
    return _of_account(amount, texts)


def _is_all_plus(amount: ColumnEvidence) -> bool:
    """Whether a plus or a CR stands at every amount, which would go without saying if there could be no minus."""
    cells = [cell for cell, value in zip(amount.cells, amount.values, strict=True) if value]
    return bool(cells) and all(map(marks_money_in, cells))


def _marks_money_in(amount: ColumnEvidence, proof: list[int] | None) -> bool:
    """Whether a plus or a CR tells some amounts apart from others, none of which has a minus; no balance may object."""
    marked = [marks_money_in(cell) for cell in amount.cells]
    count = sum(bool(value) and mark for value, mark in zip(amount.values, marked, strict=True))
    if amount.signs[-1] or not 0 < count < amount.signs[1]:
        return False
    return all(sign == 0 or (sign > 0) == mark for sign, mark in zip(proof or (), marked, strict=False))


def _by_flags(amount: ColumnEvidence, flags: Sequence[ColumnEvidence], proof: list[int] | None) -> SignRule | None:
    """A flag column tells the sign where the amounts themselves show none."""
    if amount.signs[-1] or _is_all_plus(amount):
        return None
    for column in flags:
        rule = _worded_flags(column) or _flags_of_words(column) or _proven_flags(column, amount, proof)
        if rule:
            return rule
    return None


def _worded_flags(column: ColumnEvidence) -> SignRule | None:
    """The flags by their words, if most of the column's are known; beside flags of one kind, a blank is the other."""
    words = Counter(flag_word(cell) for cell in column.cells)
    known = sum(count for word, count in words.items() if word in OUT_FLAGS or word in IN_FLAGS)
    if known < (_NAMED if column.tag == "flag" and column.strength > 0.9 else _UNNAMED) * column.filled:
        return None
    out, inward = words.keys() & OUT_FLAGS, words.keys() & IN_FLAGS
    if "" in words and bool(out) != bool(inward):
        out, inward = (out or {""}), (inward or {""})
    return SignRule(outflow_flags=frozenset(out), inflow_flags=frozenset(inward) or IN_FLAGS, flag=column)


def _flags_of_words(column: ColumnEvidence) -> SignRule | None:
    """The flags that have a word of one direction in them, if each has, and both directions are there."""
    directions = {flag_word(text): direction_of(text) for text in column.distinct}
    if 0 in directions.values() or len(set(directions.values())) < 2:
        return None
    out = frozenset(flag for flag, direction in directions.items() if direction < 0)
    return SignRule(outflow_flags=out, inflow_flags=frozenset(directions.keys() - out), flag=column)


def _proven_flags(column: ColumnEvidence, amount: ColumnEvidence, proof: list[int] | None) -> SignRule | None:
    """The flags on whose rows the balance falls, and rises, if no flag stands on rows of both kinds."""
    if not proof or not 2 <= len(column.distinct) <= 4 or column.filled <= len(column.distinct):
        return None
    seen: dict[str, set[int]] = {}
    for cell, sign, value in zip(column.cells, proof, amount.values, strict=True):
        if sign and value:
            seen.setdefault(flag_word(cell), set()).add(sign if value > 0 else -sign)
    if len(seen) < 2 or any(len(signs) > 1 for signs in seen.values()):
        return None
    out = frozenset(word for word, signs in seen.items() if signs == {-1})
    return SignRule(outflow_flags=out, inflow_flags=frozenset(seen.keys() - out), flag=column) if out else None


def _of_card(amount: ColumnEvidence, texts: Sequence[str]) -> SignRule:
    """A card's rows are mostly purchases: the sign that most rows have is money out, unless the words object."""
    votes = 0
    for value, text in zip(amount.values, texts, strict=True):
        if value and is_card_credit(text):
            votes += 1 if value < 0 else -1
    if votes:
        return SignRule(inverted=votes > 0)
    plus = any(cell.strip().startswith("+") for cell in amount.cells)
    return SignRule(inverted=not plus and amount.signs[1] > amount.signs[-1])


def _of_account(amount: ColumnEvidence, texts: Sequence[str]) -> SignRule:
    """Both signs are as they are; a file of one sign, or whose income is negative, has to be asked about."""
    income = [value for value, text in zip(amount.values, texts, strict=True) if value and is_income(text)]
    if amount.signs[-1] and amount.signs[1]:
        wrong, right = sum(value < 0 for value in income), sum(value > 0 for value in income)
        # People spend more often than they earn, so a file of mostly positive amounts needs a reason.
        lopsided = amount.signs[1] >= 4 * amount.signs[-1] and 3 * right < amount.signs[1]
        inverted = lopsided or (wrong > right and amount.signs[1] > amount.signs[-1])
        return SignRule(inverted=inverted, question=_question(inverted) if inverted else None)
    if amount.signs[-1] or not amount.signs[1] or _is_all_plus(amount):
        return SignRule()
    return _of_one_sign(amount.signs[1], income)


def _of_one_sign(rows: int, income: Sequence[Decimal]) -> SignRule:
    """Nothing but positive amounts: income only, or a file that leaves the sign away."""
    if len(income) > rows / 2:
        return SignRule()
    inverted = 3 * len(income) < rows
    return SignRule(inverted=inverted, question=_question(inverted))


def _question(inverted: bool) -> Question:
    return Question(
        about="sign",
        text="The file does not show which of its amounts are money out. What does a positive amount mean?",
        choices=_MEANINGS,
        taken="inverted" if inverted else "as_written",
    )


def decide_pair(debit: ColumnEvidence, credit: ColumnEvidence, texts: Sequence[str], hints: Hints) -> SignRule:
    """Which of two columns that take turns is money in: by the rows that say so, else by a minus; else it is asked."""
    tells = is_card_credit if hints.account_type == "credit_card" else is_income
    incomes = [row for row, text in enumerate(texts) if tells(text)]
    right, wrong = sum(bool(credit.values[row]) for row in incomes), sum(bool(debit.values[row]) for row in incomes)
    if right + wrong and not (right and wrong):
        return SignRule(inverted=wrong > 0)
    # An account prints a minus before what goes out, a card before what comes back.
    out, into = ({sign for sign in (-1, 1) if column.signs[sign]} for column in (debit, credit))
    if (out, into) in (({-1}, {1}), ({1}, {-1})):
        return SignRule(inverted=(out == {-1}) == (hints.account_type == "credit_card"))
    first = "credit" if credit.index < debit.index else "debit"
    first_is_out = "as_written" if first == "debit" else "inverted"
    first_is_in = "inverted" if first == "debit" else "as_written"
    return SignRule(
        inverted=wrong > right,
        question=Question(
            about="sign",
            text="Two columns of this file take turns with amounts, and nothing says which is which.",
            choices={
                first_is_out: "money out stands in the first, money in in the second",
                first_is_in: "money in stands in the first, money out in the second",
            },
            taken="inverted" if wrong > right else "as_written",
        ),
    )


def is_mostly_negative(column: ColumnEvidence | None) -> bool:
    """Whether a debit or credit column prints its ordinary amounts with a minus."""
    return column is not None and column.signs[-1] > column.signs[1]


def exclusive(debit: Values, credit: Values) -> bool:
    """Whether hardly any row has both a debit and a credit."""
    both = sum(bool(out) and bool(inward) for out, inward in zip(debit, credit, strict=True))
    either = sum(bool(out) or bool(inward) for out, inward in zip(debit, credit, strict=True))
    return either > 0 and both <= 0.05 * either
