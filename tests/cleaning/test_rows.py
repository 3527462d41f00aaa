"""A row becomes a transaction, or says in a sentence why it becomes none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, SignConvention
from finpulse.cleaning.rows import Cleaner, CleanRow, DroppedRow


def layout(*roles, **settings):
    columns = tuple(Column(index, role.replace("_", " ").title(), role) for index, role in enumerate(roles))
    return Layout(columns, DateFormat("dmy"), AmountFormat(","), currency="EUR", **settings)


def clean(cells, *roles, **settings):
    return Cleaner(layout(*roles, **settings), account_id=7).clean(17, cells)


SIMPLE = ("date", "amount", "description")


def test_a_row_becomes_a_transaction():
    row = clean(["29.02.2024", "-1.234,50", "  Rent March "], *SIMPLE)
    assert isinstance(row, CleanRow)
    assert (row.line, row.day, row.money) == (17, (date(2024, 2, 29),), (Decimal("-1234.50"), "EUR"))
    assert row.meaning.description == "Rent March"
    assert (row.meaning.merchant, row.meaning.category, row.meaning.category_source) == ("", "Housing & Rent", "words")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["31.02.2024", "1,00", "x"], '"31.02.2024" is no date in column "Date"'),
        (["", "1,00", "x"], 'there is no date in column "Date"'),
        (["01.02.2024", "abc", "x"], '"abc" is no amount in column "Amount"'),
        (["01.02.2024", "", "x"], 'there is no amount in column "Amount"'),
        (["01.02.2024"], 'there is no amount in column "Amount"'),
        (["01.02.2024", "9" * 16, "x"], f"{'9' * 16} is too large for an amount"),
        (["01.02.2024", "0,12345", "x"], "0.12345 has more decimals than an amount in EUR can have"),
    ],
)
def test_a_cell_that_cannot_be_read_rejects_its_row(cells, reason):
    assert clean(cells, *SIMPLE) == DroppedRow(17, "rejected", reason)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["Date", "Amount", "Description"], "the header again"),
        (["Total", "100,00", ""], "a total, no transaction"),
        (["", "-5,00", "Summe:"], "a total, no transaction"),
        (["01.02.2024", "100,00", "Opening balance"], "a balance, a limit or what is due, no transaction"),
        (["Pending", "-5,00", "Coffee"], "pending: not booked yet"),
        (["01.02.2024", "0,00", "Your statement is ready"], "the amount is zero: information, no transaction"),
        (["", "", "continued"], "neither a date nor an amount: a note, no transaction"),
    ],
)
def test_a_row_that_is_no_transaction_is_skipped(cells, reason):
    assert clean(cells, *SIMPLE) == DroppedRow(17, "skipped", reason)


@pytest.mark.parametrize("status", ["Pending", "Umsatz vorgemerkt", "в обработке", "交易关闭", "Declined"])
def test_what_is_pending_or_called_off_is_skipped(status):
    row = clean(["01.02.2024", "-5,00", "Coffee", status], *SIMPLE, "status")
    assert isinstance(row, DroppedRow)
    assert row.outcome == "skipped"


@pytest.mark.parametrize("status", ["Completed", "Gebucht", "", "проведено"])
def test_what_is_booked_is_kept(status):
    assert isinstance(clean(["01.02.2024", "-5,00", "Coffee", status], *SIMPLE, "status"), CleanRow)


@pytest.mark.parametrize(
    ("debit", "credit", "expected"), [("12,50", "", "-12.50"), ("", "12,50", "12.50"), ("0,00", "3,00", "3.00")]
)
def test_debit_and_credit_columns(debit, credit, expected):
    row = clean(["01.02.2024", debit, credit], "date", "debit", "credit")
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal(expected)


def test_debits_that_carry_their_own_minus():
    row = clean(["01.02.2024", "-12,50", ""], "date", "debit", "credit", signs=SignConvention(debits_negative=True))
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal("-12.50")


def test_a_cards_credits_that_carry_a_minus():
    row = clean(["01.02.2024", "", "-12,50"], "date", "debit", "credit", signs=SignConvention(credits_negative=True))
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal("12.50")


def test_neither_debit_nor_credit_is_information_only():
    row = clean(["01.02.2024", "", ""], "date", "debit", "credit")
    assert row == DroppedRow(17, "skipped", "neither a debit nor a credit: information, no transaction")


@pytest.mark.parametrize(("flag", "expected"), [("Af", "-12.50"), (" af ", "-12.50"), ("Bij", "12.50"), ("", "12.50")])
def test_a_flag_says_which_way_the_money_went(flag, expected):
    signs = SignConvention(outflow_flags=frozenset({"af"}))
    row = clean(["01.02.2024", "12,50", flag], "date", "amount", "flag", signs=signs)
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal(expected)


def test_a_flag_that_means_neither_is_not_guessed():
    signs = SignConvention(outflow_flags=frozenset({"af"}), inflow_flags=frozenset({"bij"}))
    row = clean(["01.02.2024", "12,50", "Neutraal"], "date", "amount", "flag", signs=signs)
    assert row == DroppedRow(17, "rejected", '"Neutraal" says neither money in nor money out in column "Flag"')


def test_a_row_of_the_wrong_width_is_mended_only_where_one_reading_is_possible():
    assert isinstance(clean(["01.02.2024", "-5,00", "Tea", " and cake"], *SIMPLE), CleanRow)
    row = clean(["01.02.2024", "Tea", "1,00", "2,00", "3,00"], "date", "description", "amount", "balance")
    assert row == DroppedRow(17, "rejected", "there are more cells than columns")


def test_an_inverted_file_prints_money_out_as_positive():
    row = clean(["01.02.2024", "12,50", "Shoes"], *SIMPLE, signs=SignConvention(inverted=True))
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal("-12.50")


@pytest.mark.parametrize(
    ("amount", "cell", "expected"),
    [
        ("5,00", "USD", "USD"),
        ("5,00", "", "EUR"),
        ("5,00 zł", "", "PLN"),
        ("$5,00", "", "USD"),
        ("5,00", "人民币", "CNY"),
    ],
)
def test_the_currency_is_the_rows_own_before_the_accounts(amount, cell, expected):
    row = clean(["01.02.2024", amount, cell], "date", "amount", "currency")
    assert isinstance(row, CleanRow)
    assert row.money.currency == expected


def test_texts_of_several_columns_are_joined_in_order_and_payees_fill_in():
    row = clean(["01.02.2024", "5,00", "Card payment", "", "REF 12"], *SIMPLE, "description", "description")
    assert isinstance(row, CleanRow)
    assert row.meaning.description == "Card payment REF 12"
    row = clean(["01.02.2024", "5,00", "", "Corner Shop"], *SIMPLE, "merchant")
    assert isinstance(row, CleanRow)
    assert row.meaning.description == "Corner Shop"


def test_texts_are_bounded_and_without_zero_bytes():
    row = clean(["01.02.2024", "5,00", "a\0b" + "c" * 5000], *SIMPLE)
    assert isinstance(row, CleanRow)
    assert row.meaning.description.startswith("abc")
    assert len(row.meaning.description) == 2000


def test_equal_rows_share_a_fingerprint_and_other_accounts_do_not():
    cells = ["01.02.2024", "5,00", "Coffee"]
    cleaner = Cleaner(layout(*SIMPLE), account_id=7)
    first, second = cleaner.clean(1, cells), cleaner.clean(2, cells)
    other = Cleaner(layout(*SIMPLE), account_id=8).clean(1, cells)
    assert isinstance(first, CleanRow)
    assert isinstance(second, CleanRow)
    assert isinstance(other, CleanRow)
    assert first.base == second.base != other.base
    assert len(first.base) == 20


def test_a_mended_row_keeps_all_of_its_text():
    row = clean(["02.03.2024", "-6", "00", "Tea", " and cake"], *SIMPLE)
    assert isinstance(row, CleanRow)
    assert (row.money.amount, row.meaning.description) == (Decimal("-6.00"), "Tea, and cake")


@pytest.mark.parametrize("amounts", [["", ""], ["-", "-"], ["0,00", ""]])
def test_a_row_of_nothing_but_a_fee_is_that_fee(amounts):
    row = clean(["01.02.2024", *amounts, "5,00", "Card fee"], "date", "debit", "credit", "fee", "description")
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal("-5.00")


def test_a_fee_beside_an_amount_changes_nothing():
    row = clean(["01.02.2024", "20,00", "", "5,00", "Transfer"], "date", "debit", "credit", "fee", "description")
    assert isinstance(row, CleanRow)
    assert row.money.amount == Decimal("-20.00")
