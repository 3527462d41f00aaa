"""Columns of flags such as D and C -> which flags mean money out and which mean money in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.direction_words import IN_FLAGS, OUT_FLAGS, direction_of
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.column_evidence import ColumnEvidence

# The share of cells that must be known flags, in a column whose header says so and in any other.
_KNOWN_IF_NAMED: Final = 0.25
_KNOWN_IF_UNNAMED: Final = 0.8
_SURELY_NAMED: Final = 0.9
# A balance proves the flags of a column that has so many different ones.
_FEWEST_PROVEN_FLAGS: Final = 2
_MOST_PROVEN_FLAGS: Final = 4


def rule_by_flags(amount: ColumnEvidence, flags: Sequence[ColumnEvidence], proof: list[int] | None) -> SignRule | None:
    """The rule by the first of these columns whose flags have a known meaning; None where there is none.

    The amounts must show no signs of their own. `proof` are the true signs, where a balance proves them.
    """
    for column in flags:
        rule = _by_known_flags(column) or _by_words_in_flags(column) or _by_balance(column, amount, proof)
        if rule:
            return rule
    return None


def _by_known_flags(column: ColumnEvidence) -> SignRule | None:
    """The flags that the lexicon knows, if most cells are such; where only one direction has any, a blank is the other.

    The column needs fewer known flags where its header says that it holds flags.
    """
    words = Counter(flag_word(cell) for cell in column.cells)
    known = sum(count for word, count in words.items() if word in OUT_FLAGS or word in IN_FLAGS)
    is_named = column.tag == "flag" and column.strength > _SURELY_NAMED
    if known < (_KNOWN_IF_NAMED if is_named else _KNOWN_IF_UNNAMED) * column.filled_count:
        return None
    out, inward = words.keys() & OUT_FLAGS, words.keys() & IN_FLAGS
    if "" in words and bool(out) != bool(inward):
        out, inward = (out or {""}), (inward or {""})
    return SignRule(outflow_flags=frozenset(out), inflow_flags=frozenset(inward) or IN_FLAGS, flag=column)


def _by_words_in_flags(column: ColumnEvidence) -> SignRule | None:
    """The flags by the words in them, if each has words of one direction, and both directions occur."""
    directions = {flag_word(text): direction_of(text) for text in column.distinct}
    if 0 in directions.values() or len(set(directions.values())) < 2:
        return None
    out = frozenset(flag for flag, direction in directions.items() if direction < 0)
    return SignRule(outflow_flags=out, inflow_flags=frozenset(directions.keys() - out), flag=column)


def _by_balance(column: ColumnEvidence, amount: ColumnEvidence, proof: list[int] | None) -> SignRule | None:
    """The flags by how the balance moved in their rows, if it moved one way for each flag, and both ways occur."""
    is_likely = _FEWEST_PROVEN_FLAGS <= len(column.distinct) <= _MOST_PROVEN_FLAGS
    if not proof or not is_likely or column.filled_count <= len(column.distinct):
        return None
    directions: dict[str, set[int]] = {}
    for cell, sign, value in zip(column.cells, proof, amount.amounts, strict=True):
        if sign and value:
            directions.setdefault(flag_word(cell), set()).add(sign if value > 0 else -sign)
    if len(directions) < 2 or any(len(ways) > 1 for ways in directions.values()):
        return None
    out = frozenset(flag for flag, ways in directions.items() if ways == {-1})
    return SignRule(outflow_flags=out, inflow_flags=frozenset(directions.keys() - out), flag=column) if out else None
