"""Zero bytes that fill a text file up are no part of it."""

from __future__ import annotations

import io

import pytest

from finpulse.sources.readers.syntax.padding import unpadded
from tests.support.readings import booked, money_of, rows_of

TEXT = "Date,Description,Amount\r\n2026-04-13,Café du Port,-4.50\r\n2026-04-14,Salaire,1800.00\r\n"
BOOKED = booked(("2026-04-13", "-4.50"), ("2026-04-14", "1800.00"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("padding", [b"\0" * 900, b"\x1a", b"\x1a" + b"\0" * 127, b"\0" * 70_000])
def test_delimited_text_may_be_padded_in_any_encoding(encoding, padding):
    assert money_of(TEXT.encode(encoding) + padding) == BOOKED
    assert len(rows_of(TEXT.encode(encoding) + padding)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "!Type:Bank\nD04/13/2026\nT-4.50\nPCafe\n^\nD04/14/2026\nT1800.00\nPPay\n^\n",
        '[{"date":"2026-04-13","description":"Cafe","amount":-4.5},{"date":"2026-04-14","description":"Pay","amount":1800}]',
        "<table><tr><td>Date</td><td>Text</td><td>Amount</td></tr><tr><td>2026-04-13</td><td>Cafe</td><td>-4.50</td></tr>"
        "<tr><td>2026-04-14</td><td>Pay</td><td>1800.00</td></tr></table>",
    ],
)
def test_other_formats_of_text_may_be_padded_too(text):
    assert money_of(text.encode() + b"\0" * 500) == BOOKED


def test_lines_may_be_filled_up_too():
    assert money_of(TEXT.replace("\r\n", "\0\0\r\n")) == BOOKED
    assert money_of(TEXT.replace("\r\n", "\r\n\0\0\0\r\n", 1)) == BOOKED


def test_a_view_ends_before_the_padding_and_leaves_the_file_open():
    file = io.BytesIO(b"text" + b"\0" * 200_000)
    view = unpadded(file)
    assert view.read() == b"text"
    assert view.seek(0, io.SEEK_END) == 4
    view.close()
    assert not file.closed


def test_a_file_without_padding_is_itself():
    file = io.BytesIO(b"text")
    assert unpadded(file) is file
