"""Which columns of text describe a transaction, and what of them names the merchant."""

from __future__ import annotations

import pytest

from finpulse.cleaning.rows import CleanRow
from tests.support.readings import rows_of, texts_of


def merchants_of(text: str) -> list[str]:
    return [row.meaning.merchant for row in rows_of(text) if isinstance(row, CleanRow)]


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Fee description", "Charge for technical processing"),
        ("Gebührentext", "Entgelt für Zahlung im Ausland"),
        ("Commission details", "Abroad"),
        ("Details", "Thank you for banking with us"),
    ],
)
def test_texts_of_fees_and_sentences_in_all_rows_describe_no_row(header, text):
    rows = "".join(f"2026-05-{day},Shop {day},-{day}.00,{text}\n" for day in (13, 14, 15))
    assert texts_of(f"Date,Description,Amount,{header}\n{rows}") == ["Shop 13", "Shop 14", "Shop 15"]


def test_a_sentence_that_is_all_a_row_has_stays():
    shops = ("Shop", "", "Baker")
    rows = "".join(f"2026-05-1{at},{shop},Paid by card today,-{at}.00\n" for at, shop in enumerate(shops, 3))
    assert texts_of(f"Date,Description,Details,Amount\n{rows}")[1] == "Paid by card today"


def test_one_description_for_all_rows_stays_where_there_is_no_other():
    rows = "".join(f"2026-05-{day},Standing order for rent,-3.00\n" for day in (13, 14, 15))
    assert texts_of(f"Date,Description,Amount\n{rows}") == ["Standing order for rent"] * 3


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("Type", ("Credit", "Debit", "Debit")),
        ("Art", ("Im Laden", "Im Laden", "Zu Hause")),
        ("Tipo", ("Abono", "Cargo", "Cargo")),
    ],
)
def test_the_banks_own_words_for_kinds_are_no_part_of_a_merchant(header, kinds):
    names = ("Orchard Logistics", "Harbour Bakery", "Penang Street")
    rows = "".join(
        f"2026-05-1{at},{kind},{name},-{at}.50\n" for at, (kind, name) in enumerate(zip(kinds, names, strict=True), 3)
    )
    assert merchants_of(f"Date,{header},Description,Amount\n{rows}") == list(names)


def test_a_column_of_a_few_shops_is_no_column_of_kinds():
    rows = "".join(f"2026-05-{day},Tesco Stores,REF{day}{day * 7},-{day}.50\n" for day in range(10, 19))
    assert set(merchants_of(f"Date,Description,Reference,Amount\n{rows}")) == {"Tesco"}
