"""Years of other calendars, days that a spreadsheet exchanged, and days that no statement can have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.readings import money_of, reading_of, reasons_of


def statement(*days: str, header: str = "Date,Description,Amount") -> str:
    return "\n".join([header, *(f"{day},Shop {at},-{at + 1}.50" for at, day in enumerate(days)), ""])


def days_of(text: str, **hints: str) -> list[str]:
    return [day for day, _ in money_of(text, **hints)]


def asked(text: str, **hints: str) -> list[tuple[str, str]]:
    return [(question.about, question.taken) for question in reading_of(text, **hints).questions]


@pytest.mark.parametrize(
    ("days", "header", "currency", "expected"),
    [
        (("14/05/69", "20/05/69"), "วันที่,รายการ,จำนวนเงิน", "USD", ["2026-05-14", "2026-05-20"]),
        (("14/05/69", "20/05/69"), "Date,Description,Amount", "THB", ["2026-05-14", "2026-05-20"]),
        (("14/05/56", "20/05/56"), "Date,Description,Amount", "THB", ["2013-05-14", "2013-05-20"]),
        (("14/05/24", "20/05/24"), "Date,Description,Amount", "THB", ["2024-05-14", "2024-05-20"]),
        (("99/12/31", "100/01/02"), "日期,摘要,金額", "TWD", ["2010-12-31", "2011-01-02"]),
        (("1150402", "1150415"), "日期,摘要,金額", "TWD", ["2026-04-02", "2026-04-15"]),
        (("1405/02/11", "1405/02/15"), "تاریخ,شرح,مبلغ", "IRR", ["2026-05-01", "2026-05-05"]),
        (("05/02/11", "05/02/15"), "تاریخ,شرح,مبلغ", "IRR", ["2026-05-01", "2026-05-05"]),
        (("2026:03:05", "2026:03:07"), "Date,Description,Amount", "EUR", ["2026-03-05", "2026-03-07"]),
    ],
)
def test_years_and_marks_of_other_countries(days, header, currency, expected):
    text = statement(*days, header=header)
    assert days_of(text, currency=currency) == expected
    assert asked(text, currency=currency) == []


def test_years_that_would_lie_ahead_are_asked_about_where_nothing_is_thai():
    text = statement("14/05/69", "20/05/69")
    assert asked(text, currency="EUR") == [("year_count", "common")]
    assert all("lies in the future" in reason for reason in reasons_of(text, currency="EUR"))


@pytest.mark.parametrize(
    "late", [("14/04/2026", "22/04/2026", "28/04/2026"), ("04/14/2026", "04/22/2026", "04/28/2026")]
)
@pytest.mark.parametrize("early", [("2026-02-04", "2026-05-04", "2026-09-04"), ("04-Feb-26", "04-May-26", "04-Sep-26")])
def test_days_that_a_spreadsheet_took_for_months_are_exchanged_back(early, late):
    text = statement(*early, *late)
    expected = ["2026-04-02", "2026-04-05", "2026-04-09", "2026-04-14", "2026-04-22", "2026-04-28"]
    assert (days_of(text, currency="UZS"), asked(text, currency="UZS")) == (expected, [])


@pytest.mark.parametrize(
    "days",
    [
        ("2026-04-02", "2026-04-05", "14/04/2026", "22/04/2026"),
        ("2026-04-02", "03/04/2026", "14/04/2026", "2026-04-28"),
        ("2026-03-30", "2026-04-05", "14/04/2026", "22/04/2026"),
    ],
)
def test_a_mixture_of_styles_stays_as_it_is_where_it_makes_sense(days):
    found = days_of(statement(*days))
    assert found == sorted(found)
    assert asked(statement(*days)) == []


def test_where_both_are_as_likely_it_is_asked():
    text = statement("2026-03-04", "14/04/2026", "2026-04-03", "13/04/2026")
    assert [about for about, _ in asked(text)] == ["days_exchanged"]


@pytest.mark.parametrize(("day", "reason"), [("2062-05-15", "lies in the future"), ("1962-05-15", "lies before 1970")])
def test_a_day_that_no_statement_can_have_is_no_fact(day, reason):
    usual = [f"2026-05-{number:02}" for number in range(1, 10)]
    text = statement(*usual, day)
    assert days_of(text) == usual
    assert reason in reasons_of(text)[0]
    assert asked(statement(day, day)) == [("odd_days", "false")]


def test_a_payment_that_is_planned_for_next_week_is_a_fact():
    soon = (datetime.now(UTC) + timedelta(days=8)).date().isoformat()
    assert days_of(statement("2026-05-01", soon)) == ["2026-05-01", soon]


def test_days_without_a_year_never_lie_months_ahead():
    today = datetime.now(UTC).date()
    ahead = today + timedelta(days=60)
    text = statement(f"{ahead:%d.%m.}", header="Datum,Text,Betrag")
    assert days_of(text)[0] < today.isoformat()
