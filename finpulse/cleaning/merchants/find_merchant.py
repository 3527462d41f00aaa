"""Payee and description to a merchant as people say its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from finpulse.cleaning.descriptors import Descriptor, PaymentChannel, read_descriptor
from finpulse.cleaning.lexicon.descriptor_words import PROCESSORS, UNSTARRED_PROCESSORS, WALLETS
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.merchants.gazetteer import Brand, brand_at_start, exact_brand, find_brand
from finpulse.cleaning.merchants.gazetteer.place_names import without_town
from finpulse.cleaning.merchants.letter_case import readable
from finpulse.cleaning.merchants.name_words import (
    MARKS,
    Word,
    begins_with_bank,
    in_capitals,
    name_words,
    names_nobody,
    says_only_what_happened,
    says_only_where,
    without_ending,
    without_leads,
    word,
    words_of,
)

_LONGEST: Final = 60
_LONGEST_BRAND: Final = 3
_SHORTEST_BRAND: Final = 2
_SHORTEST_ACCOUNT: Final = 9
# Money that is paid in, taken out or moved goes to no merchant.
_NOBODY: Final = frozenset(
    (PaymentChannel.CASH, PaymentChannel.DEPOSIT, PaymentChannel.OWN, PaymentChannel.CARD_PAYMENT)
)
# Through these a person can be paid, who may be called as a brand is.
_PEOPLE: Final = frozenset((PaymentChannel.PERSON, PaymentChannel.TRANSFER, PaymentChannel.WALLET))
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

    What the file names in a column of its own stays as it is written there, unless it is a descriptor itself. Out of a
    description goes what banks and processors add: card numbers, references, dates, shop numbers, towns, countries and
    legal forms. A brand of the gazetteer has one name, however it was written.

    >>> find_merchant("CARD PAYMENT TO AMZN Mktp DE*2K4XY 123-456 LUX 12.03", "")
    'Amazon'
    >>> find_merchant("Оплата товаров и услуг KORZINKA-17 TASHKENT UZ", "")
    'Korzinka'
    >>> find_merchant("PAYPAL *CORNER COFFEE 35314369001", "")
    'Corner Coffee'
    >>> find_merchant("Oylik maosh avgust", ""), find_merchant("x", "Bäckerei Schmidt GmbH")
    ('', 'Bäckerei Schmidt GmbH')
    """
    return (payee and as_written(payee)) or known_name(description, payee)


def known_name(description: str, payee: str) -> str:
    """The name by which the merchant is known: of a brand its own, wherever and however it was written."""
    named = _known(payee, True) if payee and not payee.isspace() else ""
    return named or _known(description, False)


def _known(text: str, is_payee: bool) -> str:
    told = read_descriptor(text)
    return _name(text, is_payee, True) if told is None else _name_of_payee(told)


@lru_cache(maxsize=8192)
def as_written(payee: str) -> str:
    """A cell that holds a name and nothing that banks add, as it is written; "" for any other."""
    if "*" in payee or len(payee) > _LONGEST or _COLUMNS.search(payee):
        return ""
    words = [word(written) for written in payee.split()]
    if (
        not words
        or any(each.is_noise and len(each.bare) > _SHORTEST_BRAND for each in words)
        or says_only_what_happened(words)
    ):
        return ""
    return "" if begins_with_bank(words) and not exact_brand(_tokens(words)) else payee.strip()


def _name_of_payee(told: Descriptor) -> str:
    """The name in the part of a descriptor that holds the payee's."""
    if told.channel in _NOBODY:
        return ""
    payee = without_town(told.payee) if told.place else told.payee or told.remark
    named = _name(payee, False, told.channel not in _PEOPLE)
    if told.address and not find_brand(tokens(named)):
        brand = find_brand(tokens(told.address.partition("@")[0]))
        return brand.name if brand else named
    return named


@lru_cache(maxsize=8192)
def _name(text: str, is_payee: bool, inside: bool) -> str:
    """The name inside one cell, "" where the cell holds none.

    `inside` tells whether a brand counts behind other words too; a person may be called like one.
    """
    text = _behind_purchase(_BRACKETS.sub(" ", text))
    left, star, right = text.partition("*")
    if star and not right.startswith("*"):
        return _starred(left, right, is_payee)
    return _first_name(text, is_payee, inside)


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


def _first_name(text: str, is_payee: bool, inside: bool = True) -> str:
    """The name in the first column that holds one."""
    for column in _COLUMNS.split(text):
        words = words_of(column)
        name = words and (_led_brand(words) or _name_of(without_leads(words), is_payee, inside))
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


def _name_of(words: Sequence[Word], is_payee: bool, inside: bool) -> str:
    """The name with which the words begin, behind a processor's that stands there without its star."""
    said = name_words(words)
    if not said or (not is_payee and says_only_what_happened(said)):
        return ""
    if _is_account(said, words[len(said) :]):
        return ""
    named = without_ending(said, words[len(said) :])
    brand = _brand_of(said, named, words[len(said) :], inside)
    if brand:
        return brand.name
    if len(named) > 1 and named[0].folded in _UNSTARRED_PROCESSORS:
        return _name_of(words[1:], is_payee, inside) or _readable(named[:1])
    if not is_payee and names_nobody(named):
        return ""
    return "" if not is_payee and says_only_where(said, named) else _readable(named)


def _brand_of(said: Sequence[Word], named: Sequence[Word], behind: Sequence[Word], inside: bool) -> Brand | None:
    """The brand that the words name, as they stand or without the place; a number may belong to it, as in Rema 1000."""
    words = _tokens(said)
    if behind and behind[0].is_noise and (brand := exact_brand([*words, *behind[0].tokens])):
        return brand
    if not inside:
        return brand_at_start(words)
    if len(named) == len(said):
        return find_brand(words)
    return brand_at_start(words) or find_brand(_tokens(named))


def _is_account(said: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether two letters and a long number are an account: "VK 8810183054"."""
    letters, number = len(said) == 1 and len(said[0].bare), behind[0].bare if behind else ""
    return letters == _SHORTEST_BRAND and len(number) >= _SHORTEST_ACCOUNT and number.isdigit()


def _readable(named: Sequence[Word]) -> str:
    written = [each.bare for each in named]
    if not " ".join(written).isupper():
        written = [each.bare for each in in_capitals(named)]
    return readable(written)[:_LONGEST].strip(MARKS)
