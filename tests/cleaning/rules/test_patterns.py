"""A user's patterns mean what Python's regular expressions mean of letters of any script, in linear time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finpulse.cleaning.rules.patterns import compile_pattern

# Written between one beginning and one end, so that no place is asked of beyond them.
PIECES = [r"\b", r"\B", "a", "é", "ж", " ", "-", r"\w", r"\W", ".", r"\d", r"\S", "[^a]", "[жa]", r"[\W1]", "(?:a|ж)"]
REPEATED = ["", "?", "*", "+", "{1,2}"]
piece = st.tuples(st.sampled_from(PIECES), st.sampled_from(REPEATED)).map(
    lambda pair: pair[0] if pair[0] in (r"\b", r"\B") else "".join(pair)
)


@settings(max_examples=400, deadline=None)
@given(st.lists(piece, max_size=6).map("".join), st.text("aéж -1_ü٣", min_size=1, max_size=7), st.booleans())
def test_letters_digits_and_the_edges_of_words_are_those_of_every_script(pattern: str, text: str, whole: bool) -> None:
    pattern = f"^{pattern}$" if whole else pattern
    assert compile_pattern(pattern)(text) == (re.search(pattern, text, re.IGNORECASE) is not None)


@pytest.mark.parametrize(
    ("pattern", "fitting", "other"),
    [
        (r"\bжук\b", "Большой ЖУК.", "жуки"),
        (r"\bcafé\b", "un cafe\u0301 noir", "cafés"),
        (r"\Qа.б\E\b", "а.б в", "аxб в"),
        (r"[[:alpha:]]\b", "éa", "é1"),
        (r"\PL\b\pL", "- é", "1é"),
        (r"^\d{3}$", "٣٤٥", "٣٤"),
        (r"\S\s\S", "é\u00a0ö", "éö"),
        (r"\b\x{43c}", "мир", "ямир"),
    ],
)
def test_what_re2_alone_has_is_understood_too(pattern: str, fitting: str, other: str) -> None:
    matches = compile_pattern(pattern)
    assert (matches(fitting), matches(other)) == (True, False)
