"""A text -> its parts by the grammar that knows it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from finpulse.cleaning.descriptors.descriptor import Descriptor, PaymentChannel
from finpulse.cleaning.descriptors.fields import read_labelled, read_separated
from finpulse.cleaning.descriptors.leads import read_ended, read_led, read_ticket
from finpulse.cleaning.descriptors.people import name_and_remark

# Of these channels a lead says nothing of where the payee's name ends.
_NAMED: Final = frozenset((PaymentChannel.PERSON, PaymentChannel.TRANSFER, PaymentChannel.WALLET))


@lru_cache(maxsize=8192)
def read_descriptor(text: str) -> Descriptor | None:
    """The parts of a descriptor by the first grammar that knows its form; None if none does.

    >>> read_descriptor("ZELLE PAYMENT TO KAREN HOLLISTER 19283746").payee
    'KAREN HOLLISTER'
    >>> read_descriptor("BLUE LAGOON 4711 LONDON") is None
    True
    """
    if fields := read_labelled(text) or read_separated(text):
        return _without_lead(fields)
    told = read_led(text) or read_ended(text)
    if ticket := read_ticket(told.payee if told else text):
        return ticket
    if told is None or told.channel not in _NAMED:
        return told
    payee, remark = name_and_remark(told.payee)
    # A wallet's name and a number may be a purchase with the wallet's own money.
    return told._replace(payee=payee, remark=remark) if payee or told.channel is not PaymentChannel.WALLET else None


def _without_lead(fields: Descriptor) -> Descriptor:
    """The fields without the words that banks put before the payee's."""
    led = read_led(fields.payee)
    return fields._replace(payee=led.payee) if led else fields
