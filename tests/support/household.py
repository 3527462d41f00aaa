"""A user with two accounts, whose statements are proven, missing, off and without balances."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tests.support.client import Client

HEADER = "Date,Description,Amount,Currency,Balance"
# What each month has: pay, rent, food, a refund of food.
ROWS = (
    (1, "Salary ACME GMBH", "2500.00"),
    (3, "Rent Hausverwaltung", "-900.00"),
    (9, "REWE Markt", "-120.50"),
    (17, "Shell tank", "-60.25"),
    (24, "REWE Markt", "-80.10"),
    (27, "REWE Markt refund", "10.10"),
)
MISSING, OFF = 4, 6


class Household(NamedTuple):
    """The user's client, and both accounts."""

    client: Client
    card: int
    wallet: int


def new_household(client: Client) -> Household:
    """January to July 2026 on a card: proven but for April, which is missing, and June, whose balance jumps by 45.00.

    Of a wallet there is May alone, without balances. A worker has to be at work.
    """
    client.request("PATCH", "/profile", json={"base_currency": "EUR"})
    card = client.account(name="Card", currency="EUR")
    wallet = client.account(name="Wallet", currency="EUR", account_type="wallet")
    balance = Decimal("1000.00")
    for month in range(1, 8):
        text, balance = _statement(month, balance, jump=Decimal("45.00") if month == OFF else Decimal(0))
        if month != MISSING:
            assert client.run_csv(text, card)["status"] == "completed"
    plain = "Date,Description,Amount,Currency\n2026-05-02,Bakery,-3.20,EUR\n2026-05-04,Bakery,-4.10,EUR\n"
    client.run_csv(plain, wallet)
    return Household(client, card, wallet)


def _statement(month: int, balance: Decimal, jump: Decimal) -> tuple[str, Decimal]:
    lines = [HEADER]
    for place, (day, text, amount) in enumerate(ROWS):
        balance += Decimal(amount) + (jump if place == 3 else 0)
        lines.append(f"{date(2026, month, day)},{text},{amount},EUR,{balance}")
    return "\n".join(lines) + "\n", balance
