"""Texts whose parts stand behind labels, or between separators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from finpulse.cleaning.descriptors import india, sepa, united_states
from finpulse.cleaning.descriptors.descriptor import Descriptor, PaymentChannel
from finpulse.cleaning.text import fold


def _pattern(labels: Mapping[str, str]) -> re.Pattern[str]:
    """Any of the labels; the longest first, because "ID:" ends "CO ID:"."""
    ordered = sorted(labels, key=len, reverse=True)
    return re.compile("|".join(f"({re.escape(label)})" for label in ordered))


_LABELS: Final = united_states.CLEARING_LABELS | sepa.PLUS_LABELS | sepa.SLASH_LABELS | sepa.WORD_LABELS
_CLEARING: Final = _pattern(united_states.CLEARING_LABELS)
_PLUS: Final = _pattern(sepa.PLUS_LABELS)
_SLASH: Final = _pattern(sepa.SLASH_LABELS)
_WORDED: Final = _pattern(sepa.WORD_LABELS)
# A pattern splits a text in which one of its marks stands.
_KINDS: Final = (
    (united_states.CLEARING_MARKS, _CLEARING, PaymentChannel.CLEARING),
    (sepa.PLUS_MARKS, _PLUS, PaymentChannel.CLEARING),
    (sepa.SLASH_MARKS, _SLASH, PaymentChannel.CLEARING),
    (sepa.WORD_MARKS, _WORDED, PaymentChannel.CLEARING),
)


def read_labelled(text: str) -> Descriptor | None:
    """The parts behind a text's labels; what stands before the first label is the payee. None if it has no labels.

    >>> read_labelled("DUKE ENERGY DES:WEB PAY ID:4412 INDN:KAREN HOLLOWAY CO ID:11490 PPD").payee
    'DUKE ENERGY'
    """
    if ":" not in text and "+" not in text and "/" not in text:
        return None
    for marks, pattern, channel in _KINDS:
        if any(mark in text for mark in marks):
            return _split(text, pattern, channel)
    return None


def _split(text: str, pattern: re.Pattern[str], channel: PaymentChannel) -> Descriptor:
    parts: dict[str, str] = {"payee": pattern.split(text, maxsplit=1)[0].strip()}
    found = list(pattern.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    for each, end in zip(found, ends, strict=True):
        role, value = _LABELS[each[0]], text[each.end() : end].strip()
        if role and value:
            parts[role] = value
    return _paid_by_wallet(Descriptor(channel, **parts))


def _paid_by_wallet(told: Descriptor) -> Descriptor:
    """The shop as the payee of what a wallet's company collects for it."""
    if told.reference and fold(told.remark) in _WALLET_REMARKS and told.channel is PaymentChannel.CLEARING:
        return told._replace(payee=told.reference, remark="", reference="")
    return told


_WALLET_REMARKS: Final = frozenset(remark.strip() for remark in united_states.WALLET_REMARKS.split(","))


_CHANNELS: Final = {
    fold(words).strip(): channel for channel, entries in india.FIRST_FIELDS.items() for words in entries.split(",")
}
_TECHNICAL: Final = frozenset(fold(field).strip() for field in india.TECHNICAL_FIELDS.split(","))
_BANKS: Final = frozenset(india.BANK_CODES.split())
_CODE: Final = re.compile(r"[A-Z]{4}\d[A-Z0-9]{6}")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_FIRST: Final = re.compile(r"([A-Za-z][A-Za-z 0-9]{0,20}?)\s?[-/]")
_PREFIX: Final = re.compile(rf"(?i)^(?:{india.PAYEE_PREFIXES}) ")
# A field of one word with more digits is a code.
_MOST_DIGITS: Final = 1
_SHORTEST_REFERENCE: Final = 6


def read_separated(text: str) -> Descriptor | None:
    """The parts of an Indian descriptor between dashes or slashes, None if it begins with none of its ways.

    >>> read_separated("UPI-ANITA DESAI-ANITA.D@OKSBI-SBIN0001234-412233445602-RENT MARCH")[1:3]
    ('ANITA DESAI', 'RENT MARCH')
    """
    first = _FIRST.match(text) if "-" in text or "/" in text else None
    channel = _CHANNELS.get(fold(first[1])) if first else None
    if first is None or channel is None:
        return None
    separator = text[first.end() - 1]
    return _of_fields(channel, [field.strip() for field in text[first.end() :].split(separator)])


def _of_fields(channel: PaymentChannel, fields: Sequence[str]) -> Descriptor | None:
    """The fields by their form: the first that may be a name is the payee, the last one the remark."""
    if channel is PaymentChannel.CASH:
        return Descriptor(channel, place=fields[-1])
    names = [field for field in fields if _may_be_name(field)]
    address = next((field for field in fields if "@" in field), "")
    reference = next(
        (field for field in fields if len(field) >= _SHORTEST_REFERENCE and not _LETTERS.search(field)), ""
    )
    payee = _PREFIX.sub("", names[0]) if names else ""
    remark = names[-1] if len(names) > 1 else ""
    return Descriptor(channel, payee, remark, reference, address)


@lru_cache(maxsize=4096)
def _may_be_name(field: str) -> bool:
    """Whether a field is no address, code, reference, bank or word of the system's."""
    if "@" in field or not _LETTERS.search(field) or _CODE.fullmatch(field):
        return False
    folded = fold(field.replace(",", ""))
    if folded in _TECHNICAL or folded in _BANKS or folded.endswith(" bank"):
        return False
    digits = sum(map(str.isdigit, field))
    return digits <= _MOST_DIGITS or (" " in field and digits * 2 <= len(field))


def is_shops_address(address: str) -> bool:
    """Whether a shop's till stands behind an address: q71625@ybl, paytmqr2810@paytm, swiggy.payu@bank.

    >>> is_shops_address("PAYTMQR28100505@PAYTM"), is_shops_address("RAHULV22@OKAXIS")
    (True, False)
    """
    name = fold(address).partition("@")[0]
    if name.startswith("q") and name[1:].isdigit():
        return True
    return any(mark in name for mark in _SHOPS)


def is_persons_address(address: str) -> bool:
    """Whether an app for persons gave out the address: rahulv22@okaxis."""
    return fold(address).partition("@")[2].startswith(_PERSONS)


_SHOPS: Final = tuple(india.SHOP_ADDRESSES.split())
_PERSONS: Final = tuple(india.PERSONS_HANDLES.split())
