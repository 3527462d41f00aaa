"""The parts of a descriptor -> a category: by the channel, the payee and what the payer says it is for."""

from __future__ import annotations

from typing import Final

from finpulse.cleaning.categories.by_words import (
    Categorisation,
    Knowledge,
    by_words,
    certain_of,
    directed,
    joined_words,
    sure_of,
)
from finpulse.cleaning.categories.payees import is_company, is_person, is_surely_person
from finpulse.cleaning.descriptors import Descriptor, PaymentChannel
from finpulse.cleaning.descriptors.fields import is_persons_address, is_shops_address
from finpulse.cleaning.lexicon.phrasebook import Group, Phrasebook, Tier, tokens
from finpulse.cleaning.lexicon.words.remarks import GENERIC_REMARKS, REMARKS_TO_PERSONS
from finpulse.cleaning.taxonomy import BANK, CASH, INCOME, LOANS, OTHER, SHOPPING, TRANSFER_IN, TRANSFERS

_WORDS: Final = "words"
_OF_CHANNEL: Final = {
    PaymentChannel.CASH: CASH,
    PaymentChannel.DEPOSIT: TRANSFER_IN,
    PaymentChannel.OWN: TRANSFERS,
    PaymentChannel.CARD_PAYMENT: LOANS,
}
_REMARKS: Final = Phrasebook([Group(_WORDS, Tier.CERTAIN, REMARKS_TO_PERSONS)])
_GENERIC: Final = frozenset(" ".join(tokens(remark)) for remark in GENERIC_REMARKS.split(","))


def by_channel(told: Descriptor, description: str, merchant: str, money_in: bool, known: Knowledge) -> Categorisation:
    """The category of a payment whose descriptor's grammar is known; never raises."""
    if told.channel in _OF_CHANNEL:
        fee = certain_of(tokens(description), money_in)
        return fee if fee and fee.name == BANK else _moved(_OF_CHANNEL[told.channel], money_in)
    if told.channel is PaymentChannel.CARD:
        return _by_card(told, description, merchant, money_in, known)
    if told.channel is PaymentChannel.PERSON:
        return _to_person(told, money_in) if _is_peer(told.payee) else _to_business(told, merchant, money_in, known)
    # "Salary", "own account", "loan" and a card's issuer are told by any channel.
    certain = certain_of(_all_words(told), money_in) or certain_of(tokens(description), money_in)
    return certain or _by_payee(told, merchant, money_in, known)


def _by_payee(told: Descriptor, merchant: str, money_in: bool, known: Knowledge) -> Categorisation:
    """What is paid by a channel that persons and businesses have."""
    if _is_persons(told):
        return _to_person(told, money_in)
    if told.channel is PaymentChannel.TRANSFER:
        return _to_business(told, merchant, money_in, known)
    return _by_clearing(told, merchant, money_in, known)


def _moved(name: str, money_in: bool) -> Categorisation:
    """Money that only changed its place. Cash or a deposit that goes the other way was taken back."""
    if name in (CASH, TRANSFER_IN):
        return Categorisation(TRANSFER_IN if money_in else CASH, _WORDS)
    return Categorisation(directed(name, money_in), _WORDS)


def _by_card(told: Descriptor, description: str, merchant: str, money_in: bool, known: Knowledge) -> Categorisation:
    """A purchase; money that comes back by a card, from a shop that nobody knows, is a refund."""
    found = by_words(told.payee or description, merchant, money_in, known)
    return Categorisation(SHOPPING, _WORDS) if money_in and found.source == "none" else found


def _is_peer(payee: str) -> bool:
    """Whether the payee of a person-to-person payment is no business."""
    return len(tokens(payee)) < 2 or is_person(payee)


def _is_persons(told: Descriptor) -> bool:
    """Whether a person is paid, where a business may be as well."""
    if told.channel is PaymentChannel.TRANSFER:
        return is_person(told.payee)
    if is_shops_address(told.address):
        return False
    return is_surely_person(told.payee) or (is_persons_address(told.address) and is_person(told.payee))


def _to_person(told: Descriptor, money_in: bool) -> Categorisation:
    """A transfer, unless the payer says that it is the rent or the like."""
    purpose = None if money_in else _REMARKS.find(_all_words(told))
    return Categorisation(purpose.category if purpose else directed(TRANSFERS, money_in), _WORDS)


def _to_business(told: Descriptor, merchant: str, money_in: bool, known: Knowledge) -> Categorisation:
    """What a payee that is no person sells, if that is sure; else a transfer, or what a company pays."""
    words = joined_words(_all_words(told), tokens(merchant))
    sold = sure_of(words, merchant, money_in, known)
    if not money_in:
        return sold or Categorisation(TRANSFERS, _WORDS)
    if told.channel is PaymentChannel.TRANSFER and sold and sold.source == "merchant":
        return sold
    pays = told.channel is PaymentChannel.TRANSFER and is_company(told.payee)
    return Categorisation(INCOME, "none") if pays else Categorisation(TRANSFER_IN, _WORDS)


def _by_clearing(told: Descriptor, merchant: str, money_in: bool, known: Knowledge) -> Categorisation:
    """What a known brand sells; else what the remark says, and else the payee's words."""
    found = by_words(told.payee or told.remark, merchant, money_in, known)
    if found.source != "merchant" and not _is_generic(told.remark):
        found = sure_of(tokens(told.remark), "", money_in, known) or found
    if found.source == "none" and told.channel is PaymentChannel.WALLET:
        return Categorisation(TRANSFER_IN, _WORDS) if money_in else Categorisation(OTHER, "none")
    return found


def _is_generic(remark: str) -> bool:
    """Whether a remark only says that something was paid."""
    return not remark or " ".join(tokens(remark)) in _GENERIC


def _all_words(told: Descriptor) -> tuple[str, ...]:
    return tokens(f"{told.payee} {told.remark}" if told.remark else told.payee)
