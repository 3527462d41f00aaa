"""Finds thousands of words and phrases in a short text: one dictionary look-up for each word of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from finpulse.cleaning.text import CJK, fold

# Digits at the end of a long word are an outlet's number (TESCO2606). A name such as h&m is one word.
_TOKEN = re.compile(r"[^\W\d_]{4,}+(?=\d)|[^\W_]++(?:&[^\W_]++)*+")
_NUMBER = re.compile(r"[0-9]+")
_SHORTEST_PART = 3
_TOKENS_REMEMBERED = 65_536


class Tier(Enum):
    """What overrules an entry."""

    CERTAIN = "certain"  # nothing does
    PROBABLE = "probable"  # the gazetteer's brand does
    HINT = "hint"  # the gazetteer's brand and the text model do


class Rank(NamedTuple):
    """The precedence of an entry: of two ranks, the greater wins."""

    group: int  # 0 for the first group, -1 for the next
    words: int  # how many words the entry has
    letters: int  # how many letters the entry has: "restaurant" says more than "bar"
    category: int  # 0 for the first category of its group, -1 for the next


class LexiconEntry(NamedTuple):
    """The meaning of a word or a phrase. Entries compare by their rank, which comes first."""

    rank: Rank
    category: str
    layer: str  # which layer has decided, when this entry decides: `words` or `merchant`
    tier: Tier


class Group(NamedTuple):
    """Entries of one tier and layer: {category: entries separated by commas}."""

    layer: str
    tier: Tier
    table: Mapping[str, str]
    folded: bool = False  # whether the entries have the form of `tokens` already


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without apostrophes and punctuation.

    >>> tokens("McDonald's  H&M Chick-Fil-A TESCO2606 O‘tkazma")
    ('mcdonalds', 'h&m', 'chick', 'fil', 'a', 'tesco', '2606', 'otkazma')
    """
    return tuple(_TOKEN.findall(fold(text).replace("'", "")))


class _Shapes:
    """The entries by their shape: whole words, beginnings and endings of words, phrases, and texts without blanks."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.whole: dict[str, LexiconEntry] = {}
        self.beginnings: dict[str, LexiconEntry] = {}
        self.endings: dict[str, LexiconEntry] = {}
        # Phrases by their first and second word: {first: {second: [(all further words, entry)]}}.
        self.phrases: dict[str, dict[str, list[tuple[tuple[str, ...], LexiconEntry]]]] = {}
        self.unspaced: dict[str, LexiconEntry] = {}
        for text, entry in _entries(groups):
            self._add(text, entry)
        # The first and last three letters of these entries rule most words out.
        self.openings = {part[:_SHORTEST_PART] for part in self.beginnings}
        self.closings = {part[-_SHORTEST_PART:] for part in self.endings}
        self.sizes = sorted({len(entry) for entry in self.unspaced}, reverse=True)

    def _add(self, text: str, entry: LexiconEntry) -> None:
        words = tuple(text.split())
        if CJK.search(text):
            self.unspaced.setdefault(text, entry)
        elif len(words) > 1:
            self.phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], entry))
        elif text.endswith("*"):
            self.beginnings.setdefault(text[:-1], entry)
        elif text.startswith("*"):
            self.endings.setdefault(text[1:], entry)
        else:
            self.whole.setdefault(text, entry)


class Phrasebook:
    """The entries of several groups: an entry of an earlier group wins over every entry of a later one.

    Within a group the entry with more words wins, then the longer one, then the one whose category comes first. Where
    its groups are made by a function, they are when they are first needed: most processes categorise nothing.
    """

    def __init__(self, groups: Iterable[Group] | Callable[[], Iterable[Group]]) -> None:
        self._groups = groups
        self._entry_of = lru_cache(maxsize=_TOKENS_REMEMBERED)(self._find_word)

    @cached_property
    def _shapes(self) -> _Shapes:
        return _Shapes(self._groups() if callable(self._groups) else self._groups)

    def read(self) -> None:
        """Make the entries now, and not when they are first needed."""
        _ = self._shapes

    def numbers(self) -> frozenset[str]:
        """The numbers in all entries, such as the 24 of "check 24"."""
        shapes = self._shapes
        parts = [*shapes.whole, *shapes.beginnings, *shapes.endings, *shapes.phrases]
        further = [
            f"{second} {' '.join(rest)}"
            for phrases in shapes.phrases.values()
            for second in phrases
            for rest, _ in phrases[second]
        ]
        return frozenset(_NUMBER.findall(" ".join([*parts, *further])))

    def _find_word(self, word: str) -> LexiconEntry | None:
        """The best entry for a single word. `find` calls it through a cache, because the same words come again."""
        shapes = self._shapes
        best = shapes.whole.get(word)
        partial = []
        if word[:_SHORTEST_PART] in shapes.openings:
            partial += [shapes.beginnings.get(word[:size]) for size in range(_SHORTEST_PART, len(word) + 1)]
        if word[-_SHORTEST_PART:] in shapes.closings:
            partial += [shapes.endings.get(word[-size:]) for size in range(_SHORTEST_PART, len(word) + 1)]
        for entry in partial:
            if entry and (best is None or entry > best):
                best = entry
        if not word.isascii() and CJK.search(word):
            parts = self._segments(word)
            best = max([*parts, best] if best else parts, default=None)
        return best

    def _segments(self, word: str) -> list[LexiconEntry]:
        """The entries in a text without blanks, one after the other; at each place the longest entry is taken."""
        segments: list[LexiconEntry] = []
        unspaced, at = self._shapes.unspaced, 0
        while at < len(word):
            parts = (word[at : at + size] for size in self._shapes.sizes)
            part = next((part for part in parts if part in unspaced), "")
            if part:
                segments.append(unspaced[part])
            at += len(part) or 1
        return segments

    def find(self, words: tuple[str, ...]) -> LexiconEntry | None:
        """The entry of the greatest rank in a text's words, as `tokens` returns them; None if there is none."""
        best: LexiconEntry | None = None
        phrases = self._shapes.phrases
        last = len(words) - 1
        for at, word in enumerate(words):
            entry = self._entry_of(word)
            if entry and (best is None or entry > best):
                best = entry
            if word in phrases and at < last:
                for rest, phrase in phrases[word].get(words[at + 1], ()):
                    if (best is None or phrase > best) and words[at + 2 : at + 2 + len(rest)] == rest:
                        best = phrase
        return best


def _entries(groups: Iterable[Group]) -> Iterable[tuple[str, LexiconEntry]]:
    """The text of every entry of the groups, with the entry."""
    for group_number, group in enumerate(groups):
        for category_number, (category, texts) in enumerate(group.table.items()):
            for text in texts.split(",") if group.folded else _folded(texts):
                if text:
                    rank = Rank(-group_number, text.count(" ") + 1, len(text), -category_number)
                    yield text, LexiconEntry(rank, category, group.layer, group.tier)


@cache
def _folded(entries: str) -> tuple[str, ...]:
    """The entries of a list, folded; cached, because several phrasebooks have the same lists."""
    return tuple(_as_tokens(written.strip()) for written in entries.split(","))


def _as_tokens(entry: str) -> str:
    """The entry in the form of `tokens`, with its asterisk.

    >>> _as_tokens("do'kon*"), _as_tokens("check24")
    ('dokon*', 'check 24')
    """
    plain = " ".join(tokens(entry.strip("*")))
    return f"{'*' * entry.startswith('*')}{plain}{'*' * entry.endswith('*')}"
