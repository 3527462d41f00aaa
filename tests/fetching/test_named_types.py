"""Types with a name: each API as it is documented, with its signs, days, ids, pending rows, pages and balances."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest

from finpulse.errors import ProviderFailed
from finpulse.fetching.windows import Window
from tests.support.fake_bank import FetchedRows, Row, fetch, fetched_from, json_reply
from tests.support.web_host import Asked, Reply, web_host

PENDING = "skipped: pending: not booked yet"
NOON = 1767960000  # 2026-01-09T12:00:00Z


class Bridge:
    """A SimpleFIN bridge: a setup token is good for one claim."""

    def __init__(self, accounts: int = 1) -> None:
        self.accounts = accounts
        self.claims = 0
        self.port = 0

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/claim/demo":
            self.claims += 1
            access_url = f"http://user:pass%20word@127.0.0.1:{self.port}/simplefin"
            return Reply(body=access_url.encode()) if self.claims == 1 else Reply(403)
        assert asked.path == "/simplefin/accounts"
        if asked.headers.get("authorization") != "Basic " + base64.b64encode(b"user:pass word").decode():
            return Reply(403)
        return json_reply({"errors": ["Sign in at your bank again"], "accounts": self.told()[: self.accounts]})

    def told(self) -> list[dict[str, Any]]:
        rows = [
            {"id": "t1", "posted": NOON, "amount": "-33.00", "description": "COFFEE BAR 12", "payee": "Coffee Bar"},
            {"id": "t2", "posted": NOON + 86400, "amount": "3.00", "description": "Refund", "memo": "of cups"},
            {
                "id": "t3",
                "posted": 0,
                "transacted_at": NOON + 90000,
                "amount": "-5",
                "description": "X",
                "pending": True,
            },
        ]
        account = {"name": "Checking", "currency": "USD", "balance": "100.23", "balance-date": NOON + 200000}
        return [{**account, "id": f"ACT-{number}", "transactions": rows} for number in range(3)]


def setup_token(port: int) -> str:
    return base64.b64encode(f"http://127.0.0.1:{port}/claim/demo".encode()).decode()


def test_simplefin_claims_a_setup_token_and_reads_the_account() -> None:
    bridge = Bridge()
    with web_host(bridge) as host:
        bridge.port = host.port
        file = fetch(host, "simplefin", url=setup_token(host.port), params={"pending": "1"})
        assert [(each.method, each.path) for each in host.asked] == [
            ("POST", "/claim/demo"),
            ("GET", "/simplefin/accounts"),
        ]
        assert host.asked[1].query == {"pending": "1"}
        with pytest.raises(ProviderFailed, match=r"refused the request \(status 403\)\. The token .* used before"):
            fetch(host, "simplefin", url=setup_token(host.port))
    assert file.told == ("Sign in at your bank again",)
    document = json.loads(file.content)
    assert [row["transactionId"] for row in document["transactions"]["booked"]] == ["t1", "t2"]


def test_simplefin_s_rows_days_and_balance() -> None:
    bridge = Bridge()
    headers = {"Authorization": "Basic " + base64.b64encode(b"user:pass word").decode()}
    found = fetched_from(bridge, "simplefin", path="/simplefin", headers=headers)
    assert found.rows == [
        Row("2026-01-09", "-33.00", "USD", "Coffee Bar COFFEE BAR 12", "t1"),
        Row("2026-01-10", "3.00", "USD", "Refund of cups", "t2"),
    ]
    assert (found.dropped, found.closings) == ([PENDING], ["2026-01-10 100.23 USD"])


def test_simplefin_with_several_accounts_asks_which() -> None:
    headers = {"Authorization": "Basic " + base64.b64encode(b"user:pass word").decode()}
    with pytest.raises(ProviderFailed, match=r"3 accounts; say which one .*: ACT-0 \(Checking\), ACT-1"):
        fetched_from(Bridge(accounts=3), "simplefin", path="/simplefin", headers=headers)


def plaid_row(number: int, amount: float, **fields: Any) -> dict[str, Any]:
    return {
        "transaction_id": f"p{number}",
        "account_id": "a1",
        "amount": amount,
        "iso_currency_code": "USD",
        "date": f"2026-04-0{number}",
        "authorized_date": "2026-04-01",
        "name": "UBER 063015",
        "merchant_name": "Uber",
        "pending": False,
        **fields,
    }


def plaid(asked: Asked) -> Reply:
    body = json.loads(asked.body)
    assert (body["client_id"], body["access_token"]) == ("client", "access-sandbox-1")
    if asked.path.endswith("/get"):
        rows = [plaid_row(number, -89.4 if number == 2 else 6.33) for number in (1, 2, 3)]
        start = body["options"]["offset"]
        return json_reply({"transactions": rows[start : start + 2], "total_transactions": 3})
    if "cursor" not in body:
        added = [plaid_row(1, 6.33), plaid_row(2, 500), plaid_row(4, 4.5)]
        return json_reply({"added": added, "modified": [], "removed": [], "has_more": True, "next_cursor": "c1"})
    changed = [plaid_row(2, -89.4, merchant_name=None, name="Deposit")]
    removed = [{"transaction_id": "p4"}]
    added = [plaid_row(3, 2.07, pending=True)]
    return json_reply({"added": added, "modified": changed, "removed": removed, "has_more": False, "next_cursor": "c2"})


PLAID = {"client_id": "client", "secret": "secret-of-plaid", "access_token": "access-sandbox-1"}


def test_plaid_s_updates_come_to_what_is_true_at_their_end() -> None:
    found = fetched_from(plaid, "plaid", path="/transactions/sync", body=PLAID)
    assert found.rows == [
        Row("2026-04-01", "-6.33", "USD", "Uber UBER 063015", "p1"),
        Row("2026-04-02", "89.4", "USD", "Deposit", "p2"),
    ]
    assert found.dropped == [PENDING]


def test_plaid_s_list_of_days() -> None:
    body = {**PLAID, "start_date": "2026-04-01", "end_date": "2026-04-30"}
    found = fetched_from(plaid, "plaid", path="/transactions/get", body=body)
    assert [(row.external_id, row.amount) for row in found.rows] == [("p1", "-6.33"), ("p2", "89.4"), ("p3", "-6.33")]


@pytest.mark.parametrize(("account_type", "amount"), [("checking", "-86.46"), ("credit_card", "86.46")])
def test_teller(account_type: str, amount: str) -> None:
    def bank(asked: Asked) -> Reply:
        after = {None: ["n1", "n2"], "n2": ["n3"], "n3": []}[asked.query.get("from_id")]
        return json_reply([teller_row(each) for each in after])

    found = fetched_from(bank, "teller", account_type=account_type)
    assert [(row.external_id, row.amount, row.currency) for row in found.rows] == [
        ("n1", amount, "USD"),
        ("n2", amount, "USD"),
    ]
    assert found.dropped == [PENDING]


def test_teller_is_asked_for_no_page_behind_the_first_day() -> None:
    asked = []

    def bank(request: Asked) -> Reply:
        asked.append(request.query.get("from_id"))
        days = {None: ["2026-05-20", "2026-05-15"], "n2026-05-15": ["2026-05-14"], "n2026-05-14": ["2026-05-13"]}
        return json_reply([{**teller_row("n"), "id": f"n{day}", "date": day} for day in days[asked[-1]]])

    fetched_from(bank, "teller", window=Window(date(2026, 5, 15), date(2026, 5, 20)))
    assert asked == [None, "n2026-05-15"]


def teller_row(number: str) -> dict[str, Any]:
    return {
        "id": number,
        "date": "2026-05-15",
        "amount": "-86.46",
        "description": "Transfer to Checking",
        "type": "transfer",
        "status": "pending" if number == "n3" else "posted",
        "details": {"counterparty": {"name": "Shell", "type": "organization"}},
        "running_balance": None,
    }


def test_wise() -> None:
    def bank(_: Asked) -> Reply:
        card = {
            "type": "DEBIT",
            "date": "2026-04-30T08:47:05.832Z",
            "amount": {"value": -7.76, "currency": "EUR"},
            "totalFees": {"value": 0.04, "currency": "EUR"},
            "details": {"type": "CARD", "description": "Card transaction", "merchant": {"name": "Tfl"}},
            "runningBalance": {"value": 16.01, "currency": "EUR"},
            "referenceNumber": "CARD-249281",
        }
        details = {"type": "DEPOSIT", "description": "Received money", "senderName": "Ada", "paymentReference": "INV-9"}
        paid = {
            **card,
            "amount": {"value": 200, "currency": "EUR"},
            "details": details,
            "referenceNumber": "TRANSFER-1",
        }
        end = {"value": 216.01, "currency": "EUR"}
        return json_reply({"transactions": [paid, card], "endOfStatementBalance": end, "query": {"currency": "EUR"}})

    found = fetched_from(bank, "wise", params={"currency": "EUR"})
    assert found.rows == [
        Row("2026-04-30", "200", "EUR", "Ada Received money INV-9", "TRANSFER-1"),
        Row("2026-04-30", "-7.76", "EUR", "Tfl Card transaction", "CARD-249281"),
    ]
    assert found.closings == ["2026-04-30 216.01 EUR"]


def stripe_row(number: int, net: int, currency: str) -> dict[str, Any]:
    return {
        "id": f"txn_{number}",
        "object": "balance_transaction",
        "amount": net + 30,
        "fee": 30,
        "net": net,
        "currency": currency,
        "created": NOON,
        "status": "pending",
        "type": "charge",
        "description": None,
        "reporting_category": "charge",
    }


def test_stripe_s_minor_units_and_pages() -> None:
    rows = [
        stripe_row(number, net, currency)
        for number, (net, currency) in enumerate([(12345, "usd"), (-500, "jpy"), (1500, "kwd"), (100000, "ugx")])
    ]

    def bank(asked: Asked) -> Reply:
        start = int(asked.query.get("starting_after", "txn_-1")[4:]) + 1
        return json_reply({"object": "list", "data": rows[start : start + 2], "has_more": start + 2 < len(rows)})

    found: FetchedRows = fetched_from(bank, "stripe", headers={"Authorization": "Bearer sk_test_hidden"})
    assert [(row.amount, row.currency) for row in found.rows] == [
        ("123.45", "USD"),
        ("-500", "JPY"),
        ("1.500", "KWD"),
        ("1000.00", "UGX"),
    ]
    assert {row.day for row in found.rows} == {"2026-01-09"}
    assert found.asked[0].query["limit"] == "100"


@pytest.mark.parametrize(
    "kind", ["berlin-group", "enable-banking", "gocardless", "plaid", "stripe", "teller", "uk-open-banking", "wise"]
)
@pytest.mark.parametrize("document", [{}, [], {"transactions": [], "data": [], "added": []}], ids=["{}", "[]", "empty"])
def test_an_answer_without_transactions_is_an_empty_statement(kind: str, document: Any) -> None:
    found = fetched_from(lambda _: json_reply(document), kind, body={} if kind == "plaid" else None)
    assert (found.rows, found.dropped, found.asked_about) == ([], [], [])


def test_a_row_without_an_amount_is_told_and_never_left_out() -> None:
    rows = [{"id": "1", "date": "2026-05-15", "amount": "12,50", "description": "?"}]
    with pytest.raises(ProviderFailed, match="has '12,50' where its amount belongs"):
        fetched_from(lambda _: json_reply(rows), "teller")
