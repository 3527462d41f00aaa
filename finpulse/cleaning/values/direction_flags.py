"""The cell that says which way money went, in the form in which layouts keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from finpulse.cleaning.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
# A flag at the beginning of a text has at most so many words.
_MOST_LEADING_WORDS: Final = 3
_LONGEST_LEAD: Final = 80


def flag_word(cell: str) -> str:
    """A flag cell folded, without the marks around it, its words joined by hyphens.

    >>> flag_word(" Dr. "), flag_word("Money out"), flag_word("(+)")
    ('dr', 'money-out', '+')
    """
    return fold(cell).strip(" .:;,()[]'\"").replace(" ", "-")


def leading_flags(text: str) -> Iterator[str]:
    """The flags with which a text may begin, as `flag_word` writes them: its first words, the longest flag first.

    >>> list(leading_flags("Satın alma: MIGROS 12"))
    ['satin-alma-migros', 'satin-alma', 'satin']
    """
    words = _WORD.findall(fold(text[:_LONGEST_LEAD]))[:_MOST_LEADING_WORDS]
    for count in range(len(words), 0, -1):
        yield "-".join(words[:count])
