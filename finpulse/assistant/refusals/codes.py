"""Which refusal a word that nothing explains calls for."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.outcome import RefusalCode
from finpulse.assistant.planning.marks import Mark
from finpulse.assistant.planning.rules import words_in
from finpulse.assistant.planning.slots import Slots

# Without any of these a question isn't about money.
_ABOUT_MONEY: Final = words_in("""
    spend income net save savings savings_rate share average burn_rate txn purchase balance subscription bill recurring
    recurring_income price_rise budget over_budget can_spend forecast anomaly needs_wants lifetime finances buy monthly
    categories merchants accounts paid balances
""")
# Where one of these is asked for, an unknown word is a name rather than a figure.
_ASKED_FOR: Final = words_in("""
    spend buy go txn purchase visit income get balance bill subscription price_rise upcoming times how_much paid
""")
# Behind these, and behind no other word, a name is expected.
_BEFORE_NAMES: Final = words_in("""
    at on for from to with by in of do does did is merchant category account called named в на у из от для за по с
""")


def code_of(slots: Slots) -> tuple[RefusalCode, str]:
    """The code, and the words that it is about."""
    words = " ".join(slots.question.words(mark) for mark in slots.unknown)
    about_money = bool(slots.concepts & _ABOUT_MONEY or slots.named or "money" in slots.light)
    if not about_money and (len(slots.unknown) > 1 or not slots.has("how_much")):
        return "out_of_domain", words
    is_name = slots.language == "uz" or any(_stands_for_a_name(slots, mark) for mark in slots.unknown)
    return ("unknown_entity" if is_name and slots.has(*_ASKED_FOR) else "no_such_metric"), words


def _stands_for_a_name(slots: Slots, mark: Mark) -> bool:
    """Whether an unknown word stands where a name would: in quotes, with a capital letter, or behind a preposition."""
    tokens = slots.question.tokens
    first = tokens[mark.start]
    before = [token.key for token in tokens[max(0, mark.start - 2) : mark.start] if token.key not in ("the", "my", "a")]
    is_capital = mark.start > 0 and first.text[:1].isupper()
    return first.quoted or is_capital or bool(before and before[-1] in _BEFORE_NAMES)
