"""Amounts, flags and balances -> which way the money went."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.amounts import marks_money_in
from finpulse.sources.detection.amount_rules.direction_words import is_card_credit, is_income
from finpulse.sources.detection.amount_rules.running_balance import Amounts, proving_rows, true_signs
from finpulse.sources.detection.amount_rules.sign_flags import rule_by_flags
from finpulse.sources.detection.amount_rules.sign_rule import SignRule, guessed_rule
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import MONEY_IN, MONEY_OUT, Hints, Question

# The balance contradicts a single rule for all rows if a larger share of them than this goes the other way.
_CONTRADICTION: Final = 0.1
# So large a share of rows may have both a debit and a credit.
_FILLED_TWICE: Final = 0.05


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
    """How one column of amounts is to be signed. What proves most comes first: a flag column, a plus that marks money
    in, a running balance, then the amounts' own signs and their texts, read as on the account's type.

    `texts` are the rows' whole texts. `derived` allows for flags that the rows' reader derives from a balance which
    goes both ways.
    """
    proof = true_signs(amount.amounts, balance.amounts, newest_first) if balance else None
    shows_signs = amount.sign_counts[-1] or _is_all_plus(amount)
    if not shows_signs and (rule := rule_by_flags(amount, flags, proof)):
        return rule
    if _marks_money_in(amount, proof):
        return SignRule(plain_is_out=True)
    if balance and proof:
        balance_rows = proving_rows(amount.amounts, balance.amounts, newest_first) if derived else None
        return _rule_by_balance(amount, proof, balance_rows)
    return _rule_of_card(amount, texts) if hints.account_type == "credit_card" else _rule_of_account(amount, texts)


def _rule_by_balance(amount: ColumnEvidence, proof: list[int], balance_rows: tuple[int, int] | None) -> SignRule:
    """One rule for all rows, by how the balance moved in most; or row by row, where it moved both ways and that can be.

    `balance_rows` are None where the reader derives no signs row by row.
    """
    against, along = proof.count(-1), proof.count(1)
    contradicts = min(against, along) > _CONTRADICTION * (against + along)
    if not contradicts:
        return SignRule(inverted=against > along)
    if balance_rows and not amount.sign_counts[-1]:
        return SignRule(outflow_flags=frozenset(MONEY_OUT), inflow_flags=frozenset(MONEY_IN), balance_rows=balance_rows)
    return guessed_rule(inverted=against > along)


def _is_all_plus(amount: ColumnEvidence) -> bool:
    """Whether a plus or a CR stands at every amount: nobody would print it if there could be no minus."""
    cells = [cell for cell, value in zip(amount.cells, amount.amounts, strict=True) if value]
    return bool(cells) and all(map(marks_money_in, cells))


def _marks_money_in(amount: ColumnEvidence, proof: list[int] | None) -> bool:
    """Whether some amounts have a plus or a CR and none has a minus, and no balance contradicts."""
    marked = [marks_money_in(cell) for cell in amount.cells]
    count = sum(bool(value) and mark for value, mark in zip(amount.amounts, marked, strict=True))
    if amount.sign_counts[-1] or not 0 < count < amount.sign_counts[1]:
        return False
    return all(sign == 0 or (sign > 0) == mark for sign, mark in zip(proof or (), marked, strict=False))


def _rule_of_card(amount: ColumnEvidence, texts: Sequence[str]) -> SignRule:
    """A card's rows are mostly purchases: the sign of most rows is money out, unless payments to the card have it."""
    credits_ = [value for value, text in zip(amount.amounts, texts, strict=True) if value and is_card_credit(text)]
    negative = sum(value < 0 for value in credits_)
    positive = len(credits_) - negative
    if negative != positive:
        return SignRule(inverted=negative > positive)
    has_plus = any(cell.strip().startswith("+") for cell in amount.cells)
    return SignRule(inverted=not has_plus and amount.sign_counts[1] > amount.sign_counts[-1])


def _rule_of_account(amount: ColumnEvidence, texts: Sequence[str]) -> SignRule:
    """Both signs are taken as printed; a file of one sign, or whose income is negative, is asked about."""
    income = [value for value, text in zip(amount.amounts, texts, strict=True) if value and is_income(text)]
    negative, positive = amount.sign_counts[-1], amount.sign_counts[1]
    if negative and positive:
        wrong, right = sum(value < 0 for value in income), sum(value > 0 for value in income)
        # People spend more often than they earn, so a file of mostly positive amounts needs a reason.
        is_lopsided = positive >= 4 * negative and 3 * right < positive
        is_inverted = is_lopsided or (wrong > right and positive > negative)
        return guessed_rule(inverted=True) if is_inverted else SignRule()
    if negative or not positive or _is_all_plus(amount):
        return SignRule()
    return _rule_of_one_sign(positive, income)


def _rule_of_one_sign(rows: int, income: Sequence[Decimal]) -> SignRule:
    """Nothing but positive amounts: income only, or a file that leaves out the sign."""
    return SignRule() if len(income) > rows / 2 else guessed_rule(inverted=3 * len(income) < rows)


def decide_pair(debit: ColumnEvidence, credit: ColumnEvidence, texts: Sequence[str], hints: Hints) -> SignRule:
    """Which of two columns that complement each other is money in: by the rows whose text says so, else by a minus.

    Where neither decides it, it is asked.
    """
    is_card = hints.account_type == "credit_card"
    says_money_in = is_card_credit if is_card else is_income
    incomes = [row for row, text in enumerate(texts) if says_money_in(text)]
    right, wrong = sum(bool(credit.amounts[row]) for row in incomes), sum(bool(debit.amounts[row]) for row in incomes)
    if bool(right) != bool(wrong):
        return SignRule(inverted=wrong > 0)
    # An account prints a minus before what goes out, a card before what comes back.
    debit_signs, credit_signs = ({sign for sign in (-1, 1) if column.sign_counts[sign]} for column in (debit, credit))
    if (debit_signs, credit_signs) in (({-1}, {1}), ({1}, {-1})):
        return SignRule(inverted=(debit_signs == {-1}) == is_card)
    inverted = wrong > right
    return SignRule(inverted=inverted, question=_question_about_pair(debit, credit, inverted=inverted))


def _question_about_pair(debit: ColumnEvidence, credit: ColumnEvidence, *, inverted: bool) -> Question:
    debit_is_first = debit.index <= credit.index
    first_is_out, first_is_in = ("as_written", "inverted") if debit_is_first else ("inverted", "as_written")
    return Question(
        about="sign",
        text="Two columns of this file take turns with amounts, and nothing says which is which.",
        choices={
            first_is_out: "money out stands in the first, money in in the second",
            first_is_in: "money in stands in the first, money out in the second",
        },
        taken="inverted" if inverted else "as_written",
    )


def are_exclusive(debit: Amounts, credit: Amounts) -> bool:
    """Whether hardly any row has both a debit and a credit."""
    both = sum(bool(out) and bool(inward) for out, inward in zip(debit, credit, strict=True))
    either = sum(bool(out) or bool(inward) for out, inward in zip(debit, credit, strict=True))
    return either > 0 and both <= _FILLED_TWICE * either
