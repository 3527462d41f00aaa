"""A name -> what a card statement makes of it: cut short, with towns, legal forms and processors around it."""

from __future__ import annotations

import random

from finpulse.cleaning.taxonomy import EDUCATION, ENTERTAINMENT, HOME, SERVICES, SHOPPING, TRAVEL

# How many of a category's purchases are made in the net, roughly.
_ONLINE = {SHOPPING: 0.35, TRAVEL: 0.15, ENTERTAINMENT: 0.12, SERVICES: 0.12, HOME: 0.08, EDUCATION: 0.05}
_ONLINE_ELSEWHERE = 0.02
_LEGAL_FORMS = "ltd limited plc inc llc gmbh ag sa srl spa bv ab as oy kft sro ooo ооо mchj co company group the"
_BEFORE = [
    "card payment to", "visa", "kartenzahlung", "paiement par carte", "compra tarjeta", "pagamento pos", "оплата",
    "karta to'lovi", "sq", "sumup", "izettle", "zettle", "stripe", "pos", "sp", "tst",
]  # fmt: skip
_TOWNS = """
london birmingham manchester leeds glasgow bristol liverpool york oxford reading leicester cardiff edinburgh berlin
hamburg munchen koln frankfurt wien zurich paris lyon madrid barcelona roma milano amsterdam rotterdam bruxelles praha
warszawa krakow budapest bucuresti sofia stockholm oslo kobenhavn helsinki lisboa dublin new york chicago houston
dallas seattle toronto sydney melbourne mumbai delhi singapore dubai istanbul ankara kyiv москва tashkent toshkent
"""
_ENDINGS = ((), ("com",), ("co", "uk"), ("net",), ("de",), ("fr",), ("com",))
# The merchant's field of card networks has 22 or 25 places, and banks cut what is left at many more.
_CUTS = (10, 12, 15, 18, 20, 22, 22, 25, 25)


def simulated(text: str, category: str, chance: random.Random) -> str:
    """One line of a statement that a purchase from `text` may leave."""
    if chance.random() < _ONLINE.get(category, _ONLINE_ELSEWHERE):
        return _online(text, chance)
    line = f"{chance.choice(_TOWNS.split())} {text}" if chance.random() < 0.2 else text
    if chance.random() < 0.35:
        line = f"{line} {chance.choice(_LEGAL_FORMS.split())}"
    if chance.random() < 0.5:
        line = line[: chance.choice(_CUTS)]
    if chance.random() < 0.3:
        line = f"{line} {chance.choice(_TOWNS.split())}"
    if chance.random() < 0.15:
        line = f"{chance.choice(_BEFORE)} {line}"
    return line


def _online(text: str, chance: random.Random) -> str:
    """A shop's address or its name at a processor: words without blanks, often cut."""
    joined = "".join(text.split())[: chance.choice((10, 11, 14, 18, 21, 30))]
    if chance.random() < 0.4:
        return f"paypal {joined}"
    words = ["www"] if chance.random() < 0.8 else []
    return " ".join([*words, joined, *chance.choice(_ENDINGS)])
