"""Which rows a status column leaves out."""

from __future__ import annotations

import json

import pytest

from finpulse.cleaning.non_transactions import PENDING
from tests.support.readings import money_of, reading_of, reasons_of


@pytest.mark.parametrize(
    ("header", "booked", "pending"),
    [
        ("Pending", "", "Pending"),
        ("Pending", "", "yes"),
        ("Pending", "No", "Yes"),
        ("Pending?", "", "x"),
        ("Vorgemerkt", "nein", "ja"),
        ("En attente", "", "oui"),
        ("Booked", "yes", "no"),
        ("Gebucht", "ja", "nein"),
        ("Is booked", "true", "false"),
        ("Status", "", "Pending"),
        ("Status", "Posted", "Pending"),
    ],
)
def test_a_blank_or_a_no_says_nothing_against_a_row(header, booked, pending):
    rows = f"2026-05-13,Shop,-3.00,{booked}\n2026-05-14,Pay,13.00,{booked}\n2026-05-15,Cafe,-4.00,{pending}\n"
    text = f"Date,Description,Amount,{header}\n{rows}"
    assert len(money_of(text)) == 2
    assert reasons_of(text) == [PENDING]


@pytest.mark.parametrize("name", ["pending", "isPending", "is_pending"])
def test_a_key_that_only_pending_records_have(name):
    records = [{"date": f"2026-05-1{at}", "amount": -3.5, "description": f"Shop {at}"} for at in range(3, 6)]
    records[1][name] = True
    assert len(money_of(json.dumps({"transactions": records}))) == 2


@pytest.mark.parametrize("name", ["booked", "isBooked", "settled", "posted"])
def test_a_field_that_says_whether_a_record_is_booked(name):
    records = [{"date": f"2026-05-1{at}", "amount": -3.5, "description": "Shop", name: at != 4} for at in range(3, 6)]
    assert len(money_of(json.dumps({"transactions": records}))) == 2


@pytest.mark.parametrize("words", [("Uncleared", "Cleared", "Reconciled"), ("Cleared", "Uncleared", "Uncleared")])
def test_what_a_register_has_not_cleared_has_happened_all_the_same(words):
    rows = "".join(f"05/1{at}/2026,Shop,€{at}.00,€0.00,{word}\n" for at, word in enumerate(words, 3))
    text = f"Date,Payee,Outflow,Inflow,Cleared\n{rows}"
    assert len(money_of(text)) == 3
    assert not reading_of(text).questions
