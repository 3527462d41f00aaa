"""Columns of flags such as D and C -> which flags mean money out and which mean money in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finpulse.cleaning.values.direction_flags import flag_word
from finpulse.sources.detection.amount_rules.flag_words import (
    IN_FLAGS,
    OUT_FLAGS,
    directions_of,
    may_be_directions,
)
from finpulse.sources.detection.amount_rules.sign_rule import SignRule, asked_about_flags
from finpulse.sources.detection.column_evidence import ColumnEvidence

# The share of cells that must be known flags, in a column whose header says so and in any other.
_KNOWN_IF_NAMED: Final = 0.25
_KNOWN_IF_UNNAMED: Final = 0.8
_SURELY_NAMED: Final = 0.9
_MOST_FLAGS: Final = 8
# So many rows that tell by what they are about prove two unknown flags, in a column named as one of flags and in
# any other; so large a share of a flag's rows must tell where there are more flags.
_TELLING_IF_NAMED: Final = 2
_TELLING_IF_UNNAMED: Final = 3
_MOSTLY: Final = 0.6
# So many rows must contradict what the lexicon says, and none agree, before it is doubted.
_CONTRADICTING: Final = 3

# 1 for money in, -1 for money out, 0 for unknown, by the flag as `flag_word` writes it.
Directions = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RowEvidence:
    """What is known of each row besides its flag: its amount, its true sign by a balance, what its text is about.

    `proof` and `meanings` are -1 for money out, 1 or more for money in, and 0 where nothing is known.
    """

    amounts: Sequence[Decimal | None]
    proof: Sequence[int]
    meanings: Sequence[int]
    is_card: bool


def rule_by_flags(flags: Sequence[ColumnEvidence], rows: RowEvidence) -> SignRule | None:
    """The rule by the first of these columns whose flags have a certain meaning, else by the first that is likely one.

    The amounts must show no signs of their own. A rule that is only likely has a question. None where there is none.
    """
    rules = [rule for column in flags if (rule := _rule(column, rows))]
    return next((rule for rule in rules if not rule.question), next(iter(rules), None))


def _rule(column: ColumnEvidence, rows: RowEvidence) -> SignRule | None:
    votes = _Votes(list(map(flag_word, column.cells)), rows)
    listed = directions_of(votes.counts, is_card=rows.is_card, trusted=column.tag == "flag", header=column.header)
    proven = votes.proven()
    if rule := _by_list(column, listed, votes, proven):
        return rule
    if proven and set(proven.values()) == {-1, 1}:
        return _rule_of(column, proven)
    return (
        None if proven is None else _by_meaning(column, votes) or _by_guess(column, listed, votes, is_card=rows.is_card)
    )


def flags_against_signs(flags: Sequence[ColumnEvidence], amount: ColumnEvidence, *, is_card: bool) -> bool:
    """Whether a column of known flags says money out of each positive amount, and money in of each negative one."""
    for column in flags:
        words = [flag_word(cell) for cell in column.cells]
        known = directions_of(set(words), is_card=is_card, trusted=column.tag == "flag", header=column.header)
        told = [(known[word], value) for word, value in zip(words, amount.amounts, strict=True) if value]
        if {way for way, _ in told} == {-1, 1}:
            return all((value > 0) == (way < 0) for way, value in told)
    return False


class _Votes:
    """The flags of the rows that have an amount, and what these rows say of each flag."""

    def __init__(self, words: Sequence[str], rows: RowEvidence) -> None:
        self._rows = [(word, at) for at, word in enumerate(words) if rows.amounts[at]]
        self._evidence = rows
        self.counts = Counter(word for word, _ in self._rows)
        self._told: dict[str, Counter[int]] = {word: Counter() for word in self.counts}
        for word, at in self._rows:
            if meaning := rows.meanings[at]:
                self._told[word][1 if meaning > 0 else -1] += 1

    def proven(self) -> Directions | None:
        """The flags by how the balance moved in their rows; None where it moved both ways for one flag."""
        found: dict[str, int] = {}
        for word, at in self._rows:
            sign = self._evidence.proof[at]
            if sign and found.setdefault(word, sign) != sign:
                return None
        is_whole = found.keys() == self.counts.keys() and len(found) <= _MOST_FLAGS
        return found if is_whole and len(self._rows) > len(found) else {}

    def told(self, word: str) -> int:
        """The direction that a flag's rows are about, if all that tell agree; else 0."""
        told = self._told[word]
        return next(iter(told)) if len(told) == 1 else 0

    def telling(self, word: str) -> int:
        """How many of a flag's rows tell a direction."""
        return self._told[word].total()

    def contradict(self, word: str) -> bool:
        """Whether a flag's rows are about both directions, so that it means neither."""
        return len(self._told[word]) > 1

    def against(self, directions: Directions) -> int:
        """How many more rows contradict these directions than agree, 0 where any agrees."""
        agreeing = sum(self._told[word][way] for word, way in directions.items() if way)
        return 0 if agreeing else sum(self._told[word][-way] for word, way in directions.items() if way)


def _by_list(column: ColumnEvidence, listed: Directions, votes: _Votes, proven: Directions | None) -> SignRule | None:
    """The flags that the lexicon knows, if most cells are such; the column needs fewer where its header says flags.

    What the balance moved by overrules the lexicon, and is asked about.
    """
    filled = sum(count for word, count in votes.counts.items() if word)
    known = sum(count for word, count in votes.counts.items() if listed[word])
    is_named = column.tag == "flag" and column.strength > _SURELY_NAMED
    if not known or known < (_KNOWN_IF_NAMED if is_named else _KNOWN_IF_UNNAMED) * filled:
        return _by_half(column, listed, votes) if proven is not None else None
    directions = _completed(listed, votes, proven or {})
    if len(directions) == 2 and "" not in directions and 0 in directions.values():
        return _by_half(column, directions, votes)
    if len(set(directions.values()) - {0}) == 1 and votes.against(directions):
        return None
    contradicted = proven and any(way == -directions[word] for word, way in proven.items())
    if proven and contradicted and set(proven.values()) == {-1, 1}:
        return asked_about_flags(_rule_of(column, proven), votes.counts)
    rule = _rule_of(column, directions)
    return asked_about_flags(rule, votes.counts) if votes.against(directions) >= _CONTRADICTING else rule


def _completed(listed: Directions, votes: _Votes, proven: Directions) -> dict[str, int]:
    """The directions with those of unknown flags whose rows tell; a blank is the other of the one known direction."""
    directions = {word: way or proven.get(word) or _told_often(word, votes) for word, way in listed.items()}
    known = {way for way in directions.values() if way}
    if directions.get("") == 0 and len(known) == 1:
        directions[""] = -known.pop()
    return directions


def _told_often(word: str, votes: _Votes) -> int:
    return votes.told(word) if votes.telling(word) >= _TELLING_IF_NAMED else 0


def _by_half(column: ColumnEvidence, listed: Directions, votes: _Votes) -> SignRule | None:
    """Two flags of which the lexicon knows one: the other is the opposite, unasked only if the rows agree."""
    filled = [word for word in listed if word]
    known = [word for word in filled if listed[word]]
    if len(filled) != 2 or len(known) != 1 or any(map(votes.contradict, listed)):
        return None
    [other] = set(filled) - set(known)
    directions = {known[0]: listed[known[0]], other: -listed[known[0]]}
    rule = _rule_of(column, directions)
    told = {word: votes.told(word) for word in filled}
    if any(told[word] == -directions[word] for word in filled):
        return None
    return rule if told[other] else asked_about_flags(rule, votes.counts)


def _by_meaning(column: ColumnEvidence, votes: _Votes) -> SignRule | None:
    """The flags by what their rows are about, if all rows of a flag that tell agree, and both directions occur."""
    directions = {word: votes.told(word) for word in votes.counts}
    if set(directions.values()) != {-1, 1}:
        return None
    telling = {word: votes.telling(word) for word in directions}
    if len(directions) == 2:
        needed = _TELLING_IF_NAMED if column.tag == "flag" else _TELLING_IF_UNNAMED
        rule = _rule_of(column, directions)
        return rule if sum(telling.values()) >= needed else asked_about_flags(rule, votes.counts)
    often = all(telling[word] >= max(_TELLING_IF_NAMED, _MOSTLY * votes.counts[word]) for word in directions)
    return _rule_of(column, directions) if column.tag == "flag" and often else None


def _by_guess(column: ColumnEvidence, listed: Directions, votes: _Votes, *, is_card: bool) -> SignRule | None:
    """Two flags of which nothing is known: money goes out more often than it comes in, and it is asked."""
    words = [word for word in listed if word]
    are_digits = all(map(str.isdecimal, words))
    is_bare = column.tag in ("", "flag") or are_digits
    if len(words) != 2 or len(listed) != 2 or not is_bare or any(map(votes.contradict, words)):
        return None
    told = [way for word in words if (way := votes.told(word))]
    if len(told) == 2 or not (are_digits or may_be_directions(words)):
        return None
    if is_card and column.tag != "flag" and not told:
        return None  # A card's purchases are money out, whoever had it in hand.
    out = max(words, key=lambda word: (votes.told(word) == -1, votes.told(word) != 1, votes.counts[word]))
    return asked_about_flags(_rule_of(column, {word: -1 if word == out else 1 for word in words}), votes.counts)


def _rule_of(column: ColumnEvidence, directions: Directions) -> SignRule:
    """The rule by these directions; where one of them does not occur, all that the lexicon knows can."""
    out = frozenset(word for word, way in directions.items() if way < 0)
    inward = frozenset(word for word, way in directions.items() if way > 0)
    return SignRule(outflow_flags=out or OUT_FLAGS, inflow_flags=inward or IN_FLAGS, flag=column)
