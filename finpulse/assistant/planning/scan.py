"""Marks every word of a question: the longest reading at each place wins, and what nobody knows is marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from finpulse.assistant.entities.linker import EntityLink, EntityLinker
from finpulse.assistant.outcome import Language
from finpulse.assistant.periods.cursor import Parsed, TimeCursor
from finpulse.assistant.periods.grammar import period_at
from finpulse.assistant.planning.amounts import amount_words, condition_at, currency_at
from finpulse.assistant.planning.marks import Concept, Mark, MarkedQuestion, Quantity, Unexplained
from finpulse.assistant.text.brands import brand_words
from finpulse.assistant.text.languages import in_its_language
from finpulse.assistant.text.spelling import Spelling, mended
from finpulse.assistant.text.tokens import Token, tokenise
from finpulse.assistant.words.asking import asking_words, cardinals
from finpulse.assistant.words.category_meanings import category_words
from finpulse.assistant.words.refusal_words import refusal_words
from finpulse.assistant.words.time_words import time_words

# Behind these a name is expected: what stands there is only mended to a name, and is one rather than a common word.
BEFORE_NAMES: Final = frozenset({"at", "from", "merchant", "store", "shop", "магазин", "магазине", "called", "named"})
MODAL_FOLLOWERS: Final = frozenset({"i", "we", "you"})


def marked(question: str, linker: EntityLinker) -> MarkedQuestion:
    """A question with a mark on each of its words."""
    language, tokens = in_its_language(tokenise(question))
    linker = linker.speaking(language)
    tokens = list(_spelt(tokens, language, linker))
    month_first = linker.vocabulary.locale in (None, "en-US", "en_US") and language == "en"
    cursor = TimeCursor(tokens, language, month_first)
    return MarkedQuestion(question, language, tuple(tokens), tuple(_marks(cursor, linker)))


def _marks(cursor: TimeCursor, linker: EntityLinker) -> Iterator[Mark]:
    tokens, at = cursor.tokens, 0
    while at < len(tokens):
        mark = _quoted(tokens, at, linker) or _longest(cursor, at, linker)
        if mark is None and tokens[at].kind != "sign":
            mark = _rest(tokens, at, linker)
        if mark:
            yield mark
        at = mark.end if mark else at + 1


def _quoted(tokens: Sequence[Token], at: int, linker: EntityLinker) -> Mark | None:
    if not tokens[at].quoted:
        return None
    link = linker.quoted(tokens, at)
    return Mark(at, link.end, link if link.names else Unexplained(" ".join(t.text for t in tokens[at : link.end])))


def _longest(cursor: TimeCursor, at: int, linker: EntityLinker) -> Mark | None:
    """Of equally long readings the first counts: a period, an amount, a name, a word that asks, a number."""
    tokens, language = cursor.tokens, cursor.language
    link = linker.link(tokens, at)
    asked = asking_words(language).longest(tokens, at)
    if link and asked and asked[0] >= link.end and (asked[1] == "subscription" or not _is_name(tokens, at, link)):
        link = None
    candidates = [
        _period(cursor, at),
        condition_at(tokens, at, language),
        (link.end, link) if link else None,
        (asked[0], Concept(asked[1])) if asked else None,
        _quantity(tokens, at, language),
        currency_at(tokens, at, language),
    ]
    found = [each for each in candidates if each]
    best = max(found, key=lambda each: each[0], default=None)
    return Mark(at, best[0], best[1]) if best else None


def _period(cursor: TimeCursor, at: int) -> Parsed | None:
    found, tokens = period_at(cursor, at), cursor.tokens
    is_short = found and found[0] == at + 1 < len(tokens)
    return None if is_short and tokens[at].key == "may" and tokens[at + 1].key in MODAL_FOLLOWERS else found


def _is_name(tokens: Sequence[Token], at: int, link: EntityLink) -> bool:
    """Whether words that also ask for something are a name here: a category in use, or behind "at"."""
    if link.how == "nothing":
        return False
    before = tokens[at - 1].key if at else ""
    return before in BEFORE_NAMES or (all(name.field != "merchant" for name in link.names) and link.how != "part")


def _quantity(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, Quantity] | None:
    number = tokens[at].number
    if number is not None and number == int(number) and number < 10_000:
        return at + 1, Quantity(int(number))
    word = cardinals(language).longest(tokens, at)
    return (word[0], Quantity(int(word[1]))) if word else None


def _rest(tokens: Sequence[Token], at: int, linker: EntityLinker) -> Mark:
    link = linker.part(tokens, at) if tokens[at].kind == "word" else None
    return Mark(at, link.end, link) if link else Mark(at, at + 1, Unexplained(tokens[at].text))


def _spelt(tokens: Sequence[Token], language: Language, linker: EntityLinker) -> Iterator[Token]:
    names: Spelling | None = None
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.quoted or _is_known(token.key, language, linker):
            yield token
            continue
        names = names or Spelling(linker.index.by_part, of_names=True)
        is_name = (at > 0 and tokens[at - 1].key in BEFORE_NAMES) or token.key in brand_words()
        yield mended(token, [names, *([] if is_name else [_spelling(language)])])


def _is_known(key: str, language: Language, linker: EntityLinker) -> bool:
    lexicons = (
        asking_words(language),
        time_words(language).all,
        category_words(),
        cardinals(language),
        refusal_words(language),
    )
    words = amount_words(language)
    return (
        any(lexicon.knows(key) for lexicon in (*lexicons, words.money, words.before, words.behind))
        or linker.part([Token(key, key, "word", 0, len(key))], 0) is not None
        or key in linker.index.by_part
    )


@lru_cache(maxsize=3)
def _spelling(language: Language) -> Spelling:
    lexicons = (
        asking_words(language),
        time_words(language).all,
        category_words(),
        cardinals(language),
        amount_words(language).before,
    )
    words, stems, nouns = (
        {word for lexicon in lexicons for word in getattr(lexicon, kind)} for kind in ("words", "stems", "nouns")
    )
    return Spelling(words, stems, nouns)
