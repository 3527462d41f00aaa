"""The user's names by their words: whole names, parts of names that only one has, and names that begin alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from finpulse.assistant.text.tokens import Token, key_of, tokenise
from finpulse.assistant.text.uzbek import is_inflection
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.assistant.words.category_meanings import category_words

NameField = Literal["category", "merchant", "account"]
SHORTEST_PART, SHORTEST_BEGINNING = 3, 4
_JOINTS: Final = frozenset({"and", "и", "va"})


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name as the user has it, and what it is a name of."""

    field: NameField
    name: str


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The keys of a name's words, without "and" and signs.

    >>> words_of("Food & Restaurants"), words_of("Trader Joe's")
    (('food', 'restaurants'), ('trader', 'joes'))
    """
    return tuple(token.key for token in tokenise(name) if token.kind != "sign" and token.key not in _JOINTS)


@lru_cache(maxsize=5_000)
def meanings_of(name: str) -> frozenset[str]:
    """What a category's name means, by the words in it.

    >>> sorted(meanings_of("Transport & Taxi")), sorted(meanings_of("Dining Out"))
    (['transport'], ['dining'])
    """
    tokens = [token for token in tokenise(name) if token.kind != "sign"]
    found, at = set(), 0
    while at < len(tokens):
        phrase = category_words().longest(tokens, at)
        if phrase and ":" not in phrase[1]:
            found.add(phrase[1])
        at = phrase[0] if phrase else at + 1
    return frozenset(found)


@dataclass(slots=True)
class NameIndex:
    """Names by their first word, by any of their words, and the words of all."""

    by_first: dict[str, list[tuple[tuple[str, ...], EntityName]]] = field(default_factory=lambda: defaultdict(list))
    by_part: dict[str, list[EntityName]] = field(default_factory=lambda: defaultdict(list))
    by_meaning: dict[str, list[EntityName]] = field(default_factory=lambda: defaultdict(list))
    used: frozenset[str] = frozenset()

    def add(self, entity: EntityName) -> None:
        """Take a name in; one without any word can only be listed, never asked for."""
        words = words_of(entity.name)
        if words:
            self.by_first[words[0]].append((words, entity))
            for word in dict.fromkeys(words):
                self.by_part[word].append(entity)

    def whole_names(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, EntityName]]:
        """The names that stand at a token word for word, with where they end."""
        for first in stems(tokens[at].key):
            for words, entity in self.by_first.get(first, ()):
                end = _end_of(words, tokens, at)
                if end:
                    yield end, entity

    def beginning_with(self, key: str) -> list[EntityName]:
        """The merchants of whose first word a word is only the beginning, as Apple is of Applebee's."""
        if len(key) < SHORTEST_BEGINNING:
            return []
        firsts = [first for first in self.by_first if first.startswith(key) and len(first) > len(key)]
        return [entity for first in firsts for _, entity in self.by_first[first] if entity.field == "merchant"]


def stems(key: str) -> Iterator[str]:
    """A word, and what is left of it without Uzbek suffixes or a possessive."""
    yield key
    for length in range(len(key) - 1, SHORTEST_PART - 2, -1):
        if is_inflection(key[length:]) or key[length:] == "s":
            yield key[:length]


def _end_of(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> int | None:
    """Where a name ends that begins at a token; "and" and "&" within it may be left out."""
    for n, word in enumerate(words):
        while (
            n
            and at < len(tokens)
            and (tokens[at].kind == "sign" or (tokens[at].key in _JOINTS and tokens[at].key != word))
        ):
            at += 1
        if at >= len(tokens):
            return None
        key = tokens[at].key
        inflected = (
            key != word and key.startswith(word) and (is_inflection(key[len(word) :]) or key[len(word) :] == "s")
        )
        if key != word and not (n == len(words) - 1 and inflected):
            return None
        at += 1
    return at


def index_of(vocabulary: Vocabulary) -> NameIndex:
    """The index of all names of a user."""
    index = NameIndex(used=frozenset(vocabulary.used_categories))
    for account in vocabulary.accounts:
        index.add(EntityName("account", account.name))
    for category in vocabulary.categories:
        entity = EntityName("category", category)
        index.add(entity)
        if category in index.used:
            for meaning in meanings_of(category):
                index.by_meaning[meaning].append(entity)
    for merchant in vocabulary.merchants:
        index.add(EntityName("merchant", merchant))
    return index


def normal(text: str) -> str:
    """A name's form for comparison."""
    return " ".join(key_of(text).split())
