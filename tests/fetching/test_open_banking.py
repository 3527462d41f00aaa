"""Europe's interfaces of banks: the Berlin Group's, GoCardless', Enable Banking's and the United Kingdom's."""

from __future__ import annotations

import pytest

from tests.support.fake_bank import Row, fetched_from, json_reply
from tests.support.web_host import Asked, Reply

PENDING = "skipped: pending: not booked yet"


def berlin(asked: Asked) -> Reply:
    """Booked rows on two pages, a pending one, and balances of which one is not about what was booked."""
    first = asked.query.get("page") is None
    rows = [
        {
            "transactionId": "b1",
            "bookingDate": "2026-02-03",
            "valueDate": "2026-02-04",
            "transactionAmount": {"currency": "EUR", "amount": "-77.69"},
            "creditorName": "Rewe",
            "debtorName": "Ada",
            "remittanceInformationUnstructured": "Einkauf",
        },
        {
            "entryReference": "b2",
            "bookingDate": "2026-02-05",
            "transactionAmount": {"currency": "EUR", "amount": "3.000"},
            "creditorName": "Ada",
            "debtorName": "Employer",
            "remittanceInformationUnstructuredArray": ["Salary", "February"],
        },
    ]
    links = {"next": {"href": f"{asked.path}?page=2"}} if first else {}
    pending = [{"valueDate": "2026-02-06", "transactionAmount": {"currency": "EUR", "amount": "-1.00"}}]
    balances = [
        {"balanceType": "closingBooked", "balanceAmount": {"currency": "EUR", "amount": "500.27"}},
        {"balanceType": "interimAvailable", "balanceAmount": {"currency": "EUR", "amount": "400.00"}},
    ]
    listed = {"booked": rows[:1] if first else rows[1:], "pending": pending if first else [], "_links": links}
    return json_reply({"account": {"iban": "DE2310010010123456789"}, "transactions": listed, "balances": balances})


BERLIN_ROWS = [
    Row("2026-02-03", "-77.69", "EUR", "Rewe Einkauf", "b1"),
    Row("2026-02-05", "3.000", "EUR", "Employer Salary February", "b2"),
]


@pytest.mark.parametrize(("kind", "status"), [("berlin-group", "both"), ("gocardless", None)])
def test_berlin_group(kind: str, status: str | None) -> None:
    found = fetched_from(berlin, kind)
    assert found.rows == BERLIN_ROWS
    assert (found.dropped, found.closings) == ([PENDING], ["2026-02-05 500.27 EUR"])
    assert found.asked[0].query.get("bookingStatus") == status


def test_enable_banking() -> None:
    def bank(asked: Asked) -> Reply:
        row = {
            "entry_reference": "e1",
            "transaction_amount": {"currency": "EUR", "amount": "12.50"},
            "creditor": {"name": "K-Market"},
            "debtor": {"name": "Ada"},
            "credit_debit_indicator": "DBIT",
            "status": "BOOK",
            "booking_date": "2026-02-03",
            "remittance_information": ["Ruoka", "1"],
        }
        if "continuation_key" not in asked.query:
            return json_reply({"transactions": [row], "continuation_key": "k2"})
        more = [
            {**row, "entry_reference": "e2", "credit_debit_indicator": "CRDT"},
            {**row, "entry_reference": "e3", "status": "PDNG"},
            {**row, "entry_reference": "e4", "status": "RJCT"},
        ]
        return json_reply({"transactions": more, "continuation_key": None})

    found = fetched_from(bank, "enable-banking", params={"date_from": "2026-02-01"})
    assert found.rows == [
        Row("2026-02-03", "-12.50", "EUR", "K-Market Ruoka 1", "e1"),
        Row("2026-02-03", "12.50", "EUR", "Ada Ruoka 1", "e2"),
    ]
    assert found.dropped == [PENDING]
    assert [each.query.get("date_from") for each in found.asked] == ["2026-02-01", "2026-02-01"]


def test_uk_open_banking() -> None:
    def bank(asked: Asked) -> Reply:
        row = {
            "AccountId": "22289",
            "TransactionId": "u1",
            "CreditDebitIndicator": "Debit",
            "Status": "Booked",
            "BookingDateTime": "2026-03-04T23:30:00+00:00",
            "ValueDateTime": "2026-03-05T00:00:00+00:00",
            "Amount": {"Amount": "10.00", "Currency": "GBP"},
            "TransactionInformation": "TESCO STORES 3042",
            "MerchantDetails": {"MerchantName": "Tesco"},
        }
        paid = {**row, "TransactionId": "u2", "CreditDebitIndicator": "Credit", "MerchantDetails": {}}
        waiting = {**row, "TransactionId": "u3", "Status": "PDNG"}
        if asked.path.endswith("/page2"):
            return json_reply({"Data": {"Transaction": [paid, waiting]}, "Links": {"Self": "x"}})
        return json_reply({"Data": {"Transaction": [row]}, "Links": {"Next": "/transactions/page2"}, "Meta": {}})

    found = fetched_from(bank, "uk-open-banking", headers={"x-fapi-financial-id": "bank"})
    assert found.rows == [
        Row("2026-03-04", "-10.00", "GBP", "Tesco TESCO STORES 3042", "u1"),
        Row("2026-03-04", "10.00", "GBP", "TESCO STORES 3042", "u2"),
    ]
    assert found.dropped == [PENDING]
