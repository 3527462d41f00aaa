"""Text of fixed width, as old systems print statements."""

from __future__ import annotations

import pytest

from finpulse.sources.readers.fixed_width.column_cuts import cut, find_cuts
from tests.support.readings import booked, money_of, reading_of, rows_of, texts_of

ROWS = (
    ("01/03/2024", "CARD PAYMENT CORNER SHOP", "12.35", "", "987.65"),
    ("02/03/2024", "SALARY ACME LTD", "", "2,000.00", "2,987.65"),
    ("14/03/2024", "DIRECT DEBIT ENERGY", "110.00", "", "2,877.65"),
    ("15/03/2024", "CASH MACHINE HIGH STREET", "50.00", "", "2,827.65"),
    ("28/03/2024", "CARD PAYMENT BAKERY", "3.20", "", "2,824.45"),
)
HEADER = ("Date", "Description", "Paid out", "Paid in", "Balance")
MONEY = booked(
    ("2024-03-01", "-12.35"),
    ("2024-03-02", "2000.00"),
    ("2024-03-14", "-110.00"),
    ("2024-03-15", "-50.00"),
    ("2024-03-28", "-3.20"),
)


def printed(rows=ROWS, header=HEADER, form="{:<10}  {:<26}{:>12}{:>12}{:>14}", ruler: bool = False) -> str:
    lines = [form.format(*row) for row in (header, *rows)]
    if ruler:
        lines.insert(1, "---------- ------------------------- ------------ ----------- -------------")
    return "\n".join(lines) + "\n"


def test_columns_are_found_by_the_blanks_that_all_rows_have():
    text = printed()
    assert reading_of(text).format == "fixed_width"
    assert money_of(text) == MONEY
    assert [row.line for row in rows_of(text)] == [2, 3, 4, 5, 6]
    assert texts_of(text)[0] == "CARD PAYMENT CORNER SHOP"


def test_one_blank_alone_parts_days_and_amounts_from_texts():
    assert money_of(printed(form="{:<10} {:<24} {:>8} {:>8} {:>8}")) == MONEY


@pytest.mark.parametrize("above", ["Statement of account 4711\nSheet 1 of March 2024\n\n", "\f"])
@pytest.mark.parametrize("ruler", [True, False])
def test_what_stands_above_the_table_and_rules_within_it(above, ruler):
    assert money_of(above + printed(ruler=ruler)) == MONEY


def test_texts_that_go_on_on_the_next_line():
    lines = printed().splitlines()
    lines.insert(2, " " * 12 + "IN TOWN")
    assert texts_of("\n".join(lines))[0] == "CARD PAYMENT CORNER SHOP IN TOWN"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_of_several_bytes_move_no_column(encoding):
    rows = [(day, text.replace("E", "É"), *rest) for day, text, *rest in ROWS]
    assert money_of(printed(rows), encoding) == MONEY


def test_decimal_commas_and_days_with_names():
    rows = [
        ("1 Mrz 2024", "KARTENZAHLUNG LADEN", "-12,35"),
        ("12 Mrz 2024", "GEHALT", "2.000,00"),
        ("13 Mrz 2024", "MIETE", "-800,00"),
    ]
    text = printed(rows, ("Datum", "Text", "Betrag"), "{:<12}  {:<24}  {:>10}")
    assert money_of(text) == booked(("2024-03-01", "-12.35"), ("2024-03-12", "2000.00"), ("2024-03-13", "-800.00"))


def test_days_without_a_year_and_whole_amounts():
    rows = [("03/28", "STORE TOKYO", "1,200"), ("03/29", "SALARY", "250,000"), ("03/30", "CONVENIENCE STORE", "500")]
    rows.append(("03/31", "RENT", "80,000"))
    assert find_cuts(printed(rows, HEADER[:3], "{:<8}{:<24}{:>12}").splitlines()) == (8, 36)


def test_columns_that_can_not_be_told_apart_are_refused_rather_than_read_as_one():
    rows = [(day, text.ljust(34, "X") if at % 2 else text, *rest) for at, (day, text, *rest) in enumerate(ROWS)]
    assert find_cuts(printed(rows).splitlines()) == ()


def test_a_number_wider_than_its_column_is_never_read_in_part():
    line = "29/03/2024  A TEXT THAT FILLS ITS COLUMN1,112,345.67                  2,824.45"
    *_, last = rows_of(printed() + line + "\n")
    assert last.outcome == "rejected"
    assert cut("01/03/2024 12345.67", (14,)) == ["01/03/2024 12345.67", "12345.67"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"2024-03-0{day}   ; Shop {day}   ;  -{day}.50" for day in range(1, 9)),
        "\n".join(f"2024-03-0{day}   , Shop {day}   ,  -{day}.50" for day in range(1, 9)),
        "\n".join(f"2024-03-0{day}\tShop {day}\t-{day}.50" for day in range(1, 9)),
        "On 2024-03-01 Ann paid 1.50 for us.\nSo 2024-03-02 did Bob with 22.50.\nBut 2024-03-03 brought 7.00 to me.\n",
        "Date  Text  Amount\n2024-03-01  Shop  -1.50\n",
    ],
)
def test_what_has_a_delimiter_or_no_columns_is_none(text):
    assert find_cuts(text.splitlines()) == ()


SPACED = (
    ("01 Mar 2024", "BAGEL SHOP", "12,35-", "2 987,65"),
    ("02 Mar 2024", "SALARY ACME", "1 200,00", "4 187,65"),
    ("14 Mar 2024", "ENERGY NORTH", "110,00-", "4 077,65"),
    ("15 Mar 2024", "CASH", "3 050,00-", "1 027,65"),
    ("28 Mar 2024", "BAKERY", "33,20-", "994,45"),
)


def test_blanks_within_days_and_amounts_part_nothing():
    text = printed(SPACED, ("Date", "Text", "Amount", "Closing balance"), "{:<11}  {:<14}{:>10}  {:>15}")
    assert money_of(text)[:2] == booked(("2024-03-01", "-12.35"), ("2024-03-02", "1200.00"))
    assert [column.role for column in reading_of(text).layout.columns][-1] == "balance"


def test_two_columns_of_amounts_are_none_that_a_blank_stands_within():
    rows = [(day, text, "12", amount) for day, text, amount in (("01/03/2024", "A SHOP", "345,00"), *NEAR)]
    text = printed(rows, ("Date", "Text", "No", "Amount"), "{:<10}  {:<10}  {:>2} {:>6}")
    assert abs(money_of(text)[0][1]) == 345


NEAR = (("02/03/2024", "B SHOP", "678,00"), ("14/03/2024", "C SHOP", "901,00"), ("15/03/2024", "D SHOP", "234,00"))


@pytest.mark.parametrize("empty", ["Paid in", "Money in account"])
def test_a_column_with_a_name_and_nothing_in_it_keeps_the_others_apart(empty):
    rows = [row for row in ROWS if not row[3]]
    text = printed(rows, ("Date", "Description", "Paid out", empty, "Balance"), "{:<10}  {:<26}{:>12}{:>20}{:>14}")
    assert reading_of(text).format == "fixed_width"
    assert money_of(text) == [row for row in MONEY if row[1] < 0]


def test_a_name_of_two_words_belongs_to_one_column():
    rows = [(day, text, out or into, "Af" if out else "Bij", balance) for day, text, out, into, balance in ROWS]
    text = printed(rows, ("Datum", "Omschrijving", "Bedrag", "Af Bij", "Saldo"), "{:<10}  {:<26}{:>9}  {:>6}{:>12}")
    assert money_of(text) == MONEY
