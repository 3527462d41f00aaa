"""Which of several columns of money is the transaction's: by the totals, the balance and the currency beside them."""

from __future__ import annotations

import pytest

from finpulse.sources.detection.amount_rules.running_balance import figures_in
from finpulse.sources.detection.column_roles import stated_sums
from tests.support.readings import booked, money_of, reading_of, rows_of

ROWS = [("13", "Out", "24.00", "21.50"), ("14", "In", "12.00", "12.00"), ("15", "Out", "40.00", "37.85")]
PAID = booked(("2026-05-13", "-21.50"), ("2026-05-14", "12.00"), ("2026-05-15", "-37.85"))


def wallet(above: str, names: str, *, paid_first: bool = False) -> str:
    rows = ((day, way, *reversed(sums)) if paid_first else (day, way, *sums) for day, way, *sums in ROWS)
    return (
        above
        + f"Time,Direction,Title,{names}\n"
        + "".join(f"2026-05-{day},{way},Shop {day},{first},{second}\n" for day, way, first, second in rows)
    )


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("Out: 2 records, 59.35\nIn: 1 record, 12.00\n\n", "Amount,Actual"),
        ("Total out,59.35\n\n", "Sum,Other"),
        ("Wallet\n\n", "Order value,Amount paid"),
        ("Wallet\n\n", "订单金额,实付金额"),
    ],
)
def test_the_amount_paid_and_not_the_value_of_the_order(above, names):
    assert money_of(wallet(above, names)) == PAID
    assert money_of(wallet(above, ",".join(reversed(names.split(","))), paid_first=True)) == PAID


def test_totals_below_the_table_tell_as_well():
    text = "Time,Title,Amount,Debited\n2026-05-13,Shop,-24.00,-21.50\n2026-05-14,Back,12.00,12.00\n"
    text += "2026-05-15,Shop,-40.00,-37.85\nTotal debited,,,-47.35\n"
    assert money_of(text) == PAID


@pytest.mark.parametrize("nothing", ["-", "—", "0.00", "", "n/a"])
@pytest.mark.parametrize("names", ["Foreign in,Foreign out,Credit,Debit", "Credit,Debit,Credit,Debit"])
def test_a_first_pair_that_holds_nothing(nothing, names):
    rows = [("13", "", "9.10"), ("14", "501.00", ""), ("15", "", "23.40")]
    text = "".join(f"2026-05-{day},Shop,{nothing},{nothing},{credit},{debit}\n" for day, credit, debit in rows)
    assert money_of(f"Date,Details,{names}\n{text}") == booked(
        ("2026-05-13", "-9.10"), ("2026-05-14", "501.00"), ("2026-05-15", "-23.40")
    )


def test_of_two_pairs_the_one_in_the_accounts_currency():
    text = """\
Datum,Text,Betrag (Eingang),Betrag (Ausgang),Währung,Gebucht (Eingang),Gebucht (Ausgang),Buchungswährung
2026-05-13,Laden,,10.00,USD,,9.10,EUR
2026-05-14,Lohn,500.00,,EUR,500.00,,EUR
2026-05-15,Kiosk,,20.00,GBP,,23.40,EUR
"""
    assert [(str(row.money.amount), row.money.currency) for row in rows_of(text)] == [
        ("-9.10", "EUR"),
        ("500.00", "EUR"),
        ("-23.40", "EUR"),
    ]


def test_of_two_pairs_the_one_that_moves_the_balance():
    text = """\
Date,Text,In,Out,Posted in,Posted out,Balance
2026-05-13,Shop,,10.00,,9.10,90.90
2026-05-14,Pay,500.00,,501.00,,591.90
2026-05-15,Kiosk,,20.00,,23.40,568.50
"""
    assert money_of(text) == booked(("2026-05-13", "-9.10"), ("2026-05-14", "501.00"), ("2026-05-15", "-23.40"))


def test_a_long_text_above_a_wide_table_is_read_once_for_all_its_columns(monkeypatch):
    texts = []
    monkeypatch.setattr(stated_sums, "figures_in", lambda text, mark: texts.append(text) or figures_in(text, mark))
    names = ",".join(f"Sum {number}" for number in range(40))
    rows = "".join(f"2026-05-{day},{','.join(f'{day}.{number + 10}' for number in range(40))}\n" for day in (13, 14))
    reading_of(f"Total {'1.25 ' * 500}\n\nDate,{names}\n{rows}")
    assert len(texts) == 1


def test_a_column_that_counts_the_rows_is_never_money():
    text = """\
Sr No,Date,Remarks,Amount(Rs.),Balance(Rs.)
4,24-02-2026,RENT,"7,891.87 (Dr)","4,91,269.16 (Cr)"
3,23-02-2026,REFUND,"1,200.00 (Cr)","4,99,161.03 (Cr)"
2,21-02-2026,GROCER,640.50 (Dr),"4,97,961.03 (Cr)"
1,19-02-2026,SALARY,"50,000.00 (Cr)","4,98,601.53 (Cr)"
"""
    assert [str(amount) for _, amount in money_of(text)] == ["-7891.87", "1200.00", "-640.50", "50000.00"]
