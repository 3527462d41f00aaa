"""Words of a statement in the case in which people write names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_ACRONYM: Final = 3
_LONGEST_ACRONYM: Final = 5
_VOWEL: Final = re.compile(r"[aeiouyаеёиоуыэюяўäöü]", re.I)


def readable(words: Sequence[str]) -> str:
    """Words in the case in which people write them: what is mixed already stays, abbreviations stay.

    >>> readable(["BLUE", "LAGOON"]), readable(["KFC"]), readable(["McFit", "BERLIN"])
    ('Blue Lagoon', 'KFC', 'McFit BERLIN')
    """
    text = " ".join(words)
    if not (text.isupper() or text.islower()):
        return text
    if len(words) == 1 and len(text) <= _ACRONYM:
        return text.upper()
    return " ".join(map(_cased, words))


def _cased(word: str) -> str:
    """Capitalised; what can't be pronounced, or has "&" inside, is an abbreviation, and Chinese has no case."""
    if len(word) <= _LONGEST_ACRONYM and (("&" in word) or (word.isalpha() and not _VOWEL.search(word))):
        return word.upper()
    if word[0].lower() == word[0].upper() and not word[0].isdigit():
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
