"""Mends unknown words where a known one lies near: a letter more, less, other, or two changed round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from finpulse.assistant.text.tokens import Token
from finpulse.assistant.text.uzbek import is_inflection

SHORTEST, LONG, LONGEST = 4, 8, 40
_VOWELS: Final = frozenset("aeiouаеиоуыэюя")


class Spelling:
    """The words that a typo may have been meant to be: whole ones, and beginnings of words."""

    def __init__(
        self, words: Iterable[str], stems: Iterable[str] = (), nouns: Iterable[str] = (), *, of_names: bool = False
    ) -> None:
        self.of_names = of_names
        self.words: dict[str, list[str]] = defaultdict(list)
        self.stems: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.skeletons: dict[str, set[str]] = defaultdict(set)
        for word in sorted(set(words)):
            if len(word) >= SHORTEST:
                self.words[word[0]].append(word)
                self.skeletons[skeleton(word)].add(word)
        self.nouns = frozenset(nouns)
        for stem in sorted({*stems, *self.nouns}):
            if len(stem) >= SHORTEST:
                self.stems[stem[0], len(stem)].append(stem)

    def nearest(self, key: str) -> tuple[str, int] | None:
        """The nearest word and its distance: one step, two for long words; the first letter has to be right."""
        if not SHORTEST <= len(key) <= LONGEST:
            return self._abbreviated(key)
        most = 2 if len(key) >= LONG else 1
        return min(self._near(key, most), key=lambda near: _unlikeness(key, *near), default=None) or self._abbreviated(
            key
        )

    def _near(self, key: str, most: int) -> Iterable[tuple[str, int]]:
        for word, distance, _ in process.extract(
            key, self.words[key[0]], scorer=OSA.distance, score_cutoff=most, limit=3
        ):
            if not (self.of_names and _is_another(key, word)):
                yield word, int(distance)
        for length in range(SHORTEST, len(key) + 1):
            stems = self.stems.get((key[0], length), ())
            for stem, distance, _ in process.extract(key[:length], stems, scorer=OSA.distance, score_cutoff=1, limit=2):
                if stem not in self.nouns or is_inflection(key[length:]):
                    yield stem + key[length:], int(distance)

    def _abbreviated(self, key: str) -> tuple[str, int] | None:
        """A word that was written without its vowels: "spnd", "grcrs"."""
        if len(key) < 3 or any(letter in _VOWELS for letter in key[1:]):
            return None
        found = self.skeletons.get(key, set())
        return (next(iter(found)), 1) if len(found) == 1 else None


def skeleton(word: str) -> str:
    """A word without the vowels behind its first letter.

    >>> skeleton("spending")
    'spndng'
    """
    return word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


def _unlikeness(key: str, word: str, distance: int) -> tuple[int, int]:
    """By steps; two letters changed round are likelier than one left out, and that is likelier than another letter."""
    if _is_changed_round(key, word):
        return distance, 0
    return distance, 2 if len(key) == len(word) else 1


def _is_changed_round(key: str, word: str) -> bool:
    return sorted(key) == sorted(word)


def _is_another(key: str, name: str) -> bool:
    """Whether a word is too short to be a misspelt name: with another letter "boat" is no "Bolt"."""
    return len(key) <= SHORTEST or (len(key) == len(name) < LONG - 1 and not _is_changed_round(key, name))


def mended(token: Token, known: Sequence[Spelling]) -> Token:
    """A token with the nearest word of any of these as its key; itself where there is none."""
    found = [near for spelling in known if (near := spelling.nearest(token.key))]
    best = min(found, key=lambda each: each[1], default=None)
    return replace(token, key=best[0]) if best else token
