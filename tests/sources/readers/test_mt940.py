"""MT940 and MT942, with the structures that banks of several countries put into them."""

from __future__ import annotations

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of


def message(*lines: str, opening: str = ":60F:C240229EUR100,00") -> str:
    return "\n".join(
        [":20:STARTUMS", ":25:10020030/1234567", ":28C:1/1", opening, *lines, ":62F:C240331EUR50,00", "-", ""]
    )


def test_a_statement_line_has_its_entry_date_amount_and_currency():
    row = rows_of(message(":61:2402280301D12,35NTRFNONREF//B4E07", ":86:Corner Shop"))[0]
    assert (row.day.date.isoformat(), str(row.money.amount), row.money.currency) == ("2024-03-01", "-12.35", "EUR")
    assert (row.line, row.meaning.description, row.reference.external_id) == (5, "Corner Shop", "B4E07")


def test_without_an_entry_date_the_value_date_counts():
    assert money_of(message(":61:240301C7,NTRFNONREF")) == booked(("2024-03-01", "7"))


def test_a_year_may_end_between_value_and_entry():
    assert money_of(message(":61:2312310102D7,00NTRFNONREF")) == booked(("2024-01-02", "-7.00"))


@pytest.mark.parametrize(
    ("mark", "amount"), [("D", "-5.00"), ("C", "5.00"), ("RC", "-5.00"), ("RD", "5.00"), ("DR", "-5.00")]
)
def test_marks_of_debit_credit_and_reversal(mark, amount):
    assert money_of(message(f":61:240301{mark}5,00NTRFNONREF")) == booked(("2024-03-01", amount))


def test_the_german_structure():
    lines = ":86:106?00KARTENZAHLUNG?20EREF+123?21SVWZ+Wocheneinkauf am S?22onntag?30BANKDEFF?32MARKT", "?33HALLE GMBH"
    row = rows_of(message(":61:2403010301D5,00NMSCNONREF", *lines))[0]
    assert row.meaning.description == "MARKT HALLE GMBH Wocheneinkauf am S onntag"


def test_the_dutch_structure():
    lines = ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL00BANK0123456789/NAME/J. DE VRIES/REMI/Huur mei/EREF/NOTPROVIDED", ""
    row = rows_of(message(":61:2403010301D5,00NTRFNONREF", *lines))[0]
    assert row.meaning.description == "J. DE VRIES Huur mei"


def test_free_text_over_several_lines_and_fields():
    lines = ":86:Card payment 12:30", "Corner Shop Utrecht", ":86:card 0042"
    assert rows_of(message(":61:240301D5,00NTRFNONREF", *lines))[0].meaning.description == (
        "Card payment 12:30 Corner Shop Utrecht card 0042"
    )


def test_without_information_the_supplementary_details_tell():
    assert (
        rows_of(message(":61:240301D5,00NTRFNONREF//1", "Interest for March"))[0].meaning.description
        == "Interest for March"
    )


def test_information_behind_the_closing_balance_is_about_no_line():
    text = message(":61:240301D5,00NTRFNONREF", ":86:Shop").replace("\n-\n", "\n:86:Sum of all\n-\n")
    assert [row.meaning.description for row in rows_of(text)] == ["Shop"]


def test_several_messages_in_swift_envelopes():
    envelope = "{1:F01BANKNL2AXXXX0000000000}{2:I940BANKNL2AXXXXN}{4:\n"
    one = message(":61:240301D5,00NTRFNONREF", ":86:A").replace("\n-\n", "\n-}\n")
    two = message(":61:240302C6,00NTRFNONREF", ":86:B", opening=":60M:C240301USD1,00")
    rows = rows_of(envelope + one + envelope + two)
    assert [(str(row.money.amount), row.money.currency, row.meaning.description) for row in rows] == [
        ("-5.00", "EUR", "A"),
        ("6.00", "USD", "B"),
    ]


def test_an_interim_report_names_its_currency_by_its_floor():
    text = ":20:X\n:25:Y\n:28C:1\n:34F:CHF0,\n:13D:2403011200+0100\n:61:240301D5,00NTRFNONREF\n:86:Shop\n-\n"
    assert [(row.money.currency, str(row.money.amount)) for row in rows_of(text)] == [("CHF", "-5.00")]


def test_expected_entries_are_pending():
    assert rows_of(message(":61:240301ED5,00NTRFNONREF", ":86:Shop"))[0].reason.startswith("pending")


def test_a_statement_line_that_breaks_the_standard_costs_itself_alone():
    broken, fine = rows_of(message(":61:nothing known", ":86:A", ":61:240301D5,00NTRFNONREF", ":86:B"))
    assert (broken.outcome, str(fine.money.amount)) == ("rejected", "-5.00")


def test_a_message_without_lines_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="no transactions"):
        reading_of(message())
