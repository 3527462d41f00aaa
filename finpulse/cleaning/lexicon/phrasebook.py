"""The fastest way we have to find thousands of words and phrases in a short text: a dictionary look-up a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from finpulse.cleaning.text import fold

# Digits glued to a word are a shop's number (TESCO2606); a name such as h&m is one word.
_TOKEN = re.compile(r"[^\W\d_]{4,}+(?=\d)|[^\W_]++(?:&[^\W_]++)*+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NUMBER = re.compile(r"[0-9]+")
_SHORTEST_PART = 3
_TOKENS_REMEMBERED = 65_536


class Rank(NamedTuple):
    """What makes one entry surer than another; the greater wins."""

    group: int  # 0 for the surest group, -1 for the next
    words: int  # how many words the entry has
    letters: int  # how many letters the entry has: "restaurant" says more than "bar"
    place: int  # 0 for the first category of its group, -1 for the next


class Found(NamedTuple):
    """An entry that a text holds: how sure it is, its category, and the layer that says so."""

    rank: Rank
    category: str
    layer: str


class Group(NamedTuple):
    """Entries of equal sureness: {category: entries}, and the layer to which they belong."""

    layer: str
    table: Mapping[str, str]
    folded: bool = False  # whether the entries stand there as `tokens` yields them


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The text's words, folded, without apostrophes and marks.

    >>> tokens("McDonald's  H&M Chick-Fil-A TESCO2606 O‘tkazma")
    ('mcdonalds', 'h&m', 'chick', 'fil', 'a', 'tesco', '2606', 'otkazma')
    """
    return tuple(_TOKEN.findall(fold(text).replace("'", "")))


class Phrasebook:
    """Entries of several groups: a hit in an earlier group beats every hit in a later one.

    Within a group the entry of more words wins, then the longer one, then the category that stands first.
    """

    def __init__(self, *groups: Group) -> None:
        self._whole: dict[str, Found] = {}
        self._beginnings: dict[str, Found] = {}
        self._endings: dict[str, Found] = {}
        # By their first word and then by their second: {first: {second: [(all further words, entry)]}}.
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Found]]]] = {}
        self._unspaced: dict[str, Found] = {}
        for entry, found in _entries(groups):
            self._add(entry, found)
        # Most words share not even three letters with an entry that ends or begins anywhere.
        self._openings = {part[:_SHORTEST_PART] for part in self._beginnings}
        self._closings = {part[-_SHORTEST_PART:] for part in self._endings}
        self._sizes = sorted({len(entry) for entry in self._unspaced}, reverse=True)
        self._word = lru_cache(maxsize=_TOKENS_REMEMBERED)(self._find_word)

    def _add(self, entry: str, found: Found) -> None:
        words = tuple(entry.split())
        if UNSPACED.search(entry):
            self._unspaced.setdefault(entry, found)
        elif len(words) > 1:
            self._phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], found))
        elif entry.endswith("*"):
            self._beginnings.setdefault(entry[:-1], found)
        elif entry.startswith("*"):
            self._endings.setdefault(entry[1:], found)
        else:
            self._whole.setdefault(entry, found)

    def numbers(self) -> frozenset[str]:
        """The numbers in all entries."""
        parts = [*self._whole, *self._beginnings, *self._endings, *self._phrases]
        further = [
            f"{second} {' '.join(rest)}" for by in self._phrases.values() for second in by for rest, _ in by[second]
        ]
        return frozenset(_NUMBER.findall(" ".join([*parts, *further])))

    def _find_word(self, word: str) -> Found | None:
        """The best entry for one word by itself; remembered, for statements say the same words again and again."""
        best = self._whole.get(word)
        parts = []
        if word[:_SHORTEST_PART] in self._openings:
            parts += [self._beginnings.get(word[:size]) for size in range(_SHORTEST_PART, len(word) + 1)]
        if word[-_SHORTEST_PART:] in self._closings:
            parts += [self._endings.get(word[-size:]) for size in range(_SHORTEST_PART, len(word) + 1)]
        for hit in parts:
            if hit and (best is None or hit > best):
                best = hit
        if not word.isascii() and UNSPACED.search(word):
            hits = self._parts_of(word)
            best = max([*hits, best] if best else hits, default=None)
        return best

    def _parts_of(self, word: str) -> list[Found]:
        """The entries that stand one behind the other in a text without blanks, from its start the longest each."""
        found: list[Found] = []
        at = 0
        while at < len(word):
            parts = (word[at : at + size] for size in self._sizes)
            part = next((part for part in parts if part in self._unspaced), "")
            if part:
                found.append(self._unspaced[part])
            at += len(part) or 1
        return found

    def find(self, words: tuple[str, ...]) -> Found | None:
        """The surest entry among those that the words hold, or None."""
        best: Found | None = None
        phrases = self._phrases
        last = len(words) - 1
        for place, word in enumerate(words):
            found = self._word(word)
            if found and (best is None or found > best):
                best = found
            if word in phrases and place < last:
                for rest, phrase in phrases[word].get(words[place + 1], ()):
                    if (best is None or phrase > best) and words[place + 2 : place + 2 + len(rest)] == rest:
                        best = phrase
        return best


def _entries(groups: Iterable[Group]) -> Iterable[tuple[str, Found]]:
    """Every entry of the groups with its rank and meaning."""
    for number, group in enumerate(groups):
        for place, (category, entries) in enumerate(group.table.items()):
            for entry in entries.split(",") if group.folded else _folded(entries):
                if entry:
                    rank = Rank(-number, entry.count(" ") + 1, len(entry), -place)
                    yield entry, Found(rank, category, group.layer)


@cache
def _folded(entries: str) -> tuple[str, ...]:
    """The entries of a list that several books hold, worked out once."""
    return tuple(_as_tokens(written.strip()) for written in entries.split(","))


def _as_tokens(entry: str) -> str:
    """The entry in the form in which texts are looked up, its star kept.

    >>> _as_tokens("do'kon*"), _as_tokens("check24")
    ('dokon*', 'check 24')
    """
    plain = " ".join(tokens(entry.strip("*")))
    return f"{'*' * entry.startswith('*')}{plain}{'*' * entry.endswith('*')}"
