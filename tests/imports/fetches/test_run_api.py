"""POST /etl/run-api: a statement is fetched in the ingest stage, and is then like any that was uploaded."""

from __future__ import annotations

import base64
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.pipeline.fetches import fetch_statement
from finpulse.storage.uploads import stored_files
from tests.imports.fetches.conftest import Serve
from tests.support.client import Client
from tests.support.fake_bank import json_reply
from tests.support.jobs import IMPORT_STAGES, Run, expire_lease
from tests.support.web_host import Asked, Reply

SECRET = "Bearer very-hidden-token"
ROWS = [
    {"id": "a7", "date": "2026-01-05", "amount": "-4.50", "currency": "EUR", "description": "Coffee Bar"},
    {"id": "c3", "date": "2026-01-06", "amount": "1200.00", "currency": "EUR", "description": "Salary"},
    {"id": "b9", "date": "2026-01-07", "amount": "-60.10", "currency": "EUR", "description": "Groceries"},
]
BANK_ROWS = [
    {
        "transactionId": row["id"],
        "bookingDate": row["date"],
        "transactionAmount": {"amount": row["amount"], "currency": "EUR"},
        "remittanceInformationUnstructured": row["description"],
    }
    for row in ROWS
]


def run_api(client: Client, url: str, account: int | None = None, **config: Any) -> int:
    config = {"type": "generic", "url": url, "headers": {"Authorization": SECRET}, **config}
    job: int = client.post("/etl/run-api", {"account_id": account, "api_config": config}, expect=202)["id"]
    return job


def do_all(client: Client, run: Run, job: int) -> Any:
    """Do all stages; the job as it is then."""
    for stage in IMPORT_STAGES:
        if not run(client.user_id, job, stage):
            break
    return client.get(f"/etl/jobs/{job}")


def bank(asked: Asked) -> Reply:
    """Two pages."""
    start = int(asked.query.get("offset", 0))
    return json_reply({"transactions": ROWS[start : start + 2], "offset": start, "total": 3})


def test_a_statement_is_fetched_and_imported(client: Client, serve: Serve, run: Run) -> None:
    account = client.account()
    host = serve(bank)
    job = do_all(client, run, run_api(client, host.url("/transactions"), account, source="My bank"))
    assert (job["status"], job["kind"], job["filename"]) == ("completed", "run-api", "My bank.json")
    assert job["rows"] == {"total": 3, "inserted": 3, "duplicates": 0, "rejected": 0, "skipped": 0}
    fetched = job["step_results"]["ingest"]["result"]["fetched"]
    assert (fetched["pages"], fetched["told"]) == (2, [])
    rows = client.transactions(account_id=account)
    assert {(row["date"], row["amount"], row["description"]) for row in rows} == {
        (row["date"], row["amount"], row["description"]) for row in ROWS
    }
    assert {each.headers["authorization"] for each in host.asked} == {SECRET}


def test_what_was_fetched_before_is_a_duplicate(client: Client, serve: Serve, run: Run) -> None:
    account = client.account()
    host = serve(bank)
    do_all(client, run, run_api(client, host.url(), account))
    again = do_all(client, run, run_api(client, host.url(), account))
    assert again["rows"]["duplicates"] == 3
    assert len(client.transactions(account_id=account)) == 3


def test_it_is_undone_and_read_again_like_a_file(client: Client, serve: Serve, run: Run) -> None:
    account = client.account()
    job = run_api(client, serve(bank).url(), account)
    do_all(client, run, job)
    again = client.post(f"/etl/jobs/{job}/reread", {"reading": {"sign": "inverted"}}, expect=202)["id"]
    assert run(client.user_id, again, "reread")
    assert {row["amount"] for row in client.transactions(account_id=account)} == {"4.50", "-1200.00", "60.10"}
    raw = client.get(f"/etl/jobs/{job}/rows")[0]["raw"]
    assert ROWS[0]["id"] in raw
    assert client.request("DELETE", f"/etl/jobs/{job}").status_code == 204
    assert client.transactions(account_id=account) == []


def test_a_documented_shape_leaves_nothing_to_evidence(client: Client, serve: Serve, run: Run) -> None:
    """A single amount that is positive would be asked about in a file; here the provider has documented it."""
    account = client.account()
    document = {"transactions": {"booked": BANK_ROWS[1:2], "pending": BANK_ROWS[:1]}}
    job = do_all(client, run, run_api(client, serve(lambda _: json_reply(document)).url(), account, type="gocardless"))
    assert (job["status"], job["questions"], job["needs_review"]) == ("completed", [], False)
    assert job["rows"] == {"total": 2, "inserted": 1, "duplicates": 0, "rejected": 0, "skipped": 1}
    assert [row["amount"] for row in client.transactions(account_id=account)] == ["1200.00"]


def test_the_bank_s_balance_is_the_account_s(client: Client, serve: Serve, run: Run) -> None:
    account = client.account()
    balance = {"balanceType": "closingBooked", "balanceAmount": {"amount": "1135.40", "currency": "EUR"}}
    document = {"transactions": {"booked": BANK_ROWS}, "balances": [balance]}
    job = run_api(client, serve(lambda _: json_reply(document)).url(), account, type="berlin-group")
    do_all(client, run, job)
    shown = client.get(f"/accounts/{account}")
    assert (shown["bank_balance"]["amount"], shown["bank_balance"]["as_of"]) == (Decimal("1135.40"), "2026-01-07")


def test_nothing_new_is_an_import_of_no_rows(client: Client, serve: Serve, run: Run) -> None:
    host = serve(lambda _: json_reply({"transactions": []}))
    job = do_all(client, run, run_api(client, host.url(), client.account()))
    assert (job["status"], job["rows"]["total"], job["needs_review"]) == ("completed", 0, False)


def test_an_account_whose_currency_nobody_named_gets_the_bank_s(client: Client, serve: Serve, run: Run) -> None:
    document = {"transactions": {"booked": BANK_ROWS}}
    job = do_all(client, run, run_api(client, serve(lambda _: json_reply(document)).url(), type="gocardless"))
    account = client.get(f"/accounts/{job['account_id']}")
    assert (account["name"], account["currency"], account["balance"]) == ("Main", "EUR", Decimal("1135.40"))


def kept_requests(session: Session, job: int) -> list[bytes]:
    found = list(session.scalars(text("SELECT config FROM api_requests WHERE job_id = :job"), {"job": job}))
    session.rollback()
    return found


@pytest.mark.parametrize("end", ["completed", "failed", "cancelled", "undone"])
def test_secrets_are_sealed_and_go_when_the_job_ends(
    client: Client, serve: Serve, run: Run, session: Session, end: str
) -> None:
    host = serve(bank if end != "failed" else lambda _: Reply(401))
    job = run_api(client, host.url(), client.account())
    [kept] = kept_requests(session, job)
    assert b"hidden" not in kept
    if end == "cancelled":
        client.post(f"/etl/jobs/{job}/cancel", expect=202)
    elif end == "undone":
        assert client.request("DELETE", f"/etl/jobs/{job}").status_code == 204
    else:
        do_all(client, run, job)
    assert client.get(f"/etl/jobs/{job}")["status"] == end
    assert kept_requests(session, job) == []
    everything = session.scalar(text("SELECT jobs::text FROM jobs WHERE id = :job"), {"job": job})
    assert everything
    assert "hidden" not in everything


def test_a_provider_s_refusal_is_the_job_s_error(client: Client, serve: Serve, run: Run) -> None:
    host = serve(lambda _: json_reply({"message": "Consent expired for very-hidden-token"}, 401))
    job = do_all(client, run, run_api(client, host.url(), client.account()))
    assert (job["status"], job["error"]["code"]) == ("failed", "provider_failed")
    assert job["error"]["detail"] == (
        "127.0.0.1 has refused the request (status 401): 'Consent expired for …'. The token or the consent behind it "
        "is missing, wrong or has expired: renew it, and send the request again."
    )
    client.post(f"/etl/jobs/{job['id']}/retry", expect=202)
    again = do_all(client, run, job["id"])
    assert "were deleted when the job ended; send the request again" in again["error"]["detail"]


def test_a_host_that_turns_out_to_be_inside_fails_the_job(client: Client, serve: Serve, run: Run) -> None:
    host = serve(lambda _: Reply(302, headers=(("Location", "http://169.254.169.254/latest/"),)))
    job = do_all(client, run, run_api(client, host.url(), client.account()))
    assert (job["status"], job["error"]["code"]) == ("failed", "address_refused")


def test_what_is_no_statement_fails_like_a_file(client: Client, serve: Serve, run: Run) -> None:
    host = serve(lambda _: json_reply([{"name": "Ada"}, {"name": "Grace"}]))
    job = do_all(client, run, run_api(client, host.url(), client.account()))
    assert (job["status"], job["error"]["code"]) == ("failed", "unreadable_file")


def test_a_worker_that_dies_while_it_fetches_leaves_nothing_behind(
    client: Client, serve: Serve, run: Run, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = client.account()
    host = serve(bank)
    job = run_api(client, host.url(), account)

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fetch_statement, "_stored", die)
        with pytest.raises(KeyboardInterrupt):
            run(client.user_id, job, "ingest")
    assert client.get(f"/etl/jobs/{job}")["filename"] is None
    expire_lease(session, job)
    before = {file.key for file in stored_files(settings.storage_url)}
    assert do_all(client, run, job)["rows"]["inserted"] == 3
    assert len({file.key for file in stored_files(settings.storage_url)} - before) == 1
    assert len(client.transactions(account_id=account)) == 3


def test_what_was_fetched_is_not_asked_for_again(
    client: Client, serve: Serve, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = serve(bank)
    job = run_api(client, host.url(), client.account())

    def die(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("finpulse.pipeline.ingest.ingest_statement", die)
        with pytest.raises(KeyboardInterrupt):
            run(client.user_id, job, "ingest")
    assert len(host.asked) == 2
    expire_lease(session, job)
    assert do_all(client, run, job)["rows"]["inserted"] == 3
    assert len(host.asked) == 2


def test_a_lease_is_renewed_while_the_provider_is_waited_for(
    client: Client, serve: Serve, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_statement, "SECONDS_BETWEEN", 0.01)
    leases = text("SELECT lease_until, count(*) OVER () FROM jobs WHERE owner_id = :owner AND status = 'running'")
    seen: list[Any] = []

    def slow(asked: Asked) -> Reply:
        while len({lease for lease, _ in seen}) < 3:
            seen.append(session.execute(leases, {"owner": client.user_id}).one())
            session.rollback()
        return bank(asked)

    job = run_api(client, serve(slow).url(), client.account())
    assert do_all(client, run, job)["status"] == "completed"


def test_a_setup_token_is_claimed_once_whatever_happens_then(
    client: Client, serve: Serve, run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = []
    account = {"id": "A", "name": "N", "currency": "EUR", "balance": "9.00", "balance-date": 1767960000}
    row = {"id": "t", "posted": 1767960000, "amount": "9.00", "description": "Gift"}

    def bridge(asked: Asked) -> Reply:
        if asked.path == "/claim":
            claims.append(asked)
            return Reply(body=f"http://u:p@{host.place}/simplefin".encode()) if len(claims) == 1 else Reply(403)
        return json_reply({"errors": [], "accounts": [{**account, "transactions": [row]}]})

    host = serve(bridge)
    token = base64.b64encode(host.url("/claim").encode()).decode()
    job = run_api(client, token, client.account(), type="simplefin", headers={})

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fetch_statement, "_stored", die)
        with pytest.raises(KeyboardInterrupt):
            run(client.user_id, job, "ingest")
    expire_lease(session, job)
    done = do_all(client, run, job)
    assert (done["status"], done["rows"]["inserted"], len(claims)) == ("completed", 1, 1)


def test_another_s_account_is_not_there(client: Client, other: Client) -> None:
    config = {"url": "https://bank.example/"}
    client.post("/etl/run-api", {"account_id": other.account(), "api_config": config}, expect=404)


def test_the_same_key_makes_one_job(client: Client) -> None:
    body = {"api_config": {"url": "https://bank.example/", "headers": {"Authorization": SECRET}}}
    answers = [
        client.request("POST", "/etl/run-api", json=body, headers={"Idempotency-Key": "one"}).json for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert "hidden" not in str(answers)


def test_what_its_user_has_no_room_for_fails_the_job(
    client: Client, serve: Serve, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    account, host = client.account(), serve(bank)
    job = run_api(client, host.url(), account)
    monkeypatch.setenv("FINPULSE_USER_STORAGE", "20")
    failed = do_all(client, run, job)
    assert (failed["status"], failed["error"]["code"]) == ("failed", "quota_exceeded")
    assert "20 are what a user may have" in failed["error"]["detail"]
