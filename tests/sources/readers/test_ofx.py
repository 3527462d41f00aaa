"""OFX and QFX, in all the ways in which banks write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of

HEADER = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"


def statement(*transactions: str, currency: str = "EUR") -> str:
    body = "\n".join(f"<STMTTRN>\n{fields}\n</STMTTRN>" for fields in transactions)
    return (
        f"{HEADER}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>{currency}\n"
        f"<BANKTRANLIST>\n{body}\n</BANKTRANLIST><LEDGERBAL><BALAMT>99.00</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )


COFFEE = (
    "<TRNTYPE>DEBIT\n<DTPOSTED>20240302120000.000[-5:EST]\n<TRNAMT>-3.40\n<FITID>F1\n<NAME>Blue Cup\n<MEMO>Flat white"
)
SALARY = "<TRNTYPE>CREDIT\n<DTPOSTED>20240301\n<TRNAMT>2000.00\n<FITID>F2\n<NAME>Acme Ltd"


def test_a_transaction_has_the_day_amount_text_and_currency_that_it_states():
    coffee, salary = rows_of(statement(COFFEE, SALARY))
    assert (coffee.day.date.isoformat(), *coffee.money) == ("2024-03-02", Decimal("-3.40"), "EUR")
    assert coffee.meaning.description == "Blue Cup Flat white"
    assert (salary.meaning.merchant, salary.reference.external_id) == ("Acme Ltd", "F2")


def test_the_line_is_that_on_which_the_transaction_begins():
    assert [row.line for row in rows_of(statement(COFFEE, SALARY))] == [9, 17]


def test_transactions_on_one_line_have_numbers_that_rise():
    assert [row.line for row in rows_of(statement(COFFEE, SALARY).replace("\n<", "<"))] == [6, 7]


def test_no_element_need_be_closed():
    text = statement(COFFEE, SALARY).replace("</STMTTRN>", "").replace("</BANKTRANLIST>", "")
    assert money_of(text) == booked(("2024-03-02", "-3.40"), ("2024-03-01", "2000.00"))


def test_every_element_may_be_closed_as_in_xml():
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200"?><OFX><STMTRS><CURDEF>USD</CURDEF><BANKTRANLIST>'
        "<STMTTRN><DTPOSTED>20240302</DTPOSTED><TRNAMT>-5.00</TRNAMT><NAME>\nCorner Shop\n</NAME></STMTTRN>"
        "</BANKTRANLIST></STMTRS></OFX>"
    )
    assert [(row.meaning.description, row.money.currency) for row in rows_of(text)] == [("Corner Shop", "USD")]


def test_values_may_be_closed_in_a_pile():
    nested = "<DTPOSTED>20240302\n<TRNAMT>-5.00\n<NAME>Corner Shop\n</NAME></TRNAMT></DTPOSTED>"
    assert money_of(statement(nested)) == booked(("2024-03-02", "-5.00"))


def test_marked_text_and_entities_are_text():
    row = "<DTPOSTED>20240302<TRNAMT>-5<NAME><![CDATA[Fish & <b>Chips</b>]]><MEMO>Smith &amp;amp; Sons"
    assert rows_of(statement(row))[0].meaning.description == "Fish & <b>Chips</b> Smith & Sons"


def test_a_memo_that_repeats_the_cut_name_is_told_once():
    row = "<DTPOSTED>20240302<TRNAMT>-5<NAME>THE LONG NAME OF A SHO<MEMO>THE LONG NAME OF A SHOP IN TOWN"
    assert rows_of(statement(row))[0].meaning.description == "THE LONG NAME OF A SHOP IN TOWN"


def test_without_name_and_memo_the_type_and_cheque_number_tell():
    row = "<TRNTYPE>CHECK<DTPOSTED>20240302<TRNAMT>-5<CHECKNUM>1001"
    assert rows_of(statement(row))[0].meaning.description == "CHECK 1001"


def test_decimal_commas():
    rows = ("<DTPOSTED>20240302<TRNAMT>-1234,5<NAME>A", "<DTPOSTED>20240303<TRNAMT>10,00<NAME>B")
    assert money_of(statement(*rows)) == booked(("2024-03-02", "-1234.50"), ("2024-03-03", "10.00"))


def test_each_account_keeps_its_currency():
    text = statement(COFFEE) + statement(SALARY, currency="USD").removeprefix(HEADER)
    assert [row.money.currency for row in rows_of(text)] == ["EUR", "USD"]


def test_the_currency_of_one_transaction_counts_and_that_before_its_conversion_does_not():
    own = COFFEE + "<CURRENCY><CURRATE>1.1<CURSYM>CHF</CURRENCY>"
    converted = SALARY + "<ORIGCURRENCY><CURRATE>1.1<CURSYM>CHF</ORIGCURRENCY>"
    assert [row.money.currency for row in rows_of(statement(own, converted))] == ["CHF", "EUR"]


def test_pending_transactions_are_skipped_as_such():
    pending = "<BANKTRANLISTP><STMTTRNP><DTTRAN>20240304<TRNAMT>-9.00<NAME>Petrol</STMTTRNP></BANKTRANLISTP>"
    booked_row, skipped = rows_of(statement(COFFEE).replace("<LEDGERBAL>", pending + "<LEDGERBAL>"))
    assert str(booked_row.money.amount) == "-3.40"
    assert skipped.reason.startswith("pending")


def test_cash_of_an_investment_account():
    text = statement(SALARY).replace("STMTRS", "INVSTMTRS").replace("BANKTRANLIST", "INVTRANLIST")
    text = text.replace("<STMTTRN>", "<INVBANKTRAN><STMTTRN>").replace("</STMTTRN>", "</STMTTRN></INVBANKTRAN>")
    assert money_of(text) == booked(("2024-03-01", "2000.00"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_bytes_tell_the_encoding_whatever_is_declared(encoding):
    assert rows_of(statement(COFFEE.replace("Cup", "Café")), encoding)[0].meaning.description == "Blue Café Flat white"


def test_cyrillic_declared_as_western():
    text = statement(COFFEE.replace("Blue Cup", "Оплата товаров и услуг Пятёрочка"))
    assert "Пятёрочка" in rows_of(text, "cp1251")[0].meaning.description


def test_references_that_merely_count_the_rows_are_no_references():
    rows = [f"<DTPOSTED>2024030{day}<TRNAMT>-{day}<NAME>Shop<FITID>2024030{day}-{day}" for day in (1, 2, 3, 4)]
    assert [row.reference.external_id for row in rows_of(statement(*rows))] == [""] * 4


def test_debits_that_are_positive_throughout_are_money_out():
    rows = [f"<TRNTYPE>DEBIT<DTPOSTED>2024030{day}<TRNAMT>{day}.00<NAME>Shop" for day in (1, 2, 3)]
    assert money_of(statement(*rows))[0] == booked(("2024-03-01", "-1.00"))[0]


def test_deposits_alone_raise_no_question_about_signs():
    assert not reading_of(statement(SALARY)).questions


def test_a_statement_without_movements_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="no transactions"):
        reading_of(statement())


def typed(*entries: tuple[str, str, str]) -> str:
    rows = [
        f"<TRNTYPE>{kind}<DTPOSTED>2024030{at}<TRNAMT>{n}<NAME>{text}" for at, (kind, n, text) in enumerate(entries, 1)
    ]
    return statement(*rows)


def amounts_of(text: str, **hints: str) -> list[int]:
    return [int(amount) for _, amount in money_of(text, **hints)]


def test_types_sign_amounts_where_none_has_a_minus():
    text = typed(("DEBIT", "5", "Alfa"), ("CREDIT", "90", "Beta"), ("POS", "7", "Gamma"), ("DEP", "8", "Delta"))
    assert amounts_of(text) == [-5, 90, -7, 8]
    assert not reading_of(text).questions


def test_a_type_that_may_be_either_is_taken_by_its_text_else_asked_about():
    told = typed(("DEBIT", "5", "Alfa"), ("CREDIT", "90", "Beta"), *[("XFER", "7", "Rent")] * 2)
    assert amounts_of(told) == [-5, 90, -7, -7]
    open_ = typed(("DEBIT", "5", "Alfa"), ("CREDIT", "90", "Beta"), ("XFER", "7", "Jane Smith"))
    [question] = reading_of(open_).questions
    assert (question.about, "xfer" in question.taken.split(" ")) == ("outflow_flags", True)


def test_printed_signs_win_over_types():
    assert amounts_of(typed(("DEBIT", "-5", "Alfa"), ("DEBIT", "7", "Reversal"), ("CREDIT", "9", "B"))) == [-5, 7, 9]


def test_money_in_alone_is_as_printed_and_a_purchase_without_a_type_is_asked_about():
    text = typed(("CREDIT", "5", "Alfa"), ("XFER", "7", "Beta"))
    assert (amounts_of(text), reading_of(text).questions) == ([5, 7], ())
    assert [q.about for q in reading_of(typed(("OTHER", "5", "Corner grocery"))).questions] == ["sign"]


def test_a_bank_account_is_turned_round_by_types_only_with_a_question():
    text = typed(("DEBIT", "5", "A"), ("DEBIT", "6", "B"), ("DEBIT", "7", "C"), ("CREDIT", "-90", "D"))
    assert amounts_of(text) == [-5, -6, -7, 90]
    assert [question.about for question in reading_of(text).questions] == ["sign"]
    assert not reading_of(text, account_type="credit_card").questions
