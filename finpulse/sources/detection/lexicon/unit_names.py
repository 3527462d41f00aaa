"""Headers, and lines above a table -> the units in which they say that amounts are: cents, thousands, millions."""

from __future__ import annotations

import re
from typing import Final

from finpulse.sources.detection.lexicon.header_words import normal_form

_NAMES: Final = (
    r"minor(?: units?)?|cents?|centen|cts?|pence|penn(?:y|ies)|pais[ea]s?|kopecks?|kopeks?|kop|коп(?:е\w+|і\w+)?|"
    r"tiyin\w*|тийин\w*|тиын\w*|fils|satang|centavos?|centimos?|centimes?|centesimi|grosz\w*|haler\w*|halier\w*|halala\w*|"
    r"ore|kurus\w*|bani|stotinki|стотинки|subunits?|qəpik|senti\w*|цент(?:ах|ов|ы)?|λεπτα|filler|aurar?|"
    r"თეთრი|אגורות|هللة|قرش|فلس|سنتيم|पैसे|পয়সা|สตางค์"
)
_MINOR_UNITS: Final = re.compile(rf"\b(?:{_NAMES})\b|[(（]分[)）]|(?<=[\s/])分\Z")
# Before the name of a unit stands one of these, and behind it one in Turkish.
_BEFORE: Final = "in|en|em|i|w|v|ve|в|у|σε|dalam|units?|unidad|unite|einheit|единица измерения|единица|единицы"
_SAID_OF_AMOUNTS: Final = re.compile(
    rf"\b(?:{_BEFORE}) (?:the )?(?:{_NAMES})\b|\b(?:{_NAMES}) cinsinden\b|[单單単]位 ?[分銭仙]"
)
# Multiples, by the power of ten.
_MULTIPLES: Final = tuple(
    (power, re.compile("|".join(patterns)))
    for power, *patterns in (
        (
            *(3, r"\bin thousands?\b", r"\bthousands? of\b", r"[($'’]0{3}s?\b", r"\ben milliers\b", r"\ben miles de\b"),
            *(r"\bem milhares\b", r"\bin migliaia\b", r"\bin duizend\w*\b", r"\bbin tl\b", "[千仟][元円圓]", "천 ?원"),
            r"\b(?:teur|tchf|tusd|keur|kusd|tsd|tausend|tkr|tys|тыс|тис|tisic\w*)\b",
        ),
        (4, "[万萬][元円圓]", "만 ?원"),
        (
            *(6, r"\bin millions?\b", r"\bmillions? of\b", r"\bin mio\b", r"\bмлн\b", r"\ben millones\b"),
            *(r"\ben millions\b", "百万[元円]", "백만 ?원"),
        ),
    )
)


def names_minor_units(header: str) -> bool:
    """Whether a header says that its amounts are in minor units: amount_minor, Amount (cents).

    >>> names_minor_units("amount_minor"), names_minor_units("Сумма, коп."), names_minor_units("Centre")
    (True, True, False)
    """
    return bool(_MINOR_UNITS.search(normal_form(header)) or _MINOR_UNITS.search(header))


def tells_minor_units(text: str) -> bool:
    """Whether a text says that amounts are in minor units.

    >>> tells_minor_units("All amounts in cents"), tells_minor_units("Суммы в копейках"), tells_minor_units("5 cents")
    (True, True, False)
    """
    return bool(_SAID_OF_AMOUNTS.search(normal_form(text)))


def thousands_in(text: str) -> int:
    """The power of ten by which a text says that amounts are multiples; 0 where it says nothing of the kind.

    >>> thousands_in("Amounts in thousands of USD"), thousands_in("Betrag (TEUR)"), thousands_in("Amount")
    (3, 3, 0)
    """
    forms = text.lower(), normal_form(text)
    return max((power for power, pattern in _MULTIPLES if any(map(pattern.search, forms))), default=0)
