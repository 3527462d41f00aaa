"""A running balance and what rows are about -> the sign of one column of amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.sources.detection.amount_rules.running_balance import proving_rows, true_signs
from finpulse.sources.detection.amount_rules.sign_rule import (
    SignRule,
    asked_about_balances,
    guessed_direction,
    guessed_rule,
)
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import MONEY_IN, MONEY_OUT

# The balance contradicts a single rule for all rows if a larger share of them than this goes the other way.
_CONTRADICTION: Final = 0.1
# A rule row by row needs the balance to prove so large a share of the rows, where hardly any goes the other way.
_NEARLY_ALL: Final = 0.9
# Fewer rows that the balance contradicts are no reason to turn round what is printed: one may be missing between them.
_FEWEST_AGAINST: Final = 2
# Where the balances before and after a transaction stand in an ordinary file, by whether its rows run back in time.
ORDINARY: Final = {False: (-1, 0), True: (1, 0)}


@dataclass(frozen=True, slots=True)
class SignProof:
    """The true sign of each row against its printed amount, as a balance has it, 0 where it proves none.

    `rows` are where the balances before and after a transaction stand. `is_certain` means that a rise is surely money
    in: the balance stands after each row in the order of the days, or what the rows are about says so. The balance of
    a card may be a debt, which rises by what goes out, so there only what the rows are about tells.
    """

    signs: Sequence[int]
    rows: tuple[int, int]
    is_certain: bool
    is_ordinary: bool

    @property
    def against(self) -> int:
        """How many rows move the balance by the opposite of their amount."""
        return sum(sign < 0 for sign in self.signs)

    @property
    def along(self) -> int:
        """How many rows move the balance by their amount."""
        return sum(sign > 0 for sign in self.signs)


def sign_proof(
    amount: ColumnEvidence,
    balance: ColumnEvidence,
    newest_first: bool | None,
    meanings: Iterable[int],
    *,
    is_card: bool,
) -> SignProof | None:
    """What the balance proves; None where it proves nothing, or only in an unusual order and against printed signs."""
    signs = true_signs(amount.amounts, balance.amounts, newest_first)
    rows = proving_rows(amount.amounts, balance.amounts, newest_first)
    if signs is None or rows is None:
        return None
    is_ordinary = newest_first is not None and rows == ORDINARY[newest_first]
    if is_ordinary and not is_card:
        return SignProof(signs, rows, is_certain=True, is_ordinary=True)
    if amount.sign_counts[-1] and not is_card:
        proof = SignProof(signs, rows, is_certain=True, is_ordinary=False)
        return proof if proof.along > proof.against else None
    told = sum(sign * meaning for sign, meaning in zip(_moves(amount, signs), meanings, strict=True))
    if told < 0:
        # The balances run the other way, or are those of a debt.
        return SignProof([-sign for sign in signs], (rows[1], rows[0]), is_certain=True, is_ordinary=False)
    return SignProof(signs, rows, is_certain=told > 0, is_ordinary=False)


def _moves(amount: ColumnEvidence, signs: Sequence[int]) -> list[int]:
    """1 for each row by which the balance rises, -1 by which it falls."""
    values = zip(amount.amounts, signs, strict=True)
    return [sign if value and value > 0 else -sign for value, sign in values]


def rule_by_balance(amount: ColumnEvidence, proof: SignProof, *, is_card: bool, derived: bool) -> SignRule | None:
    """One rule for all rows, by how the balance moved in most; or row by row, where it moved both ways and that can be.

    A printed minus is turned round only with a question, unless a card's rows are about what the balance says. None
    where the balance leaves it open. `derived` is false where the reader derives no signs row by row.
    """
    inverted = proof.against > proof.along
    fewer, proven = min(proof.against, proof.along), proof.against + proof.along
    contradicts = fewer > _CONTRADICTION * proven
    is_signed = bool(amount.sign_counts[-1])
    if not is_signed and derived and fewer and (contradicts or proven >= _NEARLY_ALL * amount.nonzero_count):
        return _row_by_row(proof)
    if contradicts:
        return (guessed_rule if is_signed else guessed_direction)(inverted=inverted)
    if is_card or not proof.is_certain:
        return SignRule(inverted=inverted) if proof.is_certain else None if is_card else guessed_rule(inverted=inverted)
    if is_signed and inverted:
        return guessed_rule(inverted=True) if proof.against >= _FEWEST_AGAINST else SignRule()
    return SignRule(inverted=inverted)


def _row_by_row(proof: SignProof) -> SignRule:
    """Flags that the reader derives from the balances; asked about where they may run either way."""
    out, inward = frozenset(MONEY_OUT), frozenset(MONEY_IN)
    rule = SignRule(outflow_flags=out, inflow_flags=inward, balance_rows=proof.rows)
    return rule if proof.is_certain else asked_about_balances(rule)
