"""Rows that sum a statement up are no transactions, and a shop whose name sounds like a balance is one."""

from __future__ import annotations

import pytest

from finpulse.cleaning.non_transactions import BALANCE, SUM, TOTAL
from finpulse.sources.reading_json import layout_from_json, reading_to_json
from tests.support.readings import booked, money_of, reading_of, reasons_of

WITH_BALANCE = """\
Date,Description,Amount,Balance
2026-05-02,NEW BALANCE,-89.99,910.01
2026-05-03,TOTAL ENERGIES,-10.00,900.01
2026-05-05,PAYROLL ORCHARD,1500.00,2400.01
2026-05-06,NEW BALANCE 88,-25.00,2375.01
2026-05-07,Closing balance,,2375.01
"""


def test_what_the_running_balance_needs_is_a_transaction_whatever_its_text():
    assert money_of(WITH_BALANCE) == booked(
        ("2026-05-02", "-89.99"), ("2026-05-03", "-10.00"), ("2026-05-05", "1500.00"), ("2026-05-06", "-25.00")
    )
    assert reasons_of(WITH_BALANCE) == [BALANCE]
    assert not reading_of(WITH_BALANCE).questions


def test_an_opening_balance_beside_another_figure_is_still_no_transaction():
    text = "Date,Description,Amount,Balance\n2026-05-01,Opening balance,5.00,100.00\n2026-05-13,Shop,-3.00,97.00\n"
    assert len(money_of(text + "2026-05-14,Pay,9.00,106.00\n")) == 2


def test_a_row_that_repeats_its_running_balance_states_it():
    text = """\
Fecha;Concepto;Importe;Saldo
01/05/2026;SALDO ANTERIOR;1.000,00;1.000,00
13/05/2026;FERRETERIA;-20,00;980,00
14/05/2026;NOMINA;50,00;1.030,00
14/05/2026;SALDO FINAL;1.030,00;1.030,00
"""
    assert money_of(text) == booked(("2026-05-13", "-20.00"), ("2026-05-14", "50.00"))


@pytest.mark.parametrize("words", ["B/F", "BROUGHT FORWARD", "Balance b/d"])
def test_a_balance_that_is_carried_over_by_its_abbreviation_is_no_deposit(words: str):
    text = f"""\
Date,Particulars,Debit,Credit,Balance
01/03/2026,{words},,25000.00,25000.00
02/03/2026,Rail ticket,1711.74,,23288.26
13/03/2026,Salary,,2498.39,25786.65
"""
    assert money_of(text) == booked(("2026-03-02", "-1711.74"), ("2026-03-13", "2498.39"))


def test_a_shop_amid_transactions_needs_no_balance_column():
    text = "Date,Description,Amount\n2026-05-02,Rent,-9.00\n2026-05-03,NEW BALANCE,-8.00\n2026-05-14,Pay,70.00\n"
    assert len(money_of(text)) == 3
    assert not reading_of(text).questions


def test_a_phrase_that_goes_on_in_other_rows_is_a_shops_name():
    text = """\
Date,Description,Amount
2026-05-02,NEW BALANCE,-89.99
2026-05-03,NEW BALANCE 0412 BOSTON MA,-120.00
2026-05-15,PAYROLL,1500.00
"""
    assert len(money_of(text)) == 3
    assert not reading_of(text).questions


def test_a_shops_name_at_the_end_is_kept_and_asked_about():
    text = "Date,Description,Amount\n2026-05-02,Rent,-9.00\n2026-05-13,Pay,70.00\n2026-05-14,NEW BALANCE,-61.00\n"
    assert len(money_of(text)) == 3
    assert [question.about for question in reading_of(text).questions] == ["opening_counts"]


def test_balances_between_which_the_rows_add_up_are_none_of_them():
    text = """\
Data;Histórico;Valor
01/05/2026;SALDO ANTERIOR;1.000,00
13/05/2026;LOJA;-89,99
13/05/2026;SALDO DO DIA;910,01
15/05/2026;PIX;1.500,00
15/05/2026;SALDO DO DIA;2.410,01
"""
    assert money_of(text) == booked(("2026-05-13", "-89.99"), ("2026-05-15", "1500.00"))


def test_shops_and_stated_balances_of_one_file_are_told_apart():
    text = """\
Date,Description,Amount
2026-05-01,Opening balance,1000.00
2026-05-13,NEW BALANCE,-89.99
2026-05-15,Pay,1500.00
2026-05-16,Baker,-25.00
2026-05-17,Closing balance,2385.01
"""
    assert money_of(text) == booked(("2026-05-13", "-89.99"), ("2026-05-15", "1500.00"), ("2026-05-16", "-25.00"))
    assert reasons_of(text) == [SUM, SUM]


TURNOVERS = """\
Datum;Text;Betrag
01.05.2026;Laden;-3,00
02.05.2026;Brot;-5,00
13.05.2026;Lohn;100,00
31.05.2026;Umsatz Soll;-8,00
31.05.2026;Umsatz Haben;100,00
31.05.2026;Bestand neu;1.092,00
"""


def test_turnovers_are_known_by_arithmetic_in_any_language():
    assert money_of(TURNOVERS) == booked(("2026-05-01", "-3.00"), ("2026-05-02", "-5.00"), ("2026-05-13", "100.00"))
    assert reasons_of(TURNOVERS) == [SUM] * 3


def test_one_row_that_happens_to_be_a_sum_stays_a_transaction():
    text = TURNOVERS.splitlines(keepends=True)
    assert len(money_of("".join([*text[:4], "20.05.2026;Uhr;-8,00\n"]))) == 4


def test_the_type_of_the_record_marks_sums_without_a_text():
    text = """\
Type,Date,Description,Amount
O,2026-05-01,,1000.00
T,2026-05-01,Shop,-3.00
T,2026-05-02,Bakery,-5.00
T,2026-05-13,Pay,100.00
D,2026-05-31,,-8.00
C,2026-05-31,,100.00
E,2026-05-31,,1092.00
"""
    assert money_of(text) == booked(("2026-05-01", "-3.00"), ("2026-05-02", "-5.00"), ("2026-05-13", "100.00"))


def test_a_last_row_with_both_totals_leaves_debit_and_credit_what_they_are():
    text = """\
Date,Description,Debit,Credit,Balance
2026-05-01,Shop,3.00,,97.00
2026-05-02,Bakery,5.00,,92.00
2026-05-13,Pay,,100.00,192.00
2026-05-31,Turnover,8.00,100.00,192.00
"""
    assert money_of(text) == booked(("2026-05-01", "-3.00"), ("2026-05-02", "-5.00"), ("2026-05-13", "100.00"))
    assert reasons_of(text) == [SUM]


@pytest.mark.parametrize(
    "below",
    [
        "Opening balance,84211.37,,60678.98\n",
        "Total in,12000.00,,12.50\n",
        "Anfangsbestand,45123,,45123.00\n",
        "Money in,1700000000,,12.50\n",
    ],
)
def test_figures_of_a_summary_below_are_no_days(below):
    text = "Ref,Date,Description,Amount\nR1,2026-05-01,Shop,-3.00\nR2,2026-05-02,Bakery,-5.00\nR3,2026-05-13,Pay,9.00\n"
    assert len(money_of(text + "Summary,,,\n" + below)) == 3


LABELLED = """\
Ref,Date,Description,Amount
R1,2026-05-01,Shop,-3.00
R2,2026-05-02,Bakery,-5.00
R3,2026-05-13,Pay,100.00
"""


@pytest.mark.parametrize("word", ["Totale", "Totales", "Total general", "Totaal", "Somme", "Razem", "Toplam", "合計"])
def test_a_total_without_a_day_is_skipped_as_one(word):
    assert reasons_of(f"{LABELLED}{word},,,92.00\n") == [TOTAL]
    assert reasons_of(f"{LABELLED},,{word},92.00\n") == [TOTAL]


def test_a_row_without_a_text_may_be_called_a_balance_in_another_column():
    text = f"{LABELLED}Opening balance,2026-05-01,,1000.00\nClosing balance,2026-05-13,,1092.00\n"
    assert money_of(text) == money_of(LABELLED)
    assert reasons_of(text) == [SUM, SUM]


def test_a_shop_that_begins_like_a_total_is_rejected_without_a_day_and_not_skipped():
    reasons = reasons_of(f"{LABELLED}R4,,TOTAL ENERGIES,-40.00\nR5,13.13.2026,TOTAL WINE,-41.00\n")
    assert reasons == ['there is no date in column "Date"', '"13.13.2026" is no date in column "Date"']


@pytest.mark.parametrize(
    "below",
    [
        "31.05.2026;Summe;92,00\n",
        "31.05.2026;Total;100,00\n",
        "31.05.2026;Итого обороты;92,00\n31.05.2026;Исходящий остаток;1.092,00\n",
    ],
)
def test_a_dated_total_is_none_where_it_adds_the_rows_up(below):
    text = "".join(TURNOVERS.splitlines(keepends=True)[:4])
    assert money_of(text + below) == money_of(text)


def test_a_dated_row_called_total_that_adds_nothing_up_is_a_transaction():
    text = "".join(TURNOVERS.splitlines(keepends=True)[:4])
    assert len(money_of(text + "31.05.2026;Total;-61,20\n")) == 4


def test_an_opening_row_is_none_only_if_it_says_so():
    text = "Date,Description,Amount\n2026-05-01,Gift,5.00\n2026-05-02,Shop,-3.00\n2026-05-13,Pay,100.00\n"
    text += "2026-05-14,Bar,-7.00\n2026-05-15,All,95.00\n"
    assert len(money_of(text)) == 5


def test_numbers_are_days_where_the_column_counts_days():
    text = "Date,Description,Amount\n45413,Shop,-3.00\n45414,Bakery,-5.00\n2024-05-14,Pay,9.00\n"
    assert [day for day, _ in money_of(text)] == ["2024-05-01", "2024-05-02", "2024-05-14"]


def test_the_day_of_a_balance_still_tells_the_order_of_day_and_month():
    text = "Date,Description,Amount\n10/31/2025,Saldo Anterior,5.00\n11/01/2025,Loja,-3.00\n11/05/2025,Banco,9.00\n"
    assert [day for day, _ in money_of(text)] == ["2025-11-01", "2025-11-05"]


def test_a_list_of_balances_by_day_below_is_another_table():
    text = """\
MONTO;DESCRIPCION;FECHA;SUCURSAL
-500;LIBRERIA;13/05/2026;INTERNET
900;NOMINA;14/05/2026;INTERNET

Saldos diarios
FECHA;SALDO
13/05/2026;802017
14/05/2026;802917
15/05/2026;802917
"""
    assert money_of(text) == booked(("2026-05-13", "-500"), ("2026-05-14", "900"))


def test_a_total_below_that_is_shorter_than_all_rows_is_a_total():
    rows = "".join(f"{day}.05.2026;Laden;Ulm;-{day},00;EUR\n" for day in range(13, 20))
    assert reasons_of(f"Datum;Text;Ort;Betrag;Währung\n{rows}Summe;-112,00\n") == [TOTAL]


def test_marks_of_sums_survive_in_the_kept_reading():
    reading = reading_of(TURNOVERS)
    assert reading.layout.summaries == {"Umsatz Soll", "Umsatz Haben", "Bestand neu"}
    assert layout_from_json(reading_to_json(reading)) == reading.layout


def test_a_payment_of_all_that_was_bought_since_the_last_is_no_sum():
    rows = ["02.05.2026;Laden;-13,00", "03.05.2026;Markt;-7,50", "10.05.2026;AUTOPAY THANK YOU;20,50"]
    rows += ["12.05.2026;Laden;-4,00", "13.05.2026;Kino;-9,00", "20.05.2026;AUTOPAY THANK YOU;13,00"]
    rows += ["21.05.2026;Markt;-3,00", "22.05.2026;Kino;-8,00"]
    text = "\n".join(["Datum;Text;Betrag", *rows, ""])
    assert reasons_of(text) == []
    totals = text.replace("AUTOPAY THANK YOU;", "AUTOPAY THANK YOU;-")
    assert reasons_of(totals) == [SUM, SUM]
