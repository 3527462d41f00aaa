"""Two digits in front of a day are its year where the days lie close together so; where that is open, it is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.support.readings import money_of, reading_of

# The statement is of the spring of last year, so that nothing here grows old or lies ahead.
YEAR = datetime.now(UTC).year - 1
YY = f"{YEAR % 100:02}"


def days_of(text: str, currency: str = "EUR") -> list[date]:
    return [date.fromisoformat(day) for day, _ in money_of(text, currency=currency)]


def questions_of(text: str, currency: str = "EUR") -> list[str]:
    return [question.about for question in reading_of(text, currency=currency).questions]


def statement(*days: str, header: str = "Date,Details,Amount") -> str:
    return "\n".join([header, *(f"{day},Shop {at},-{at + 1}.50" for at, day in enumerate(days)), ""])


SPRING = [date(YEAR, 3, 2), date(YEAR, 3, 5), date(YEAR, 3, 9)]


@pytest.mark.parametrize(
    "form", ["%y/%m/%d", "%y-%m-%d", "%y.%m.%d", "%y %m %d", "%y年%m月%d日", "%y년 %m월 %d일", "%y%m%d"]
)
@pytest.mark.parametrize("header", ["Date,Details,Amount", "日付,摘要,金額", "Datum,Beskrivning,Belopp"])
def test_days_of_a_month_are_no_days_of_as_many_years(form: str, header: str):
    text = statement(*(f"{day:{form}}" for day in SPRING), header=header)
    assert (days_of(text), questions_of(text)) == (SPRING, [])


@pytest.mark.parametrize("form", ["%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%d%m%y"])
@pytest.mark.parametrize("header", ["Date,Details,Amount", "日付,摘要,金額", "Datum,Beskrivning,Belopp"])
def test_the_day_in_front_stays_the_day(form: str, header: str):
    text = statement(*(f"{day:{form}}" for day in SPRING), header=header)
    assert (days_of(text), questions_of(text)) == (SPRING, [])


def test_a_statement_over_the_turn_of_the_year():
    days = [date(YEAR, 1, 3), date(YEAR, 1, 1), date(YEAR - 1, 12, 30), date(YEAR - 1, 12, 28)]
    text = statement(*(f"{day:%y.%m.%d}" for day in days), header="거래일,내용,금액")
    assert (days_of(text, "KRW"), questions_of(text, "KRW")) == (days, [])


@pytest.mark.parametrize(
    "name",
    ["Date (YY-MM-DD)", "Datum (åå-mm-dd)", "Date (AA/MM/JJ)", "Data RR-MM-DD", "Dátum éé.hh.nn", "Дата ГГ.ММ.ДД"],
)
def test_a_header_that_spells_the_order_out(name: str):
    day = f"{YY}/03/05"
    assert days_of(statement(day, day, day, header=f"{name},Details,Amount")) == [date(YEAR, 3, 5)] * 3


def test_a_single_day_that_could_be_of_another_time_is_asked_about():
    text = statement(f"{YY}/03/05", f"{YY}/03/05")
    question = next(question for question in reading_of(text, currency="EUR").questions)
    assert question.about == "date_order"
    assert {"ymd", "dmy"} <= question.choices.keys()


def test_a_single_day_of_these_years_is_not_asked_about():
    text = statement(f"05/03/{YY}", f"05/03/{YY}")
    assert (days_of(text), questions_of(text)) == ([date(YEAR, 3, 5)] * 2, [])


def test_a_year_in_front_of_day_and_month():
    text = statement(f"{YEAR}-05-03", f"{YEAR}-08-03", f"{YEAR}-13-03", f"{YEAR}-26-03")
    assert [day.day for day in days_of(text)] == [5, 8, 13, 26]
    assert {day.month for day in days_of(text)} == {3}
