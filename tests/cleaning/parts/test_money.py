"""A row's amount and currency: a currency that can't be read is not an absent one."""

from __future__ import annotations

import io

import pytest

from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.errors import UnreadableFile
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints
from tests.support.readings import reasons_of, rows_of

HEADER = "Date,Description,Amount,Currency"


def statement(*currencies: str, header: str = HEADER) -> str:
    rows = (f"2026-03-{at + 2:02},Shop {at},-{at + 1}.50,{code}" for at, code in enumerate(currencies))
    return "\n".join([header, *rows, ""])


def currencies_of(text: str) -> list[str]:
    return [row.money.currency for row in rows_of(text, currency="CHF") if isinstance(row, CleanRow)]


@pytest.mark.parametrize("header", [HEADER, "Date,Description,Amount,Asset", "Date,Description,Amount,"])
@pytest.mark.parametrize("coin", ["BTC", "USDT", "ETH"])
def test_a_coin_is_rejected_beside_a_currency(coin, header):
    text = statement("EUR", coin, "EUR", header=header)
    assert currencies_of(text) == ["EUR", "EUR"]
    assert f'"{coin}" is no currency that is known' in reasons_of(text, currency="CHF")[0]


def test_a_file_of_coins_alone_is_refused():
    with pytest.raises(UnreadableFile, match='2 of 3: "BTC" is no currency'):
        reasons_of(statement("BTC", "BTC", "SOL"), currency="CHF")


def test_points_and_miles_are_no_currency():
    text = statement("EUR", "PTS", "Miles", "EUR", "EUR")
    assert currencies_of(text) == ["EUR"] * 3
    assert len(reasons_of(text, currency="CHF")) == 2


@pytest.mark.parametrize("blank", ["", "-", "n/a", "NULL", " "])
def test_a_currency_that_is_left_blank_is_the_accounts(blank):
    assert currencies_of(statement("EUR", blank, "EUR", "EUR")) == ["EUR", "CHF", "EUR", "EUR"]


def test_currencies_by_name():
    assert currencies_of(statement("Canadian Dollar", "Euro", "Pound Sterling")) == ["CAD", "EUR", "GBP"]


def test_amounts_in_a_coin_by_their_header_are_refused():
    text = "Date,Description,Amount (BTC)\n2026-03-02,A,0.5\n2026-03-03,B,-0.25\n"
    with pytest.raises(UnreadableFile, match="amounts in BTC can't be kept: it is no currency"):
        reasons_of(text, currency="CHF")


def test_many_rows_at_a_time_reject_the_same():
    file = io.BytesIO(statement("EUR", "BTC", "", "USD").encode())
    reading = detect(file, Hints(currency="CHF"))
    rows = list(read_rows(file, reading))
    assert isinstance(reading.layout, Layout)
    clean, dropped = BatchCleaner(Cleaner(reading.layout, 1)).clean(
        [row.line for row in rows], [row.cells for row in rows]
    )
    assert list(clean.values["currency"]) == ["EUR", "CHF", "USD"]
    assert [row.line for row in dropped] == [3]
