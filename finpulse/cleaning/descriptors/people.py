"""What payers write behind a person's name: where the name ends, and what the payment was for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.descriptors.leads import is_number, plain
from finpulse.cleaning.lexicon.words.remarks import NAME_BEGINNINGS, NAME_ENDS, REMARKS_TO_PERSONS

_STOPS: Final = frozenset(NAME_ENDS.split())
_BEFORE: Final = frozenset(NAME_BEGINNINGS.split())
_PURPOSES: Final = frozenset(plain(remark) for remarks in REMARKS_TO_PERSONS.values() for remark in remarks.split(","))
_MIXED: Final = re.compile(r"(?=.*\d)(?=.*[^\W\d_])")
_SEPARATORS: Final = re.compile(r"\s+-\s+|[;|,]\s")
_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 5


def name_and_remark(text: str) -> tuple[str, str]:
    """The name with which a text behind a person-to-person lead begins, and what is said behind it.

    >>> name_and_remark("conf# abc44x9; Dominic Costa")
    ('Dominic Costa', '')
    >>> name_and_remark("JUANITA SHELL ON 03/11 REF # RP0ABC PIZZA NIGHT")
    ('JUANITA SHELL', 'PIZZA NIGHT')
    """
    words = text.split()
    start = 0
    while start < len(words) and _stands_before(words[start]):
        start += 1
    end = start
    while end < len(words) and end - start < _LONGEST_NAME and not _ends_name(words, end, start):
        end += 1
    return _stripped(words[start:end]), _stripped([word for word in words[end:] if not _is_technical(word)])


def _stands_before(word: str) -> bool:
    return plain(word) in _BEFORE or is_reference(word)


def _ends_name(words: Sequence[str], at: int, start: int) -> bool:
    if at > start and words[at - 1][-1] in ",;|":
        return True
    # Behind a given name and a surname, "rent" is no third name.
    if at - start >= _SHORTEST_NAME and plain(words[at]) in _PURPOSES:
        return True
    return plain(words[at]) in _STOPS or is_reference(words[at]) or words[at] in ("-", "–", "•")


def _is_technical(word: str) -> bool:
    return plain(word) in _STOPS or is_reference(word)


def is_reference(word: str) -> bool:
    """Whether a word is a number or mixed of letters and digits, as references are."""
    return is_number(word) or bool(_MIXED.match(word))


def _stripped(words: Sequence[str]) -> str:
    return " ".join(words).strip(" ,;:|-•")
