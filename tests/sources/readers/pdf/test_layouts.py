"""Layouts of statements: where days, amounts and signs stand, and what stands around the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest

from finpulse.cleaning.non_transactions import PENDING
from finpulse.cleaning.rows import DroppedRow
from tests.support.drawn_pdfs import drawn, table
from tests.support.readings import booked, money_of, reading_of, rows_of, stated_in, sums_of, texts_of_file

# Day, text, money out, money in, balance.
_FIVE: Final = (40.0, 100.0, -350.0, -430.0, -510.0)
_HEADER: Final = ("Date", "Details", "Paid out", "Paid in", "Balance")
_FOUR: Final = (40.0, 100.0, -430.0, -510.0)


def test_a_day_stands_once_and_amounts_in_the_last_line_of_their_entry() -> None:
    first = table(
        _FIVE,
        ("", "Statement 28 December 2025 to 6 January 2026"),
        _HEADER,
        ("", "Balance brought forward", "", "", "100.00"),
        ("29 Dec", "Transfer to"),
        ("", "Corner Bakery", "10.00"),
        ("", "Direct debit Water Co", "20.00", "", "70.00"),
        ("02 Jan", "Card payment at"),
        ("", "Balance carried forward", "", "", "70.00"),
        ("", "Page 1 of 2"),
    )
    second = table(
        _FIVE,
        _HEADER,
        ("", "Balance brought forward", "", "", "70.00"),
        ("", "Garden Shop", "30.00"),
        ("", "Salary", "", "50.00", "90.00"),
        ("06 Jan", "Closing balance", "", "", "90.00"),
    )
    content = drawn(first, second)
    rows = ("2025-12-29", "-10.00"), ("2025-12-29", "-20.00"), ("2026-01-02", "-30.00"), ("2026-01-02", "50.00")
    assert money_of(content) == booked(*rows)
    assert texts_of_file(content)[0] == "Transfer to Corner Bakery"
    assert texts_of_file(content)[2] == "Card payment at Garden Shop"
    assert not reading_of(content).questions
    assert sums_of(content) == [True]


def test_sections_give_the_signs_and_columns_stand_in_groups() -> None:
    groups = (40.0, 110.0, -220.0, 300.0, 370.0, -480.0)
    content = drawn(
        [
            *table((40.0, -300.0), ("December 10, 2025 through January 9, 2026",)),
            *table((40.0, -300.0), ("Beginning balance", "$500.00"), ("Ending balance", "$430.00")),
            *table((40.0,), ("Deposits and additions",)),
            *table((40.0, 110.0, -480.0), ("Date", "Description", "Amount"), ("12/15", "Payroll", "$100.00")),
            *table((40.0, 110.0, -480.0), ("", "Total deposits and additions", "$100.00")),
            *table((40.0,), ("Checks paid",)),
            *table(groups, ("Check no.", "Date", "Amount") * 2),
            *table(groups, ("1204", "12/12", "$80.00", "1205", "01/05", "40.00"), ("1206", "01/06", "50.00")),
            *table((40.0,), ("Daily ending balance",)),
            *table((40.0, -140.0, 200.0, -300.0), ("Date", "Amount", "Date", "Amount")),
            *table((40.0, -140.0, 200.0, -300.0), ("12/12", "$420.00", "01/06", "430.00")),
        ]
    )
    rows = ("2025-12-15", "100.00"), ("2025-12-12", "-80.00"), ("2026-01-05", "-40.00"), ("2026-01-06", "-50.00")
    assert money_of(content) == booked(*rows)
    assert not reading_of(content).questions


@pytest.mark.parametrize(
    ("amounts", "balance"),
    [(("12.00-", "30.00", "8.00-"), "110.00"), (("12.00", "30.00Cr", "8.00"), "110.00Cr")],
)
def test_marks_behind_figures_are_their_signs(amounts: tuple[str, ...], balance: str) -> None:
    content = drawn(
        table(
            _FOUR,
            ("", "Account 1", "", ""),
            ("Opening balance", "", "", "100.00"),
            ("Closing balance", "", "", balance),
            ("Date", "Description", "Amount"),
            *((f"{day:02}.03.2026", f"Shop {day}", amount) for day, amount in enumerate(amounts, 13)),
        )
    )
    assert [amount for _, amount in money_of(content)] == [amount for _, amount in booked(*_march("-12", "30", "-8"))]
    assert not reading_of(content).questions


def _march(*amounts: str) -> list[tuple[str, str]]:
    return [(f"2026-03-{day:02}", f"{amount}.00") for day, amount in enumerate(amounts, 13)]


@pytest.mark.parametrize("group", [".", ","])
def test_money_without_minor_units_is_grouped_by_either_mark(group: str) -> None:
    rows = [
        ("", "Opening balance", "", "845,321"),
        ("03/03/2026", "Shop", "-23,640", "821,681"),
        ("04/03/2026", "Wages", "435,137", "1,256,818"),
        ("05/03/2026", "Bakery", "-990", "1,255,828"),
    ]
    written = [tuple(cell.replace(",", group) for cell in row) for row in rows]
    content = drawn(table(_FOUR, ("Date", "Description", "Amount", "Balance"), *written))
    assert money_of(content) == booked(("2026-03-03", "-23640"), ("2026-03-04", "435137"), ("2026-03-05", "-990"))


def test_a_month_that_is_named_with_its_year_is_the_period() -> None:
    content = drawn(
        table(
            _FOUR,
            ("PERIODE : MARET 2026",),
            ("TANGGAL", "KETERANGAN", "MUTASI", "SALDO"),
            ("01/03", "SALDO AWAL", "", "100.00"),
            ("05/03", "BIAYA ADM", "12.00 DB", "88.00"),
            ("13/03", "KR OTOMATIS", "5.00", "93.00"),
        )
    )
    assert money_of(content) == booked(("2026-03-05", "-12.00"), ("2026-03-13", "5.00"))


def test_columns_of_unknown_names_are_told_by_the_balance() -> None:
    content = drawn(
        table(
            (40.0, 100.0, -330.0, -420.0, -510.0),
            ("Date", "Description", "Xyzzy", "Plugh", "Amount"),
            ("", "Opening balance", "", "", "100.00"),
            ("13/03/2026", "Shop", "12.00", "", "88.00"),
            ("14/03/2026", "Fee", "", "5.00", "93.00"),
            ("15/03/2026", "Other shop", "3.00", "", "90.00"),
        )
    )
    assert money_of(content) == booked(("2026-03-13", "-12.00"), ("2026-03-14", "5.00"), ("2026-03-15", "-3.00"))


def test_amounts_without_any_sign_go_the_way_of_the_balance() -> None:
    content = drawn(
        table(
            _FOUR,
            ("Date", "Description", "Amount", "Balance"),
            ("01/03/2026", "Opening balance", "", "100.00"),
            ("13/03/2026", "Somebody", "12.00", "88.00"),
            ("14/03/2026", "Somebody else", "5.00", "93.00"),
            ("15/03/2026", "A third", "3.00", "90.00"),
            ("31/03/2026", "Closing balance", "", "90.00"),
        )
    )
    assert money_of(content) == booked(("2026-03-13", "-12.00"), ("2026-03-14", "5.00"), ("2026-03-15", "-3.00"))
    assert not reading_of(content).questions


@pytest.mark.parametrize(
    ("edges", "rows"),
    [
        (
            (40.0, -430.0, -510.0),
            [
                ("Opening balance 10.00",),
                ("Closing balance 94.30",),
                ("Transaction", "Amount", "Balance"),
                ("Monday, 5 January 2026",),
                ("Shop", "-12.50", "-2.50"),
                ("Jane Doe", "100.00", "97.50"),
                ("Wednesday, 7 January 2026",),
                ("Bakery", "-3.20", "94.30"),
            ],
        ),
        (
            (40.0, 260.0, -430.0),
            [
                ("Alter Saldo 10,00",),
                ("Buchungstext", "Valuta", "Betrag"),
                ("Shop", "05.01.2026", "-12,50"),
                ("Jane Doe", "05.01.2026", "+100,00"),
                ("Bakery", "07.01.2026", "-3,20"),
                ("Neuer Saldo", "", "94,30"),
            ],
        ),
        (
            (40.0, 100.0, -430.0, 460.0),
            [
                ("Vorig saldo 10,00",),
                ("Datum", "Omschrijving", "Bedrag", "Af/Bij"),
                ("05-01-2026", "Shop", "12,50", "Af"),
                ("05-01-2026", "Jane Doe", "100,00", "Bij"),
                ("07-01-2026", "Bakery", "3,20", "Af"),
                ("", "Nieuw saldo", "94,30"),
            ],
        ),
        (
            (40.0, 100.0, 160.0, -510.0),
            [
                ("Previous balance -$10.00",),
                ("Period 12/10/2025 - 01/09/2026",),
                ("Trans date", "Post date", "Description", "Amount"),
                ("01/05", "01/06", "Shop", "$12.50"),
                ("01/05", "01/06", "Jane Doe", "-$100.00"),
                ("01/07", "01/08", "Bakery", "$3.20"),
                ("Minimum payment due", "", "", "$0.00"),
                ("New balance", "", "", "-$94.30"),
            ],
        ),
        (
            (40.0, 130.0, 250.0),
            [
                ("Period 01/01/2026 - 31/01/2026",),
                ("Opening balance 10,00 TL",),
                ("Date", "Amount", "Description"),
                ("05/01/2026", "- 12,50 TL", "Shop"),
                ("05/01/2026", "+ 100,00 TL", "Jane Doe"),
                ("07/01/2026", "- 3,20 TL", "Bakery"),
                ("Closing balance 94,30 TL",),
            ],
        ),
    ],
    ids=["days as headings", "days behind texts", "a column of directions", "a card", "texts behind amounts"],
)
def test_days_and_directions_stand_where_they_will(edges: Sequence[float], rows: list[Sequence[str]]) -> None:
    content = drawn(table(edges, *rows))
    expected = booked(("2026-01-05", "-12.50"), ("2026-01-05", "100.00"), ("2026-01-07", "-3.20"))
    assert money_of(content) == expected
    assert texts_of_file(content) == ["Shop", "Jane Doe", "Bakery"]
    assert not reading_of(content).questions


@pytest.mark.parametrize("way", ["turned", "watermark", "box", "newest first"])
def test_what_stands_around_and_how_the_page_is_held_changes_nothing(way: str) -> None:
    rows = [
        ("13/03/2026", "Shop", "12.00", "", "88.00"),
        ("14/03/2026", "Refund of", "", "5.00", "93.00"),
        ("", "last year's order"),
        ("15/03/2026", "Rent", "3.00", "", "90.00"),
    ]
    if way == "newest first":
        rows = [rows[3], rows[1], rows[2], rows[0]]
    lines = [*table(_FIVE, ("", "Opening balance 100.00"), _HEADER), *table(_FIVE, *rows)]
    if way == "box":
        for line, text in zip(lines[2:], ("Borrow £500.00 now", "or until 10/12", "from £8.50 a month"), strict=False):
            line.append((530.0, text))
    content = drawn(lines, turned=way == "turned", watermark="COPY COPY" if way == "watermark" else "")
    expected = booked(("2026-03-13", "-12.00"), ("2026-03-14", "5.00"), ("2026-03-15", "-3.00"))
    assert money_of(content) == (expected[::-1] if way == "newest first" else expected)
    assert "Refund of last year's order" in texts_of_file(content)


def test_what_is_pending_is_told_and_left_out() -> None:
    content = drawn(
        table(
            _FOUR,
            ("", "Opening balance 100.00"),
            ("", "Closing balance 80.00"),
            ("Date", "Description", "Amount", "Balance"),
            ("13/03/2026", "Shop", "-12.00", "88.00"),
            ("14/03/2026", "Shop", "-8.00", "80.00"),
            ("Pending transactions",),
            ("Date", "Description", "Amount", "Balance"),
            ("16/03/2026", "Hotel", "-50.00"),
        )
    )
    assert money_of(content) == booked(("2026-03-13", "-12.00"), ("2026-03-14", "-8.00"))
    assert [row.reason for row in rows_of(content) if isinstance(row, DroppedRow)] == [PENDING]
    assert not reading_of(content).questions


def test_two_accounts_are_asked_about_and_each_is_proven() -> None:
    accounts = [
        table(
            _FOUR,
            (f"Account {name}",),
            ("Date", "Description", "Amount", "Balance"),
            ("01/03/2026", "Opening balance", "", opening),
            ("13/03/2026", f"Shop {name}", "-12.00", closing),
            ("31/03/2026", "Closing balance", "", closing),
        )
        for name, opening, closing in (("A", "100.00", "88.00"), ("B", "7,000.00", "6,988.00"))
    ]
    content = drawn(*accounts)
    (question,) = reading_of(content).questions
    assert (question.about, list(question.choices)) == ("part", ["", "1", "2"])
    assert sums_of(content) == [True, True]
    assert texts_of_file(content, part="2") == ["Shop B"]


def test_a_period_without_rows_is_read_and_proven() -> None:
    content = drawn(
        table(
            _FIVE,
            _HEADER,
            ("31 Mar 2026", "Balance forward", "", "", "1,204.55"),
            ("", "No transactions in this period"),
            ("30 Jun 2026", "Closing balance", "", "", "1,204.55"),
        )
    )
    assert money_of(content) == []
    assert not reading_of(content).questions
    (section,) = stated_in(content)
    assert section.opening == section.closing
