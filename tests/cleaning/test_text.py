"""Folding makes one form of what people take for the same, and keeps apart what they don't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.text import fold, fold_all


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CAFÉ", "cafe"),
        ("Müller", "MULLER"),
        ("Straße", "STRASSE"),
        ("İSTANBUL", "istanbul"),
        ("Łódź", "lodz"),
        ("ｶﾞｽ", "ガス"),
        ("ещё", "ЕЩЕ"),
        ("oʻtkazma", "O‘TKAZMA"),
        ("oʼtkazma", "o`tkazma"),
        ("a\u00a0\u202f b", "A B"),
        ("so\u00adft", "soft"),
        ("e\u0301te", "été"),
    ],
)
def test_what_looks_the_same_to_people_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("й", "и"), ("ў", "у"), ("қ", "к"), ("が", "か"), ("한", "하"), ("दिन", "दन")]
)
def test_letters_of_their_own_are_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", "  ", "Ёлка Ўзбекистон", "Ⅳ ﬁ ㎡", "x" * 10_000, "\x00\ud800", "ΣΊΣΥΦΟΣ", "ŉ"])
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text() | st.text("aB \t\0`é")))
def test_many_texts_fold_as_each_does(texts: list[str]) -> None:
    assert fold_all(texts) == list(map(fold, texts))


@given(st.text(), st.sampled_from(" \u00a0\u2003\u3000"), st.text() | st.text("\u0301\u3099\u0338a´"))
def test_words_fold_as_they_would_alone(one: str, blank: str, other: str) -> None:
    assert fold(one + blank + other) == f"{fold(one)} {fold(other)}".strip()
