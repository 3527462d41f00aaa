"""Each import says whether it is proven, and each account where its statements leave something out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.problems import problem_of

HEADER = "Date,Description,Amount,Balance"


class Bank:
    """A bank that prints statements: movements of consecutive days, and the balance after each."""

    def __init__(self, opening: str, *amounts: str) -> None:
        self.rows = []
        balance = Decimal(opening)
        for number, amount in enumerate(amounts):
            balance += Decimal(amount)
            day = date(2026, 1, 1) + timedelta(days=3 * number)
            self.rows.append(f"{day},Payee {number},{amount},{balance}")

    def statement(self, first: int, last: int, without: int | None = None) -> str:
        """The statement of some movements, from which one may be cut out."""
        rows = [row for at, row in enumerate(self.rows) if first <= at <= last and at != without]
        return "\n".join([HEADER, *rows]) + "\n"


BANK = Bank("500.00", "-20.00", "-35.50", "1200.00", "-45.00", "-10.00", "-300.00", "-5.25", "99.00", "-60.00")


def told(client: Client, account: int, *fields: str) -> list[Any]:
    shown = client.get(f"/accounts/{account}")
    return [shown[field] for field in fields]


@pytest.mark.usefixtures("worker")
class TestImport:
    def test_a_running_balance_proves_all_rows(self, client: Client) -> None:
        job = client.run_csv(BANK.statement(0, 8), client.account())
        assert job["needs_review"] is False
        assert job["proof"]["verdict"] == "proven"
        [check] = job["proof"]["checks"]
        assert (check["kind"], check["holds"], check["of"]) == ("running_balance", 8, 8)

    def test_a_row_that_is_missing_is_named_and_asked_about(self, client: Client) -> None:
        job = client.run_csv(BANK.statement(0, 8, without=3), client.account())
        assert job["status"] == "completed"
        assert (job["proof"]["verdict"], job["needs_review"]) == ("contradicted", True)
        [broken] = job["proof"]["breaks"]
        assert (broken["line"], broken["date"], broken["difference"]) == (5, "2026-01-13", "-45.00")
        [question] = job["questions"]
        assert (question["about"], question["choices"], question["text"]) == (
            "proof",
            ["accept", "undo"],
            broken["sentence"],
        )
        assert "Between line 4 and line 5 the balance falls by 45.00 more than the rows say" in broken["sentence"]
        assert len(client.transactions()) == 8

    def test_what_is_accepted_is_not_asked_again_and_stays_contradicted(self, client: Client) -> None:
        job = client.run_csv(BANK.statement(0, 8, without=3), client.account())
        client.finished(client.post(f"/etl/jobs/{job['id']}/reread", {"proof": "accept"}, expect=202)["id"])
        after = client.get(f"/etl/jobs/{job['id']}")
        assert (after["needs_review"], after["proof"]["verdict"]) == (False, "contradicted")
        assert after["rows"] == job["rows"]

    def test_it_can_be_undone_by_the_answer(self, client: Client) -> None:
        account = client.account()
        job = client.run_csv(BANK.statement(0, 8, without=3), account)
        undone = client.post(f"/etl/jobs/{job['id']}/reread", {"proof": "undo"}, expect=202)
        assert (undone["id"], undone["status"]) == (job["id"], "undone")
        assert client.transactions() == []
        assert told(client, account, "balance", "balance_source") == [0, "sum"]

    def test_a_file_without_figures_of_its_own_is_unprovable(self, client: Client) -> None:
        job = client.run_csv("Date,Amount,Description\n2026-01-31,-1.00,Bread\n", client.account())
        assert job["proof"] == {"verdict": "unprovable", "checks": [], "breaks": []}

    def test_a_proof_is_that_of_the_reading(self, client: Client) -> None:
        job = client.run_csv(BANK.statement(0, 8), client.account())
        turned = {"reading": {"sign": "inverted"}}
        client.finished(client.post(f"/etl/jobs/{job['id']}/reread", turned, expect=202)["id"])
        assert client.get(f"/etl/jobs/{job['id']}")["proof"]["verdict"] != "proven"
        back = {"reading": {"sign": "as_written"}}
        client.finished(client.post(f"/etl/jobs/{job['id']}/reread", back, expect=202)["id"])
        after = client.get(f"/etl/jobs/{job['id']}")
        assert (after["proof"]["verdict"], after["needs_review"]) == ("proven", False)


@pytest.mark.usefixtures("worker")
class TestAccount:
    def test_its_balance_is_the_banks(self, client: Client) -> None:
        account = client.account()
        assert told(client, account, "balance", "opening_balance", "balance_source") == [0, 0, "sum"]
        job = client.run_csv(BANK.statement(2, 8), account)
        opening, closing = Decimal("444.50"), Decimal("1323.25")
        assert told(client, account, "balance", "opening_balance", "balance_source") == [closing, opening, "bank"]
        assert told(client, account, "proof", "bank_balance") == [
            "proven",
            {"amount": closing, "as_of": "2026-01-25", "job_id": job["id"]},
        ]
        [summary] = client.get("/analytics/account-summary")
        assert summary["balance"] == closing

    def test_statements_in_any_order_and_with_overlaps_are_one_span(self, client: Client) -> None:
        account = client.account()
        jobs = [client.run_csv(BANK.statement(*ends), account)["id"] for ends in ((5, 8), (0, 2), (2, 6))]
        proof = client.get(f"/accounts/{account}/proof")
        assert (proof["verdict"], proof["gaps"], proof["opening_balance"]) == ("proven", [], 500)
        [span] = proof["spans"]
        assert (span["from"], span["to"], span["job_ids"]) == ("2026-01-01", "2026-01-25", [jobs[1], jobs[2], jobs[0]])
        assert (span["opening"], span["closing"]) == (500, Decimal("1323.25"))

    def test_what_no_statement_shows_is_a_gap_until_it_is_brought_and_again_when_that_is_undone(
        self, client: Client
    ) -> None:
        account = client.account()
        client.run_csv(BANK.statement(0, 2), account)
        client.run_csv(BANK.statement(5, 8), account)
        [gap] = client.get(f"/accounts/{account}/proof")["gaps"]
        assert (gap["after"], gap["before"], gap["difference"]) == ("2026-01-07", "2026-01-16", -55)
        assert gap["sentence"] == "Between 2026-01-07 and 2026-01-16 55.00 EUR went out that no statement shows."
        between = client.run_csv(BANK.statement(2, 5), account)
        assert client.get(f"/accounts/{account}/proof")["gaps"] == []
        assert client.request("DELETE", f"/etl/jobs/{between['id']}").status_code == 204
        assert client.get(f"/accounts/{account}/proof")["gaps"] == [gap]

    def test_a_transaction_that_is_deleted_or_added_in_between_contradicts_the_bank(self, client: Client) -> None:
        account = client.account()
        client.run_csv(BANK.statement(0, 8), account)
        [victim] = client.transactions(q="Payee 4")
        assert client.request("DELETE", f"/transactions/{victim['id']}").status_code == 204
        assert told(client, account, "proof", "balance") == ["contradicted", Decimal("1333.25")]

    def test_an_opening_balance_that_is_set_counts_and_can_be_left_to_the_bank_again(self, client: Client) -> None:
        account = client.account(opening_balance="12.50")
        assert told(client, account, "balance", "balance_source") == [Decimal("12.50"), "set"]
        client.run_csv(BANK.statement(0, 1), account)
        assert told(client, account, "balance", "opening_balance") == [-43, Decimal("12.50")]
        answer = client.request("PATCH", f"/accounts/{account}", json={"opening_balance": None})
        assert answer.json is not None
        assert (answer.json["balance"], answer.json["balance_source"]) == (Decimal("444.50"), "bank")

    def test_what_is_still_asked_tells_nothing_of_the_account_until_it_is_answered(self, client: Client) -> None:
        account = client.account(currency="UZS")
        rows = ("05/03/2026,Bread,-1.00,99.00", "02/04/2026,Milk,-2.00,97.00", "11/01/2026,Refund,3.00,100.00")
        job = client.run_csv("\n".join([HEADER, *rows]) + "\n", account)
        assert (job["needs_review"], job["proof"]["verdict"]) == (True, "unprovable")
        assert told(client, account, "proof", "balance_source", "bank_balance") == ["unprovable", "sum", None]
        assert client.get(f"/accounts/{account}/proof")["verdict"] == "unprovable"
        [question] = job["questions"]
        answer = {question["about"]: question["taken"]}
        client.finished(client.post(f"/etl/jobs/{job['id']}/reread", answer, expect=202)["id"])
        assert told(client, account, "balance_source") == ["bank"]
        assert client.get(f"/accounts/{account}/proof")["verdict"] != "unprovable"

    def test_anothers_proof_is_not_found(self, client: Client, other: Client) -> None:
        problem_of(client.request("GET", f"/accounts/{other.account()}/proof"), 404)


OFX = (
    "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKTRANLIST>"
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{day}{amount}<NAME>Shop</STMTTRN></BANKTRANLIST>"
    "<LEDGERBAL><BALAMT>{balance}<DTASOF>{until}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)


def ofx(**values: str) -> str:
    """A statement of one transaction that states its closing balance alone."""
    return OFX.format(**values)


SUMMED = """\
Account;DE00 1234
Anfangssaldo;1.000,00 EUR
Datum;Text;Betrag
01.03.2026;Miete;-700,00
15.03.2026;Gehalt;2.500,00
20.03.2026;Strom;-60,25
;Endsaldo;{closing}
"""


@pytest.mark.usefixtures("worker")
class TestFiguresBesideTheRows:
    def test_balances_above_and_below_a_table_prove_its_rows(self, client: Client) -> None:
        account = client.account()
        job = client.run_csv(SUMMED.format(closing="2.739,75"), account)
        assert (job["proof"]["verdict"], job["rows"]["inserted"]) == ("proven", 3)
        assert told(client, account, "balance", "opening_balance") == [Decimal("2739.75"), 1000]

    def test_a_row_that_is_missing_from_their_sum_is_told(self, client: Client) -> None:
        job = client.run_csv(SUMMED.format(closing="2.700,00"), client.account())
        assert (job["proof"]["verdict"], job["needs_review"]) == ("contradicted", True)
        [broken] = job["proof"]["breaks"]
        assert (broken["difference"], broken["date"]) == ("-39.75", "2026-03-20")
        assert broken["sentence"] == ("The rows lead to 2739.75, and the statement says 2700.00: -39.75 is in no row.")

    def test_a_sum_of_other_rows_is_told_beside_a_balance_that_proves_these(self, client: Client) -> None:
        text = "Total credits,9999.00\nTotal debits,1.00\n" + BANK.statement(0, 8)
        proof = client.run_csv(text, client.account())["proof"]
        assert (proof["verdict"], proof["breaks"]) == ("proven", [])
        told_sums = [check for check in proof["checks"] if check["kind"] == "stated_total"]
        assert [(check["holds"], check["of"]) for check in told_sums] == [(0, 1)]

    def test_two_closing_balances_prove_what_lies_between_them(self, client: Client) -> None:
        account = client.account()
        first = client.run_csv(ofx(day="20260105", amount="-5.00", balance="95.00", until="20260131"), account)
        assert first["proof"]["verdict"] == "unprovable"
        proof = client.run_csv(ofx(day="20260210", amount="-15.00", balance="80.00", until="20260228"), account)[
            "proof"
        ]
        assert (proof["verdict"], [check["kind"] for check in proof["checks"]]) == ("proven", ["continuity"])
        assert told(client, account, "balance", "opening_balance") == [80, 100]

    def test_a_proof_by_another_statement_comes_with_it_and_goes_with_it(self, client: Client) -> None:
        account = client.account()
        job = client.run_csv(ofx(day="20260210", amount="-15.00", balance="80.00", until="20260228"), account)
        alone = client.request("GET", f"/etl/jobs/{job['id']}")
        assert job["proof"]["verdict"] == "unprovable"
        before = client.run_csv(ofx(day="20260105", amount="-5.00", balance="95.00", until="20260131"), account)
        together = client.request("GET", f"/etl/jobs/{job['id']}", headers={"If-None-Match": alone.headers["ETag"]})
        assert together.json is not None
        assert together.json["proof"]["verdict"] == "proven"
        [listed] = [each for each in client.get("/etl/jobs") if each["id"] == job["id"]]
        assert listed["proof"] == together.json["proof"]
        assert client.request("DELETE", f"/etl/jobs/{before['id']}").status_code == 204
        after = client.request("GET", f"/etl/jobs/{job['id']}", headers={"If-None-Match": together.headers["ETag"]})
        assert after.json is not None
        assert after.json["proof"] == job["proof"]


@pytest.mark.usefixtures("worker")
class TestCompetingReadings:
    def test_a_fee_counts_where_the_balance_counts_it(self, client: Client) -> None:
        header = "Date,Description,Amount,Fee,Balance"
        rows = ("2026-03-01,Rent,-700.00,3.00,297.00", "2026-03-02,Tea,-2.00,0.00,295.00")
        more = ("2026-03-03,Cash,-50.00,1.50,243.50", "2026-03-04,Refund,10.00,0.00,253.50")
        job = client.run_csv("\n".join([header, *rows, *more]) + "\n", client.account())
        assert (job["proof"]["verdict"], job["reading"]["fees_count"]) == ("proven", True)
        assert {row["amount"] for row in client.transactions()} == {"-703.00", "-2.00", "-51.50", "10.00"}

    def test_a_question_shows_the_first_rows_by_each_choice(self, client: Client) -> None:
        job = client.run_csv("Date,Amount,Description\n2026-03-01,5.00,Bread\n2026-03-02,7.00,Milk\n", client.account())
        [question] = job["questions"]
        shown = {choice: [row["amount"] for row in rows] for choice, rows in question["samples"].items()}
        assert shown == {"as_written": ["5.00", "7.00"], "inverted": ["-5.00", "-7.00"], "undo": []}

    def test_a_ledgers_debits_are_money_in_where_its_balance_rises_by_them(self, client: Client) -> None:
        rows = ("2026-03-01,Deposit,500.00,,1500.00", "2026-03-02,Rent,,700.00,800.00", "2026-03-03,Tea,,2.00,798.00")
        job = client.run_csv("\n".join(["Date,Description,Debit,Credit,Balance", *rows]) + "\n", client.account())
        assert {row["amount"] for row in client.transactions()} == {"500.00", "-700.00", "-2.00"}
        # The words in the header say otherwise, so it is asked about, and proven once somebody has said so.
        [question] = job["questions"]
        answer = {question["about"]: question["taken"]}
        client.finished(client.post(f"/etl/jobs/{job['id']}/reread", answer, expect=202)["id"])
        assert client.get(f"/etl/jobs/{job['id']}")["proof"]["verdict"] == "proven"
