"""Reads conditions on an amount: "over $200", "between 20 and 50 euros", "200 dollardan ortiq"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.planning.marks import AmountCondition, CurrencyName
from finpulse.assistant.text.tokens import Token
from finpulse.assistant.words.asking import asking_words, cardinals
from finpulse.assistant.words.lexicon import Lexicon
from finpulse.assistant.words.number_words import AND, BEFORE, BEHIND, BETWEEN_BEHIND, MONEY
from finpulse.assistant.words.time_words import time_words

# What is counted isn't money: "more than 5 times", "over 14 days".
COUNTED: Final = frozenset({"times", "txn", "purchase", "visit", "merchants", "categories", "accounts"})
_UNITS: Final = ("day", "week", "month", "quarter", "year")
Condition = tuple[int, AmountCondition]


@dataclass(frozen=True, slots=True)
class AmountWords:
    """The comparators of one language, and the currencies in all."""

    before: Lexicon
    behind: Lexicon
    joints: Lexicon
    between_behind: Lexicon
    money: Lexicon


@lru_cache(maxsize=3)
def amount_words(language: Language) -> AmountWords:
    """The words of amounts of a language."""
    parts = BEFORE[language], BEHIND[language], {"and": AND[language]}, {"between": BETWEEN_BEHIND}, MONEY
    return AmountWords(*(Lexicon([part]) for part in parts))


@dataclass(frozen=True, slots=True)
class AmountSaid:
    end: int
    amount: Decimal
    currency: str | None


def condition_at(tokens: Sequence[Token], at: int, language: Language) -> Condition | None:
    """The longest condition that begins at a token."""
    words = amount_words(language)
    return _between(tokens, at, words, language) or _compared(tokens, at, words, language)


def currency_at(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, CurrencyName] | None:
    """A currency that stands without an amount."""
    found = amount_words(language).money.longest(tokens, at)
    return (found[0], CurrencyName(found[1])) if found else None


def _money(tokens: Sequence[Token], at: int, words: AmountWords, language: Language) -> AmountSaid | None:
    ahead = words.money.longest(tokens, at)
    begin = ahead[0] if ahead else at
    found = _number(tokens, begin, language)
    if found is None:
        return None
    behind = None if ahead else words.money.longest(tokens, found[0])
    currency = (ahead or behind or (0, None))[1]
    return AmountSaid(behind[0] if behind else found[0], found[1], currency)


def _number(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, Decimal] | None:
    if at < len(tokens) and tokens[at].number is not None:
        return at + 1, Decimal(str(tokens[at].number))
    word = cardinals(language).longest(tokens, at) if at < len(tokens) else None
    return (word[0], Decimal(word[1])) if word else None


def _between(tokens: Sequence[Token], at: int, words: AmountWords, language: Language) -> Condition | None:
    opening = words.before.longest(tokens, at)
    bare = opening is None or opening[1] not in ("between", ">=", "=")
    first = _money(tokens, at if bare or opening is None else opening[0], words, language)
    joint = words.joints.longest(tokens, first.end) if first else None
    last = _money(tokens, joint[0], words, language) if joint else None
    if first is None or last is None:
        return None
    closing = words.between_behind.longest(tokens, last.end)
    currency = last.currency or first.currency
    if (bare and not closing) or (currency is None and _is_counted(tokens, last, language, always=True)):
        return None
    low, high = sorted((first.amount, last.amount))
    return (closing[0] if closing else last.end), AmountCondition("between", (low, high), currency)


def _compared(tokens: Sequence[Token], at: int, words: AmountWords, language: Language) -> Condition | None:
    opening = words.before.longest(tokens, at)
    op: Any = opening[1] if opening and opening[1] != "between" else None
    money = _money(tokens, opening[0] if opening and op else at, words, language)
    if money is None:
        return None
    closing = None if op else words.behind.longest(tokens, money.end)
    op = op or (closing[1] if closing else None) or _up_to(tokens, money, language)
    from_on = opening is not None and tokens[at].key in ("from", "от", "до") and not money.currency
    if money.currency is None and (op is None or from_on or _is_counted(tokens, money, language)):
        return None
    return (closing[0] if closing else money.end), AmountCondition(op or "=", (money.amount,), money.currency)


def _up_to(tokens: Sequence[Token], money: AmountSaid, language: Language) -> str | None:
    """As in "5 dollargacha", where an ending says it."""
    return "<=" if language == "uz" and tokens[money.end - 1].key.endswith(("gacha", "kacha", "qacha")) else None


def _is_counted(tokens: Sequence[Token], money: AmountSaid, language: Language, always: bool = False) -> bool:
    """Whether a bare number is one of days, times or rows, or a year."""
    time = time_words(language)
    if any(time.lexicons[unit].longest(tokens, money.end) for unit in _UNITS) or 1990 <= money.amount <= 2100:
        return True
    if any(
        place.startswith("month:") and lexicon.longest(tokens, money.end) for place, lexicon in time.lexicons.items()
    ):
        return True
    following = asking_words(language).longest(tokens, money.end) if money.end < len(tokens) else None
    return bool(following and following[1] in COUNTED) or (always and money.end - 1 >= 0 and money.amount <= 31)
