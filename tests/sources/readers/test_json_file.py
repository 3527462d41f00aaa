"""JSON as the interfaces of banks and aggregators give it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Any

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of

PLAIN = [
    {"date": "2024-03-13", "description": "Corner Shop", "amount": -3.4, "currency": "EUR"},
    {"date": "2024-03-14", "description": "Acme", "amount": 2000, "currency": "EUR"},
]
MONEY = booked(("2024-03-13", "-3.4"), ("2024-03-14", "2000"))


def payment(day: str, amount: str, text: str) -> dict[str, Any]:
    return {
        "transactionId": f"T{day}",
        "bookingDate": day,
        "transactionAmount": {"amount": amount, "currency": "GBP"},
        "creditorAccount": {"iban": "GB00BANK1234"},
        "remittanceInformationUnstructured": text,
    }


def test_a_list_of_objects():
    assert money_of(json.dumps(PLAIN)) == MONEY
    assert [row.line for row in rows_of(json.dumps(PLAIN))] == [1, 2]


def test_one_object_a_line():
    assert money_of("\n".join(map(json.dumps, PLAIN))) == MONEY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_wide_characters_and_byte_order_marks(encoding):
    assert money_of(json.dumps(PLAIN), encoding) == MONEY


def test_exact_decimals():
    text = json.dumps(PLAIN).replace("-3.4", "-12345678901234.10")
    assert str(rows_of(text)[0].money.amount) == "-12345678901234.10"


def test_nested_fields_and_lists_of_what_is_booked_and_pending():
    text = json.dumps(
        {
            "transactions": {
                "booked": [payment("2024-03-13", "-3.40", "Corner Shop"), payment("2024-03-14", "20.00", "Acme")],
                "pending": [payment("2024-03-15", "-9.00", "Petrol")],
            }
        }
    )
    first, _, pending = rows_of(text)
    assert (first.meaning.description, str(first.money.amount), first.money.currency) == ("Corner Shop", "-3.40", "GBP")
    assert pending.reason.startswith("pending")


def test_names_in_small_letters_with_underscores():
    rows = [{"booking_date": row["date"], "transaction_amount": {"amount": str(row["amount"])}} for row in PLAIN]
    assert money_of(json.dumps({"transactions": {"booked": rows}})) == MONEY


def test_unsigned_amounts_with_an_indicator():
    rows = [
        {
            "TransactionId": f"T{number}",
            "CreditDebitIndicator": indicator,
            "Status": "Booked",
            "BookingDateTime": f"2024-03-1{number}T10:00:00+00:00",
            "Amount": {"Amount": "5.00", "Currency": "GBP"},
            "TransactionInformation": text,
            "Balance": {"Amount": {"Amount": "100.00", "Currency": "GBP"}, "CreditDebitIndicator": "Credit"},
        }
        for number, (indicator, text) in enumerate(
            [("Debit", "Corner Shop"), ("Credit", "Acme"), ("Debit", "Cinema")], 3
        )
    ]
    assert money_of(json.dumps({"Data": {"Transaction": rows}})) == booked(
        ("2024-03-13", "-5.00"), ("2024-03-14", "5.00"), ("2024-03-15", "-5.00")
    )


def test_moments_counted_since_1970():
    rows = [
        {"createdTS": 1710324000000, "amount": -3.4, "text": "Shop"},
        {"createdTS": 1710410400000, "amount": 2000, "text": "Acme"},
    ]
    assert money_of(json.dumps(rows)) == MONEY


def test_minor_units_that_are_named():
    rows = [
        {"date": row["date"], "reference": row["description"], "amount": {"minorUnits": int(row["amount"] * 100)}}
        for row in PLAIN
    ]
    assert money_of(json.dumps({"feedItems": rows})) == MONEY


def test_minor_units_that_show_by_their_endings():
    amounts = (-510, -1250, -99, 250000, -335, -1780)
    rows = [
        {"created": f"2024-03-1{n}", "description": f"Shop {n}", "amount": amount} for n, amount in enumerate(amounts)
    ]
    assert [str(amount) for _, amount in money_of(json.dumps(rows), currency="GBP")][:2] == ["-5.10", "-12.50"]


def test_an_interface_that_counts_money_out_as_positive():
    rows = [
        {
            **row,
            "amount": -row["amount"],
            "iso_currency_code": "USD",
            "unofficial_currency_code": None,
            "pending": False,
        }
        for row in PLAIN
    ]
    assert money_of(json.dumps(rows)) == MONEY
    assert not reading_of(json.dumps(rows)).questions


def test_the_same_interface_without_what_it_seldom_has():
    own = {"personal_finance_category": {"primary": "FOOD"}, "iso_currency_code": "USD", "pending": False}
    rows = [{**row, "amount": abs(row["amount"]), "transaction_id": f"x{n}", **own} for n, row in enumerate(PLAIN)]
    assert not reading_of(json.dumps(rows)).questions
    assert all(amount < 0 for _, amount in money_of(json.dumps(rows)))


def test_accounts_that_each_list_their_transactions():
    assert (
        money_of(json.dumps({"accounts": [{"id": 1, "transactions": PLAIN[:1]}, {"id": 2, "transactions": PLAIN[1:]}]}))
        == MONEY
    )


def test_names_in_other_languages_are_read_as_headers_are():
    rows = [{"fecha": row["date"], "concepto": row["description"], "importe": row["amount"]} for row in PLAIN]
    assert money_of(json.dumps({"movimientos": rows})) == MONEY


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 100_000, "nests"),
        (json.dumps(PLAIN)[:-5], "broken"),
        ('[{"a":"' + "x" * (5 << 20) + '"}]', "without end"),
        (json.dumps({"name": "x", "tags": ["a"]}), "no table|dates|nothing"),
        ("[]", "no list of transactions"),
    ],
)
def test_json_that_is_broken_or_no_statement_is_refused_with_a_sentence(text, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(text)


def whole_numbers(amounts: Sequence[object], currency: str = "EUR", **more: Callable[[Any], object]) -> str:
    records = [
        {
            "id": f"t{at}x",
            "date": f"2026-03-{at + 2:02}",
            "amount": amount,
            "currency": currency,
            "description": f"Shop {at}",
            **{name: make(amount) for name, make in more.items()},
        }
        for at, amount in enumerate(amounts)
    ]
    return json.dumps({"transactions": records})


@pytest.mark.parametrize(
    ("amounts", "currency", "digits", "questions"),
    [
        ((-640, -855, 200000), "GBP", 2, []),
        ((-640, -855), "GBP", 2, ["minor_digits"]),
        ((-500, -3700, 120000), "EUR", 0, ["minor_digits"]),
        ((-5, -37, 120, -12), "EUR", 0, []),
        ((-45100, 1500000, -12990, -3450, -88200), "USD", 3, []),
        ((-45100, 1500000, -12990), "USD", 3, ["minor_digits"]),
        ((-640, -1500, 250000), "JPY", 0, []),
        ((-640, -1490, 250000), "HUF", 0, []),
    ],
)
def test_what_whole_numbers_count_shows_in_their_look_or_is_asked(amounts, currency, digits, questions):
    reading = reading_of(whole_numbers(amounts, currency))
    assert reading.layout.amounts.minor_digits == digits
    assert [question.about for question in reading.questions] == questions


def test_another_field_or_the_balance_in_whole_units_tells_what_amounts_count():
    twin = whole_numbers((-640, 1500), display=lambda amount: f"{amount / 100:.2f}")
    milli = whole_numbers(
        (-45100, 12900), formatted=lambda amount: f"{'-' if amount < 0 else ''}${abs(amount) / 1000:.2f}"
    )
    assert [reading_of(text).layout.amounts.minor_digits for text in (twin, milli)] == [2, 3]
    balances = accumulate((-600, -900, 20000), initial=10000)
    next(balances)
    moved = whole_numbers((-600, -900, 20000), balance=lambda _: f"{next(balances) / 100:.2f}")
    assert [amount for _, amount in money_of(moved)] == [Decimal(-6), Decimal(-9), Decimal(200)]
    assert reading_of(moved).questions == ()


def test_milliunits_are_known_by_their_name():
    text = '[{"date": "2026-03-02", "amount_milliunits": -45100, "payee": "Shop"}]'
    assert money_of(text) == booked(("2026-03-02", "-45.1"))


def test_three_decimals_of_a_number_are_no_thousands_but_those_of_a_text_may_be():
    numbers = whole_numbers((-1.125, -50.32))
    assert [str(amount.normalize()) for _, amount in money_of(numbers, currency="EUR")] == ["-1.125", "-50.32"]
    texts = whole_numbers(("-1.125", "-50.32"))
    assert [str(amount) for _, amount in money_of(texts, currency="EUR")] == ["-1125", "-50.32"]
