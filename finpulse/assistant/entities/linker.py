"""Links words of a question to the user's names; where several are meant equally, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from finpulse.assistant.entities.names import (
    SHORTEST_PART,
    EntityName,
    NameIndex,
    index_of,
    root,
    stems,
    words_of,
)
from finpulse.assistant.outcome import Language
from finpulse.assistant.text.tokens import Token
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.assistant.words.account_types import account_type_words
from finpulse.assistant.words.asking import asking_words
from finpulse.assistant.words.category_meanings import category_words
from finpulse.assistant.words.time_words import time_words

How = Literal["name", "meaning", "part", "nothing"]
MOST_CHOICES = 6
# The name of a default category that is a common word too.
NOT_ALONE = frozenset({"other"})


@dataclass(frozen=True, slots=True)
class EntityLink:
    """Words that name something of the user's: one name, any of several, or none where there is no such."""

    end: int
    how: How
    names: tuple[EntityName, ...]


@dataclass(frozen=True, slots=True)
class EntityLinker:
    """Links the words of one user's questions."""

    vocabulary: Vocabulary
    index: NameIndex
    language: Language = "en"

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> EntityLinker:
        """A linker with the names of a user, for questions in English."""
        return cls(vocabulary, index_of(vocabulary))

    def speaking(self, language: Language) -> EntityLinker:
        """The linker for questions in a language, whose suffixes a name may carry."""
        return replace(self, language=language)

    def link(self, tokens: Sequence[Token], at: int) -> EntityLink | None:
        """The longest name, part of a name or meaning that begins at a token."""
        whole, meant = self._whole(tokens, at), self._meant(tokens, at)
        if whole and (meant is None or whole.end >= meant.end):
            return whole
        return meant or self._typed(tokens, at)

    def part(self, tokens: Sequence[Token], at: int) -> EntityLink | None:
        """The names that a word is a part of, where it is nothing else: "Delta" of "Delta Air Lines"."""
        for key in stems(tokens[at].key, self.language):
            if _is_common(key, self.language):
                return None
            found = [entity for entity in self.index.by_part.get(key, ()) if self._in_use(entity)]
            if found and len(key) >= SHORTEST_PART:
                end = at + 1
                while end < len(tokens) and (kept := _with_word(found, tokens[end].key)):
                    found, end = kept, end + 1
                return EntityLink(end, "part", tuple(found[:MOST_CHOICES]))
        return None

    def quoted(self, tokens: Sequence[Token], at: int) -> EntityLink:
        """What stands in quotes is a name as a whole, or nothing."""
        end = at
        while end < len(tokens) and tokens[end].quoted:
            end += 1
        words = tuple(root(token.key) for token in tokens[at:end] if token.kind != "sign")
        same = [e for w, e in self.index.by_first.get(words[0] if words else "", ()) if w == words_of(" ".join(words))]
        link = None if same else self.link(tokens[:end], at)
        names = tuple(same) or (link.names if link and link.end == end else ())
        return EntityLink(end, "name" if names else "nothing", names)

    def _in_use(self, entity: EntityName) -> bool:
        return entity.field != "category" or entity.name in self.index.used

    def _whole(self, tokens: Sequence[Token], at: int) -> EntityLink | None:
        found = list(self.index.whole_names(tokens, at, self.language))
        if not found:
            return None
        end = max(each[0] for each in found)
        names = [entity for its_end, entity in found if its_end == end]
        exact = [n for n in names if words_of(n.name)[-1] == root(tokens[end - 1].key)]
        names = exact or names
        names = [entity for entity in names if self._in_use(entity)] or names
        if end == at + 1 and tokens[at].key in NOT_ALONE and not self._in_use(names[0]):
            return None
        if end == at + 1 and len(names) == 1 and names[0].field == "merchant":
            names = names + self.index.beginning_with(words_of(names[0].name)[0])
        return EntityLink(end, "name", tuple(names[:MOST_CHOICES]))

    def _meant(self, tokens: Sequence[Token], at: int) -> EntityLink | None:
        found = category_words().longest(tokens, at)
        if found is None:
            return None
        end, meaning = found
        if meaning.startswith("narrower:"):
            return EntityLink(end, "nothing", ())
        meanings = meaning.removeprefix("umbrella:").split()
        names = tuple(dict.fromkeys(name for each in meanings for name in self.index.by_meaning.get(each, ())))
        return EntityLink(end, "meaning" if names else "nothing", names[:MOST_CHOICES])

    def _typed(self, tokens: Sequence[Token], at: int) -> EntityLink | None:
        """An account by its type, where there is one of it."""
        found = account_type_words().longest(tokens, at)
        if found is None:
            return None
        accounts = [a for a in self.vocabulary.accounts if a.account_type == found[1]]
        called = [a for a in accounts if root(tokens[at].key) in words_of(a.name)]
        accounts = called if len(called) == 1 else accounts
        return (
            EntityLink(found[0], "meaning", tuple(EntityName("account", a.name) for a in accounts))
            if accounts
            else None
        )


def _is_common(key: str, language: Language) -> bool:
    """Whether a word asks for something or tells a time, so that it is no part of a name."""
    return asking_words(language).knows(key) or time_words(language).all.knows(key)


def _with_word(names: list[EntityName], key: str) -> list[EntityName]:
    return [name for name in names if root(key) in words_of(name.name)]
