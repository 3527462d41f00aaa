"""QIF, in the dialects of Quicken and of the banks that write for it."""

from __future__ import annotations

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of


def test_a_transaction_has_its_day_amount_payee_and_memo():
    row = rows_of("!Type:Bank\nD03/25/2024\nT-1,234.50\nPCorner Shop\nMMilk and bread\n^\n")[0]
    assert (row.day.date.isoformat(), str(row.money.amount), row.line) == ("2024-03-25", "-1234.50", 2)
    assert row.meaning.description == "Corner Shop Milk and bread"


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("3/25'24", "2024-03-25"),
        ("3/25' 4", "2004-03-25"),
        (" 3/25/98", "1998-03-25"),
        ("25.03.2024", "2024-03-25"),
        ("2024-03-25", "2024-03-25"),
        ("25/ 3/24", "2024-03-25"),
    ],
)
def test_days_as_different_versions_write_them(day, iso):
    assert money_of(f"!Type:Bank\nD{day}\nT-5.00\nPShop\n^\n") == booked((iso, "-5.00"))


def test_an_order_of_dates_that_is_open_is_asked():
    text = "!Type:Bank\nD03/04/2024\nT-5.00\nPA\n^\nD05/06/2024\nT-5.00\nPB\n^\n"
    assert [question.about for question in reading_of(text, currency="CAD").questions] == ["date_order"]


def test_decimal_commas():
    text = "!Type:Bank\nD25.03.2024\nT-1.234,50\nPA\n^\n"
    assert money_of(text) == booked(("2024-03-25", "-1234.50"))


def test_the_parts_of_a_split_belong_to_their_transaction():
    text = "!Type:Bank\nD25.03.2024\nT-10.00\nPShop\nSFood\nEbread\n$-6.00\nD26.03.2024\nSHome\n$-4.00\nMAll of it\n^\n"
    assert money_of(text) == booked(("2024-03-25", "-10.00"))
    assert rows_of(text)[0].meaning.description == "Shop All of it"


def test_lists_of_accounts_and_categories_hold_no_transactions():
    text = (
        "!Option:AutoSwitch\n!Account\nNChecking\nTBank\n^\n!Clear:AutoSwitch\n!Type:Cat\nNFood\nDMeals\nTTrue\n^\n"
        "!Account\nNChecking\nTBank\nB100.00\n^\n!Type:Bank\nD25.03.2024\nT-5.00\nPShop\n^\n"
    )
    assert money_of(text) == booked(("2024-03-25", "-5.00"))


@pytest.mark.parametrize("kind", ["Bank", "CCard", "Cash", "Oth A", "Oth L", "bank "])
def test_every_kind_of_account(kind):
    assert money_of(f"!Type:{kind}\nD25.03.2024\nT-5.00\nPShop\n^\n") == booked(("2024-03-25", "-5.00"))


def test_of_an_investment_account_only_what_moves_its_cash():
    text = (
        "!Type:Invst\nD25.03.2024\nNBuy\nYACME\nT100.00\n^\nD26.03.2024\nNDiv\nYACME\nT7.50\n^\n"
        "D27.03.2024\nNXOut\nT40.00\nPTo checking\n^\n"
    )
    assert money_of(text) == booked(("2024-03-26", "7.50"), ("2024-03-27", "-40.00"))


def test_without_a_header_the_shape_tells():
    assert money_of("D25.03.2024\nT-5.00\nPShop\n^\nD26.03.2024\nT-6.00\nPShop\n^\n") == booked(
        ("2024-03-25", "-5.00"), ("2024-03-26", "-6.00")
    )


def test_an_opening_balance_is_the_first_transaction_of_a_register_and_no_income():
    row = rows_of("!Type:Bank\nD25.03.2024\nT42.00\nPOpening Balance\nL[Savings]\n^\n")[0]
    assert (str(row.money.amount), row.meaning.category) == ("42.00", "Transfer & Income")


def test_the_second_amount_stands_in_where_there_is_no_first():
    assert money_of("!Type:Bank\nD25.03.2024\nU-5.00\nPShop\n^\n") == booked(("2024-03-25", "-5.00"))


def test_old_line_ends_and_a_last_record_without_its_mark():
    assert money_of("!Type:Bank\rD25.03.2024\rT-5.00\rPShop\r^\rD26.03.2024\rT6.00\rPShop") == booked(
        ("2024-03-25", "-5.00"), ("2024-03-26", "6.00")
    )


def test_deposits_alone_are_money_in_and_not_asked_about():
    text = "!Type:Bank\nD25.03.2024\nT5.00\nPTenant\n^\nD26.03.2024\nT6.00\nPTenant\n^\n"
    assert money_of(text) == booked(("2024-03-25", "5.00"), ("2024-03-26", "6.00"))
    assert not reading_of(text).questions


def test_a_card_without_any_minus_prints_its_purchases_as_positive():
    text = "!Type:CCard\n" + "".join(f"D{day}.03.2024\nT5.00\nPShop\n^\n" for day in (25, 26, 27))
    assert {amount for _, amount in money_of(text, account_type="credit_card")} == {-5}


def test_a_file_of_categories_alone_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="no transactions"):
        reading_of("!Type:Cat\nNFood\nE\n^\n")


def register(*records: tuple[str, str, str]) -> str:
    return "!Type:Bank\n" + "".join(
        f"D{13 + at}.03.2024\nT{n}\nN{kind}\nP{payee}\n^\n" for at, (kind, n, payee) in enumerate(records)
    )


def test_kinds_sign_records_where_none_has_a_minus():
    text = register(("Debit", "5", "Alfa"), ("Deposit", "20", "Beta"), ("ATM", "9", "Cash withdrawal"))
    assert [int(amount) for _, amount in money_of(text)] == [-5, 20, -9]
    signed = register(("Debit", "-5", "Alfa"), ("Debit", "20", "Reversal"))
    assert [int(amount) for _, amount in money_of(signed)] == [-5, 20]


def test_a_purchase_among_records_without_a_minus_is_asked_about():
    assert [q.about for q in reading_of(register(("", "5", "Corner grocery"), ("", "9", "Beta"))).questions] == ["sign"]
