"""The cell that says which way money went, in the form in which layouts keep it."""

from __future__ import annotations

from finpulse.cleaning.text import fold


def flag_word(cell: str) -> str:
    """A flag cell folded, without the marks around it, its words joined by hyphens.

    >>> flag_word(" Dr. "), flag_word("Money out"), flag_word("(+)")
    ('dr', 'money-out', '+')
    """
    return fold(cell).strip(" .:;,()[]'\"").replace(" ", "-")
