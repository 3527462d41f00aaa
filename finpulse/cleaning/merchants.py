"""Payee and description to a merchant as people say its name."""

from __future__ import annotations

import re
from functools import lru_cache

from finpulse.cleaning.lexicon.noise import CITIES, COUNTRIES, LEADS, LEGAL_FORMS, NO_NAMES, OUTLETS, PROCESSORS, TAILS
from finpulse.cleaning.text import fold

_LONGEST = 60
_ACRONYM = 3


_LEAD_PHRASES = {fold(lead) for lead in LEADS.split(",")}
_LEAD_BEGINNINGS = {lead.split()[0] for lead in _LEAD_PHRASES}
_LONGEST_LEAD = max(len(lead.split()) for lead in _LEAD_PHRASES)
_PROCESSORS = set(PROCESSORS.split())
_NO_NAMES = {fold(word) for word in NO_NAMES.split(",")}
_TAILS = set(fold(TAILS).split())
_OUTLETS = set(fold(OUTLETS).split())
_LEGAL_FORMS = set(fold(LEGAL_FORMS).split())
_ENDINGS = _LEGAL_FORMS | set(fold(CITIES).split()) | set(fold(COUNTRIES).split())

# Columns inside a description: banks set name, street and town apart by these.
_COLUMNS = re.compile(r"\s{3,}|//|[\\>|;]|,\s|\s/\s|\s-\s(?=\S*\d)")
_OUTLET_NUMBER = re.compile(r"(?<=\w{3})-\d+$")
_BOUGHT_AT = ("your purchase at ", "ihr einkauf bei ", "votre achat chez ", "su compra en ", "ваша покупка в ")
_WEB = re.compile(
    r"(?:https?://)?(?:www\.)?([^\s/]+?)\.(?:com|net|org|co\.[a-z]{2}|eu|io|de|at|ch|uk|ru|uz|kz|fr|es|it|nl|pl|us|ca|au)(?:/\S*)?",
    re.I,
)
_MARKS = " \t.,:;-–—_#*/()[]\"'«»“”„№&+"
_VOWEL = re.compile(r"[aeiouyаеёиоуыэюяўäöü]", re.I)


def find_merchant(description: str, payee: str) -> str:
    """The merchant of a transaction, "" where none can be told; never raises.

    The file's payee is taken at its word. Out of a description goes what banks and processors add:
    card numbers, references, dates, shop numbers, towns, countries and legal forms.

    >>> find_merchant("CARD PAYMENT TO STARBUCKS STORE 12345 LONDON GB", "")
    'Starbucks'
    >>> find_merchant("Оплата товаров и услуг KORZINKA-17 TASHKENT UZ", "")
    'Korzinka'
    >>> find_merchant("PAYPAL *SPOTIFY 35314369001", "")
    'Spotify'
    >>> find_merchant("Oylik maosh avgust", ""), find_merchant("x", "REWE Markt GmbH")
    ('', 'REWE Markt')
    """
    if payee and not payee.isspace():
        named = _name(payee)
        if named:
            return named
    name = _name(description)
    return "" if _says_only_what_happened(name) else name


@lru_cache(maxsize=8192)
def _name(text: str) -> str:
    """The readable name inside one cell, "" where the cell holds none."""
    for column in _COLUMNS.split(_behind_processor(_behind_purchase(text))):
        words = _without_ending(_in_capitals(_until_noise(_without_leads(column.split()))))
        if words:
            return _readable(words)[:_LONGEST].rstrip()
    return ""


def _behind_purchase(text: str) -> str:
    """What stands behind "your purchase at", wherever that stands."""
    low = text.lower()
    return next((text[low.find(phrase) + len(phrase) :] for phrase in _BOUGHT_AT if phrase in low), text)


def _behind_processor(text: str) -> str:
    """What stands behind a processor's star; what stands before any other star, which is followed by references.

    Stars in a row hide a card's digits and part nothing.
    """
    left, star, right = text.partition("*")
    if not star or right.startswith("*"):
        return text
    words = left.split()
    if words and fold(words[-1]) in _PROCESSORS and not right.isdigit():
        return right.lstrip(" *")
    return left or right


def _without_leads(words: list[str]) -> list[str]:
    """The words behind "card payment to" and the like, as many of these as stand in front."""
    while words:
        size = _lead_size(words)
        if not size:
            return words
        words = words[size:]
    return words


def _lead_size(words: list[str]) -> int:
    first = fold(words[0]).strip(_MARKS)
    if first not in _LEAD_BEGINNINGS:
        return 1 if not first else 0
    folded = [first, *(fold(word).strip(_MARKS) for word in words[1:_LONGEST_LEAD])]
    return next((n for n in range(len(folded), 0, -1) if " ".join(folded[:n]) in _LEAD_PHRASES), 0)


def _until_noise(words: list[str]) -> list[str]:
    """The first run of words that can belong to a name."""
    kept: list[str] = []
    for word in words:
        bare = _bare(word)
        if not bare or _is_number(bare) or fold(bare) in _TAILS:
            if kept:
                return kept[:-1] if len(kept) > 1 and _is_number(bare) and fold(kept[-1]) in _OUTLETS else kept
            continue
        kept.append(bare)
        if _OUTLET_NUMBER.search(word):
            return kept
    return kept


def _bare(word: str) -> str:
    """The word without marks around it and without a shop's number behind a dash."""
    bare = word.strip(_MARKS)
    bare = _OUTLET_NUMBER.sub("", bare)
    web = _WEB.fullmatch(bare)
    return web[1] if web else bare


def _is_number(word: str) -> bool:
    """Whether the word is a number, a date, a reference or a masked card rather than a name such as 7-Eleven or O2."""
    digits = sum(map(str.isdigit, word))
    if digits == 0:
        return not word.strip("xX")
    return digits >= 3 or digits * 2 > len(word) or (word[0].isdigit() and len(word) <= 3)


def _without_ending(words: list[str]) -> list[str]:
    """The words without the towns, countries and legal forms behind them, and without a legal form in front."""
    while len(words) > 1 and fold(words[-1]).replace(".", "") in _ENDINGS:
        words = words[:-1]
    while len(words) > 1 and fold(words[0]).replace(".", "") in _LEGAL_FORMS:
        words = words[1:]
    return words


def _readable(words: list[str]) -> str:
    """Words in the case in which people write them: what is mixed already stays, abbreviations stay."""
    text = " ".join(words)
    if not (text.isupper() or text.islower()):
        return text
    if len(words) == 1 and len(text) <= _ACRONYM:
        return text.upper()
    return " ".join(map(_cased, words))


def _in_capitals(words: list[str]) -> list[str]:
    """The name in capitals, without the bank's own words around it: "Oylik maosh NAMUNA SOFT", "UZTELECOM internet"."""
    if not any(map(str.isupper, words)):
        return words
    start = next((n for n, word in enumerate(words) if fold(word) not in _NO_NAMES), 0)
    capitals = words[start:] if len(words[start]) > 1 and words[start].isupper() else words
    end = next((n for n, word in enumerate(capitals) if n and word.islower()), len(capitals))
    return capitals[:end] if " ".join(capitals[:end]).isupper() else words


def _cased(word: str) -> str:
    """Capitalised; what can't be pronounced is an abbreviation, and Chinese has no case."""
    if len(word) <= _ACRONYM and not _VOWEL.search(word):
        return word.upper()
    if word[0].lower() == word[0].upper() and not word[0].isdigit():
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _says_only_what_happened(name: str) -> bool:
    """Whether nothing in the text names anybody: "ATM withdrawal", "Oylik maosh"."""
    return all(word.strip(_MARKS) in _NO_NAMES for word in fold(name).split())
