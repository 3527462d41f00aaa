"""The user's names by their words: whole names, parts of names that only one has, and names that begin alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, Literal

from finpulse.assistant.outcome import Language
from finpulse.assistant.text.tokens import Token, tokenise
from finpulse.assistant.text.uzbek import LONGEST_INFLECTION, is_inflection
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.assistant.words.category_meanings import category_words

NameField = Literal["category", "merchant", "account"]
SHORTEST_PART, SHORTEST_BEGINNING = 3, 4
RUSSIAN_CASES: Final = frozenset({"а", "у", "е", "ы", "и", "ом", "ем", "ой", "ей", "ю", "я", "ов", "ам", "ами", "ах"})
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
    return tuple(root(token.key) for token in tokenise(name) if token.kind != "sign" and token.key not in _JOINTS)


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


@dataclass
class NameIndex:
    """Names by their first word, by any of their words, and categories by what they mean."""

    by_first: dict[str, list[tuple[tuple[str, ...], EntityName]]] = field(default_factory=lambda: defaultdict(list))
    by_meaning: dict[str, list[EntityName]] = field(default_factory=lambda: defaultdict(list))
    used: frozenset[str] = frozenset()

    def add(self, entity: EntityName) -> None:
        """Take a name in; one without any word can only be listed, never asked for."""
        words = words_of(entity.name)
        if words:
            self.by_first[words[0]].append((words, entity))

    @cached_property
    def by_part(self) -> dict[str, list[EntityName]]:
        """The names that have a word, for each of their words."""
        found: dict[str, list[EntityName]] = defaultdict(list)
        for entries in self.by_first.values():
            for words, entity in entries:
                for word in dict.fromkeys(words):
                    found[word].append(entity)
        return found

    def whole_names(self, tokens: Sequence[Token], at: int, language: Language) -> Iterator[tuple[int, EntityName]]:
        """The names that stand at a token word for word, with where they end."""
        for first in stems(tokens[at].key, language):
            for words, entity in self.by_first.get(first, ()):
                end = _end_of(words, tokens, at, language)
                if end:
                    yield end, entity

    def beginning_with(self, key: str) -> list[EntityName]:
        """The merchants of whose first word a word is only the beginning, as Apple is of Applebee's."""
        if len(key) < SHORTEST_BEGINNING:
            return []
        firsts = [first for first in self.by_first if first.startswith(key) and len(first) > len(key)]
        return [entity for first in firsts for _, entity in self.by_first[first] if entity.field == "merchant"]


def stems(key: str, language: Language) -> Iterator[str]:
    """A word, and what is left of it without a possessive, or without Uzbek suffixes where the language is Uzbek.

    >>> list(stems("netflixga", "uz")), list(stems("amazons", "en"))
    (['netflixga', 'netflix'], ['amazons', 'amazon'])
    """
    yield root(key)
    if language == "en" and key.endswith("s"):
        yield key[:-1]
    elif language == "uz":
        lengths = range(len(key) - 1, max(SHORTEST_PART - 1, len(key) - LONGEST_INFLECTION) - 1, -1)
        yield from (key[:length] for length in lengths if is_inflection(key[length:]))


def root(key: str) -> str:
    """A Cyrillic word without the ending of its case, in names and questions alike; any other as it is.

    >>> root("пятерочке"), root("пятерочка"), root("netflix")
    ('пятерочк', 'пятерочк', 'netflix')
    """
    if not "а" <= key[:1] <= "я":
        return key
    endings = (key[-length:] for length in (3, 2, 1) if len(key) - length >= SHORTEST_PART)
    return key.removesuffix(next((ending for ending in endings if ending in RUSSIAN_CASES), ""))


def _end_of(words: tuple[str, ...], tokens: Sequence[Token], at: int, language: Language) -> int | None:
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
        if key != word and root(key) != word and not (n == len(words) - 1 and word in stems(key, language)):
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
