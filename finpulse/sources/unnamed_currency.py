"""A reading of a file of an account whose currency nobody has named -> the one that its rows name, or a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from finpulse.cleaning.layout import Layout, Role
from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.cleaning.values.currencies import NO_CURRENCY, currencies_in
from finpulse.sources.detection.lexicon.header_words import languages_of
from finpulse.sources.reading import CURRENCY, Hints, Question, RawRow, Reading

# So many of a file's first rows show whether they name a currency.
_SAMPLED: Final = 500
# What is offered beside the account's currency and what the file's language and the account holder's country suggest.
_WIDESPREAD: Final = ("EUR", "USD")
_TEXT: Final = (
    "Neither this file nor its account names the currency of these amounts. Which one is it? "
    "Besides those listed, every ISO 4217 code is an answer."
)
_SHARED_TEXT: Final = (
    "The amounts of this file have a sign that several currencies share, and its account is in none of them for sure. "
    "Which one is it?"
)
_MONEY: Final[tuple[Role, ...]] = ("amount", "debit", "credit")


def without_currency(hints: Hints) -> Hints:
    """What is known of the account as detection sees it: no currency, where nobody has named one."""
    return hints if hints.names_currency else replace(hints, currency=NO_CURRENCY)


def with_currency(reading: Reading, rows: Iterable[RawRow], hints: Hints) -> Reading:
    """The reading in a currency, for what was detected `without_currency`.

    Where all rows that name one name the same, it is that of the others too. Where none does, or several are named and
    not by all rows, the account's is taken and asked about.
    """
    if reading.layout.currency != NO_CURRENCY:
        return reading
    sample = list(islice(rows, _SAMPLED))
    named = _named(sample, reading.layout)
    unnamed = named.pop(NO_CURRENCY, 0)
    if unnamed and (shared := _shared(sample, reading.layout)):
        return _asked(reading, Question(CURRENCY, _SHARED_TEXT, _choices(shared), shared[0]))
    if len(named) == 1 or (named and not unnamed):
        return replace(reading, layout=replace(reading.layout, currency=named.most_common(1)[0][0]))
    return _asked(reading, currency_question(hints, named, reading.layout.headers))


def _asked(reading: Reading, question: Question) -> Reading:
    layout = replace(reading.layout, currency=question.taken)
    return replace(reading, layout=layout, questions=(*reading.questions, question))


def currency_question(hints: Hints, named: Iterable[str] = (), headers: Iterable[str] = ()) -> Question:
    """Which currency the amounts of a file are in, of whose rows some have `named` one, and others or all none.

    Where none has, the default is taken as for every account of this user, and an answer is optional.
    """
    codes = (hints.currency, *named, *_likely(hints, headers), *_WIDESPREAD)
    return Question(CURRENCY, _TEXT, _choices(codes), hints.currency, optional=not named)


def _choices(codes: Iterable[str]) -> dict[str, str]:
    return {code: get_currency_name(code, locale="en") for code in codes}


def _shared(rows: Sequence[RawRow], layout: Layout) -> tuple[str, ...]:
    """The currencies that share the sign which the amounts, or their headers, show; none where they name one."""
    money = [index for role in _MONEY for index in layout.positions(role)]
    texts = [layout.columns[index].header for index in money]
    texts += [row.cells[index] for row in rows for index in money if index < len(row.cells)]
    found = (currencies for text in texts if (currencies := currencies_in(text)))
    return next((currencies for currencies in found if len(currencies) > 1), ())


def _named(rows: Sequence[RawRow], layout: Layout) -> Counter[str]:
    cleaner = Cleaner(layout, account_id=0)
    results = (cleaner.clean(row.line, row.cells) for row in rows)
    return Counter(result.money.currency for result in results if isinstance(result, CleanRow))


def _likely(hints: Hints, headers: Iterable[str]) -> Iterator[str]:
    """The currencies of the account holder's country, and of the largest countries that speak the file's languages."""
    for name in (hints.locale, *sorted(languages_of(list(headers)))):
        if territory := _territory(name or ""):
            yield from get_territory_currencies(territory)[:1]


def _territory(locale: str) -> str | None:
    """The country of a locale; of a language alone, where most of those live who speak it.

    >>> _territory("de_AT"), _territory("pl"), _territory("")
    ('AT', 'PL', None)
    """
    likely = get_global("likely_subtags").get(locale, locale)
    try:
        return Locale.parse(likely).territory
    except (ValueError, UnknownLocaleError):
        return None
