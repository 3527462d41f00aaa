"""What a descriptor's grammar tells of a payment."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class PaymentChannel(Enum):
    """The way in which the money went, and so to whom it can have gone."""

    CARD = "card"  # to a merchant
    CLEARING = "clearing house"  # to or from a company, by a direct debit or credit
    WALLET = "wallet"  # to a merchant or a person
    TRANSFER = "transfer"  # to anybody who has an account
    PERSON = "person to person"
    OWN = "own account"
    CARD_PAYMENT = "card payment"  # to the bank that issued a credit card, or received by it
    CASH = "cash"
    DEPOSIT = "deposit"  # a cheque or cash paid in
    PAYROLL = "payroll"


class Descriptor(NamedTuple):
    """The parts of a descriptor as they stand in it; "" for a part that it doesn't have.

    `remark` is what the payer or the clearing house says the payment is for, `address` the payee's address in a
    payment system, such as shop@bank.
    """

    channel: PaymentChannel
    payee: str = ""
    remark: str = ""
    reference: str = ""
    address: str = ""
    place: str = ""
