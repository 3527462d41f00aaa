"""The bundled sample statement holds what its generator says, read by nothing but the csv module."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import pytest

HEADER = ["Sana", "Tavsif", "Summa", "Valyuta", "Qoldiq"]
AMOUNT = re.compile(r"-?\d{1,3}( \d{3})*,\d\d")
IMPOSSIBLE_DAYS = {"31.02.2026", "31.09.2026"}


def figure(text: str) -> Decimal:
    """The number that the bank has printed."""
    return Decimal(text.replace(" ", "").replace(",", "."))


@pytest.fixture(scope="module")
def cells() -> list[list[str]]:
    """Every line of the statement."""
    text = files("finpulse").joinpath("sample/statement.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(), delimiter=";"))


@pytest.fixture(scope="module")
def table(cells: list[list[str]]) -> list[list[str]]:
    """What stands behind the first header."""
    return cells[cells.index(HEADER) + 1 :]


@pytest.fixture(scope="module")
def booked(table: list[list[str]]) -> list[list[str]]:
    """The rows whose day and amount can be used."""
    dated = [row for row in table if re.fullmatch(r"\d\d\.\d\d\.2026", row[0]) and row[0] not in IMPOSSIBLE_DAYS]
    return [row for row in dated if AMOUNT.fullmatch(row[2])]


def test_a_preamble_stands_before_the_header(cells: list[list[str]]) -> None:
    assert cells.index(HEADER) == 6


def test_every_line_has_the_columns_of_the_header(cells: list[list[str]]) -> None:
    assert {len(row) for row in cells} == {len(HEADER)}


def test_about_four_hundred_rows_are_booked(booked: list[list[str]]) -> None:
    assert len(booked) == 405


def test_three_rows_must_be_rejected(table: list[list[str]]) -> None:
    impossible = [row for row in table if row[0] in IMPOSSIBLE_DAYS]
    no_amount = [row for row in table if row[2] == "n/a"]
    assert (len(impossible), len(no_amount)) == (2, 1)


def test_a_repeated_header_and_two_totals_must_be_skipped(table: list[list[str]], booked: list[list[str]]) -> None:
    assert table.count(HEADER) == 1
    assert [row[0] for row in table[-2:]] == ["Jami", "Jami"]
    assert len(table) == len(booked) + 3 + 3


def test_it_covers_six_months_in_order(booked: list[list[str]]) -> None:
    days = ["".join(reversed(row[0].split("."))) for row in booked]
    assert {row[0][3:5] for row in booked} == {"05", "06", "07", "08", "09", "10"}
    assert [day[:4] for day in days] == ["2026"] * len(days)
    assert [day[4:6] for day in days] == sorted(day[4:6] for day in days)


def test_most_rows_are_in_sums_and_some_in_dollars(booked: list[list[str]]) -> None:
    currencies = Counter(row[3] for row in booked)
    assert set(currencies) == {"UZS", "USD"}
    assert currencies["UZS"] > 300
    assert currencies["USD"] > 30


def test_beside_each_booked_row_stands_the_balance_after_it(booked: list[list[str]]) -> None:
    for currency in ("UZS", "USD"):
        own = [(figure(row[2]), figure(row[4])) for row in booked if row[3] == currency]
        assert all(after - amount == before for (_, before), (amount, after) in pairwise(own))
        assert min(after for _, after in own) > 0


def test_equal_coffees_on_one_day_are_two(booked: list[list[str]]) -> None:
    twins = [row for row, times in Counter(tuple(row[:4]) for row in booked).items() if times == 2]
    assert sum("COFFEE" in row[1] for row in twins) == 12
    assert sum("METROPOLITENI" in row[1] for row in twins) == 6


def test_a_whole_household_is_in_it(booked: list[list[str]]) -> None:
    texts = " ".join(row[1] for row in booked)
    for said in (
        "Oylik maosh",
        "Ijara",
        "KORZINKA",
        "NETFLIX",
        "TAXI",
        "naqd pul",
        "Qaytarish",
        "Jamg'arma",
        "komissiya",
    ):
        assert said in texts


def test_the_totals_are_those_of_the_rows(table: list[list[str]], booked: list[list[str]]) -> None:
    def minor_units(amount: str) -> int:
        return int(re.sub(r"[ ,]", "", amount))

    for label, _, total, currency, _ in table[-2:]:
        assert label == "Jami"
        assert minor_units(total) == sum(minor_units(row[2]) for row in booked if row[3] == currency)
