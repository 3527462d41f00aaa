"""CFONB 120, as French banks write it, whole and broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.support.readings import booked, money_of, rows_of, stated_in, sums_of


def overpunched(cents: int, width: int = 14) -> str:
    letters = "{ABCDEFGHI" if cents >= 0 else "}JKLMNOPQR"
    digits = f"{abs(cents):0{width}}"
    return digits[:-1] + letters[int(digits[-1])]


def balance(kind: str, cents: int, day: str, currency: str = "EUR", decimals: int = 2) -> str:
    return f"{kind}30004    00815{currency}{decimals} 00010012345  {day}{'':<50}{overpunched(cents)}{'':<16}"


def movement(cents: int, label: str, *, day: str = "050324", currency: str = "EUR", decimals: int = 2, ref="") -> str:
    begin = f"0430004A1B200815{currency}{decimals} 0001001234505{day}  060324"
    return f"{begin}{label:<31}  0000000  {overpunched(cents)}{ref:<16}"


def more(qualifier: str, text: str) -> str:
    return f"0530004A1B200815EUR2 0001001234505050324     {qualifier}{text:<70}  "


STATEMENT = "\n".join(
    (
        balance("01", 10000, "290224"),
        movement(-1235, "PRLV SEPA ENERGIE NORD", ref="X77A"),
        more("NBE", "ENERGIE NORD SA"),
        more("LCC", "FACTURE DE MARS"),
        movement(200000, "VIR SEPA RECU", ref="X78A"),
        more("NPY", "ACME SARL"),
        movement(-2310, "COTISATION CARTE", ref="X79A"),
        balance("07", 206455, "310324"),
    )
)


def test_movements_have_their_day_signed_amount_and_what_further_records_say():
    assert money_of(STATEMENT) == booked(("2024-03-05", "-12.35"), ("2024-03-05", "2000.00"), ("2024-03-05", "-23.10"))
    bill, salary, _ = rows_of(STATEMENT)
    assert bill.meaning.description == "ENERGIE NORD SA PRLV SEPA ENERGIE NORD FACTURE DE MARS"
    assert (bill.money.currency, bill.line, bill.reference.external_id) == ("EUR", 2, "X77A")
    assert "ACME SARL" in salary.meaning.description


def test_balances_of_each_period_and_account():
    text = "\n".join(
        (
            STATEMENT,
            balance("01", 206455, "310324"),
            balance("07", 206455, "010424"),
            balance("01", -5, "290224", "JPY", 0),
            movement(7, "INTERETS", currency="JPY", decimals=0),
            balance("07", 2, "310324", "JPY", 0),
        )
    )
    first, idle, yen = stated_in(text)
    assert (first.opening, first.closing, first.opening_day) == (100, Decimal("2064.55"), date(2024, 2, 29))
    assert (idle.opening, idle.last_line) == (idle.closing, idle.first_line - 1)
    assert (yen.opening, yen.closing, yen.currency) == (-5, 2, "JPY")
    assert sums_of(text) == [True, True, True]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_signed_zeros_as_french_code_pages_show_them(encoding):
    text = STATEMENT.replace("{", "é").replace("}", "è")
    assert money_of(text, encoding) == money_of(STATEMENT)
    assert sums_of(text, encoding) == [True]


def test_records_without_ends_of_lines():
    text = STATEMENT.replace("\n", "")
    assert money_of(text) == money_of(STATEMENT)
    assert sums_of(text) == [True]


def test_an_amount_without_a_signed_digit_costs_its_row_alone():
    broken, *fine = rows_of(STATEMENT.replace(overpunched(-1235), f"{1235:014}"))
    assert broken.outcome == "rejected"
    assert len(fine) == 2
