"""The words of a card descriptor: which of them belong to a merchant's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from finpulse.cleaning.lexicon import descriptor_words
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.merchants.gazetteer.brand_lookup import exact_brand
from finpulse.cleaning.merchants.gazetteer.place_names import is_country, towns, without_place
from finpulse.cleaning.text import fold

MARKS: Final = " \t.,:;-–—_#*/()[]\"'«»“”„№&+=|•·<>!?~^"

_LEADS: Final = frozenset(fold(lead).strip() for lead in descriptor_words.PREFIXES.split(","))
# How many words the longest lead has that begins with a word.
_LEAD_SIZES: Final[dict[str, int]] = {}
for _lead in _LEADS:
    _LEAD_SIZES[_lead.split()[0]] = max(len(_lead.split()), _LEAD_SIZES.get(_lead.split()[0], 0))
_TAILS: Final = frozenset(fold(descriptor_words.DETAIL_WORDS).split())
_BANKS_WORDS: Final = _TAILS.union(*(lead.split() for lead in _LEADS))
_OUTLETS: Final = frozenset(fold(descriptor_words.STORE_WORDS).split())
_LEGAL_FORMS: Final = frozenset(fold(descriptor_words.LEGAL_FORMS).split())
_SURE_LEGAL_FORMS: Final = frozenset(fold(descriptor_words.SURE_LEGAL_FORMS).split())
NO_NAMES: Final = frozenset(fold(word).strip() for word in descriptor_words.TRANSACTION_WORDS.split(","))
_NOBODYS: Final = NO_NAMES | _LEGAL_FORMS | _BANKS_WORDS
_LETTER: Final = re.compile(r"[^\W\d_]")
_OUTLET_NUMBER: Final = re.compile(r"(?<=\w{3})-\d+$")
_WEB: Final = re.compile(
    r"(?:https?://)?(?:www\.|help\.)?([^\s/@]+?)\.(?:com?|net|org|co\.[a-z]{2}|com\.[a-z]{2}|eu|io|app|info|shop|store|[a-z]{2})"
    r"(?:/\S*)?",
    re.I,
)
# TESCO2606 is a shop and its number, AB2606 a reference.
_SHOP_AND_NUMBER: Final = re.compile(r"(?=.*[^\W\d_]{4})[^\W\d_][^\d]*\d{3,4}")
# A shop's name to which a longer number is glued.
_GLUED: Final = re.compile(r"[^\W\d_]{4}[^\d]*\d+$")
# What is longer and full of digits is no name of a brand.
_LONGEST_NUMBERED: Final = 5
# Short words are words of names too, so they need a number behind them to end one.
_SHORT: Final = 3
_REMEMBERED: Final = 16_384


class Word(NamedTuple):
    """A word of a descriptor, looked at by itself."""

    bare: str  # without marks around it, without a shop's number, without its domain
    folded: str
    tokens: tuple[str, ...]  # as the gazetteer knows them, its domain among them
    is_noise: bool  # a number, a date, a reference, a masked card, or nothing but marks
    ends_name: bool  # a shop's number was glued to it
    is_web: bool
    is_banks: bool  # banks say it of a payment


@lru_cache(maxsize=_REMEMBERED)
def word(written: str) -> Word:
    """The word as it stands between two blanks."""
    if written == "&":
        return Word("&", "&", (), False, False, False, False)
    bare = written.strip(MARKS)
    if bare.isdigit() or not _LETTER.search(bare):
        return Word(bare, bare, (bare,), True, False, False, False)
    outlet = _OUTLET_NUMBER.search(bare) if "-" in bare else None
    bare = bare[: outlet.start()] if outlet else bare
    web = _WEB.fullmatch(bare) if "." in bare else None
    named = web[1] if web else bare
    if named.isalpha():
        folded = fold(named)
        said = tokens(bare) if web else (folded,)
        is_banks = folded in _BANKS_WORDS
        return Word(named, folded, said, not folded.strip("x"), outlet is not None, web is not None, is_banks)
    return _mixed_word(named, bare, outlet is not None, web is not None)


def _mixed_word(named: str, written: str, has_number: bool, is_web: bool) -> Word:
    """A word of letters and others: a name such as 7-Eleven, a shop and its number, or a reference."""
    is_number = _is_number(named)
    if is_number and len(named) > _LONGEST_NUMBERED and not _GLUED.match(named):
        return Word(named, named, (), True, has_number, is_web, False)
    said = tokens(written)
    if len(said) == 2 and said[1].isdigit() and exact_brand(said[:1]):
        return Word(named[: len(said[0])], said[0], said[:1], False, True, False, False)
    folded = fold(named)
    is_noise = is_number and exact_brand(said) is None
    return Word(named, folded, said, is_noise, has_number, is_web, folded in _BANKS_WORDS)


def _is_number(text: str) -> bool:
    """Whether a word is a number, a date, a reference or a masked card rather than a name such as 7-Eleven or O2."""
    digits = sum(map(str.isdigit, text))
    if digits == 0:
        return not text.strip("xX")
    if digits >= 3:
        return not _SHOP_AND_NUMBER.fullmatch(text)
    letters = sum(map(str.isalpha, text))
    return digits > letters or (text[0].isdigit() and len(text) <= 3 and letters < 2)


def words_of(text: str) -> list[Word]:
    """The words of a text as far as its name can go: up to the first number behind a word that no bank says."""
    words = []
    is_named = False
    for written in text.split():
        each = word(written)
        words.append(each)
        if each.is_noise and is_named:
            break
        is_named = is_named or not (each.is_banks or each.is_noise)
    return words


def without_leads(words: Sequence[Word]) -> Sequence[Word]:
    """The words behind "card payment to" and the like, and behind the numbers that stand among these."""
    start, count = 0, len(words)
    while start < count:
        first = words[start]
        size = _lead_size(words, start) if first.is_banks else 0
        if not size and (first.is_noise or (first.folded in _TAILS and _beside_number(words, start))):
            size = 1
        if not size:
            break
        start += size
    return words[start:]


def begins_with_bank(words: Sequence[Word]) -> bool:
    """Whether the first word is a number, or one that banks put in front."""
    return words[0].is_noise or words[0].folded in _LEAD_SIZES


def _lead_size(words: Sequence[Word], start: int) -> int:
    longest = _LEAD_SIZES.get(words[start].folded, 0)
    for size in range(min(longest, len(words) - start), 1, -1):
        if " ".join([each.folded for each in words[start : start + size]]) in _LEADS:
            return size
    return 1 if words[start].folded in _LEADS else 0


def _before_number(words: Sequence[Word], at: int) -> bool:
    return at + 1 == len(words) or words[at + 1].is_noise


def _beside_number(words: Sequence[Word], at: int) -> bool:
    """Whether numbers or more words of the bank's stand around the word."""
    return _before_number(words, at) or (at > 0 and words[at - 1].is_noise) or words[at + 1].folded in _TAILS


def name_words(words: Sequence[Word]) -> Sequence[Word]:
    """The words of the name with which the words begin: up to the first number, reference or word of the bank's."""
    for at, each in enumerate(words):
        if at and _ends(words, at):
            return words[: at - 1 if at > 1 and each.is_noise and words[at - 1].folded in _OUTLETS else at]
        if each.ends_name:
            return words[: at + 1]
    return words


def _ends(words: Sequence[Word], at: int) -> bool:
    each = words[at]
    if each.is_noise or each.is_web or each.folded in _SURE_LEGAL_FORMS:
        return True
    return each.is_banks and each.folded in _TAILS and (len(each.folded) > _SHORT or _before_number(words, at))


def without_ending(words: Sequence[Word], behind: Sequence[Word]) -> Sequence[Word]:
    """The words without places and legal forms behind them, and without a legal form in front.

    A town before a legal form is a part of the company's name.
    """
    if len(words) > 1 and not (behind and behind[0].folded in _SURE_LEGAL_FORMS):
        words = words[: without_place([each.folded for each in words], [each.bare for each in words])]
    while len(words) > 1 and _is_legal_form(words[-1]):
        words = words[:-1]
    while len(words) > 1 and _is_legal_form(words[0]):
        words = words[1:]
    return words


def _is_legal_form(each: Word) -> bool:
    return each.folded in _LEGAL_FORMS or ("." in each.folded and each.folded.replace(".", "") in _LEGAL_FORMS)


def in_capitals(words: Sequence[Word]) -> Sequence[Word]:
    """The name in capitals, without the bank's own words around it: "Oylik maosh NAMUNA SOFT", "UZTELECOM internet"."""
    if len(words) < 2 or not any(each.bare.isupper() for each in words):
        return words
    start = next((n for n, each in enumerate(words) if each.bare.isupper() or each.folded not in NO_NAMES), 0)
    capitals = words[start:] if len(words[start].bare) > 1 and words[start].bare.isupper() else words
    end = next((n for n, each in enumerate(capitals) if n and each.bare.islower()), len(capitals))
    return capitals[:end] if " ".join(each.bare for each in capitals[:end]).isupper() else words


def says_only_what_happened(words: Sequence[Word]) -> bool:
    """Whether nothing in the words names anybody: "ATM withdrawal", "Oylik maosh"."""
    return all(each.folded in NO_NAMES for each in words)


def names_nobody(words: Sequence[Word]) -> bool:
    """Whether the words are only countries, legal forms and words of banks: "UK LTD", "POS SIG", "RENT For Month"."""
    return all(each.folded in _NOBODYS or is_country(each.folded, each.bare) for each in words)


def says_only_where(said: Sequence[Word], named: Sequence[Word]) -> bool:
    """Whether all that is left of the words is a town, whose country or state stood behind it."""
    return len(named) == 1 < len(said) and named[0].folded in towns()
