"""Amounts in cents or thousands: the header or the lines above say so, the balance proves it, else it is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.readings import money_of, reading_of

AMOUNTS = [Decimal(text) for text in ("-36.05", "-302.56", "22383.51", "-48.99")]
WHOLE = [f"{amount.scaleb(2):.0f}" for amount in AMOUNTS]


def statement(amounts: list[str], *, amount: str = "Amount", above: str = "", balances: tuple[str, ...] = ()) -> str:
    names = f"Date;Text;{amount}" + (";Balance" if balances else "")
    tails = [f";{balance}" for balance in balances] or [""] * len(amounts)
    rows = [
        f"2024-03-{at + 10};Shop {at};{text}{tail}" for at, (text, tail) in enumerate(zip(amounts, tails, strict=True))
    ]
    return "\n".join([*([above] if above else []), names, *rows, ""])


def read(text: str, currency: str = "EUR") -> tuple[list[Decimal], list[str]]:
    questions = [question.about for question in reading_of(text, currency=currency).questions]
    return [amount for _, amount in money_of(text, currency=currency)], questions


@pytest.mark.parametrize(
    "name",
    [
        "Amount (cents)",
        "Сумма, коп.",
        "Kwota (gr.) w groszach",
        "Belopp (öre)",
        "Importe (céntimos)",
        "金额(分)",
        "Betrag (ct)",
    ],
)
def test_a_header_names_minor_units(name: str):
    assert read(statement(WHOLE, amount=name)) == (AMOUNTS, [])


@pytest.mark.parametrize(
    "line",
    [
        "All amounts in cents",
        "Montants en centimes",
        "Суммы указаны в копейках",
        "Beträge in Cent",
        "Tutarlar kuruş cinsinden",
        "单位：分",
        "Belopp i öre",
    ],
)
def test_a_line_above_the_table_names_minor_units(line: str):
    assert read(statement(WHOLE, above=line)) == (AMOUNTS, [])


@pytest.mark.parametrize("line", ["Amounts in thousands of USD", "Beträge in TEUR", "Суммы, тыс. руб.", "单位：千元"])
def test_a_line_above_the_table_names_thousands(line: str):
    amounts, asked = read(statement(["-1.250", "3.400", "-0.115", "-2.089"], above=line), "USD")
    assert (amounts, asked) == ([-1250, 3400, -115, -2089], [])


def test_thousands_that_a_fraction_of_cents_contradicts_are_asked_about():
    assert read(statement(["-1250.10", "3400.25", "-115.30"], above="Amounts in thousands"))[1] == ["minor_digits"]


def test_a_balance_in_whole_units_that_moves_by_cents_proves_them():
    balances, balance = [], Decimal(1000)
    for amount in AMOUNTS:
        balance += amount
        balances.append(f"{balance:.2f}")
    assert read(statement(WHOLE, balances=tuple(balances))) == (AMOUNTS, [])


def test_whole_numbers_that_may_be_cents_are_asked_about():
    question = reading_of(statement(WHOLE), currency="EUR").questions[0]
    assert (question.about, list(question.choices)) == ("minor_digits", ["0", "2"])


@pytest.mark.parametrize("currency", ["JPY", "INR", "HUF"])
def test_whole_prices_are_usual_in_some_currencies(currency: str):
    assert read(statement(WHOLE), currency) == ([Decimal(text) for text in WHOLE], [])


@pytest.mark.parametrize(
    "amounts", [["-12", "-45", "2400", "-8"], ["-100", "-2500", "300", "-1200"], ["-1,250", "3,111", "-2,133"]]
)
def test_whole_amounts_that_are_no_cents_are_not_asked_about(amounts: list[str]):
    assert "minor_digits" not in read(statement(amounts))[1]
