"""Payee and description to a merchant as people say its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from finpulse.cleaning.lexicon.descriptor_words import PROCESSORS, UNSTARRED_PROCESSORS, WALLETS
from finpulse.cleaning.merchants.descriptors import (
    MARKS,
    Word,
    begins_with_bank,
    in_capitals,
    name_words,
    says_only_what_happened,
    says_only_where,
    without_ending,
    without_leads,
    word,
    words_of,
)
from finpulse.cleaning.merchants.gazetteer import Brand, brand_at_start, exact_brand, find_brand
from finpulse.cleaning.merchants.letter_case import readable

_LONGEST: Final = 60
_LONGEST_BRAND: Final = 3
_PROCESSORS: Final = frozenset(PROCESSORS.split())
_UNSTARRED_PROCESSORS: Final = frozenset(UNSTARRED_PROCESSORS.split())
# Columns inside a description: banks set name, street and town apart by these.
_COLUMNS: Final = re.compile(r"\s{3,}|//|[\\>|;]|,(?:\s|(?=\d))|\s/\s|\s-\s(?=\S*\d)|@(?=\d)|<br ?/?>|&lt;br/?&gt;")
_BRACKETS: Final = re.compile(r"[\[\](){}（）【】]")
_BOUGHT_AT: Final = (
    *("svwz+", "your purchase at ", "ihr einkauf bei ", "votre achat chez ", "su compra en ", "ваша покупка в "),
    *("il tuo acquisto presso ", "je aankoop bij ", "sua compra em ", "twój zakup w "),
)
_WALLET: Final = re.compile(rf"(?:{'|'.join(WALLETS.split())})\s*[-－—·:：]\s*")
# India's payments name their way, a number and the shop between slashes: UPI/412345678901/SHOP/shop@bank.
_PATH: Final = re.compile(r"(?i)(?:upi|imps|neft|mps|pos|ach|inb|bil|vps|ecom)[/-](?:\w+/)*?(?=[^\d\W])")


def find_merchant(description: str, payee: str) -> str:
    """The merchant of a transaction, "" where none can be told; never raises.

    The file's payee is taken at its word. Out of a description goes what banks and processors add:
    card numbers, references, dates, shop numbers, towns, countries and legal forms. A brand of the gazetteer
    has one name, however it was written.

    >>> find_merchant("CARD PAYMENT TO AMZN Mktp DE*2K4XY 123-456 LUX 12.03", "")
    'Amazon'
    >>> find_merchant("Оплата товаров и услуг KORZINKA-17 TASHKENT UZ", "")
    'Korzinka'
    >>> find_merchant("PAYPAL *CORNER COFFEE 35314369001", "")
    'Corner Coffee'
    >>> find_merchant("Oylik maosh avgust", ""), find_merchant("x", "Bäckerei Schmidt GmbH")
    ('', 'Bäckerei Schmidt')
    """
    if payee and not payee.isspace():
        named = _name(payee, True)
        if named:
            return named
    return _name(description, False)


@lru_cache(maxsize=8192)
def _name(text: str, is_payee: bool) -> str:
    """The name inside one cell, "" where the cell holds none."""
    text = _behind_purchase(_BRACKETS.sub(" ", text))
    left, star, right = text.partition("*")
    if star and not right.startswith("*"):
        return _starred(left, right, is_payee)
    return _first_name(text, is_payee)


def _behind_purchase(text: str) -> str:
    """What stands behind "your purchase at", wherever that stands, or behind a wallet's or a way of payment's name."""
    low = text.lower()
    found = next((text[low.find(phrase) + len(phrase) :] for phrase in _BOUGHT_AT if phrase in low), text)
    if not found.isascii():
        wallet = _WALLET.search(found)
        return found[wallet.end() :] if wallet else found
    path = _PATH.match(found)
    return found[path.end() :].replace("/", " / ") if path else found


def _starred(left: str, right: str, is_payee: bool) -> str:
    """What stands behind a processor's star; what stands before any other star, which is followed by references."""
    before = words_of(left)
    if not without_leads(before):
        return _first_name(right, is_payee)
    if word(left.rsplit(maxsplit=1)[-1]).folded in _PROCESSORS:
        return _first_name(right, is_payee) or _first_name(left, is_payee)
    said = name_words(without_leads(before))
    behind = [each for each in words_of(right.replace("*", " ")) if not each.is_noise][:2]
    brand = find_brand(_tokens([*said, *behind]))
    return brand.name if brand else _first_name(left, is_payee)


def _tokens(words: Sequence[Word]) -> list[str]:
    return [token for each in words for token in each.tokens]


def _first_name(text: str, is_payee: bool) -> str:
    """The name in the first column that holds one."""
    for column in _COLUMNS.split(text):
        words = words_of(column)
        name = words and (_led_brand(words) or _name_of(without_leads(words), is_payee))
        if name:
            return name
    return ""


def _led_brand(words: Sequence[Word]) -> str:
    """A brand whose name begins as a bank's words do: 7 For All Mankind, Pago Fácil."""
    if not begins_with_bank(words):
        return ""
    said = _tokens(words[:_LONGEST_BRAND])
    brand = brand_at_start(said)
    return brand.name if brand and exact_brand(said[:1]) is not brand else ""


def _name_of(words: Sequence[Word], is_payee: bool) -> str:
    """The name with which the words begin, behind a processor's that stands there without its star."""
    said = name_words(words)
    if not said or (not is_payee and says_only_what_happened(said)):
        return ""
    named = without_ending(said, words[len(said) :])
    brand = _brand_of(said, named, words[len(said) :])
    if brand:
        return brand.name
    if len(named) > 1 and named[0].folded in _UNSTARRED_PROCESSORS:
        return _name_of(words[1:], is_payee)
    return "" if not is_payee and says_only_where(said, named) else _readable(named)


def _brand_of(said: Sequence[Word], named: Sequence[Word], behind: Sequence[Word]) -> Brand | None:
    """The brand that the words name, as they stand or without the place; a number may belong to it, as in Rema 1000."""
    words = _tokens(said)
    if behind and behind[0].is_noise and (brand := exact_brand([*words, *behind[0].tokens])):
        return brand
    if len(named) == len(said):
        return find_brand(words)
    return brand_at_start(words) or find_brand(_tokens(named))


def _readable(named: Sequence[Word]) -> str:
    written = [each.bare for each in named]
    if not " ".join(written).isupper():
        written = [each.bare for each in in_capitals(named)]
    return readable(written)[:_LONGEST].strip(MARKS)
