"""Texts that differ in their references alone are cleaned once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.categories.categorise import categorise
from finpulse.cleaning.layout import Column, Layout
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.non_transactions import is_balance_text, is_pending_text
from finpulse.cleaning.parts.meaning import MeaningPart
from finpulse.cleaning.parts.text_template import all_without_references, has_reference, without_references

WORDS = st.sampled_from(
    [
        "Opening balance",
        "Saldo am",
        "(pending 1)",
        "[Vorgemerkt",
        "]",
        "(",
        "REMA",
        "1000",
        "7-11",
        "9",
        "12.03",
        "4711",
    ]
)
TEXTS = st.lists(WORDS | st.text("0123456789.,:/-()[] as ofEUR½é", max_size=6), max_size=6).map(" ".join)


def test_card_numbers_references_days_and_times_make_no_difference() -> None:
    first = without_references("CARD 4711 STARBUCKS STORE 12345 BERLIN 12.03.2024 14:33 REF 99887766")
    assert first == without_references("CARD 8025 STARBUCKS STORE 54321 BERLIN 01.11.2025 09:07 REF 10203040")


@pytest.mark.parametrize(
    ("text", "other"), [("REMA 1000", "REMA 1001"), ("7-11 SHOP", "7-12 SHOP"), ("O2 UK", "O3 UK")]
)
def test_a_number_that_is_a_part_of_a_name_does(text: str, other: str) -> None:
    assert without_references(text) != without_references(other)


def test_a_name_with_a_number_of_its_own_keeps_it() -> None:
    part = MeaningPart(Layout((Column(0, "Text", "description"),)), frozenset())
    assert has_reference("Club 1789")
    assert part.read(["Club 1789", ""], money_in=False).merchant == find_merchant("Club 1789", "")


@pytest.mark.parametrize(
    "text",
    [
        "CARD PAYMENT TO AMZN Mktp DE*2K4XY 123-456 LUX 12.03",
        "REMA 1000 STORGATA 12345678",
        "UPI/412345678901/CHAI POINT/chai@bank",
        "Giro 10-12.50 EUR Miete 2024-03",
        "1/2 PIZZERIA ROMA 19.99",
        "セブン-イレブン 1234567",
    ],
)
def test_merchant_and_category_are_those_of_the_whole_text(text: str) -> None:
    part = MeaningPart(Layout((Column(0, "Text", "description"),)), frozenset())
    merchant = find_merchant(text, "")
    assert part.read([text], money_in=False) == (text, merchant, *categorise(text, merchant, False, ""))


@given(TEXTS)
def test_whether_a_text_is_a_balance_or_pending_hangs_on_no_reference(text: str) -> None:
    bare = without_references(text)
    assert (is_balance_text(bare), is_pending_text(bare)) == (is_balance_text(text), is_pending_text(text))


@given(st.lists(TEXTS | st.text("1234\0")))
def test_many_texts_lose_what_each_would(texts: list[str]) -> None:
    assert all_without_references(texts) == list(map(without_references, texts))
