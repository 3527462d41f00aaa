"""Which refusal a word that nothing explains calls for."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.outcome import RefusalCode
from finpulse.assistant.planning.slots import Slots

# Without any of these a question isn't about money.
_ABOUT_MONEY: Final = frozenset(
    {
        "spend",
        "income",
        "net",
        "save",
        "savings",
        "savings_rate",
        "share",
        "average",
        "burn_rate",
        "txn",
        "purchase",
        "balance",
        "subscription",
        "bill",
        "recurring",
        "recurring_income",
        "price_rise",
        "budget",
        "over_budget",
        "can_spend",
        "forecast",
        "anomaly",
        "needs_wants",
        "lifetime",
        "finances",
        "buy",
        "monthly",
        "categories",
        "merchants",
        "accounts",
    }
)
_ASKED_FOR: Final = frozenset(
    {
        "spend",
        "buy",
        "go",
        "txn",
        "purchase",
        "visit",
        "income",
        "get",
        "balance",
        "bill",
        "subscription",
        "price_rise",
        "upcoming",
        "times",
        "how_much",
    }
)


def code_of(slots: Slots) -> tuple[RefusalCode, str]:
    """The code, and the words that it is about."""
    words = " ".join(slots.question.words(mark) for mark in slots.unknown)
    about_money = bool(slots.concepts & _ABOUT_MONEY or slots.named or "money" in slots.light)
    if not about_money and not slots.has("how_much"):
        return "out_of_domain", words
    if not about_money and len(slots.unknown) > 1:
        return "out_of_domain", words
    return ("unknown_entity" if slots.has(*_ASKED_FOR) else "no_such_metric"), words
