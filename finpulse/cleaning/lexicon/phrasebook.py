"""The fastest way we have to find thousands of words and phrases in a short text: a dictionary look-up a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from finpulse.cleaning.text import fold

# Digits glued to a word are a shop's number (TESCO2606); a name such as h&m is one word.
_TOKEN = re.compile(r"[^\W\d_]{4,}(?=\d)|[^\W_]+(?:&[^\W_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORTEST_PART = 3
_TOKENS_REMEMBERED = 65_536


class Rank(NamedTuple):
    """What makes one entry surer than another; the greater wins."""

    group: int  # 0 for the surest group, -1 for the next
    words: int  # how many words the entry has
    letters: int  # how many letters the entry has: "restaurant" says more than "bar"
    place: int  # 0 for the first category of its group, -1 for the next


Meaning = tuple[str, str]  # a category and the layer that says so
Found = tuple[Rank, Meaning]


class Group(NamedTuple):
    """Entries of equal sureness: {category: entries}, and the layer to which they belong."""

    layer: str
    table: Mapping[str, str]


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
        self._phrases: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
        unspaced: dict[str, Found] = {}
        for entry, found in _entries(groups):
            if _UNSPACED.search(entry):
                unspaced.setdefault(entry, found)
            else:
                self._add(entry, found)
        self._unspaced = unspaced
        longest_first = sorted(unspaced, key=len, reverse=True)
        self._anywhere = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._word = lru_cache(maxsize=_TOKENS_REMEMBERED)(self._find_word)

    def _add(self, entry: str, found: Found) -> None:
        words = tuple(entry.split())
        if len(words) > 1:
            self._phrases.setdefault(words[0], []).append((words[1:], found))
        elif entry.endswith("*"):
            self._beginnings.setdefault(entry[:-1], found)
        elif entry.startswith("*"):
            self._endings.setdefault(entry[1:], found)
        else:
            self._whole.setdefault(entry, found)

    def _find_word(self, word: str) -> Found | None:
        """The best entry for one word by itself; remembered, for statements say the same words again and again."""
        best = self._whole.get(word)
        for size in range(_SHORTEST_PART, len(word) + 1):
            for hit in (self._beginnings.get(word[:size]), self._endings.get(word[-size:])):
                if hit and (best is None or hit > best):
                    best = hit
        if not word.isascii() and _UNSPACED.search(word):
            hits = [self._unspaced[part] for part in self._anywhere.findall(word)]
            best = max([*hits, best] if best else hits, default=None)
        return best

    def find(self, words: tuple[str, ...]) -> Meaning | None:
        """The meaning of the surest entry among those that the words hold, or None."""
        best: Found | None = None
        for place, word in enumerate(words):
            found = self._word(word)
            if found and (best is None or found[0] > best[0]):
                best = found
            for rest, phrase in self._phrases.get(word, ()):
                if (best is None or phrase[0] > best[0]) and words[place + 1 : place + 1 + len(rest)] == rest:
                    best = phrase
        return best[1] if best else None


def _entries(groups: Iterable[Group]) -> Iterable[tuple[str, Found]]:
    """Every entry of the groups with its rank and meaning."""
    for number, group in enumerate(groups):
        for place, (category, entries) in enumerate(group.table.items()):
            for written in entries.split(","):
                entry = _as_tokens(written.strip())
                if entry:
                    rank = Rank(-number, entry.count(" ") + 1, len(entry), -place)
                    yield entry, (rank, (category, group.layer))


def _as_tokens(entry: str) -> str:
    """The entry in the form in which texts are looked up, its star kept.

    >>> _as_tokens("do'kon*"), _as_tokens("check24")
    ('dokon*', 'check 24')
    """
    plain = " ".join(tokens(entry.strip("*")))
    return f"{'*' * entry.startswith('*')}{plain}{'*' * entry.endswith('*')}"
