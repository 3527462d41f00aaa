"""The fingerprint of a transaction never changes: it is how a statement of next year knows this year's rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.fingerprint import base_fingerprint, money_mark

COFFEE = {
    "account_id": 7,
    "day": date(2024, 2, 29),
    "amount": Decimal("-3.20"),
    "currency": "EUR",
    "description": "Café Central",
    "external_id": "A-1",
}


def test_the_fingerprint_of_a_row_is_what_it_has_always_been():
    assert base_fingerprint(**COFFEE).hex() == "000b468146d7bfc440a2b163f16f67bc04b647bd"


def test_it_begins_with_the_day():
    assert base_fingerprint(**COFFEE)[:4] == date(2024, 2, 29).toordinal().to_bytes(4, "big")


@pytest.mark.parametrize("same", [{"amount": Decimal("-3.2000")}, {"description": "  CAFE central "}])
def test_how_a_value_is_written_makes_no_difference(same):
    assert base_fingerprint(**{**COFFEE, **same}) == base_fingerprint(**COFFEE)


@pytest.mark.parametrize(
    "other",
    [
        {"account_id": 8},
        {"day": date(2024, 3, 1)},
        {"amount": Decimal("3.20")},
        {"currency": "USD"},
        {"description": "Café Centrale"},
        {"external_id": ""},
    ],
)
def test_any_other_value_makes_another(other):
    assert base_fingerprint(**{**COFFEE, **other}) != base_fingerprint(**COFFEE)


@given(
    st.decimals(-(10**15), 10**15, places=4) | st.builds(Decimal, st.sampled_from(["1E+3", "1.50E-2", "-0.00", "100"]))
)
def test_an_amount_is_marked_by_its_value_alone(amount):
    assert money_mark(amount, "EUR") == f"{amount.normalize():f}\x1fEUR\x1f".encode()
