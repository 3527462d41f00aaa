"""MT940 whose lines are broken elsewhere than the standard says: by banks, mail programs and forms on the web."""

from __future__ import annotations

import pytest

from tests.support.readings import booked, money_of, rows_of, sums_of

FIELDS = (
    ":20:STARTUMS",
    ":25:10020030/1234567",
    ":28C:1/1",
    ":60F:C240229EUR100,00",
    ":61:2403010301DR12,35N005NONREF//B4E07",
    ":86:105?00LASTSCHRIFT?20SVWZ+Abfahrt 12:20:33?32FITNESS SUED",
    ":61:2403020302CR1200,00N062NONREF",
    ":86:166?00GUTSCHRIFT?20SVWZ+Honorar?32AGENTUR BLAU",
    ":62F:C240302EUR1287,65",
)
MONEY = booked(("2024-03-01", "-12.35"), ("2024-03-02", "1200.00"))
TEXTS = ["FITNESS SUED Abfahrt 12:20:33", "AGENTUR BLAU Honorar"]


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize(
    "text",
    [
        "@@" + "@@".join(FIELDS) + "@@-",
        "@@\r\n".join(FIELDS) + "@@\r\n-@@\r\n",
        *(wrapped("@@" + "@@".join(FIELDS) + "@@-@@", width) for width in (35, 65, 80)),
        "".join(FIELDS) + "-",
        *(wrapped("".join(FIELDS), width) for width in (40, 65, 78)),
        "{1:F01BANKDEFFAXXX0000000000}{2:I940BANKDEFFXXXXN}{4:" + "".join(FIELDS) + "-}{5:{CHK:0}}",
        "\n".join(FIELDS).replace(":86:1", ":8\n6:1").replace(":61:", ":\n61:", 1),
    ],
)
def test_wherever_lines_end_the_fields_are_those_of_the_message(text):
    assert money_of(text) == MONEY
    assert [row.meaning.description for row in rows_of(text)] == TEXTS
    assert sums_of(text) == [True]


@pytest.mark.parametrize("at", range(12, 33))
def test_a_statement_line_that_is_broken_anywhere_up_to_its_type(at):
    line = FIELDS[4]
    text = "\n".join((*FIELDS[:4], line[:at], line[at:], *FIELDS[5:]))
    assert money_of(text) == MONEY


def test_a_statement_line_in_three_pieces():
    assert money_of("\n".join(FIELDS).replace("DR12,35N005", "DR1\n2,3\n5N005")) == MONEY


def test_what_belongs_to_no_amount_stays_text_about_the_line():
    text = "\n".join((*FIELDS[:4], ":61:2403010301D12,35", "34 SHOPS IN TOWN", ":61:2403010301D5,00", "NEUE MIETE"))
    assert [(str(row.money.amount), row.meaning.description) for row in rows_of(text)] == [
        ("-12.35", "34 SHOPS IN TOWN"),
        ("-5.00", "NEUE MIETE"),
    ]


def test_an_amount_that_breaks_off_is_rejected_and_never_read_in_part():
    text = "\n".join((*FIELDS[:4], ":61:2403010301D12", "34 no amount and no type", *FIELDS[6:]))
    broken, fine = rows_of(text)
    assert broken.outcome == "rejected"
    assert str(fine.money.amount) == "1200.00"


def test_envelopes_around_each_message_on_one_line_and_on_several():
    envelope = "{1:F01BANKNL2AXXXX0000000000}{2:O9400000}{3:{108:X}}{4:"
    one, two = "\n".join(FIELDS), "\n".join(FIELDS).replace("EUR", "USD").replace(":20:START", ":20:NEXT")
    for between in ("\n-}{5:{CHK:0123456789AB}}\n", "\n-}$", "-}"):
        text = between.join([f"{envelope}\n{one}", f"{envelope}{two}", ""])
        assert money_of(text) == [*MONEY, *MONEY]
        assert sums_of(text) == [True, True]
        assert [row.money.currency for row in rows_of(text)] == ["EUR", "EUR", "USD", "USD"]


def test_a_code_word_that_is_broken_at_the_end_of_a_line():
    lines = ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL00BANK0123456789/NAME/J. DE VRIES/RE", "MI/Huur mei/EREF/NOTPROVIDED"
    row = rows_of("\n".join((*FIELDS[:4], ":61:2403010301D5,00NTRFNONREF", *lines)))[0]
    assert row.meaning.description == "J. DE VRIES Huur mei"
