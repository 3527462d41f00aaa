"""A statement may be blocks of labelled lines instead of a table."""

from __future__ import annotations

from tests.support.readings import booked, money_of, reading_of, rows_of

STATEMENT = """\
From:\u00a001/03/2024 to 31/03/2024
Account:\u00a0XXXX 1122

Date:\u00a013/03/2024
Description:\u00a0CARD PAYMENT TO CORNER SHOP
ON 12-03-2024
Amount:\u00a0-11.20
Balance:\u00a01824.97

Date:\u00a005/03/2024
Description:\u00a0RECEIPT: SALARY
Amount:\u00a01830.00
Balance:\u00a01836.17
"""


def test_blocks_of_labelled_lines_are_rows():
    assert reading_of(STATEMENT, encoding="latin-1").format == "blocks"
    assert money_of(STATEMENT, encoding="latin-1") == booked(("2024-03-13", "-11.20"), ("2024-03-05", "1830"))
    first, second = rows_of(STATEMENT, encoding="latin-1")
    assert (first.line, first.meaning.description) == (4, "CARD PAYMENT TO CORNER SHOP ON 12-03-2024")
    assert (second.line, second.meaning.description) == (10, "RECEIPT: SALARY")


def test_blocks_without_blank_lines_end_where_a_label_comes_again():
    text = "Date: 2024-03-13\nText: Shop\nAmount: -5.00\nDate: 2024-03-14\nText: Pay\nAmount: 900.00\n"
    assert money_of(text) == booked(("2024-03-13", "-5"), ("2024-03-14", "900"))


def test_a_table_with_labels_above_it_is_no_text_in_blocks():
    rows = "Date,Text,Amount\n2024-03-13,Shop,-5.00\n2024-03-14,Bar,-6.00\n"
    assert reading_of("Account: 12\nDate: 2024-03-31\nDate: 2024-03-01\n\n" + rows).format == "csv"
