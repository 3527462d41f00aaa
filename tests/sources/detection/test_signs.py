"""Which way the money went is told by columns, flags, balances and the kind of account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finpulse.cleaning.layout import SignConvention
from tests.support.readings import booked, money_of, reading_of


def test_english_debit_and_credit_columns_with_currency_signs():
    text = """\
Date,Transaction type,Description,Paid out,Paid in,Balance
01 Mar 2024,Card,CORNER SHOP 12,£12.34,,"£1,000.00"
03 Mar 2024,Credit,ACME LTD SALARY,,"£2,000.00","£3,000.00"
"""
    assert money_of(text, currency="GBP") == booked(("2024-03-01", "-12.34"), ("2024-03-03", "2000"))


def test_russian_columns_of_expense_and_income():
    text = "Дата;Описание;Расход;Приход\n31.03.2024;Пятёрочка;1 234,56;\n30.03.2024;Зарплата;;90 000,00\n"
    assert money_of(text, encoding="cp1251") == booked(("2024-03-31", "-1234.56"), ("2024-03-30", "90000"))


def test_debits_printed_with_a_minus():
    text = "Date;Libellé;Débit;Crédit\n13/03/2024;LOYER;-800,00;\n14/03/2024;SALAIRE;;2 100,00\n"
    assert money_of(text) == booked(("2024-03-13", "-800"), ("2024-03-14", "2100"))


@pytest.mark.parametrize(
    ("header", "out", "inward"),
    [("Af Bij", "Af", "Bij"), ("Dr/Cr", "DR", "CR"), ("Приход/Расход", "Расход", "Приход"), ("收/支", "支出", "收入")],
)
def test_a_flag_column_gives_unsigned_amounts_their_sign(header, out, inward):
    rows = (("01", out, "1,25"), ("02", inward, "900,00"), ("03", out, "7,00"))
    text = f"Date;Text;{header};Amount\n" + "".join(f"2024-03-{d};Shop;{flag};{amount}\n" for d, flag, amount in rows)
    assert money_of(text) == booked(("2024-03-01", "-1.25"), ("2024-03-02", "900"), ("2024-03-03", "-7"))


def test_flags_of_unknown_words_are_proven_by_the_balance():
    text = """\
Date;Text;Kind;Amount;Balance
2024-03-01;Shop;zig;10.00;90.00
2024-03-02;Pay;zag;50.00;140.00
2024-03-03;Bar;zig;5.00;135.00
2024-03-04;Bar;zig;15.00;120.00
"""
    amounts = [amount for _, amount in money_of(text)]
    assert amounts == [-10, 50, -5, -15]


def test_a_bank_accounts_printed_signs_are_turned_round_by_a_balance_only_with_a_question():
    text = "Date,Text,Amount,Balance\n2024-03-01,A,10.00,90.00\n2024-03-02,B,-50.00,140.00\n2024-03-03,C,5.00,135.00\n"
    reading = reading_of(text)
    assert reading.layout.signs.inverted
    assert [question.about for question in reading.questions] == ["sign"]


def test_a_balance_before_each_row_in_a_file_without_header():
    text = """\
123\tEUR\t20240315\t1000,00\t965,00\t-35,00\tBakery
123\tEUR\t20240316\t965,00\t1965,00\t1000,00\tEmployer
123\tEUR\t20240317\t1965,00\t1960,00\t-5,00\tCafe
"""
    assert money_of(text) == booked(("2024-03-15", "-35"), ("2024-03-16", "1000"), ("2024-03-17", "-5"))


CARD = """\
Date,Description,Amount
2024-03-01,COFFEE HOUSE,3.50
2024-03-02,BOOK SHOP,20.00
2024-03-20,PAYMENT RECEIVED - THANK YOU,-23.50
"""


def test_a_credit_cards_purchases_are_money_out():
    amounts = [amount for _, amount in money_of(CARD, account_type="credit_card")]
    assert [str(amount) for amount in amounts] == ["-3.50", "-20.00", "23.50"]


def test_a_credit_card_that_prints_purchases_as_negative_stays_so():
    text = CARD.replace("3.50", "~3.50").replace("-2~3.50", "23.50").replace("20.00", "-20.00").replace("~", "-")
    amounts = [amount for _, amount in money_of(text, account_type="credit_card")]
    assert [str(amount) for amount in amounts] == ["-3.50", "-20.00", "23.50"]


def test_positive_amounts_without_any_clue_are_asked_about():
    text = "Date,Description,Amount\n2024-03-01,Alpha,10.00\n2024-03-02,Beta,20.00\n"
    assert [question.about for question in reading_of(text).questions] == ["sign"]


PAIR = """\
2024-03-13;Alpha;10,00;
2024-03-14;Beta;;20,00
2024-03-15;Gamma;30,00;
"""


def test_two_columns_that_take_turns_and_nothing_says_which_is_which_are_asked_about():
    assert [question.about for question in reading_of(PAIR).questions] == ["sign"]
    assert [amount for _, amount in money_of(PAIR)] == [-10, 20, -30]


def test_income_tells_which_of_two_columns_is_money_in():
    text = PAIR.replace("Alpha", "Salary").replace("Gamma", "Interest")
    assert not reading_of(text).questions
    assert [amount for _, amount in money_of(text)] == [10, -20, 30]


def test_a_minus_tells_which_of_two_columns_is_money_out():
    text = PAIR.replace(";20,00", ";-20,00")
    assert not reading_of(text).questions
    assert [amount for _, amount in money_of(text)] == [10, -20, 30]


def test_signs_are_as_in_the_accounts_earlier_statement_under_this_header():
    text = "Date,Description,Amount\n2024-03-01,Alpha,10.00\n2024-03-02,Beta,20.00\n"
    layout = reading_of(text).layout
    for inverted in (True, False):
        earlier = replace(layout, signs=SignConvention(inverted=inverted))
        reading = reading_of(text, earlier=(earlier,))
        assert (reading.layout.signs.inverted, reading.questions) == (inverted, ())
