"""Amounts without any sign: balances, the own account, the header's initials or what rows are about tell directions."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest

from finpulse.cleaning.rows import Cleaner, DroppedRow
from finpulse.sources.formats import read_rows
from finpulse.sources.reading import Hints
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import booked, money_of, reading_of, reasons_of

UNSIGNED = """\
Date,Text,Amount,Balance
2024-03-10,Start,100.00,100.00
2024-03-11,Shop,10.00,90.00
2024-03-12,Pay,50.00,140.00
2024-03-13,Bar,5.00,135.00
2024-03-14,Shop,15.00,120.00
2024-03-15,Pay,70.00,190.00
"""


def test_unsigned_amounts_get_their_direction_from_the_balance():
    reading = reading_of(UNSIGNED)
    assert not reading.questions
    assert [amount for _, amount in money_of(UNSIGNED)] == [100, -10, 50, -5, -15, 70]


def test_unsigned_amounts_newest_first():
    lines = UNSIGNED.splitlines()
    text = "\n".join([lines[0], *reversed(lines[1:])])
    assert [amount for _, amount in money_of(text)] == [70, -15, -5, 50, -10, 100]


def test_where_the_balance_proves_no_direction_the_row_is_rejected():
    text = UNSIGNED.replace("Bar,5.00,135", "Bar,5.00,134")
    assert [amount for _, amount in money_of(text)] == [100, -10, 50, 70]
    assert reasons_of(text) == ["the running balance does not show whether this was money in or out"] * 2


@pytest.mark.parametrize(
    ("first", "amount"),
    [
        ("Salary,30.00,100.00", 30),
        ("Miete,30.00,100.00", -30),
        ("Sent to Ann,30.00,100.00", -30),
        ("Received from Ann,30.00,100.00", 30),
        ("Somebody,100.00,100.00", 100),
        ("Somebody,100.00,-100.00", -100),
    ],
)
def test_the_oldest_row_goes_the_way_of_what_it_is_about(first, amount):
    text = UNSIGNED.replace("Start,100.00,100.00", first)
    text = text if "-100" not in first else UNSIGNED.replace("Start,100.00,100.00", first).replace("90.00", "-110.00")
    assert money_of(text)[0] == booked(("2024-03-10", str(amount)))[0]
    assert not reading_of(text).questions


def test_the_oldest_row_that_tells_nothing_is_asked_about_with_both_balances_before_it():
    text = UNSIGNED.replace("Start,100.00", "Nordlicht,30.00")
    [question] = reading_of(text).questions
    assert (question.about, list(question.choices), question.taken) == (
        "opening_balance",
        ["130.00", "70.00"],
        "130.00",
    )
    assert money_of(text)[0] == booked(("2024-03-10", "-30"))[0]
    lines = text.splitlines()
    newest_first = "\n".join([lines[0], *reversed(lines[1:])])
    assert [asked.about for asked in reading_of(newest_first).questions] == ["opening_balance"]
    assert not reasons_of(newest_first)


@pytest.mark.parametrize("note", ["2024-03-10,Saldo anterior,,{}", ",Vortrag,,{}", "2024-03-10,Prior balance,,{}"])
@pytest.mark.parametrize(("before", "amount"), [("70.00", 30), ("130.00", -30)])
def test_a_row_of_the_balance_before_decides_the_oldest_row(note, before, amount):
    rows = UNSIGNED.replace("Start,100.00", "Nordlicht,30.00").splitlines()
    text = "\n".join([rows[0], note.format(before), *rows[1:]])
    assert money_of(text)[0] == booked(("2024-03-10", str(amount)))[0]
    assert not reading_of(text).questions


def test_a_column_of_the_balance_before_each_row_decides_its_direction():
    text = """\
Data;Texto;Antes;Valor;Depois
02/03/2026;Nordlicht;190,00;26,50;163,50
03/03/2026;Westend;163,50;6,30;157,20
03/03/2026;Ostfeld;157,20;47,80;205,00
05/03/2026;Suedwind;205,00;5,70;199,30
"""
    assert [amount for _, amount in money_of(text)] == [Decimal(x) for x in ("-26.5", "-6.3", "47.8", "-5.7")]
    assert not reading_of(text).questions


def test_the_balance_before_the_first_row_may_stand_above_the_table():
    text = "Opening balance,,,70.00\n" + UNSIGNED.replace("Start,100.00", "Start,30.00")
    assert money_of(text)[0] == booked(("2024-03-10", "30"))[0]


@pytest.mark.parametrize(
    ("header", "out", "inward"),
    [
        ("Otto/Pano", "O", "P"),
        ("Wydatek / Przychód", "W", "P"),
        ("Uttag/Insättning", "U", "I"),
        ("Расход/Приход", "Р", "П"),
        ("Terhelés-Jóváírás (T/J)", "T", "J"),
        ("Kimenő vagy Bejövő", "K", "B"),
    ],
)
def test_letters_that_begin_the_words_of_their_header(header, out, inward):
    rows = f"2026-03-02;Nordlicht;28,79;{out}\n2026-03-03;Westend;42,59;{inward}\n2026-03-04;Ostfeld;10,46;{out}\n"
    text = f"Date;Text;Amount;{header}\n{rows}"
    assert [amount < 0 for _, amount in money_of(text)] == [True, False, True]
    assert not reading_of(text).questions


@pytest.mark.parametrize(
    ("payer", "payee"),
    [
        ("Von", "An"),
        ("From account", "To account"),
        ("Debtor", "Creditor"),
        ("Auftraggeber", "Empfänger"),
        ("Ordenante", "Beneficiario"),
        ("Отправитель", "Получатель"),
        ("A", "B"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_money_goes_out_where_the_own_account_is_the_payer(payer, payee, turned):
    own, others = "DE89370400440532013000", [f"DE0212030000000020200{at}" for at in range(4)]
    parties = [(own, others[0]), (others[1], own), (own, others[2]), (own, others[3])]
    texts = ("REWE Markt", "Gehalt Mueller", "Aral Tankstelle", "Westend")
    columns = [(payer, payee), *parties]
    columns = [(two, one) for one, two in columns] if turned else columns
    lines = [f"Datum;{columns[0][0]};{columns[0][1]};Betrag;Zweck"]
    lines += [
        f"0{at}.03.2026;{one};{two};{at}5,50;{text}"
        for at, ((one, two), text) in enumerate(zip(columns[1:], texts, strict=True), 2)
    ]
    text = "\n".join(lines)
    assert [amount < 0 for _, amount in money_of(text, currency="EUR")] == [True, False, True, True]
    assert not reading_of(text, currency="EUR").questions


def test_names_of_payers_stay_texts():
    text = """\
Date,From,To,Amount
2026-03-02,Jane Roe,Tesco,12.50
2026-03-03,Acme Payroll,Jane Roe,2100.00
2026-03-04,Jane Roe,Shell,40.10
2026-03-05,Jane Roe,Boots,8.99
"""
    assert [amount for _, amount in money_of(text)] == [Decimal(x) for x in ("-12.5", "2100", "-40.1", "-8.99")]


MIXED = """\
Date,Details,Amount
2026-03-02,J SMITH REFUND,25.14
2026-03-02,NORDLICHT,129.06
2026-03-05,ACME LTD SALARY,2003.71
2026-03-07,TESCO STORES 3321,60.82
2026-03-10,SHELL,6.51
"""


def test_rows_about_money_in_and_money_out_are_asked_about_row_by_row():
    [question] = reading_of(MIXED).questions
    assert (question.about, question.taken) == ("outflow_flags", " -")
    assert list(question.choices) == [" -", "-", " + -", "undo"]
    assert [amount > 0 for _, amount in money_of(MIXED)] == [True, False, True, False, False]


def test_rows_whose_texts_say_nothing_are_left_out_where_that_is_the_answer():
    file, reading = io.BytesIO(MIXED.encode()), reading_of(MIXED)
    left = revise(file, reading, checked(reading, {"outflow_flags": "-"}), Hints())
    outcomes = [Cleaner(left.layout, 0).clean(row.line, row.cells) for row in read_rows(file, left)]
    assert [isinstance(outcome, DroppedRow) for outcome in outcomes] == [False, True, False, False, False]


def test_where_no_row_is_about_money_in_one_rule_is_asked_for_or_none():
    [question] = reading_of(MIXED.replace(" REFUND", "").replace(" SALARY", "")).questions
    assert (question.about, list(question.choices)) == ("sign", ["as_written", "inverted", "undo"])


LEDGER = """\
Date,Memo,Debit,Credit,Balance
2026-03-02,SHELL,,74.63,825.37
2026-03-03,TARGET,,75.22,750.15
2026-03-05,JANE,61.71,,811.86
2026-03-09,ACME PAYROLL,2548.64,,3360.50
"""


def test_a_debit_that_raises_the_balance_is_asked_about():
    [question] = reading_of(LEDGER).questions
    assert (question.about, question.taken) == ("sign", "inverted")
    assert [amount < 0 for _, amount in money_of(LEDGER)] == [True, True, False, False]


def test_a_debit_that_raises_a_debt_is_not_asked_about():
    text = """\
Date,Memo,Debit,Credit,Balance
2026-03-02,SHELL,74.63,,825.37
2026-03-03,TARGET,75.22,,900.59
2026-03-09,ACME PAYROLL,,500.00,400.59
"""
    assert not reading_of(text).questions
    assert [amount < 0 for _, amount in money_of(text)] == [True, True, False]


def test_the_flag_behind_a_balance_is_no_flag_of_the_amount():
    text = """\
Date;Text;Amount;Dr/Cr;Balance;Dr/Cr
2026-03-02;Nordlicht;100,00;Dr;50,00;Cr
2026-03-03;Westend;80,00;Dr;30,00;Dr
2026-03-04;Ostfeld;10,00;Cr;20,00;Dr
2026-03-05;Suedwind;40,00;Cr;20,00;Cr
"""
    assert [amount for _, amount in money_of(text)] == [-100, -80, 10, 40]
