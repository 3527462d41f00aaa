"""What the words over a column say about it, in the languages that banks write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.currencies import currency_in, is_currency_code
from finpulse.sources.detection.lexicon import eastern, slavic, smaller, southern, technical, western

# "booking_date" is a date that wins over others; the rest are the roles of a layout.
Tag = str

_BRACKETS: Final = re.compile(r"[(\[（【].*?[)\]）】]")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PUNCTUATION: Final = re.compile(r"[^\w'/]+|_|(?<=\w)/(?=\w)")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A word of these beside an amount or currency: it is that of the shop and not of the account.
_FOREIGN: Final = re.compile(
    r"\b(?:original|originale|foreign|fremd\w*|ursprung\w*|etranger\w*|orig|extranjer\w*|intl|vaxlings\w*|oorspr\w*)\b"
)
# Words for the account's own currency, as beside that of the shop; and for cents instead of whole units.
_ACCOUNT: Final = re.compile(
    r"\b(?:account|billing|billed|settle\w*|booked|konto\w*|abrechnung\w*|compte|cuenta|conta|conto|rekening|rachunk\w*|"
    r"uctu|ucet|ucte|szamla\w*|hesap\w*|счета|счёта|рахунку|картки|карты|сметката|racuna|cont|hisob\w*|tilin?|kontos?)\b|"
    r"入账|入賬|记账|記帳|結帳|结算"
)
_CENTS: Final = re.compile(
    r"\b(?:minor|cents?|pence|pais[ea]|kopecks?|kopeks?|копе\w+|копі\w+|tiyin\w*|тийин\w*|fils|satang|centavos|centimos|"
    r"centimes?|grosz[ye]|haler\w*|ore|kurus|bani|stotinki|subunits?)\b|[(（]分[)）]"
)
# What English headers end in that name or locate something and are no text about the transaction.
_IDENTIFIER: Final = re.compile(r"\b(?:id|number|nr|code|url|iban|bic|email|address|phone|key|type|status|level|icon)$")
# Languages that write several nouns as one word, the last of which says what it is.
_COMPOUNDING: Final = frozenset({"de", "nl", "sv", "da", "no", "fi", "et", "is", "hu"})
_TEXTS: Final = frozenset({"description", "merchant"})
_MONEY: Final = frozenset({"amount", "debit", "credit", "currency"})
# How sure a word is that stands among others, or ends a compound, against one that stands alone.
_WITHIN: Final = 0.5
_COMPOUND: Final = 0.45


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """What one header cell says: the role's tag, how surely (0 to 1), and the languages that use the word so."""

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
    bare = normal(_BRACKETS.sub(" ", header))
    whole = normal(header)
    if not whole or len(whole) > 120:
        return None
    found = _exact(whole, languages) or _exact(bare, languages)
    if not found and _IDENTIFIER.search(whole):
        return HeaderWord("ignored", _WITHIN, frozenset())
    found = found or _within(bare or whole, languages) or _of_currency(header)
    if (not found or found.tag == "ignored") and (text := _one_of_several(header, languages)):
        return text
    if found and found.tag == "amount" and (aside := _aside(header, languages)):
        return HeaderWord(aside.tag, found.strength, aside.languages)
    if found and found.tag in _MONEY and _FOREIGN.search(whole):
        return HeaderWord("ignored", found.strength, found.languages)
    return found


def _one_of_several(header: str, languages: frozenset[str]) -> HeaderWord | None:
    """A text that stands together with something else in one column: Place/Remark."""
    parts = [_exact(normal(part), languages) for part in header.split("/")] if "/" in header else []
    return next((HeaderWord(part.tag, _WITHIN, part.languages) for part in parts if part and part.tag in _TEXTS), None)


def _aside(header: str, languages: frozenset[str]) -> HeaderWord | None:
    """The direction that stands in brackets behind an amount: Amount (debit)."""
    aside = _BRACKETS.search(header)
    found = _exact(normal(aside[0]), languages) if aside else None
    return found if found and found.tag in ("debit", "credit") else None


def _of_currency(header: str) -> HeaderWord | None:
    """A column that is called by a currency alone holds amounts in it."""
    plain = header.strip(" .()[]")
    one = len(plain) > 3 and len(plain.split()) < 3
    named = is_currency_code(plain) if plain.isupper() else one and currency_in(plain) is not None
    return HeaderWord("amount", _WITHIN, frozenset()) if named else None


def names_account(header: str) -> bool:
    """Whether a header says that its amounts are in the account's own currency."""
    return bool(_ACCOUNT.search(normal(header)))


def names_cents(header: str) -> bool:
    """Whether a header says that its amounts are in hundredths: amount_minor, Amount (cents).

    >>> names_cents("amount_minor"), names_cents("amountInCents"), names_cents("Centre")
    (True, True, False)
    """
    return bool(_CENTS.search(normal(header)) or _CENTS.search(header))


def languages_of(header: Sequence[str]) -> frozenset[str]:
    """The languages that know the most of a header's words."""
    counts = Counter(language for cell in header if (word := header_word(cell)) for language in word.languages)
    most = max(counts.values(), default=0)
    return frozenset(language for language, count in counts.items() if count == most)


def normal(header: str) -> str:
    """A header folded, its punctuation turned into single blanks: `#Data operacji` -> `data operacji`."""
    return " ".join(_PUNCTUATION.sub(" ", fold(_CAMEL.sub(" ", header))).split())


def _exact(text: str, languages: frozenset[str]) -> HeaderWord | None:
    entries = _phrases().get(text) or _phrases().get(text.replace(" ", ""))
    return _best(entries, 1.0, languages) if entries else None


def _within(text: str, languages: frozenset[str]) -> HeaderWord | None:
    """The longest phrase of the lexicon inside a longer header; the first of two that are equally long."""
    longest: HeaderWord | None = None
    length = 0
    for phrase, sureness in _parts(text):
        entries = _phrases().get(phrase)
        if entries and sureness == _COMPOUND:
            entries = {tag: own for tag, found in entries.items() if (own := found & _COMPOUNDING)}
        if entries and len(phrase) > length:
            strength = sureness + (0.95 - sureness) * len(phrase) / len(text)
            longest, length = _best(entries, strength, languages), len(phrase)
    return longest


def _parts(text: str) -> Iterator[tuple[str, float]]:
    words = text.split()
    for size in range(min(len(words), 5), 0, -1):
        phrases = (" ".join(words[start : start + size]) for start in range(len(words) - size + 1))
        # "No" and "in" mean much too much to decide anything amid other words.
        yield from ((phrase, _WITHIN) for phrase in phrases if len(phrase) > 2 or not phrase.isascii())
    if _UNSPACED.search(text):
        starts = range(min(len(text), 30))
        yield from ((text[at:end], _WITHIN) for at in starts for end in range(at + 2, min(len(text), at + 9) + 1))
    for word in words:
        # Compounds end in what they are: Belegdatum, Rechnungsbetrag, kontosaldo.
        for start in range(2, len(word) - 3):
            yield word[start:], _COMPOUND


def _best(entries: dict[Tag, frozenset[str]], strength: float, languages: frozenset[str]) -> HeaderWord:
    """The reading of the header's own languages, else the one that most languages share."""
    tag = max(entries, key=lambda tag: (len(entries[tag] & languages), len(entries[tag]), "en" in entries[tag]))
    return HeaderWord(tag, strength, entries[tag])


@cache
def _phrases() -> dict[str, dict[Tag, frozenset[str]]]:
    phrases: dict[str, dict[Tag, frozenset[str]]] = {}
    for module in (western, southern, slavic, eastern, smaller, technical):
        for language, tags in module.WORDS.items():
            for tag, words in tags.items():
                for word in words.split(", "):
                    entry = phrases.setdefault(normal(word), {})
                    entry[tag] = entry.get(tag, frozenset()) | {language}
    return phrases
