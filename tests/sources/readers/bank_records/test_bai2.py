"""BAI2, as banks in the United States write it, whole and broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.support.readings import booked, money_of, rows_of, stated_in, sums_of

START = "01,122099999,123456789,240306,0200,1,80,,2/\n"
STATEMENT = (
    START + "02,031001234,122099999,1,240305,2359,,2/\n"
    "03,0123456789,,010,10000,,,015,206450,,/\n"
    "88,100,200000,1,Z,400,3550,2,/\n"
    "16,455,1235,0,B1A7,C9,ENERGY NORTH, BILL OF MARCH\n"
    "88,account 77/12\n"
    "16,165,200000,V,240306,1200,B1A8,,ACME PAYROLL/\n"
    "16,475,2315,D,2,0,1000,1,1315,B1A9,1001/\n"
    "49,427450,6/\n98,427450,1,8/\n99,427450,1,10/\n"
)


def test_details_have_the_groups_day_and_the_sign_of_their_type():
    assert money_of(STATEMENT) == booked(("2024-03-05", "-12.35"), ("2024-03-05", "2000.00"), ("2024-03-05", "-23.15"))
    bill, salary, check = rows_of(STATEMENT)
    assert bill.meaning.description == "ENERGY NORTH, BILL OF MARCH account 77/12"
    assert (bill.line, bill.money.currency, bill.reference.external_id) == (5, "USD", "B1A7")
    assert salary.meaning.description == "ACME PAYROLL"
    assert (check.meaning.description, check.reference.external_id) == ("Check paid", "B1A9")


def test_ledger_balances_sums_and_counts_of_each_account():
    other = "02,031001234,122099999,1,240306,2359,JPY,2/\n03,777,,010,-500,,,015,-507,,/\n16,699,7,Z,,,FEE/\n49,7,3/\n"
    text = STATEMENT.replace("98,", other + "98,", 1)
    first, yen = stated_in(text)
    assert (first.opening, first.closing, first.closing_day) == (100, Decimal("2064.50"), date(2024, 3, 5))
    assert (first.money_in, first.count_in, first.money_out, first.count_out) == (2000, 1, Decimal("35.50"), 2)
    assert (yen.currency, yen.opening, yen.closing) == ("JPY", -500, -507)
    assert sums_of(text) == [True, True]
    assert rows_of(text)[-1].money.currency == "JPY"


def test_what_moves_no_money_is_no_transaction_and_an_unknown_type_is_rejected():
    text = STATEMENT.replace("49,", "16,890,,,,,SEE OUR NEW FEES/\n16,799,500,Z,,,LOAN/\n49,", 1)
    *_, note, loan = rows_of(text)
    assert (note.outcome, loan.outcome) == ("skipped", "rejected")


def test_an_amount_that_is_none_costs_its_row_alone():
    broken, *fine = rows_of(STATEMENT.replace(",1235,0", ",12x35,0"))
    assert broken.outcome == "rejected"
    assert len(fine) == 2
