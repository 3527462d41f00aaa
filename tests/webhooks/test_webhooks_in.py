"""Events of providers: signed, each once, and many of them in one job that is an import like any other."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.queue import app as queue
from finpulse.webhooks.expiry import delete_old_events
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run
from tests.support.provider import Provider, payment, provider_of, reference

STAGES = ("gather", *IMPORT_STAGES)


@pytest.fixture
def account(client: Client) -> int:
    return client.account()


@pytest.fixture
def provider(client: Client, account: int) -> Provider:
    return provider_of(client, account)


def jobs_of(client: Client) -> list[Any]:
    return [job for job in client.get("/etl/jobs") if job["kind"] == "webhook"]


def import_events(client: Client, run: Run) -> Any:
    """Do the one job that waits, and return it."""
    [job] = [job for job in jobs_of(client) if job["status"] == "queued"]
    assert all(run(client.user_id, job["id"], stage) for stage in STAGES)
    return client.get(f"/etl/jobs/{job['id']}")


def test_many_events_become_one_import(client: Client, account: int, provider: Provider, run: Run) -> None:
    for number in (1, 2, 3):
        answer = provider.send(payment(number))
        assert (answer.status_code, answer.json) == (202, {"status": "accepted"})
    job = import_events(client, run)
    assert (job["status"], job["account_id"], job["rows"]["inserted"]) == ("completed", account, 3)
    assert job["filename"].endswith(".jsonl")
    rows = client.transactions(account_id=account)
    assert sorted(row["external_id"] for row in rows) == [reference(1), reference(2), reference(3)]
    assert {(row["amount"], row["currency"], row["job_id"]) for row in rows} == {("-12.34", "EUR", job["id"])}
    assert [row["outcome"] for row in client.get(f"/etl/jobs/{job['id']}/rows")] == ["inserted"] * 3


def test_an_event_that_is_sent_again_is_taken_and_changes_nothing(client: Client, provider: Provider, run: Run) -> None:
    assert provider.send(payment(1), "msg_1").status_code == 202
    assert provider.send(payment(1), "msg_1").status_code == 202
    assert import_events(client, run)["rows"]["total"] == 1
    assert provider.send(payment(1), "msg_1").status_code == 202
    assert len(jobs_of(client)) == 1


def test_what_comes_while_a_job_runs_is_in_the_next_one(client: Client, provider: Provider, run: Run) -> None:
    provider.send(payment(1))
    [first] = jobs_of(client)
    assert run(client.user_id, first["id"], "gather")
    provider.send(payment(2))
    assert len(jobs_of(client)) == 2
    assert import_events(client, run)["rows"]["inserted"] == 1


def test_what_comes_to_a_job_that_is_being_cancelled_is_in_another(client: Client, provider: Provider) -> None:
    provider.send(payment(1))
    [first] = jobs_of(client)
    client.post(f"/etl/jobs/{first['id']}/cancel", expect=202)
    provider.send(payment(2))
    assert len(jobs_of(client)) == 2


def test_an_import_of_events_can_be_undone(client: Client, account: int, provider: Provider, run: Run) -> None:
    provider.send([payment(1), payment(2)])
    job = import_events(client, run)
    assert len(client.transactions(account_id=account)) == 2
    assert client.request("DELETE", f"/etl/jobs/{job['id']}").status_code in (202, 204)
    assert client.transactions(account_id=account) == []


def test_two_events_alike_without_ids_are_two(client: Client, account: int, provider: Provider, run: Run) -> None:
    bread = {name: value for name, value in payment(1).items() if name != "id"}
    provider.send(bread)
    import_events(client, run)
    provider.send(bread)
    import_events(client, run)
    assert len(client.transactions(account_id=account)) == 2


def test_uzums_event_is_taken_by_its_own_signature(client: Client, account: int, provider: Provider, run: Run) -> None:
    event = {"transId": "a-1", "amount": 125000, "transTime": 1793520000000, "confirmTime": 1793523600000}
    assert provider.send_uzum(event).status_code == 202
    assert provider.send_uzum(event).status_code == 202
    job = import_events(client, run)
    assert job["rows"]["inserted"] == 1
    [row] = client.transactions(account_id=account)
    assert (row["external_id"], row["date"], row["amount"].lstrip("-")) == ("a-1", "2026-11-01", "125000.00")
    # Which way the money went, and whether it is told in tiyin, stands nowhere in the event, so the import asks.
    assert [question["about"] for question in job["questions"]] == ["sign", "minor_digits"]


@pytest.mark.parametrize("lacking", ["amount", "transId", "transTime"])
def test_an_event_of_uzum_that_lacks_a_field_is_told_which(provider: Provider, lacking: str) -> None:
    event = {"transId": "a-1", "amount": 1, "transTime": 1793520000000}
    del event[lacking]
    answer = provider.send_uzum(event)
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [lacking]


@pytest.mark.parametrize("age", [-310, 310])
def test_an_event_of_another_time_is_refused(provider: Provider, age: float) -> None:
    for answer in (provider.send(payment(1), age=age), provider.send_uzum({"transId": "1"}, age=age)):
        assert (answer.status_code, answer.json["code"]) == (401, "invalid_signature")


@pytest.mark.parametrize("age", [-290, 290])
def test_clocks_may_differ_by_five_minutes(provider: Provider, age: float) -> None:
    assert provider.send(payment(1), age=age).status_code == 202


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"webhook-id": "1", "webhook-timestamp": "x", "webhook-signature": "v1,x"},
        {"webhook-id": "1", "webhook-timestamp": "1793520000", "webhook-signature": "nothing"},
        {"X-Signature": "00"},
        {"X-Signature": "ü"},
    ],
)
def test_what_is_not_signed_is_refused(client: Client, provider: Provider, headers: dict[str, str]) -> None:
    answer = provider.post(b'{"timestamp": 1793520000}', headers)
    assert (answer.status_code, answer.json["code"]) == (401, "invalid_signature")
    assert jobs_of(client) == []


@pytest.mark.parametrize("body", [b"[]", b'{"data": []}', b'{"data": 1}', b'{"data": {"amount": 1e999999}}', b"text"])
def test_what_is_signed_and_no_event_is_told_so(provider: Provider, body: bytes) -> None:
    answer = provider.send(None, body=body)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid_input")


def test_a_body_may_have_256_kb(provider: Provider) -> None:
    assert provider.send({**payment(1), "note": "a" * 250_000}).status_code == 202
    assert provider.send({**payment(1), "note": "a" * 270_000}).status_code == 413


@pytest.mark.parametrize("change", ["another digit", "another owner", "no id at all"])
def test_what_is_no_webhook_is_the_same_404_for_everybody(provider: Provider, change: str) -> None:
    prefix, _, random = provider.url.rpartition("_")
    another = "0" if random[-1] != "0" else "1"
    provider.url = {
        "another digit": f"{prefix}_{random[:-1]}{another}",
        "another owner": f"{prefix}9_{random}",
        "no id at all": "/webhooks/1",
    }[change]
    answer = provider.send(payment(1))
    assert (answer.status_code, answer.json["detail"]) == (404, "There is no such webhook.")


def test_after_a_rotation_both_secrets_are_good_for_a_day(
    client: Client, account: int, provider: Provider, session: Session
) -> None:
    [webhook] = client.get(f"/accounts/{account}/webhooks")
    assert webhook["previous_secret_until"] is None
    assert "secret" not in webhook
    rotated = client.post(f"/accounts/{account}/webhooks/{webhook['id']}/rotate", expect=200)
    assert rotated["previous_secret_until"] is not None
    assert provider.send(payment(1)).status_code == 202
    assert Provider(provider.client, provider.url, rotated["secret"]).send(payment(2)).status_code == 202
    session.execute(text("UPDATE webhooks SET previous_until = now() WHERE owner_id = :id"), {"id": client.user_id})
    session.commit()
    assert provider.send(payment(3)).status_code == 401


def test_secrets_lie_sealed(client: Client, provider: Provider, session: Session) -> None:
    sealed = session.scalar(text("SELECT secret FROM webhooks WHERE owner_id = :id"), {"id": client.user_id})
    assert provider.secret.encode() not in sealed


def test_a_deleted_webhook_takes_nothing_and_what_has_come_is_imported(
    client: Client, account: int, provider: Provider, run: Run
) -> None:
    provider.send(payment(1))
    [webhook] = client.get(f"/accounts/{account}/webhooks")
    assert client.request("DELETE", f"/accounts/{account}/webhooks/{webhook['id']}").status_code == 204
    assert provider.send(payment(2)).status_code == 404
    assert import_events(client, run)["rows"]["inserted"] == 1


def test_anothers_webhooks_are_nobodys(client: Client, other: Client, account: int, provider: Provider) -> None:
    [webhook] = client.get(f"/accounts/{account}/webhooks")
    theirs = other.account()
    for method, path in (
        ("GET", f"/accounts/{account}/webhooks"),
        ("POST", f"/accounts/{account}/webhooks"),
        ("POST", f"/accounts/{theirs}/webhooks/{webhook['id']}/rotate"),
        ("DELETE", f"/accounts/{theirs}/webhooks/{webhook['id']}"),
        ("DELETE", f"/accounts/{account}/webhooks/{webhook['id']}"),
    ):
        assert other.request(method, path).status_code == 404, (method, path)
    assert provider.send(payment(1)).status_code == 202


def test_an_account_has_20_webhooks_at_most(client: Client, account: int) -> None:
    for _ in range(20):
        client.post(f"/accounts/{account}/webhooks")
    assert client.post(f"/accounts/{account}/webhooks", expect=409)["code"] == "limit_reached"
    first, *rest = client.all_pages(f"/accounts/{account}/webhooks", limit=7)
    assert len({first["id"], *(webhook["id"] for webhook in rest)}) == 20


def test_an_event_waits_for_no_broker(client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("nothing is sent")

    monkeypatch.setattr(queue, "send_task", fail)
    monkeypatch.setattr("finpulse.jobs.submission.send_stages", fail)
    assert provider.send(payment(1)).status_code == 202
    assert [job["status"] for job in jobs_of(client)] == ["queued"]


def test_events_are_forgotten_after_a_month(
    client: Client, provider: Provider, run: Run, session: Session, sweeper_session: Session
) -> None:
    provider.send(payment(1))
    mine = {"id": client.user_id}
    age = text("UPDATE webhook_events SET created_at = now() - interval '31 days' WHERE owner_id = :id")
    count = text("SELECT count(*) FROM webhook_events WHERE owner_id = :id")
    session.execute(age, mine)
    session.commit()
    delete_old_events(sweeper_session)
    sweeper_session.commit()
    assert session.scalar(count, mine) == 1
    session.commit()
    import_events(client, run)
    delete_old_events(sweeper_session)
    sweeper_session.commit()
    assert session.scalar(count, mine) == 0


def test_no_event_is_taken_for_whoever_is_locked_out(client: Client, provider: Provider, session: Session) -> None:
    """The provider is told, and sends it again; what isn't signed is told nothing about its user."""
    lock = text("UPDATE users_table SET locked_at = CASE WHEN :locking THEN now() END WHERE id = :id")
    for locking, status in ((True, 403), (False, 202)):
        session.execute(lock, {"id": client.user_id, "locking": locking})
        session.commit()
        assert provider.send(payment(1), "msg_1").status_code == status
        assert Provider(provider.client, provider.url, "whsec_AAAA").send(payment(1)).status_code == 401


def test_events_without_room_in_their_users_storage_wait_for_it(
    client: Client, provider: Provider, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.send(payment(1))
    [job] = jobs_of(client)
    monkeypatch.setenv("FINPULSE_USER_STORAGE", "1")
    assert not run(client.user_id, job["id"], "gather")
    assert client.get(f"/etl/jobs/{job['id']}")["error"]["code"] == "quota_exceeded"
    monkeypatch.delenv("FINPULSE_USER_STORAGE")
    client.post(f"/etl/jobs/{job['id']}/retry", expect=202)
    assert import_events(client, run)["rows"]["inserted"] == 1
