"""What a careful reader sees beside the columns that matter, and what he asks about where they leave it open."""

from __future__ import annotations

import io
from typing import Any

import pytest

from finpulse.cleaning.non_transactions import BALANCE, PENDING, TOTAL
from finpulse.cleaning.rows import CleanRow, DroppedRow
from finpulse.cleaning.values.date_texts import names_period
from finpulse.cleaning.values.dates import parse_date
from finpulse.errors import InvalidInput
from finpulse.sources.reading import Hints
from finpulse.sources.reading_json import layout_from_json, reading_to_json
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import first_rows, revise
from tests.support.readings import booked, money_of, reading_of, rows_of


def reasons_of(text: str) -> list[str]:
    return [row.reason for row in rows_of(text) if isinstance(row, DroppedRow)]


def asked_about(text: str, **hints: str) -> list[str]:
    return [question.about for question in reading_of(text, **hints).questions]


REGISTER = """\
Date,Payee,Amount
BALANCE 3/31/2024,,"1,000.00"
4/2/2024,Baker,-20.00
4/13/2024,Employer,500.00
4/20/2024,Grocer,-30.00
4/1/2024 - 4/30/2024,,450.00
BALANCE 4/30/2024,,"1,450.00"
NET TOTAL,,450.00
"""


def test_a_day_cell_that_announces_a_balance_or_spans_a_period_is_no_transaction():
    assert money_of(REGISTER) == booked(("2024-04-02", "-20"), ("2024-04-13", "500"), ("2024-04-20", "-30"))
    assert set(reasons_of(REGISTER)) == {TOTAL}


def test_a_period_with_a_text_beside_it_is_rejected_and_not_taken_for_its_first_day():
    text = "Date,Payee,Amount\n4/2/2024,Baker,-20.00\n4/1/2024 - 4/30/2024,Rent,-450.00\n4/13/2024,Cafe,-3.00\n"
    assert money_of(text) == booked(("2024-04-02", "-20"), ("2024-04-13", "-3"))
    assert "is no date" in reasons_of(text)[0]


@pytest.mark.parametrize("text", ["2024-03-01 - 2024-03-31", "01.03.2024 bis 31.03.2024", "1/3/24 to 31/3/24"])
def test_a_period_is_no_day(text):
    assert names_period(text)
    with pytest.raises(ValueError, match="no date"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2024-03-01-10.11.12.000000", "2024-03-01T10:11:12+01:00", "Sun, 1 Mar 2024 - 10:30"])
def test_a_time_behind_a_day_makes_no_period(text):
    assert parse_date(text).isoformat() == "2024-03-01"


def test_an_opening_balance_as_of_a_day_is_none_of_the_transactions():
    text = "Date,Payee,Amount\n03/13/2024,Opening balance as of 03/13/2024,90.00\n03/14/2024,Baker,-5.00\n"
    assert reasons_of(text) == [BALANCE]


MARKED = """\
"Buchungstag";"Verwendungszweck";"Umsatz";""
"31.03.2024";"Tankstelle";"-38,12";"*"
"30.03.2024";"Lohn";"2.614,33";""
"24.03.2024";"Strom";"-61,40";""

"* noch nicht ausgeführte Umsätze"
"""


def test_a_footnote_says_which_marked_rows_are_pending():
    assert money_of(MARKED) == booked(("2024-03-30", "2614.33"), ("2024-03-24", "-61.40"))
    assert PENDING in reasons_of(MARKED)


def test_a_mark_that_no_footnote_explains_as_pending_changes_nothing():
    assert len(money_of(MARKED.replace("noch nicht ausgeführte Umsätze", "inkl. Mehrwertsteuer"))) == 3


def test_marks_survive_in_the_kept_reading():
    reading = reading_of(MARKED)
    assert reading.layout.pending_marks == {"*"}
    assert layout_from_json(reading_to_json(reading)) == reading.layout


def test_the_day_of_the_export_is_not_the_day_of_the_transactions():
    text = """\
created_at,amount,description,date
2024-05-02T10:14:00Z,-5.00,Baker,2024-04-03
2024-05-02T10:14:01Z,-7.00,Grocer,2024-04-09
2024-05-02T10:14:02Z,900.00,Employer,2024-04-25
"""
    assert [day for day, _ in money_of(text)] == ["2024-04-03", "2024-04-09", "2024-04-25"]


def test_a_bank_code_is_no_amount():
    text = "Datum;Empfänger;BIC;Betrag\n13.03.2024;Bäcker;ABCDEF66XXX;-5,95\n14.03.2024;Strom;GHIJDE2XXXX;-12,85\n"
    assert money_of(text) == booked(("2024-03-13", "-5.95"), ("2024-03-14", "-12.85"))


def test_of_two_flag_columns_the_one_that_says_both_ways_is_the_amounts():
    text = """\
Date,Description,Balance,Dr / Cr,Amount,Dr / Cr
13-03-2024,Shop,900.00,CR,100.00,DR
14-03-2024,Wages,1400.00,CR,500.00,CR
15-03-2024,Rent,1000.00,CR,400.00,DR
"""
    assert [amount for _, amount in money_of(text)] == [-100, 500, -400]


def test_abbreviated_words_for_income_and_expense_are_flags():
    text = "Date,Note,Income/Expense,Amount\n2024-03-13,Rent,Exp.,500\n2024-03-14,Wages,Inc.,900\n"
    assert [amount for _, amount in money_of(text)] == [-500, 900]


def test_a_plus_before_every_amount_outweighs_the_word_for_the_kind():
    text = "Date,Type,Note,Amount\n2024-03-13,Charge,Pizza,+ $73.01\n2024-03-14,Charge,Taxi,+ $10.00\n"
    assert money_of(text) == booked(("2024-03-13", "73.01"), ("2024-03-14", "10"))


def test_a_signed_column_beside_a_nearly_empty_one_is_no_debit():
    rows = [f"{day:02}/03/2024;Shop {day};-{day},50;" for day in range(13, 28)]
    text = "\n".join([*rows, "28/03/2024;Wages;900,00;", "29/03/2024;Fee;;7,00", ""])
    assert money_of(text)[0] == booked(("2024-03-13", "-13.50"))[0]


def test_of_two_amounts_the_one_that_is_always_in_one_currency_is_the_accounts():
    text = """\
13/03/2024,Grocer,₪59.00,₪59.00
14/03/2024,Bookshop,$30.91,₪114.37
15/03/2024,Petrol,₪420.00,₪420.00
"""
    rows = [row for row in rows_of(text, currency="ILS", account_type="credit_card") if isinstance(row, CleanRow)]
    assert {row.money.currency for row in rows} == {"ILS"}


def test_years_come_first_where_six_digits_leave_it_open_in_japan():
    text = "ご利用日,ご利用先,ご利用金額\n240211,店,3280\n"
    assert [day for day, _ in money_of(text, account_type="credit_card", currency="JPY")] == ["2024-02-11"]


def test_thousandths_in_another_column_prove_the_decimal_mark():
    text = "2024-03-13;SHOP;-129,000;28319,400\n"
    assert money_of(text) == booked(("2024-03-13", "-129"))


def test_a_line_that_sums_up_writes_its_day_otherwise_than_the_one_row_below():
    text = "2024-03-31,13-03-2024,Account,900.00\n13-03-2024,13-03-2024,Shop,-5.00\n"
    assert [day for day, _ in money_of(text)] == ["2024-03-13"]


TWO_AMOUNTS = """\
13.03.2024;Hotel;-10,80;-46,11
14.03.2024;Bakery;-7,00;-7,00
15.03.2024;Museum;-3,00;-12,90
"""


def test_two_nameless_columns_of_amounts_are_asked_about():
    question = next(one for one in reading_of(TWO_AMOUNTS).questions if one.about == "amount_column")
    assert (list(question.choices), question.taken) == (["2", "3"], "2")
    assert "-46,11" in question.choices["3"]


def test_the_answer_moves_the_amount():
    file, hints = io.BytesIO(TWO_AMOUNTS.encode()), Hints(currency="EUR")
    reading = reading_of(TWO_AMOUNTS, currency="EUR")
    other = revise(file, reading, checked(reading, {"amount_column": "3"}), hints)
    assert other.layout.positions("amount") == [3]
    assert [row.cells[3] for row in first_rows(file, other)] == ["-46,11", "-7,00", "-12,90"]


def test_a_reading_that_is_sent_back_with_another_amount_needs_no_other_change():
    reading = reading_of(TWO_AMOUNTS)
    columns = [{"index": 2, "role": "ignored"}, {"index": 3, "role": "amount"}]
    assert checked(reading, {"amount_column": 2, "columns": columns})["columns"] == columns
    roles = [{"index": column.index, "role": column.role} for column in reading.layout.columns]
    assert [one["index"] for one in _amounts(checked(reading, {"amount_column": 3, "columns": roles}))] == [3]


def _amounts(changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in changes["columns"] if one["role"] == "amount"]


def test_no_column_beyond_the_last_can_be_the_amount():
    with pytest.raises(InvalidInput):
        checked(reading_of(TWO_AMOUNTS), {"amount_column": "9"})


@pytest.mark.parametrize(
    "text",
    [
        "Date;Text;Amount;Original\n13.03.2024;Hotel;-10,80;-46,11\n",  # The header says it.
        "13.03.2024;Hotel;-10,00;90,00\n14.03.2024;Taxi;-5,00;85,00\n15.03.2024;Pay;50,00;135,00\n",  # A balance does.
        "13.03.2024;Hotel;-10,80;990,00\n",  # Only one of them shows money going out.
    ],
)
def test_nothing_is_asked_where_the_amount_is_plain(text):
    assert "amount_column" not in asked_about(text)


def test_a_nameless_column_that_fills_the_amounts_gaps_is_asked_about():
    text = "13/03/2024,Grocer,18450.00,0.00\n14/03/2024,Films,0.00,12.99\n15/03/2024,Payment,-2500.00,0.00\n"
    assert "amount_column" in asked_about(text, account_type="credit_card")


def test_whole_numbers_without_names_are_asked_about():
    assert "amount_column" in asked_about("17/01/2024,Payment received,7500000,1500000\n", currency="COP")


def test_a_header_of_two_words_is_a_text_if_one_of_them_is():
    text = "日期,摘要,金额,交易地点/附言\n2024-03-13,消费,-35.80,兰州拉面\n2024-03-14,消费,-12.00,超市\n"
    assert [row.meaning.description for row in rows_of(text)] == ["消费 兰州拉面", "消费 超市"]


def test_the_currency_that_a_column_names_speaks_against_the_accounts_when_dates_are_open():
    text = "Date,Name,Currency,Net\n6/4/2024,Jane Doe,USD,-20.00\n7/4/2024,John Doe,USD,30.00\n"
    assert "date_order" in asked_about(text, currency="EUR")


def test_a_fifth_of_negative_amounts_among_few_is_no_proof_of_the_sign():
    rows = ["2024-03-13,Uber,6.33", "2024-03-14,Parts,89.40", "2024-03-15,Coffee,4.33", "2024-03-16,Fun,12.00"]
    text = "\n".join(["date,name,amount", *rows, "2024-03-17,Airline,-500.00", ""])
    assert asked_about(text) == ["sign"]
