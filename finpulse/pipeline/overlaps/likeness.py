"""How much two texts of a transaction have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Final

from finpulse.cleaning.lexicon import descriptor_words
from finpulse.cleaning.merchants.name_words import words_of
from finpulse.cleaning.non_transactions import without_pending
from finpulse.cleaning.text import fold


class Likeness(IntEnum):
    """From texts that can't be of one transaction to the same."""

    CONTRARY = -1  # They count different instalments.
    APART = 0
    SHARED = 1  # A word of both tells one payee.
    GROWN = 2  # All that the shorter one says, the longer one says too.
    SAME = 3


# "Parcela 2/6", "3 of 12", "rate 4 de 10".
_INSTALMENT: Final = re.compile(r"(?<![\d./-])(\d{1,2}) ?(?:/|\b(?:of|de|von|di|van|из)\b) ?(\d{1,2})(?![\d./-])")
_LEGAL_FORMS: Final = frozenset(fold(descriptor_words.LEGAL_FORMS).split())
_NUMBER: Final = re.compile(r"\d{1,30}")
_MARKS: Final = re.compile(r"[\W_]+")
_SHORTEST_WORD: Final = 4
_SHORTEST_TEXT: Final = 3
_REMEMBERED: Final = 2_048


def likeness(some: Iterable[str], others: Iterable[str]) -> Likeness:
    """The most that any two of these texts have in common; CONTRARY where some two can't be of one transaction.

    >>> likeness(["PAYROLL DEP"], ["Payroll  dep Orchard Systems Inc"]).name
    'GROWN'
    >>> likeness(["CUMULUS INN Parcela 1/6"], ["CUMULUS INN Parcela 2/6"]).name
    'CONTRARY'
    """
    levels = [_of_two(one, other) for one in some for other in others]
    return min(levels) if Likeness.CONTRARY in levels else max(levels, default=Likeness.APART)


@lru_cache(maxsize=_REMEMBERED)
def _of_two(one: str, other: str) -> Likeness:
    if _counts_on(one, other):
        return Likeness.CONTRARY
    plain, other_plain = _squeezed(one), _squeezed(other)
    if plain == other_plain:
        return Likeness.SAME if plain else Likeness.APART
    most = Likeness.SHARED if _numbered_otherwise(one, other) else Likeness.GROWN
    shorter, longer = sorted((plain, other_plain), key=len)
    if len(shorter) >= _SHORTEST_TEXT and longer.startswith(shorter):
        return most
    few, many = sorted((_words(one), _words(other)), key=len)
    shared = [word for word in few if any(_is_beginning(word, each) for each in many)]
    if few and len(shared) == len(few) and any(len(word) >= _SHORTEST_WORD for word in shared):
        return most
    is_half = 2 * len(shared) >= len(few)  # A town alone is none.
    return Likeness.SHARED if is_half and any(len(word) >= _SHORTEST_WORD for word in shared) else Likeness.APART


def _counts_on(one: str, other: str) -> bool:
    """Whether both count instalments of the same number, and not the same one."""
    mine, theirs = _INSTALMENT.findall(fold(one)), _INSTALMENT.findall(fold(other))
    return any(at != their_at and of == their_of for at, of in mine for their_at, their_of in theirs)


def _numbered_otherwise(one: str, other: str) -> bool:
    """Whether each has a number that the other lacks, as two invoices, or two lines of a bus."""
    mine, theirs = (set(map(int, _NUMBER.findall(text))) for text in (one, other))
    return bool(mine - theirs and theirs - mine)


@lru_cache(maxsize=_REMEMBERED)
def _squeezed(text: str) -> str:
    """The text's letters and digits, without a word that says that it is pending."""
    return _MARKS.sub("", fold(without_pending(text)))


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    """The words that tell a payee: none of those that banks put around it, and no numbers."""
    told = [word.folded for word in words_of(without_pending(text)) if not (word.is_noise or word.is_banks)]
    parts = dict.fromkeys(part for word in told for part in _MARKS.split(word) if len(part) > 1)
    return tuple(part for part in parts if part not in _LEGAL_FORMS)


def _is_beginning(word: str, other: str) -> bool:
    """Whether the words are the same, or one is the other cut off."""
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) >= _SHORTEST_WORD and longer.startswith(shorter))
