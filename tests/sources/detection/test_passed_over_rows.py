"""Rows among the transactions that move no money: totals of a day, turnovers, holds, what is due."""

from __future__ import annotations

import pytest

from finpulse.cleaning.non_transactions import BALANCE, SUM
from tests.support.readings import booked, money_of, reading_of, reasons_of

DAILY = """\
Dato;Tekst;Ud;Ind;Saldo
02.03.2026;Netto Aarhus;120,50;;879,50
02.03.2026;Loen Hansen;;500,25;1379,75
02.03.2026;{total};120,50;500,25;1379,75
03.03.2026;Husleje;800,00;;579,75
03.03.2026;{total};800,00;;579,75
04.03.2026;DSB billet;44,00;;535,75
04.03.2026;{total};44,00;;535,75
"""
UNPROVEN = """\
Date,Description,Amount
2026-03-02,Bakery,-4.50
2026-03-02,Rent,-700.00
2026-03-02,{total},-704.50
2026-03-03,Salary,1500.00
2026-03-03,Tram,-2.80
2026-03-03,{total},1497.20
2026-03-04,Grocer,-31.10
"""
WALLET = """\
Date,Name,Kind,Amount,Balance,Effect
03/02/2026,Yarn shop,Payment,-24.50,95.50,Debit
03/13/2026,Hotel,{hold},-80.00,95.50,{effect}
03/14/2026,Client,Payment,200.00,295.50,Credit
03/15/2026,Hotel,{undone},80.00,295.50,{effect}
03/15/2026,Hotel,Payment,-76.20,219.30,Debit
03/19/2026,Music,Payment,-10.99,208.31,Debit
"""


@pytest.mark.parametrize("total", ["Tagesumsatz", "Dagens bevægelser", "Obroty dnia", "Обороты за день", "日計"])
def test_totals_of_a_day_that_leave_the_balance_as_it_was_are_none(total):
    text = DAILY.format(total=total)
    amounts = [str(money) for _, money, *_ in money_of(text, currency="DKK")]
    assert amounts == ["-120.50", "500.25", "-800.00", "-44.00"]
    assert reasons_of(text) == [SUM] * 3


@pytest.mark.parametrize("total", ["Day total", "Total del día", "Per 02-04"])
def test_rows_of_one_text_that_each_sum_up_those_before_them_need_no_balance(total):
    assert len(money_of(UNPROVEN.format(total=total))) == 5


def test_a_shop_of_which_two_purchases_cost_what_others_did_is_kept():
    text = """\
Date,Description,Amount
2026-03-02,Kiosk,-4.50
2026-03-02,Tram,-4.50
2026-03-03,Kiosk,-2.80
2026-03-03,Tram,-2.80
2026-03-14,Salary,900.00
"""
    assert len(money_of(text)) == 5


@pytest.mark.parametrize(
    ("hold", "undone", "effect"),
    [
        ("Account hold", "Reversal of hold", "Memo"),
        ("Allgemeine Autorisierung", "Storno der Autorisierung", "Memo"),
        ("Blokada", "Zwolnienie blokady", ""),
    ],
)
def test_holds_and_what_undoes_them_move_nothing(hold, undone, effect):
    text = WALLET.format(hold=hold, undone=undone, effect=effect)
    assert [str(money) for _, money, *_ in money_of(text)] == ["-24.50", "200.00", "-76.20", "-10.99"]


def test_a_row_that_contradicts_the_balance_without_being_a_sum_is_kept():
    text = """\
Date,Description,Amount,Balance
2026-03-02,Bakery,-4.50,95.50
2026-03-13,Tram,-2.80,92.70
2026-03-14,Grocer,-31.10,61.60
2026-03-14,Florist,-12.00,61.60
2026-03-15,Salary,900.00,961.60
"""
    assert len(money_of(text)) == 5


@pytest.mark.parametrize("due", ["Minimum Payment Due", "Mindestbetrag", "Límite de crédito", "Кредитный лимит"])
def test_what_is_due_on_a_card_is_no_transaction(due):
    text = f"""\
Date,Description,Amount
03/02/2026,Bookshop,94.55
03/17/2026,PAYMENT THANK YOU,-210.00
03/18/2026,Chemist,40.45
03/31/2026,{due},35.00
"""
    assert reasons_of(text) == [BALANCE]
    assert len(reading_of(text).layout.columns) == 3


def test_a_purchase_at_a_shop_called_like_a_balance_is_asked_about():
    text = "Datum;Text;Betrag\n02.03.2026;Bad;-2,10\n14.03.2026;Kontostand Cafe;-48,00\n15.03.2026;Gehalt;1900,00\n"
    assert [question.about for question in reading_of(text).questions] == ["opening_counts"]
    assert money_of(text)[1] == booked(("2026-03-14", "-48.00"))[0]
