"""What statements state about their rows, with the lines of the rows that it is about."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from finpulse.sources.readers.stated_figures import rows_of, sections_of
from finpulse.sources.reading import RawRow
from finpulse.sources.stated import StatedSection
from tests.support.readings import stated_in, sums_of


def test_figures_are_about_the_rows_before_them_as_their_lines_are_numbered() -> None:
    one, two, three = (StatedSection(count=count) for count in (1, 2, 3))
    entries = [RawRow(4, []), RawRow(4, []), (one,), (two,), RawRow(4, []), (), RawRow(9, []), (three,)]
    assert [row.line for row in rows_of(entries)] == [4, 5, 6, 9]
    lines = [(section.first_line, section.last_line) for section in sections_of(entries)]
    assert lines == [(4, 5), (6, 5), (9, 9)]


MT940 = (
    ":20:1\n:25:A\n:28C:1/1\n:60F:C240229EUR100,00\n:61:240301D30,00NTRFX\n:86:Shop\n:61:240301C5,00NTRFX\n"
    ":62M:C240301EUR75,00\n-\n:20:1\n:25:A\n:28C:1/2\n:60M:C240301EUR75,00\n:61:240302D100,00NTRFX\n:62F:D240302EUR25,\n-\n"
    ":20:2\n:25:B\n:28C:9/1\n:60F:C240301USD7,00\n:62F:C240302USD7,00\n-\n"
)


def test_each_message_of_mt940_has_its_balances_also_one_without_lines() -> None:
    first, second, idle = stated_in(MT940)
    assert (first.first_line, first.last_line, first.currency) == (5, 7, "EUR")
    assert (first.opening, first.opening_day) == (Decimal(100), date(2024, 2, 29))
    assert (second.opening, second.closing, second.closing_day) == (Decimal(75), Decimal(-25), date(2024, 3, 2))
    assert (second.first_line, second.last_line) == (14, 14)
    assert (idle.first_line, idle.last_line, idle.opening, idle.closing) == (15, 14, Decimal(7), Decimal(7))
    assert sums_of(MT940) == [True, True, True]


def test_statements_that_follow_each_other_without_a_message_of_their_own() -> None:
    text = ":20:1\n:60F:C240229EUR1,00\n:61:240301D3,00NTRFX\n:62F:D240301EUR2,00\n"
    text += ":60F:D240301EUR2,00\n:61:240302C4,00NTRFX\n:62F:C240302EUR2,00\n"
    assert sums_of(text) == [True, True]


MT942 = (
    ":20:1\n:25:A\n:28C:1/1\n:34F:EUR0,\n:13D:2403011200+0100\n:61:240301D30,00NTRFX\n:61:240301D1,00NTRFX\n"
    ":61:240301C5,00NTRFX\n:90D:2EUR31,00\n:90C:1EUR5,00\n-\n"
)


def test_an_interim_report_counts_and_sums_both_sides() -> None:
    (section,) = stated_in(MT942)
    assert (section.count_out, section.money_out, section.count_in, section.money_in) == (2, 31, 1, 5)


def test_sums_that_count_more_than_the_booked_lines_are_left_out() -> None:
    assert stated_in(MT942.replace("EUR0,", "EUR50,")) == ()
    assert stated_in(MT942.replace("240301D1,", "240301ED1,")) == ()


def camt(*parts: str) -> str:
    statements = "".join(f"<Stmt>\n{part}</Stmt>\n" for part in parts)
    return f'<?xml version="1.0"?><Document><BkToCstmrStmt>{statements}</BkToCstmrStmt></Document>'


def balance(code: str, amount: str, day: str, mark: str = "CRDT", currency: str = "EUR") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='{currency}'>{amount}</Amt>"
        f"<CdtDbtInd>{mark}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )


def entry(amount: str, mark: str = "DBIT", status: str = "BOOK", more: str = "") -> str:
    return (
        f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd>{more}<Sts>{status}</Sts>"
        "<BookgDt><Dt>2024-03-01</Dt></BookgDt><AddtlNtryInf>Shop</AddtlNtryInf></Ntry>\n"
    )


SUMMARY = (
    "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>25</Sum><TtlNetNtryAmt>15</TtlNetNtryAmt>"
    "<CdtDbtInd>DBIT</CdtDbtInd></TtlNtries><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>5</Sum></TtlCdtNtries>"
    "<TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>20</Sum></TtlDbtNtries></TxsSummry>\n"
)


def test_camt_states_balances_before_and_after_and_the_available_one_is_none() -> None:
    text = camt(
        balance("OPBD", "10.00", "2024-03-01")
        + balance("CLAV", "99.00", "2024-03-02")
        + balance("CLBD", "5.00", "2024-03-02", "DBIT")
        + SUMMARY
        + entry("20.00")
        + entry("5.00", "CRDT")
    )
    (section,) = stated_in(text)
    assert (section.opening, section.closing, section.closing_day) == (10, -5, date(2024, 3, 2))
    assert (section.count, section.count_in, section.count_out, section.total) == (2, 1, 1, -15)
    assert (section.money_in, section.money_out) == (5, 20)
    assert sums_of(text) == [True]


def test_pages_days_and_accounts_in_one_camt_file() -> None:
    page = balance("OPBD", "10.00", "2024-03-01") + balance("ITBD", "7.00", "2024-03-01") + entry("3.00")
    last = balance("ITBD", "7.00", "2024-03-01") + balance("ITBD", "5.00", "2024-03-02") + entry("2.00")
    days = (
        balance("PRCD", "5.00", "2024-03-02")
        + balance("CLBD", "1.00", "2024-03-04")
        + balance("CLBD", "4.00", "2024-03-03")
        + balance("OPBD", "4.00", "2024-03-04")
        + balance("OPBD", "5.00", "2024-03-03")
        + entry("1.00")
        + entry("3.00")
    )
    idle = balance("PRCD", "2.00", "2024-03-01", currency="CHF") + balance("CLBD", "2.00", "2024-03-01", currency="CHF")
    assert sums_of(camt(page, last, days, idle)) == [True, True, True, True]


def test_pending_entries_and_reversals_leave_the_balances_alone() -> None:
    ends = balance("OPBD", "10.00", "2024-03-01") + balance("CLBD", "5.00", "2024-03-02") + SUMMARY
    for odd in (entry("9.00", status="PDNG"), entry("9.00", more="<RvslInd>true</RvslInd>")):
        (section,) = stated_in(camt(ends + entry("5.00") + odd))
        assert (section.opening, section.closing, section.count, section.money_in) == (10, 5, None, None)


def test_a_count_of_the_payments_in_a_collective_entry_is_none_of_rows() -> None:
    batch = entry("5.00", "CRDT", more="<NtryDtls><Btch><NbOfTxs>5</NbOfTxs></Btch></NtryDtls>")
    for stated, count in (("6", None), ("2", 2), ("3", 3)):
        (section,) = stated_in(camt(SUMMARY.replace(">2<", f">{stated}<") + entry("20.00") + batch))
        assert (section.count, section.money_in) == (count, 5)


def test_a_balance_without_a_known_sign_or_amount_states_nothing() -> None:
    text = camt(balance("OPBD", "10.00", "2024-03-01", "?") + balance("CLBD", "n/a", "2024-03-02") + entry("5.00"))
    assert stated_in(text) == ()


def ofx(currency: str, balance: str, *amounts: str, kind: str = "STMTRS", trntype: str = "OTHER") -> str:
    rows = "".join(
        f"<STMTTRN><TRNTYPE>{trntype}<DTPOSTED>20240301<TRNAMT>{amount}<NAME>Shop</STMTTRN>\n" for amount in amounts
    )
    return (
        f"<{kind}><CURDEF>{currency}<BANKTRANLIST>\n{rows}</BANKTRANLIST><LEDGERBAL><BALAMT>{balance}"
        f"<DTASOF>20240331120000[-5:EST]</LEDGERBAL><AVAILBAL><BALAMT>77.00<DTASOF>20240401</AVAILBAL></{kind}>\n"
    )


def test_ofx_states_the_ledger_balance_of_each_account_and_never_the_available_one() -> None:
    text = "<OFX>\n" + ofx("EUR", "10.00", "-1.00") + ofx("USD", "0.00") + ofx("USD", "-5.00", "-2", kind="CCSTMTRS")
    for written in (text, text.replace("</BANKTRANLIST>", "").replace("</STMTTRN>", "")):
        first, idle, card = stated_in(written + "</OFX>")
        assert (first.currency, first.opening, first.closing) == ("EUR", None, Decimal("10.00"))
        assert first.closing_day == date(2024, 3, 31)
        assert (idle.first_line, idle.last_line, idle.closing) == (4, 3, 0)
        assert (card.currency, card.closing, card.first_line) == ("USD", -5, card.last_line)


def test_a_card_that_writes_purchases_as_positive_writes_what_is_owed_so_too() -> None:
    text = ofx("USD", "8.00", "1", "3", "4", "-2", kind="CCSTMTRS", trntype="DEBIT")
    text = text.replace("DEBIT<DTPOSTED>20240301<TRNAMT>-2", "CREDIT<DTPOSTED>20240301<TRNAMT>-2")
    (section,) = stated_in(f"<OFX>{text}</OFX>", account_type="credit_card")
    assert section.closing == Decimal("-8.00")


ROWS = [
    {"date": "2024-03-01", "description": "Shop", "amount": -3.5, "balance": 6.5},
    {"date": "2024-03-02", "description": "Acme", "amount": 2, "balance": 8.5},
]


def in_json(**beside: Any) -> tuple[StatedSection, ...]:
    return stated_in(json.dumps({**beside, "transactions": ROWS}))


def test_json_states_balances_beside_the_list_under_any_usual_name() -> None:
    for beside in (
        {"openingBalance": 10, "closingBalance": "8.50"},
        {"start_balance": "10", "end_balance": 8.5, "available_balance": 99},
        {"balances": {"opening": {"amount": 10, "currency": "GBP"}, "closing": {"amount": 8.5, "currency": "GBP"}}},
        {"account": {"startingBalance": {"value": 10}, "currentBalance": {"value": 8.5}, "availableBalance": 1}},
        {"previousBalance": 10, "balance": 8.5, "available-balance": 3},
        {
            "balances": [
                {"balanceType": "expected", "balanceAmount": {"amount": "3"}},
                {"balanceType": "closingBooked", "balanceAmount": {"amount": "8.5"}},
                {"balanceType": "openingBooked", "balanceAmount": {"amount": "10"}},
            ]
        },
    ):
        (section,) = in_json(**beside)
        assert (section.opening, section.closing) == (10, Decimal("8.5")), beside
        assert (section.first_line, section.last_line) == (1, 2)


def test_json_states_nothing_where_names_clash_or_only_what_is_available_is_named() -> None:
    assert in_json(availableBalance=8, pendingBalance=3, creditLimit=100) == ()
    assert in_json(closingBalance=8, newBalance=9) == ()


def test_json_tells_debts_days_and_currencies_of_balances() -> None:
    (section,) = in_json(
        currency="GBP",
        closingBalance={"amount": 8.5, "creditDebitIndicator": "DBIT", "date": "2024-03-31"},
    )
    assert (section.closing, section.closing_day, section.currency) == (Decimal("-8.5"), date(2024, 3, 31), "GBP")


def test_json_of_several_accounts() -> None:
    accounts = [
        {"openingBalance": 10, "closingBalance": 8.5, "transactions": ROWS},
        {"openingBalance": 0, "closingBalance": -3.5, "transactions": ROWS[:1]},
    ]
    text = json.dumps({"accounts": accounts})
    assert [(section.first_line, section.last_line) for section in stated_in(text)] == [(1, 2), (3, 3)]
    assert sums_of(text) == [True, True]


def test_json_in_minor_units_has_its_balances_in_them() -> None:
    amounts = (-510, -1250, -99, 250000, -335, -1780)
    rows = [
        {"created": f"2024-03-1{n}", "description": f"Shop {n}", "amount": amount} for n, amount in enumerate(amounts)
    ]
    text = json.dumps({"transactions": rows, "openingBalance": 10000, "closingBalance": 256026})
    assert sums_of(text, currency="GBP") == [True]
