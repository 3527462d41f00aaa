"""Tables of every shape that banks print: what stands around them, their headers, and how lines become cells."""

from __future__ import annotations

import io

from finpulse.cleaning.rows import Cleaner, CleanRow, DroppedRow
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import booked, money_of, reading_of, reasons_of, rows_of, texts_of


def test_prose_and_an_address_above_the_table():
    text = """\
North Bank plc, 12 Harbour Street, Dublin 2
Dear Ms Murphy, here is your statement of 31/03/2024; please check it, and tell us of any mistake.

Account name,Current account
Date,Details,Amount
13/03/2024,Grocer,-5.00
14/03/2024,Wages,900.00
"""
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"))


TWO_TABLES = """\
Date;Description;Amount
13.03.2024;Baker;-5,00
14.03.2024;Wages;900,00
15.03.2024;Grocer;-12,50

Date;Amount;Currency;Payee
20.03.2024;-33,00;EUR;Standing order
21.03.2024;-44,00;EUR;Another one

Date;Description;Amount
18.03.2024;Cafe;-3,00
"""


def test_another_table_in_the_file_is_left_out_with_that_reason():
    assert [day for day, _ in money_of(TWO_TABLES)] == ["2024-03-13", "2024-03-14", "2024-03-15", "2024-03-18"]
    assert reasons_of(TWO_TABLES).count("in another table of this file") == 3


def test_which_of_several_tables_of_transactions_is_read_is_asked():
    reading = reading_of(TWO_TABLES)
    assert [(question.about, list(question.choices)) for question in reading.questions] == [("header_line", ["1", "6"])]


def test_the_answer_is_the_other_table():
    file = io.BytesIO(TWO_TABLES.encode())
    reading = detect(file, Hints())
    revised = revise(file, reading, checked(reading, {"header_line": "6"}), Hints())
    cleaner = Cleaner(revised.layout, account_id=1)
    rows = [cleaner.clean(row.line, row.cells) for row in read_rows(file, revised)]
    assert [str(row.money.amount) for row in rows if isinstance(row, CleanRow)] == ["-33.00", "-44.00"]


def test_a_list_of_balances_in_a_language_that_nobody_knows_is_another_table():
    text = "Date,Amount,Description\n2026-05-01,-3.00,Shop\n2026-05-13,9.00,Pay\n\nDailyness,Restanza\n"
    assert len(money_of(text + "2026-05-01,97.00\n2026-05-13,106.00\n")) == 2


def test_tables_under_the_same_header_are_all_read():
    table = "Date;Description;Amount\n13.03.2024;Baker;-5,00\n14.03.2024;Wages;900,00\n"
    text = f"Account 1\n{table}\nAccount 2\n{table.replace('Baker', 'Grocer')}"
    assert len(money_of(text)) == 4


def test_a_summary_above_the_table_is_no_table_of_transactions():
    text = """\
Description,,Summary Amt.
Opening balance as of 03/01/2024,,"1,000.00"
Total credits,,"500.00"

Date,Description,Amount,Running Bal.
03/15/2024,PAYROLL,500.00,"1,500.00"
03/16/2024,COFFEE,-20.00,"1,480.00"
"""
    assert money_of(text) == booked(("2024-03-15", "500"), ("2024-03-16", "-20"))


def test_footers_with_totals_blank_lines_and_separator_lines():
    text = """\
Date;Text;Amount
----------;----------;----------
13.03.2024;Baker;-5,00

14.03.2024;Grocer;-6,00
==========;==========;==========
Total;;-11,00
Closing balance 31.03.2024;;89,00
This list was made without warranty.
"""
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "-6"))


def test_a_header_of_two_lines_repeated_on_each_page():
    page = "Booking;Value;Details of;Amount;Amount\nDate;Date;transaction;Debit;Credit\n"
    text = (
        page + "13.03.2024;14.03.2024;Baker;5,00;\n14.03.2024;14.03.2024;Wages;;900,00\n"
        "Page 2\n" + page + "15.03.2024;16.03.2024;Grocer;6,00;\n"
    )
    roles = [column.role for column in reading_of(text).layout.columns]
    assert roles == ["date", "value_date", "description", "debit", "credit"]
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"), ("2024-03-15", "-6"))
    assert not any(isinstance(row, DroppedRow) and row.outcome == "rejected" for row in rows_of(text))


def test_a_header_in_two_languages_one_under_the_other():
    text = "Datum;Libellé;Bedrag\nDate;Omschrijving;Montant\n13/03/2024;Bakker;-5,00\n14/03/2024;Loon;900,00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"))


def test_the_header_says_how_days_are_written():
    text = "Date (DD/MM/YYYY),Details,Amount\n03/04/2024,A,-1.00\n01/09/2024,B,-2.00\n"
    assert reading_of(text, currency="USD").layout.dates.order == "dmy"
    assert not reading_of(text, currency="USD").questions


def test_no_header_at_all():
    text = "13.03.2024;Baker;-5,00;95,00\n14.03.2024;Wages;900,00;995,00\n15.03.2024;Grocer;-6,00;989,00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"), ("2024-03-15", "-6"))


def test_rows_of_fewer_and_of_more_cells():
    text = "Date;Text;Amount;Note\n13.03.2024;Baker;-5,00\n14.03.2024;Wages;900,00;;;\n15.03.2024;A;B;-6,00;C;D;E;F\n"
    assert money_of(text)[:2] == booked(("2024-03-13", "-5"), ("2024-03-14", "900"))


def test_quotes_inside_cells_that_nobody_escaped():
    text = 'Date;Text;Amount\n2024-03-13;"The "Old" Inn";-5,00\n2024-03-14;Bar "X;-6,00\n2024-03-15;"Cafe";-7,00\n'
    assert [amount for _, amount in money_of(text)] == [-5, -6, -7]


def test_quotes_escaped_by_backslashes():
    text = 'Date,Text,Amount\n2024-03-13,"The \\"Old, Good\\" Inn",-5.00\n2024-03-14,"Bar \\"X\\", Rome",-6.00\n'
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "-6"))
    assert texts_of(text)[0] == 'The "Old, Good" Inn'


def test_decimal_commas_between_commas():
    text = "Date,Text,Amount,Balance\n13.03.2024,Baker,-5,00,95,00\n14.03.2024,Wages,1.900,00,1.995,00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "1900"))


def test_delimiters_in_pairs():
    text = "Date||Text||Amount\n2024-03-13||Baker | Son||-5.00\n2024-03-14||||900.00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"))
    assert texts_of(text)[0] == "Baker | Son"


def test_lines_quoted_as_a_whole():
    text = '"Date,Text,Amount"\n"2024-03-13,""Baker, Son"",-5.00"\n"2024-03-14,Wages,""1,900.00"""\n'
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "1900"))
    assert texts_of(text)[0] == "Baker, Son"


def test_blanks_between_delimiters_and_quotes():
    text = 'Date, Text, Amount\n2024-03-13, "Baker, Son", -5.00\n2024-03-14, "Wages", "1,900.00"\n'
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "1900"))


def test_a_line_for_spreadsheets_names_the_delimiter():
    text = "sep=#\nDate#Text#Amount\n2024-03-13#Baker, Son; Rome#-5.00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"))


def test_delimiters_behind_each_line_and_line_ends_of_every_kind():
    text = "Date;Text;Amount;\r\n2024-03-13;Baker;-5,00;\r2024-03-14;Wages;900,00;\n2024-03-15;Tea\0;-6,00;\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"), ("2024-03-15", "-6"))
