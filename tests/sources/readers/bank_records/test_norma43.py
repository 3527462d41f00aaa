"""Norma 43, as Spanish banks write it, whole and broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of, stated_in, sums_of


def account(opening: str, *movements: str, closing: str, currency: str = "978", totals: str = "") -> str:
    bank = "00491500" + "1234567890"
    totals = totals or f"{0:05}{0:014}{0:05}{0:014}"
    return "\n".join(
        (
            f"11{bank}240301240331{opening}{currency}3{'ACME SL':<26}   ",
            *movements,
            f"33{bank}{totals}{closing}{currency}    ",
        )
    )


def movement(day: str, sign: str, cents: int, *, concept: str = "03", ref: str = "", text: str = "") -> str:
    return f"22    1500{day}{day}{concept}018{sign}{cents:014}{0:010}{ref:0>12}{text:<16}"


def concept(*texts: str) -> str:
    return f"2301{texts[0]:<38}{''.join(texts[1:]):<38}"


TOTALS = f"{2:05}{3550:014}{1:05}{200000:014}"
STATEMENT = account(
    f"2{10000:014}",
    movement("240304", "1", 1235, ref="A77"),
    concept("RECIBO LUZ MARZO", "ENERGIA NORTE"),
    movement("240305", "2", 200000, ref="A78"),
    concept("NOMINA"),
    movement("240306", "1", 2315, concept="17", ref="A79"),
    closing=f"2{206450:014}",
    totals=TOTALS,
)


def test_movements_have_their_day_sign_amount_and_concepts():
    assert money_of(STATEMENT) == booked(("2024-03-04", "-12.35"), ("2024-03-05", "2000.00"), ("2024-03-06", "-23.15"))
    first, _, fee = rows_of(STATEMENT)
    assert (first.line, first.money.currency, first.reference.external_id) == (2, "EUR", "000000000A77")
    assert first.meaning.description == "RECIBO LUZ MARZO ENERGIA NORTE"
    assert "comisiones" in fee.meaning.description


def test_balances_sums_and_counts_of_each_account():
    text = STATEMENT + "\n" + account(f"1{500:014}", closing=f"1{500:014}", currency="840") + "\n88" + "9" * 18
    first, idle = stated_in(text)
    assert (first.opening, first.closing, first.currency) == (Decimal("100.00"), Decimal("2064.50"), "EUR")
    assert (first.opening_day, first.closing_day) == (date(2024, 3, 1), date(2024, 3, 31))
    assert (first.count_out, first.money_out, first.count_in, first.money_in) == (2, Decimal("35.50"), 1, 2000)
    assert (idle.currency, idle.opening, idle.closing, idle.last_line) == ("USD", -5, -5, idle.first_line - 1)
    assert sums_of(text) == [True, True]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_letters_of_spanish_and_lines_without_trailing_blanks(encoding):
    text = STATEMENT.replace("ENERGIA NORTE", "ESPAÑOLA     ")
    cut = "\r\n".join(line.rstrip() for line in text.splitlines())
    assert rows_of(cut, encoding)[0].meaning.description == "RECIBO LUZ MARZO ESPAÑOLA"


def test_records_without_ends_of_lines_have_numbers_that_rise():
    text = "".join(line.ljust(80) for line in STATEMENT.splitlines())
    assert money_of(text) == money_of(STATEMENT)
    assert [row.line for row in rows_of(text)] == [1, 2, 3]
    assert sums_of(text) == [True]


def test_a_sign_or_an_amount_that_is_not_understood_costs_its_row_alone():
    for text in (STATEMENT.replace("0181", "0183", 1), STATEMENT.replace(f"{1235:014}", "00000000012E35")):
        broken, *fine = rows_of(text)
        assert broken.outcome == "rejected"
        assert [str(row.money.amount) for row in fine] == ["2000.00", "-23.15"]


def test_an_account_without_movements_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="no transactions"):
        reading_of(account(f"2{0:014}", closing=f"2{0:014}"))
