"""What stands around the days of a file -> the order in which its country writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from finpulse.cleaning.values.currencies import HOME_CURRENCY, NO_CURRENCY
from finpulse.cleaning.values.date_texts import date_text
from finpulse.cleaning.values.dates import DateOrder, day_of, order_of
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.reading import Hints

# Where the month comes first; everywhere else the day does, if the year does not.
_MONTH_FIRST: Final = frozenset({"USD", "PHP"})
# The default currency, none at all, and that of a country that writes both orders, say nothing.
_UNDECIDED: Final = frozenset({HOME_CURRENCY, NO_CURRENCY, "CAD"})
_YEAR_FIRST: Final = frozenset({"ja", "zh", "ko", "hu", "lt", "sv", "mn"})
_YEAR_FIRST_CURRENCIES: Final = frozenset({"JPY", "CNY", "KRW", "TWD", "HUF", "SEK", "MNT"})
_LETTERS: Final = re.compile(r"\b(([^\W\d_])\2{0,3})[-/. ]?(([^\W\d_])\4{0,3})[-/. ]?(([^\W\d_])\6{1,3})\b")
_FULL_DAY: Final = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d(?![\d/.-])")
_MONTH_LETTERS: Final = frozenset("mkм")
# The first letters of year, month and day in one language each; none is another one's turned round.
_OF_LANGUAGES: Final = frozenset(
    ["ymd", "jmt", "amj", "amd", "amg", "jmd", "åmd", "vkp", "éhn", "rmd", "гмд", "рмд", "yag", "alz", "gmd", "εμη"]
)

# Words of banking in the United States and elsewhere: schemes, states, spelling. A single one decides nothing.
_STATES: Final = "AK|AZ|CA|CT|FL|GA|IA|IL|KS|KY|MD|MI|MN|MO|MS|NC|ND|NE|NH|NJ|NM|NV|NY|OH|RI|SC|TN|TX|UT|VA|VT|WI|WV|WY"
_AMERICAN: Final = re.compile(
    rf"\w[ ,]+(?:{_STATES}|WA|MA|PA|OR|CO|IN)(?: \d{{5}}(?:-\d{{4}})?| USA?)\b|[^\W\d]{{3}} (?:{_STATES})\s*+$|"
    r"\b(?:ACH|ZELLE|VENMO|CHECKS?|CHECK ?CARD|CHECKING|AUTOPAY|401\(?K|ROUTING|IRS|PPD|WEB ID|ZIP CODE)\b"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:CHEQUES?|CHQ|SEPA|IBAN|BIC|BACS|SORT CODE|STANDING ORDER|DIRECT DEBIT|UPI|NEFT|IMPS|RTGS|"
    r"PVT|PTY|PLC|LTD|GMBH|VAT|PAYNOW|GIRO|EFTPOS|NARRATION|BPAY|"
    r"PAYID|M-?PESA|PAID (?:IN|OUT)|PARTICULARS|LODGE?MENTS?|VALUE DATE)\b|[£€₹₦]"
)
# A header is of the bank's own words, a description also of foreign shops'.
_OF_HEADER: Final = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else a file says that bears on its days.

    `day_columns` are its other columns of days; `other_days` are days from the lines around
    the table, from texts and from those columns; `names` is its whole header, `texts` are its rows' texts; `currency`
    is one that the file itself names; `newest_first` is what a running balance proves about the order of rows.
    """

    header: str = ""
    day_columns: tuple[DayCells, ...] = ()
    preamble_days: tuple[str, ...] = ()
    names: str = ""
    texts: Sequence[str] = field(default=())
    currency: str | None = None
    newest_first: bool | None = None

    @property
    def other_days(self) -> list[str]:
        """Every day of the file outside its column of booking dates."""
        in_texts = (day for text in self.texts for day in _FULL_DAY.findall(text))
        return [
            *self.preamble_days,
            *in_texts,
            *(cell.strip() for column in self.day_columns for cell in dict.fromkeys(column.cells)),
        ]

    @property
    def header_order(self) -> DateOrder | None:
        """The order that the header spells out: Date (DD/MM/YYYY).

        >>> Surroundings("Datum (TT.MM.JJJJ)").header_order, Surroundings("Date MM/DD/YY").header_order
        ('dmy', 'mdy')
        >>> Surroundings("Datum (åå-mm-dd)").header_order, Surroundings("Date (AA/MM/JJ)").header_order
        ('ymd', 'ymd')
        """
        found = map(_order_by_letters, _LETTERS.finditer(self.header.lower()))
        return next((order for order in found if order), None)

    def period(self, order: DateOrder) -> tuple[date, date] | None:
        """The first and last of two or more days above the table, if they can be a statement's period."""
        days = [day for text in self.preamble_days if (found := date_text(text)) and (day := day_of(found, order))]
        first, last = min(days, default=None), max(days, default=None)
        return (first, last) if first and last and len(set(days)) > 1 else None


def _order_by_letters(match: re.Match[str]) -> DateOrder | None:
    first, second, third = match[2], match[4], match[6]
    if f"{first}{second}{third}" in _OF_LANGUAGES:
        return "ymd"
    if f"{third}{second}{first}" in _OF_LANGUAGES:
        return "dmy"
    if f"{third}{first}{second}" in _OF_LANGUAGES or first in _MONTH_LETTERS:
        return "mdy"
    return ("ymd" if len(match[1]) == 4 else "dmy") if second in _MONTH_LETTERS else None


def customary_order(
    possible: Sequence[DateOrder],
    cells: Sequence[str],
    languages: frozenset[str],
    hints: Hints,
    around: Surroundings,
) -> DateOrder | None:
    """What is usual where the file comes from; None where that is not known or speaks for both.

    What the file itself shows comes before what is known of its account.
    """
    sure = _by_marks(possible, cells, languages) or _by_earlier(hints)
    words = _by_words(around)
    known = (order_of(hints.locale) if hints.locale else None) or _by_currency(hints.currency, possible)
    usual = sure or words or known
    if not sure and words and known and words != known:
        return None
    return usual if usual in possible else None


def _by_marks(possible: Sequence[DateOrder], cells: Sequence[str], languages: frozenset[str]) -> DateOrder | None:
    """Points between the numbers, and every language but English, put the day first; some the year where it can be."""
    if languages & _YEAR_FIRST and "ymd" in possible:
        return "ymd"
    return "dmy" if any("." in cell for cell in cells[:50]) or (languages and "en" not in languages) else None


def _by_earlier(hints: Hints) -> DateOrder | None:
    order = hints.earlier[0].dates.order if hints.earlier else None
    return order if order != "ymd" else None


def _by_currency(currency: str, possible: Sequence[DateOrder]) -> DateOrder | None:
    if currency in _UNDECIDED:
        return None
    if currency in _YEAR_FIRST_CURRENCIES and "ymd" in possible:
        return "ymd"
    return "mdy" if currency in _MONTH_FIRST else "dmy"


def _by_words(around: Surroundings) -> DateOrder | None:
    """The currency that the file names, and words of American banking against those of the rest of the world."""
    votes = _vote(around.names) * _OF_HEADER + sum(map(_vote, around.texts))
    if around.currency and around.currency not in _UNDECIDED:
        votes += 2 if around.currency in _MONTH_FIRST else -2
    return ("mdy" if votes > 0 else "dmy") if abs(votes) > 1 else None


def _vote(text: str) -> int:
    """1 for a text with American words, -1 for one with words of elsewhere."""
    plain = text.upper()
    return bool(_AMERICAN.search(plain)) - bool(_ELSEWHERE.search(plain))
