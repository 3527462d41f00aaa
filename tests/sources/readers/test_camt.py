"""CAMT messages of every version, and XML that means harm."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of

PARTIES = "<RltdPties><Dbtr><Nm>Me</Nm></Dbtr><Cdtr><Nm>Corner Shop</Nm></Cdtr></RltdPties>"


def entry(details: str = "", *, amount: str = "5.00", mark: str = "DBIT", status: str = "BOOK", more: str = "") -> str:
    return (
        f'<Ntry><Amt Ccy="CHF">{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd><Sts>{status}</Sts>'
        "<BookgDt><Dt>2024-03-01</Dt></BookgDt><ValDt><Dt>2024-03-04</Dt></ValDt>"
        f"{more}<NtryDtls><TxDtls>{details}</TxDtls></NtryDtls></Ntry>\n"
    )


def message(*entries: str, kind: str = "BkToCstmrStmt", part: str = "Stmt", head: str = "") -> str:
    balance = '<Bal><Amt Ccy="CHF">900.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\n'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
        f"<{kind}><{part}>{balance}{''.join(entries)}</{part}></{kind}></Document>"
    )


def test_an_entry_has_its_booking_day_signed_amount_and_currency():
    row = rows_of(message(entry(PARTIES + "<RmtInf><Ustrd>Milk</Ustrd></RmtInf>")))[0]
    assert (row.line, row.day.date.isoformat(), *row.money) == (2, "2024-03-01", Decimal("-5.00"), "CHF")
    assert row.meaning.description == "Corner Shop Milk"


@pytest.mark.parametrize(
    ("kind", "part"), [("BkToCstmrAcctRpt", "Rpt"), ("BkToCstmrStmt", "Stmt"), ("BkToCstmrDbtCdtNtfctn", "Ntfctn")]
)
def test_reports_statements_and_notifications(kind, part):
    assert money_of(message(entry(mark="CRDT"), kind=kind, part=part)) == booked(("2024-03-01", "5.00"))


def test_who_paid_is_the_other_side_of_money_in():
    details = PARTIES.replace("Me", "Acme").replace("Corner Shop", "Me")
    assert rows_of(message(entry(details, mark="CRDT")))[0].meaning.merchant == "Acme"


def test_parties_one_level_deeper_since_version_eight():
    details = "<RltdPties><Cdtr><Pty><Nm>Corner Shop</Nm></Pty></Cdtr></RltdPties>"
    assert rows_of(message(entry(details)))[0].meaning.description == "Corner Shop"


def test_references_and_the_banks_own_words_stand_in_for_free_text():
    structured = entry("<RmtInf><Strd><CdtrRefInf><Ref>RF18 5390</Ref></CdtrRefInf></Strd></RmtInf>")
    bare = entry(more="<AddtlNtryInf>Account fee</AddtlNtryInf>")
    assert [row.meaning.description for row in rows_of(message(structured, bare))] == ["RF18 5390", "Account fee"]


def test_a_collective_entry_is_one_row():
    details = '<Amt Ccy="CHF">2.00</Amt>' + PARTIES + '</TxDtls><TxDtls><Amt Ccy="CHF">3.00</Amt>'
    assert money_of(message(entry(details))) == booked(("2024-03-01", "-5.00"))


def test_a_reversal_goes_the_way_that_its_mark_says():
    assert money_of(message(entry(mark="CRDT", more="<RvslInd>true</RvslInd>"))) == booked(("2024-03-01", "5.00"))


@pytest.mark.parametrize("status", ["PDNG", "<Cd>PDNG</Cd>"])
def test_pending_entries_are_skipped_as_such(status):
    assert rows_of(message(entry(status=status)))[0].reason.startswith("pending")


def test_times_and_prefixes():
    text = message(entry()).replace("<Dt>2024-03-01</Dt>", "<DtTm>2024-03-01T23:30:00+01:00</DtTm>")
    text = text.replace("<", "<n:").replace("<n:/", "</n:").replace("<n:?", "<?").replace("xmlns=", "xmlns:n=")
    assert money_of(text) == booked(("2024-03-01", "-5.00"))


def test_a_reference_that_says_there_is_none_is_none():
    rows = rows_of(message(*[entry(more=f"<AcctSvcrRef>{ref}</AcctSvcrRef>") for ref in ("NONREF", "B4E07", "B4E09")]))
    assert [row.reference.external_id for row in rows] == ["", "B4E07", "B4E09"]


def test_latin_letters_in_a_file_that_says_utf_8():
    text = message(entry("<RmtInf><Ustrd>Café Zürich</Ustrd></RmtInf>"))
    assert rows_of(text, "cp1252")[0].meaning.description == "Café Zürich"


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ('<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]>', "entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>', "entities"),
        ('<!DOCTYPE a SYSTEM "http://localhost/a.dtd">', "document type"),
        ("<a>" * 200, "nests"),
        ("<a>", "not well formed"),
    ],
)
def test_xml_that_means_harm_or_is_broken_is_refused_with_a_sentence(head, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(message(entry(), head=head))


def test_a_file_that_breaks_off_is_refused_rather_than_read_in_part():
    with pytest.raises(UnreadableFile, match="not well formed"):
        rows_of(message(entry(), entry())[:-60])


def with_balances(*entries: str, opening: str, closing: str) -> str:
    balances = "".join(
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">{amount}</Amt>'
        "<CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        for code, amount in (("OPBD", opening), ("CLBD", closing))
    )
    return message(*entries).replace("<Stmt>", f"<Stmt>{balances}")


REVERSED = entry(amount="5.00", more="<RvslInd>true</RvslInd>")


@pytest.mark.parametrize(("closing", "amount"), [("98.00", "5.00"), ("88.00", "-5.00"), ("77.00", "-5.00")])
def test_balances_say_whether_a_reversal_has_its_own_direction_or_that_of_what_it_reverses(closing, amount):
    text = with_balances(entry(amount="7.00"), REVERSED, opening="100.00", closing=closing)
    assert money_of(text) == booked(("2024-03-01", "-7.00"), ("2024-03-01", amount))
