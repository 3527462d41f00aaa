"""Days are read in every order, language and form that statements use."""

from __future__ import annotations

from datetime import date

import pytest

from finpulse.cleaning.values.dates import date_reader, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-29",
        "2024/02/29",
        "29.02.2024",
        "29/02/24",
        "29-Feb-2024",
        "29. Februar 2024",
        "29 февраля 2024 г.",
        "29-fevral 2024",
        "February 29, 2024",
        "2024年2月29日",
        "2024년 2월 29일",
        "20240229",
        "20240229120000[0:GMT]",
        "2024-02-29T23:59:59+05:00",
        "29.02.2024 13:45:10",
        "29 thg 2, 2024",
        "1709200800",
        "45351",
    ],
)
def test_one_day_in_many_forms(text):
    assert parse_date(text) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("locale", "expected"), [("en_US", date(2026, 4, 11)), ("en_GB", date(2026, 11, 4)), ("de", date(2026, 11, 4))]
)
def test_the_locale_decides_what_the_numbers_leave_open(locale, expected):
    assert parse_date("04/11/2026", locale) == expected


@pytest.mark.parametrize("text", ["31.02.2024", "", "COFFEE 12", "13/13/2024", "1.5", "0000-00-00", "1111/11/11"])
def test_what_is_no_day_is_refused_with_its_text(text):
    with pytest.raises(ValueError, match="is no date") as refused:
        parse_date(text)
    assert f'"{text}"' in str(refused.value)


def test_a_decided_order_is_kept_also_where_another_would_do():
    assert date_reader("mdy")("04/11/2026") == date(2026, 4, 11)
    assert date_reader("dmy")("04/11/2026") == date(2026, 11, 4)


def test_a_decided_order_refuses_what_only_another_could_read():
    with pytest.raises(ValueError, match="is no date"):
        date_reader("dmy")("04/23/2026")


def test_a_day_without_a_year_takes_the_files_year():
    assert date_reader("mdy", 2024)("12/29") == date(2024, 12, 29)
    with pytest.raises(ValueError, match="is no date"):
        date_reader("mdy")("12/29")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026:03:05", date(2026, 3, 5)),
        ("05:03:2026 10:22:33", date(2026, 3, 5)),
        ("2026_3_5", date(2026, 3, 5)),
        ("1405/02/11", date(2026, 5, 1)),
        ("11/02/1405", date(2026, 5, 1)),
        ("۱۴۰۵/۰۲/۱۱", date(2026, 5, 1)),
        ("14050211", date(2026, 5, 1)),
        ("۱۱ اردیبهشت ۱۴۰۵", date(2026, 5, 1)),
        ("1403/12/30", date(2025, 3, 20)),
        ("14/05/2569", date(2026, 5, 14)),
        ("14 พ.ค. 2569", date(2026, 5, 14)),
        ("1150402", date(2026, 4, 2)),
        ("0990402", date(2010, 4, 2)),
        ("115/04/02", date(2026, 4, 2)),
        ("民國115年4月2日", date(2026, 4, 2)),
        ("14012026", date(2026, 1, 14)),
    ],
)
def test_days_of_other_calendars_and_with_seldom_marks(text, expected):
    assert date_reader("dmy")(text) == expected


@pytest.mark.parametrize("text", ["1404/12/30", "1447/09/11", "10:11:12", "1150432", "14051311"])
def test_what_only_looks_like_a_day_of_another_calendar_is_refused(text):
    with pytest.raises(ValueError, match="is no date"):
        date_reader("dmy")(text)


def test_two_digits_of_a_year_count_from_where_the_column_says():
    assert date_reader("dmy", count="buddhist")("14/05/69") == date(2026, 5, 14)
    assert date_reader("dmy", count="buddhist")("14 พ.ค. 69") == date(2026, 5, 14)
    assert date_reader("ymd", count="republic")("99/12/31") == date(2010, 12, 31)
    assert date_reader("ymd", count="persian")("05/02/11") == date(2026, 5, 1)


def test_day_and_month_are_exchanged_back_only_where_a_spreadsheet_knew_the_day():
    read = date_reader("dmy", exchanged=True)
    assert [read(text) for text in ("2026-02-04 00:00:00", "04-Feb-26")] == [date(2026, 4, 2)] * 2
    assert read("14/04/2026") == date(2026, 4, 14)


@pytest.mark.parametrize(("text", "year"), [("01.01.69", 2069), ("01.01.70", 1970), ("10-Nov-9", 2009)])
def test_two_digits_of_a_year_belong_to_the_nearer_century(text, year):
    assert date_reader("dmy")(text).year == year
