"""Exports of ledgers, which list each transaction under every account that it touches: one account's legs count."""

from __future__ import annotations

import io
from decimal import Decimal

from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.sources.formats import read_rows
from finpulse.sources.reading import Hints
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import money_of, reading_of, reasons_of

SPLITS = """\
Date,Transaction ID,Description,Full Account Name,Amount Num.
2026-01-05,aa11,Grocer,Assets:Bank:Checking,-25.10
2026-01-05,aa11,Grocer,Expenses:Food,20.10
2026-01-05,aa11,Grocer,Expenses:Home,5.00
2026-01-07,bb22,Salary,Assets:Bank:Checking,2000.00
2026-01-07,bb22,Salary,Income:Salary,-2000.00
2026-01-09,cc33,Cinema,Assets:Bank:Checking,-12.00
2026-01-09,cc33,Cinema,Expenses:Fun,12.00
"""
JOURNAL = """\
Date,Entry,Payee,Account,Debit,Credit
2026-01-15,1,Grocer,Checking,,25.10
2026-01-15,1,Grocer,Food,25.10,
2026-01-17,2,Pay,Checking,2000.00,
2026-01-17,2,Pay,Salary,,2000.00
2026-01-19,3,Cinema,Cash,,12.00
2026-01-19,3,Cinema,Fun,12.00,
2026-01-20,4,Kiosk,Cash,,3.00
2026-01-20,4,Kiosk,Food,3.00,
"""


def test_the_account_that_every_transaction_touches_is_the_own_one() -> None:
    reading = reading_of(SPLITS)
    assert (reading.layout.own_account, reading.questions) == ("Assets:Bank:Checking", ())
    assert [str(amount) for _, amount in money_of(SPLITS)] == ["-25.10", "2000.00", "-12.00"]
    assert all("another account" in reason for reason in reasons_of(SPLITS))


def test_where_several_may_be_it_is_asked_and_any_of_them_is_an_answer() -> None:
    file, reading = io.BytesIO(JOURNAL.encode()), reading_of(JOURNAL)
    [question] = reading.questions
    assert question.about == "own_account"
    found = {}
    for choice in ("Checking", "Cash"):
        assert choice in question.choices
        answered = revise(file, reading, checked(reading, {"own_account": choice}), Hints())
        rows = [Cleaner(answered.layout, 0).clean(row.line, row.cells) for row in read_rows(file, answered)]
        found[choice] = [row.money.amount for row in rows if isinstance(row, CleanRow)]
    # What is debited to an account of one's own has come in.
    assert found == {"Checking": [Decimal("-25.10"), Decimal(2000)], "Cash": [Decimal(-12), Decimal(-3)]}


def test_rows_that_cancel_out_on_some_days_are_no_ledger() -> None:
    rows = ("13,Shop,A,-5.00", "13,Shop,B,5.00", "14,Pay,A,7.00", "15,Tea,B,-1.00", "16,Tea,A,-2.00", "17,Pay,B,9.00")
    text = "Date,Text,Person,Amount\n" + "".join(f"2026-01-{row}\n" for row in rows)
    assert reading_of(text).layout.account_column is None
