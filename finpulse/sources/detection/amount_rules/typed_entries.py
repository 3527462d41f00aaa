"""Entries whose type says which way money went -> their signs, where their amounts show none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.direction_words import directions_of_rows
from finpulse.sources.detection.amount_rules.sign_rule import (
    SignRule,
    asked_about_another,
    asked_about_flags,
    guessed_direction,
)

# Types that a statement of money in may have as well: a fee that was given back, a cheque that was paid in.
_WEAK: Final = frozenset({"fee", "srvchg", "cash", "check", "chk", "atm"})
# So many entries of one type must tell its direction.
_TELLING: Final = 2


@dataclass(frozen=True, slots=True)
class TypeWords:
    """The types of a format that mean money out and money in, as `flag_word` writes them."""

    out: frozenset[str]
    inward: frozenset[str]


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """One entry: its type, its amount as it stands, and its texts."""

    type: str
    amount: str
    text: str


def shows_minus(amounts: Sequence[str]) -> bool:
    """Whether any amount has a minus or stands in parentheses."""
    return any(amount.strip(" \u2212-(") != amount.strip(" ") or amount.rstrip().endswith("-") for amount in amounts)


def rule_by_types(entries: Sequence[TypedEntry], words: TypeWords, *, is_card: bool) -> SignRule | None:
    """The rule for entries without a minus: by their types, if some mean money out. None where signs are as printed.

    Types that may mean either are taken by what their entries are about, else the most frequent one is asked about.
    Where no type tells but an entry is a purchase, the sign is asked about. The rule's `flag` is left to the reader.
    """
    if not entries or shows_minus([entry.amount for entry in entries]):
        return None
    types = Counter(flag_word(entry.type) for entry in entries)
    meanings = directions_of_rows([entry.text for entry in entries], is_card=is_card)
    if not types.keys() & words.out:
        is_unsigned = any(way < 0 for way in meanings) and not types.keys() & words.inward
        return guessed_direction(inverted=sum(meanings) < 0) if is_unsigned else None
    told = _told(entries, meanings)
    out = frozenset(t for t in types if t in words.out or (t not in words.inward and told.get(t) == -1))
    inward = frozenset(t for t in types if t in words.inward or (t not in words.out and told.get(t) == 1))
    if types.keys() & words.out <= _WEAK:
        return asked_about_flags(SignRule(outflow_flags=out, inflow_flags=inward or words.inward), out | inward)
    # Types that the first entries don't have may come further on.
    rule = SignRule(outflow_flags=out | words.out, inflow_flags=inward | words.inward)
    unknown = [t for t, _ in types.most_common() if t and t not in out | inward]
    return asked_about_another(rule, unknown[0]) if unknown else rule


def _told(entries: Sequence[TypedEntry], meanings: Sequence[int]) -> dict[str, int]:
    """The direction of each type of which several entries' texts tell one, and all the same."""
    ways: dict[str, list[int]] = {}
    for entry, meaning in zip(entries, meanings, strict=True):
        if meaning:
            ways.setdefault(flag_word(entry.type), []).append(1 if meaning > 0 else -1)
    return {word: found[0] for word, found in ways.items() if len(found) >= _TELLING and len(set(found)) == 1}
