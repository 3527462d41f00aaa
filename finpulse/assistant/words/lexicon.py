"""Finds the longest phrase of a table that begins at a token, by whole words, stems, and nouns with Uzbek suffixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from finpulse.assistant.text.tokens import Token, key_of
from finpulse.assistant.text.uzbek import is_inflection

STEM, NOUN = "*", "~"
SHORTEST_STEM: Final = 2
LONGEST_WORD: Final = 40


@dataclass(slots=True)
class PhraseNode:
    """What may follow in a phrase, and what the phrase means that ends here."""

    words: dict[str, PhraseNode] = field(default_factory=dict)
    stems: dict[str, PhraseNode] = field(default_factory=dict)
    nouns: dict[str, PhraseNode] = field(default_factory=dict)
    meaning: str | None = None

    def following(self, key: str) -> Iterator[PhraseNode]:
        """The nodes that a word leads to, the one that says most about it first."""
        if key in self.words:
            yield self.words[key]
        for length in range(min(len(key), LONGEST_WORD), SHORTEST_STEM - 1, -1):
            head = key[:length]
            if head in self.nouns and is_inflection(key[length:]):
                yield self.nouns[head]
            if head in self.stems:
                yield self.stems[head]


class Lexicon:
    """Phrases with their meanings. In a table `word` is a whole word, `word*` its beginning, `word~` an Uzbek noun."""

    def __init__(self, tables: Iterable[Mapping[str, str]]) -> None:
        self.root = PhraseNode()
        self.words: set[str] = set()
        self.stems: set[str] = set()
        self.nouns: set[str] = set()
        for table in tables:
            for meaning, phrases in table.items():
                for phrase in phrases.split(","):
                    self._add(phrase.split(), meaning)

    def _add(self, words: Sequence[str], meaning: str) -> None:
        node = self.root
        for word in words:
            key = key_of(word)
            branch, kept = node.words, self.words
            if key[-1] in STEM + NOUN:
                branch, kept = (node.stems, self.stems) if key[-1] == STEM else (node.nouns, self.nouns)
                key = key[:-1]
            kept.add(key)
            node = branch.setdefault(key, PhraseNode())
        if node is not self.root and node.meaning is None:
            node.meaning = meaning

    def longest(self, tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
        """Where the longest phrase ends that begins at a token, and what it means."""
        return _longest(self.root, tokens, start)

    def knows(self, key: str) -> bool:
        """Whether a word is in any phrase, at whatever place."""
        if key in self.words:
            return True
        lengths = range(min(len(key), LONGEST_WORD), SHORTEST_STEM - 1, -1)
        return any(
            key[:length] in self.stems or (key[:length] in self.nouns and is_inflection(key[length:]))
            for length in lengths
        )


def _longest(node: PhraseNode, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    found = (at, node.meaning) if node.meaning else None
    if at < len(tokens):
        for child in node.following(tokens[at].key):
            deeper = _longest(child, tokens, at + 1)
            if deeper and (found is None or deeper[0] > found[0]):
                found = deeper
    return found
