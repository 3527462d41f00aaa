"""One column of amounts without flags and without a balance -> what its signs mean, by the account and the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from finpulse.cleaning.values.amount_signs import marks_money_in
from finpulse.sources.detection.amount_rules.direction_words import SURELY_IN
from finpulse.sources.detection.amount_rules.sign_rule import SignRule, guessed_direction, guessed_rule
from finpulse.sources.detection.column_evidence import ColumnEvidence

# People spend more often than they earn: an account whose amounts are so much more often positive needs a reason.
_LOPSIDED: Final = 4
# So many texts that agree overrule the more frequent sign of a card.
_TELLING: Final = 2
_FAR_MORE: Final = 4
# So many texts must contradict an account's printed signs, and none agree, before these are asked about.
_CONTRADICTING: Final = 3
# The sign of a card's purchases is so many times as frequent as the other, where no text tells.
_CLEARLY_MORE: Final = 2
# Among amounts that are all negative, so small a share may seem to be income.
_RARELY: Final = 0.1


def rule_of_card(amount: ColumnEvidence, meanings: Iterable[int]) -> SignRule:
    """What a card's signs mean: purchases are money out, payments to the card and refunds money in.

    `meanings` are what the rows are about, as `directions_of_rows` gives them. Texts that agree tell; where none does,
    the more frequent sign is that of purchases. It is asked where texts contradict it.
    """
    negative, positive = amount.sign_counts[-1], amount.sign_counts[1]
    if not (negative and positive):
        return _rule_of_cards_one_sign(amount, meanings)
    right, wrong = _agreeing(amount, meanings)
    by_count = positive > negative
    if right == wrong:
        more, less = max(negative, positive), min(negative, positive)
        return SignRule(inverted=by_count) if more >= _CLEARLY_MORE * less else guessed_rule(inverted=by_count)
    by_texts = wrong > right
    is_sure = by_texts == by_count or (
        abs(right - wrong) >= _TELLING and max(right, wrong) >= _FAR_MORE * min(right, wrong)
    )
    return SignRule(inverted=by_texts) if is_sure else guessed_rule(inverted=by_texts)


def _rule_of_cards_one_sign(amount: ColumnEvidence, meanings: Iterable[int]) -> SignRule:
    """All positive or all negative: purchases. Where some text surely tells of money that came back, it is asked."""
    if any(cell.strip().startswith("+") for cell in amount.cells):
        return SignRule()
    told = [meaning for meaning, value in zip(meanings, amount.amounts, strict=True) if value]
    inverted = amount.sign_counts[1] > 0
    return guessed_rule(inverted=inverted) if SURELY_IN in told else SignRule(inverted=inverted)


def rule_of_account(amount: ColumnEvidence, meanings: Iterable[int]) -> SignRule:
    """Both signs are taken as printed; a file of one sign, or whose texts contradict its signs, is asked about."""
    negative, positive = amount.sign_counts[-1], amount.sign_counts[1]
    if 0 < positive <= negative and any(agrees for agrees, _ in _told(amount, meanings)):
        return SignRule()  # One text that agrees is enough here, and the others need not be looked up.
    right, wrong = _agreeing(amount, meanings)
    if negative and positive:
        is_lopsided = positive >= _LOPSIDED * negative and 3 * right < positive
        is_inverted = is_lopsided or (wrong > right and positive > negative)
        if is_inverted:
            return guessed_rule(inverted=True)
        # Few texts are no reason to ask about signs that are printed, least of all both plus and minus.
        is_doubtful = not right and wrong >= _CONTRADICTING and not any(map(marks_money_in, amount.cells))
        return guessed_rule(inverted=False) if is_doubtful else SignRule()
    if negative:
        # Income that is printed as money out shows that the minus says something else.
        return guessed_rule(inverted=False) if wrong > _RARELY * negative else SignRule()
    return SignRule() if not positive or is_all_plus(amount) else _rule_of_positive(positive, right, wrong)


def _rule_of_positive(rows: int, incomes: int, purchases: int) -> SignRule:
    """Nothing but positive amounts: income only, or a file that leaves out the sign."""
    is_income = incomes > rows / 2 and not purchases
    return SignRule() if is_income else guessed_direction(inverted=3 * incomes < rows)


def _agreeing(amount: ColumnEvidence, meanings: Iterable[int]) -> tuple[int, int]:
    """How much the texts agree with the signs as printed, and how much with the opposite ones."""
    right = wrong = 0
    for agrees, weight in _told(amount, meanings):
        right, wrong = right + agrees * weight, wrong + (not agrees) * weight
    return right, wrong


def _told(amount: ColumnEvidence, meanings: Iterable[int]) -> Iterator[tuple[bool, int]]:
    """For each row whose text tells a direction whether its sign agrees, and how much that counts."""
    for value, meaning in zip(amount.amounts, meanings, strict=True):
        if value and meaning:
            yield (value > 0) == (meaning > 0), abs(meaning)


def says_both_ways(amount: ColumnEvidence, meanings: Iterable[int]) -> bool:
    """Whether amounts without any sign stand in rows of which some are surely about income and some about purchases."""
    if amount.sign_counts[-1] or any(map(marks_money_in, amount.cells)):
        return False
    told = {meaning > 0 for value, meaning in zip(amount.amounts, meanings, strict=True) if value and meaning}
    return len(told) > 1


def is_all_plus(amount: ColumnEvidence) -> bool:
    """Whether a plus or a CR stands at every amount: nobody would print it if there could be no minus."""
    cells = [cell for cell, value in zip(amount.cells, amount.amounts, strict=True) if value]
    return bool(cells) and all(map(marks_money_in, cells))
