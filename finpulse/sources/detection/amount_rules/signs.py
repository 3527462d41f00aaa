"""Amounts, flags and balances -> which way the money went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.cleaning.values.amount_signs import marks_money_in
from finpulse.sources.detection.amount_rules.balance_signs import ORDINARY, SignProof, rule_by_balance, sign_proof
from finpulse.sources.detection.amount_rules.direction_words import RowDirections, is_card_credit, is_income
from finpulse.sources.detection.amount_rules.leading_words import rule_by_leading_words
from finpulse.sources.detection.amount_rules.running_balance import Amounts, proving_rows, true_signs
from finpulse.sources.detection.amount_rules.sign_flags import RowEvidence, flags_against_signs, rule_by_flags
from finpulse.sources.detection.amount_rules.sign_rule import SignRule, asked_about_texts, guessed_rule
from finpulse.sources.detection.amount_rules.single_column import (
    is_all_plus,
    rule_of_account,
    rule_of_card,
    says_both_ways,
)
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.unsigned_amounts.sparse_rule import entries_of, rule_by_sparse_balance
from finpulse.sources.reading import Hints, Question

# So large a share of rows may have both a debit and a credit.
_FILLED_TWICE: Final = 0.05
# So many rows must move the balance against what a debit is before it is asked about.
_FEWEST_MOVES: Final = 2
# Among so many rows, one with both is a correction.
_MANY_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class DirectionColumns:
    """What may say which way money went besides amounts: columns of flags, of descriptions, and each row's texts.

    `parties` is the rule by columns of payers and payees, given what the rows are about.
    """

    flags: Sequence[ColumnEvidence]
    descriptions: Sequence[ColumnEvidence]
    texts: Sequence[str]
    parties: Callable[[Iterable[int]], SignRule | None] = lambda _: None


def decide_signs(
    amount: ColumnEvidence,
    balance: ColumnEvidence | None,
    columns: DirectionColumns,
    hints: Hints,
    newest_first: bool | None = None,
    *,
    derived: bool = False,
) -> SignRule:
    """How one column of amounts is to be signed. What proves most comes first: a flag column, a plus that marks money
    in, a running balance, words with which the texts begin, then the amounts' own signs and the account's type.

    `derived` allows for flags that the rows' reader derives from a balance which goes both ways.
    """
    is_card = hints.account_type == "credit_card"
    meanings = RowDirections(columns.texts, is_card=is_card)
    proof = sign_proof(amount, balance, newest_first, meanings, is_card=is_card) if balance else None
    likely: SignRule | None = None
    if not (amount.sign_counts[-1] or is_all_plus(amount)):
        rows = RowEvidence(amount.amounts, _certain_signs(amount, proof), list(meanings), is_card)
        likely = rule_by_flags(columns.flags, rows)
        if likely and not likely.question:
            return likely
        likely = columns.parties(meanings) or rule_by_leading_words(columns.descriptions, rows) or likely
    if _marks_money_in(amount, proof):
        return SignRule(plain_is_out=True)
    if rule := _rule_by_balance(amount, balance, proof, columns.texts, newest_first, is_card=is_card, derived=derived):
        return rule
    if amount.sign_counts[-1] and flags_against_signs(columns.flags, amount, is_card=is_card):
        return SignRule(inverted=True) if is_card else guessed_rule(inverted=True)
    if not likely and derived and not is_card and says_both_ways(amount, meanings):
        return asked_about_texts()
    return likely or (rule_of_card if is_card else rule_of_account)(amount, meanings)


def _rule_by_balance(
    amount: ColumnEvidence,
    balance: ColumnEvidence | None,
    proof: SignProof | None,
    texts: Sequence[str],
    newest_first: bool | None,
    *,
    is_card: bool,
    derived: bool,
) -> SignRule | None:
    """The rule by a balance of some rows, where no amount has a sign, else by one of all rows, if they prove any."""
    sparse = balance and derived and not is_card and not amount.sign_counts[-1]
    rule = rule_by_sparse_balance(entries_of(amount, balance, texts), newest_first) if sparse and balance else None
    return rule or (rule_by_balance(amount, proof, is_card=is_card, derived=derived) if proof else None)


def _certain_signs(amount: ColumnEvidence, proof: SignProof | None) -> Sequence[int]:
    """The signs that a balance proves for certain, 0 for all others."""
    return proof.signs if proof and proof.is_certain else [0] * len(amount.cells)


def _marks_money_in(amount: ColumnEvidence, proof: SignProof | None) -> bool:
    """Whether some amounts have a plus or a CR and none has a minus, and no balance contradicts."""
    marked = [marks_money_in(cell) for cell in amount.cells]
    count = sum(bool(value) and mark for value, mark in zip(amount.amounts, marked, strict=True))
    if amount.sign_counts[-1] or not 0 < count < amount.sign_counts[1]:
        return False
    return all(
        sign == 0 or (sign > 0) == mark for sign, mark in zip(proof.signs if proof else (), marked, strict=False)
    )


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


def check_pair(
    debit: ColumnEvidence,
    credit: ColumnEvidence,
    balance: ColumnEvidence | None,
    newest_first: bool | None,
    meanings: Iterable[int],
) -> SignRule:
    """Whether an account's balance rises by what stands under debit, as in the books of a business: that is asked.

    The balance may be a debt instead, so rows that are about what their column says settle it.
    """
    if balance is None or newest_first is None:
        return SignRule()
    rows = list(zip(debit.amounts, credit.amounts, strict=True))
    moved = [-abs(out) if out else into and abs(into) for out, into in rows]
    signs = true_signs(moved, balance.amounts, newest_first) or ()
    is_ordinary = proving_rows(moved, balance.amounts, newest_first) == ORDINARY[newest_first]
    if not is_ordinary or sum(map(bool, signs)) < _FEWEST_MOVES or any(sign > 0 for sign in signs):
        return SignRule()
    told = sum((1 if value > 0 else -1) * way for value, way in zip(moved, meanings, strict=True) if value)
    return SignRule() if told > 0 else guessed_rule(inverted=told < 0)


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
    return either > 0 and both <= max(_FILLED_TWICE * either, either >= _MANY_ROWS)
