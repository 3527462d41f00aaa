"""A seed and a number -> a household with half a year of statements."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from scripts.households.household import Account, Household
from scripts.households.stories import POTS, SHOPS, STORIES, Scene

FIRST_DAY: Final = date(2026, 1, 5)
# Days between two stories: further apart than two sides of a transfer can be.
APART: Final = 6
PURCHASES: Final = 25
_BANKS: Final = ("Main Checking", "Chase checking", "Girokonto", "Everyday", "HDFC Account", "Compte courant")


def make_household(seed: int, number: int) -> Household:
    """The same household for the same seed and number."""
    dice = Random(f"{seed}/{number}")  # noqa: S311 - what it makes is to be made again.
    home = Household(_accounts(dice))
    stories = dice.sample(STORIES, len(STORIES))
    for at, story in enumerate(stories):
        amount = Decimal(dice.choice((50, 100, 200, 250, 400, 500, 1000, 1200))) if dice.random() < 0.5 else _odd(dice)
        story(Scene(home, dice, FIRST_DAY + timedelta(APART * at + dice.randrange(2)), amount))
    for _ in range(PURCHASES):
        day = FIRST_DAY + timedelta(dice.randrange(APART * len(stories)))
        text = f"{dice.choice(SHOPS)} {dice.randrange(1000, 9999)}"
        home.book(dice.choice(home.accounts), day, -_odd(dice), text, "purchase")
    return home


def _accounts(dice: Random) -> list[Account]:
    currency, foreign = dice.choice((("EUR", "USD"), ("USD", "EUR")))
    digits = dice.sample(range(2100, 9900), 4)
    main = dice.choice(_BANKS)
    accounts = [
        Account(f"{main} {digits[0]}" if dice.random() < 0.5 else main, "checking", currency),
        Account(f"Savings {digits[1]}", "savings", currency),
        *(Account(name, "savings", currency) for name in dice.sample(POTS, 2)),
        Account(dice.choice(("Dollars", "Foreign account", "Wise balance")), "checking", foreign),
    ]
    if dice.random() < 0.7:
        accounts.append(
            Account(dice.choice((f"Visa {digits[2]}", "Credit card", "HDFC Card")), "credit_card", currency)
        )
    if dice.random() < 0.5:
        accounts.append(Account("Purse", "cash", currency))
    if dice.random() < 0.5:
        accounts.append(Account(dice.choice(("Second Bank", "Joint account", "Sparkasse")), "checking", currency))
    return accounts


def _odd(dice: Random) -> Decimal:
    return Decimal(dice.randrange(300, 90_000)) / 100
