"""The text of one header cell -> what it says that its column is, by the words that banks of all languages use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.currencies import currency_in, is_currency_code
from finpulse.sources.detection.lexicon import eastern, slavic, smaller, southern, technical, western

# What a header says that its column is: a role of a layout, or "booking_date" (a date that wins over other dates),
# or "net" (an amount after fees).
Tag = str
# What a phrase may mean, each meaning with the languages in which it has it.
Meanings = dict[Tag, frozenset[str]]

_OPENING: Final = re.compile(r"[(\[（【]")
_CLOSING: Final = re.compile(r"[)\]）】\n]")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PUNCTUATION: Final = re.compile(r"[^\w'/]+|_|(?<=\w)/(?=\w)")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Beside one of these words, an amount or currency is that of the shop, and not that of the account.
_FOREIGN: Final = re.compile(
    r"\b(?:original|originale|foreign|fremd\w*|ursprung\w*|etranger\w*|orig|extranjer\w*|intl|vaxlings\w*|oorspr\w*)\b"
)
# Beside one of these words, an amount is in the account's own currency.
_ACCOUNT: Final = re.compile(
    r"\b(?:account|billing|billed|settle\w*|booked|konto\w*|abrechnung\w*|compte|cuenta|conta|conto|rekening|rachunk\w*|"
    r"uctu|ucet|ucte|szamla\w*|hesap\w*|счета|счёта|рахунку|картки|карты|сметката|racuna|cont|hisob\w*|tilin?|kontos?)\b|"
    r"入账|入賬|记账|記帳|結帳|结算"
)
# English headers that end in one of these name or locate something; they are no text about the transaction.
_IDENTIFIER: Final = re.compile(r"\b(?:id|number|nr|code|url|iban|bic|email|address|phone|key|type|status|level|icon)$")
# Languages that write several nouns as one word, the last of which says what the whole is.
_COMPOUNDING_LANGUAGES: Final = frozenset({"de", "nl", "sv", "da", "no", "fi", "et", "is", "hu"})
# "Paid" alone names an amount.
_BOTH_DIRECTIONS: Final = ({"debit", "credit"}, {"amount", "credit"})
_TEXT_TAGS: Final = frozenset({"description", "merchant"})
_MONEY_TAGS: Final = frozenset({"amount", "debit", "credit", "currency"})
# How surely a phrase says what the column is: alone, among other words (more, the more of the header it fills),
# and as the end of a compound.
_ALONE: Final = 1.0
_AMONG_WORDS: Final = 0.5
_AMONG_FEW_WORDS: Final = 0.95
_IN_COMPOUND: Final = 0.45
LONGEST_HEADER: Final = 120
_MOST_WORDS: Final = 5
# In scripts without blanks, phrases are looked for within so many characters, and have at most so many.
_MOST_CHARACTERS: Final = 30
_LONGEST_UNSPACED: Final = 9


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """What one header cell says: the tag, how surely (0 to 1), and the languages that use the word so."""

    tag: Tag
    strength: float
    languages: frozenset[str]


@lru_cache(maxsize=4096)
def header_word(header: str, languages: frozenset[str] = frozenset()) -> HeaderWord | None:
    """The best reading of one header cell, or None where the lexicon has no word for it.

    Where languages disagree about a word, those of the header's other cells decide.

    >>> header_word("Betrag (EUR)").tag, header_word("Saldo nach Buchung").tag, header_word("Ukulele") is None
    ('amount', 'balance', True)
    """
    without_brackets = normal_form(_without(header, _bracketed(header)))
    whole = normal_form(header)
    if not whole or len(whole) > LONGEST_HEADER:
        return None
    word = _exact(whole, languages) or _exact(without_brackets, languages)
    if not word and _IDENTIFIER.search(whole):
        return HeaderWord("ignored", _AMONG_WORDS, frozenset())
    word = word or _longest_phrase(without_brackets or whole, languages) or _currency_alone(header)
    word = word or _bracketed_direction(header, languages)
    if both := _both_directions(header, languages):
        return both
    if (not word or word.tag == "ignored") and (text := _text_beside_slash(header, languages)):
        return text
    return _qualified(word, header, whole, languages) if word else None


def _bracketed(header: str) -> Iterator[slice]:
    """What stands in brackets, with them; each line is one text."""
    at = 0
    while (opening := _OPENING.search(header, at)) and (closing := _CLOSING.search(header, opening.end())):
        at = closing.end()
        if closing[0] != "\n":
            yield slice(opening.start(), at)


def _without(header: str, parts: Iterable[slice]) -> str:
    """The header with a blank in place of these parts."""
    kept, at = [], 0
    for part in parts:
        kept.append(header[at : part.start])
        at = part.stop
    return " ".join([*kept, header[at:]])


def _qualified(word: HeaderWord, header: str, whole: str, languages: frozenset[str]) -> HeaderWord:
    """The word as what stands beside it changes it: Amount (debit) is a debit, a foreign amount is ignored."""
    if word.tag == "amount" and (direction := _bracketed_direction(header, languages)):
        return HeaderWord(direction.tag, word.strength, direction.languages)
    if word.tag in _MONEY_TAGS and _FOREIGN.search(whole):
        return HeaderWord("ignored", word.strength, word.languages)
    return word


def _text_beside_slash(header: str, languages: frozenset[str]) -> HeaderWord | None:
    """The text of a column that holds it together with something else: Place/Remark."""
    words = [_exact(normal_form(part), languages) for part in header.split("/")] if "/" in header else []
    texts = (word for word in words if word and word.tag in _TEXT_TAGS)
    return next((HeaderWord(text.tag, _AMONG_WORDS, text.languages) for text in texts), None)


def _both_directions(header: str, languages: frozenset[str]) -> HeaderWord | None:
    """A flag, where a name that is no phrase of its own is that of money out and that of money in: Paid/Received."""
    parts = header.split("/") if "/" in header and not _exact(normal_form(header), languages) else []
    words = [_exact(normal_form(part), languages) for part in parts]
    tags = {word.tag if word else "" for word in words}
    return HeaderWord("flag", _AMONG_WORDS, frozenset()) if tags in _BOTH_DIRECTIONS else None


def _bracketed_direction(header: str, languages: frozenset[str]) -> HeaderWord | None:
    """The direction in brackets behind an amount: Amount (debit)."""
    brackets = next(_bracketed(header), None)
    word = _exact(normal_form(header[brackets]), languages) if brackets else None
    return word if word and word.tag in ("debit", "credit") else None


def _currency_alone(header: str) -> HeaderWord | None:
    """An amount, where a currency alone is the column's name."""
    name = header.strip(" .()[]")
    if name.isupper():
        is_currency = is_currency_code(name)
    else:
        is_currency = len(name) > 3 and len(name.split()) < 3 and currency_in(name) is not None
    return HeaderWord("amount", _AMONG_WORDS, frozenset()) if is_currency else None


def names_account(header: str) -> bool:
    """Whether a header says that its amounts are in the account's own currency."""
    return bool(_ACCOUNT.search(normal_form(header)))


def languages_of(header: Sequence[str]) -> frozenset[str]:
    """The languages that know the most of a header's words."""
    counts = Counter(language for cell in header if (word := header_word(cell)) for language in word.languages)
    most = max(counts.values(), default=0)
    return frozenset(language for language, count in counts.items() if count == most)


def normal_form(header: str) -> str:
    """A header folded, with single blanks in place of its punctuation: `#Data operacji` -> `data operacji`."""
    return " ".join(_PUNCTUATION.sub(" ", fold(_CAMEL.sub(" ", header))).split())


def _exact(text: str, languages: frozenset[str]) -> HeaderWord | None:
    meanings = _lexicon().get(text) or _lexicon().get(text.replace(" ", ""))
    return _likeliest(meanings, _ALONE, languages) if meanings else None


def _longest_phrase(text: str, languages: frozenset[str]) -> HeaderWord | None:
    """The longest phrase of the lexicon inside a longer header; the first of two that are equally long."""
    longest: HeaderWord | None = None
    length = 0
    for phrase, sureness in _phrases_within(text):
        meanings = _lexicon().get(phrase)
        if meanings and sureness == _IN_COMPOUND:
            meanings = _in_compounding_languages(meanings)
        if meanings and len(phrase) > length:
            strength = sureness + (_AMONG_FEW_WORDS - sureness) * len(phrase) / len(text)
            longest, length = _likeliest(meanings, strength, languages), len(phrase)
    return longest


def _in_compounding_languages(meanings: Meanings) -> Meanings:
    return {tag: common for tag, languages in meanings.items() if (common := languages & _COMPOUNDING_LANGUAGES)}


def _phrases_within(text: str) -> Iterator[tuple[str, float]]:
    """Every phrase that a header may hold, with how surely it says what the column is."""
    words = text.split()
    for size in range(min(len(words), _MOST_WORDS), 0, -1):
        phrases = (" ".join(words[start : start + size]) for start in range(len(words) - size + 1))
        # Short words such as "no" and "in" have too many meanings to decide anything among other words.
        yield from ((phrase, _AMONG_WORDS) for phrase in phrases if len(phrase) > 2 or not phrase.isascii())
    if _UNSPACED.search(text):
        yield from ((phrase, _AMONG_WORDS) for phrase in _unspaced_phrases(text))
    for word in words:
        # Compounds end in what they are: Belegdatum, Rechnungsbetrag, kontosaldo.
        for start in range(2, len(word) - 3):
            yield word[start:], _IN_COMPOUND


def _unspaced_phrases(text: str) -> Iterator[str]:
    for start in range(min(len(text), _MOST_CHARACTERS)):
        for end in range(start + 2, min(len(text), start + _LONGEST_UNSPACED) + 1):
            yield text[start:end]


def _likeliest(meanings: Meanings, strength: float, languages: frozenset[str]) -> HeaderWord:
    """The meaning in the header's own languages, else the one that most languages share."""
    tag = max(meanings, key=lambda tag: (len(meanings[tag] & languages), len(meanings[tag]), "en" in meanings[tag]))
    return HeaderWord(tag, strength, meanings[tag])


@cache
def _lexicon() -> dict[str, Meanings]:
    """Every phrase of every language, in its normal form, with what it may mean."""
    lexicon: dict[str, Meanings] = {}
    for module in (western, southern, slavic, eastern, smaller, technical):
        for language, tags in module.WORDS.items():
            for tag, words in tags.items():
                for word in words.split(", "):
                    meanings = lexicon.setdefault(normal_form(word), {})
                    meanings[tag] = meanings.get(tag, frozenset()) | {language}
    return lexicon
