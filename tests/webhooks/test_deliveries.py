"""Deliveries: signed, tried again for a day, listed, sent again on demand, and never to a place inside."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.deliveries.schedule import PAUSES, pause_after
from finpulse.deliveries.send import claim_endpoint, delete_old_deliveries, deliver
from finpulse.outbound.destinations import AllowedHosts
from finpulse.sealing.keys import sealer
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.wait import wait_until
from tests.support.web_host import Reply, web_host
from tests.support.webhook_endpoint import GOOD, UNSIGNED, Endpoint, deliveries
from workers.sender import Sender


def let_a_day_pass(session: Session, client: Client) -> None:
    """All that waits is due, and whatever has failed has done so for a day."""
    mine = {"id": client.user_id}
    session.execute(text("UPDATE webhook_deliveries SET due_at = now() WHERE owner_id = :id"), mine)
    since = "UPDATE webhook_endpoints SET failing_since = failing_since - interval '1 day' WHERE owner_id = :id"
    session.execute(text(since), mine)
    session.commit()


def test_what_fails_is_tried_again_under_the_same_id(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None], session: Session
) -> None:
    endpoint.status = 503
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    send()
    [failed] = deliveries(client, endpoint)
    assert (failed["status"], failed["attempts"][0]["status"]) == ("pending", 503)
    assert failed["next_attempt_at"] is not None
    assert client.get(f"/webhook-endpoints/{endpoint.id}")["failing_since"] is not None
    send()
    assert len(endpoint.host.asked) == 1
    endpoint.status = 200
    session.execute(text("UPDATE webhook_deliveries SET due_at = now() WHERE owner_id = :id"), {"id": client.user_id})
    session.commit()
    send()
    first, second = endpoint.host.asked
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert client.get(f"/webhook-endpoints/{endpoint.id}")["failing_since"] is None


def test_an_endpoint_that_fails_for_a_day_is_disabled_and_can_be_taken_up_again(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None], session: Session
) -> None:
    endpoint.status = 500
    account = client.account()
    upload(client, GOOD, account, IMPORT_STAGES, run)
    send()
    let_a_day_pass(session, client)
    send()
    disabled = client.get(f"/webhook-endpoints/{endpoint.id}")
    assert disabled["is_active"] is False
    assert "500" in disabled["disabled_reason"]
    [delivery] = deliveries(client, endpoint)
    replay = f"/webhook-endpoints/{endpoint.id}/deliveries/{delivery['id']}/replay"
    assert client.post(replay, expect=409)["code"] == "wrong_status"
    upload(client, UNSIGNED, account, IMPORT_STAGES, run)
    assert len(deliveries(client, endpoint)) == 1
    endpoint.status = 200
    taken_up = client.request("PATCH", f"/webhook-endpoints/{endpoint.id}", json={"is_active": True}).json
    assert taken_up is not None
    assert (taken_up["is_active"], taken_up["disabled_reason"], taken_up["failing_since"]) == (True, None, None)
    send()
    assert [each["status"] for each in deliveries(client, endpoint)] == ["delivered"]


def test_an_endpoint_that_is_gone_is_told_nothing_more(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None]
) -> None:
    endpoint.status = 410
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    send()
    assert "410" in client.get(f"/webhook-endpoints/{endpoint.id}")["disabled_reason"]


def test_a_redirect_is_not_followed(client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None]) -> None:
    endpoint.status = 302
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    send()
    [delivery] = deliveries(client, endpoint)
    assert delivery["attempts"][0]["status"] == 302
    assert delivery["status"] == "pending"


def test_what_was_delivered_is_sent_again_on_demand(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None]
) -> None:
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    send()
    [delivery] = deliveries(client, endpoint)
    replay = f"/webhook-endpoints/{endpoint.id}/deliveries/{delivery['id']}/replay"
    assert client.post(replay, expect=202)["status"] == "pending"
    send()
    first, second = endpoint.host.asked
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    [again] = deliveries(client, endpoint)
    assert (again["status"], len(again["attempts"])) == ("delivered", 2)


def test_tries_go_on_for_a_day() -> None:
    pauses = [pause_after(tries) for tries in range(1, len(PAUSES) + 1)]
    assert 24 <= sum(pause.total_seconds() for pause in pauses if pause) / 3600 <= 27
    assert pause_after(len(PAUSES) + 1) is None


def test_after_the_last_try_a_delivery_has_failed(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None], session: Session
) -> None:
    endpoint.status = 500
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    last = "UPDATE webhook_deliveries SET tries = :tries WHERE owner_id = :id"
    session.execute(text(last), {"tries": len(PAUSES), "id": client.user_id})
    session.commit()
    send()
    assert [each["status"] for each in deliveries(client, endpoint)] == ["failed"]


def test_a_host_that_leads_inside_is_asked_nothing(
    client: Client, endpoint: Endpoint, run: Run, sweeper_session: Session, settings: Settings
) -> None:
    """Where its name or the settings lead is seen at each delivery."""
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    claimed = claim_endpoint(sweeper_session)
    assert claimed is not None
    deliver(sweeper_session, claimed, AllowedHosts(), sealer(settings))
    [delivery] = deliveries(client, endpoint)
    assert delivery["attempts"][0]["status"] is None
    assert "https" in delivery["attempts"][0]["error"]
    assert endpoint.host.asked == []


def test_a_slow_endpoint_holds_up_no_other(client: Client, endpoint: Endpoint, run: Run, settings: Settings) -> None:
    let_go = threading.Event()
    endpoint.answering = lambda: let_go.wait(30)
    with web_host(lambda _: Reply(204)) as quick:
        allowed = replace(settings, api_allowed_hosts=(endpoint.host.place, quick.place))
        client.http.application.config["SETTINGS"] = allowed
        client.post("/webhook-endpoints", {"url": quick.url()})
        upload(client, GOOD, client.account(), IMPORT_STAGES, run)
        sender = Sender(allowed)
        sender.start()
        try:
            wait_until(lambda: endpoint.host.asked and quick.asked, "both are asked while one of them is silent")
        finally:
            let_go.set()
            sender.stop()
    assert deliveries(client, endpoint)[0]["status"] == "delivered"


def test_deliveries_are_kept_for_a_month(
    client: Client, endpoint: Endpoint, run: Run, session: Session, sweeper_session: Session
) -> None:
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    age = "UPDATE webhook_deliveries SET created_at = now() - interval '31 days' WHERE owner_id = :id"
    session.execute(text(age), {"id": client.user_id})
    session.commit()
    delete_old_deliveries(sweeper_session)
    sweeper_session.commit()
    assert deliveries(client, endpoint) == []


def test_after_a_rotation_events_are_signed_with_both_secrets_for_a_day(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None], session: Session
) -> None:
    """Whoever runs the endpoint can take the new secret up at any moment of that day, and misses no event."""
    rotated = client.post(f"/webhook-endpoints/{endpoint.id}/rotate", expect=200)
    assert rotated["secret"] != endpoint.secret
    assert client.get(f"/webhook-endpoints/{endpoint.id}")["previous_secret_until"] == rotated["previous_secret_until"]
    account = client.account()
    upload(client, GOOD, account, IMPORT_STAGES, run)
    send()
    before, endpoint.secret = endpoint.events(), rotated["secret"]
    assert len(before) == 1
    assert endpoint.events() == before
    passed = "UPDATE webhook_endpoints SET previous_until = now() WHERE owner_id = :id"
    session.execute(text(passed), {"id": client.user_id})
    session.commit()
    endpoint.host.asked.clear()
    upload(client, UNSIGNED, account, IMPORT_STAGES, run)
    send()
    assert {len(asked.headers["webhook-signature"].split()) for asked in endpoint.host.asked} == {1}
    assert endpoint.events()
    assert client.get(f"/webhook-endpoints/{endpoint.id}")["previous_secret_until"] is None


def test_an_endpoint_of_whoever_is_locked_out_is_told_nothing_until_they_are_let_in_again(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None], session: Session
) -> None:
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    lock = "UPDATE users_table SET locked_at = CASE WHEN :locking THEN now() END WHERE id = :id"
    for locking, told in ((True, 0), (False, 1)):
        session.execute(text(lock), {"id": client.user_id, "locking": locking})
        session.commit()
        send()
        assert len(endpoint.host.asked) == told
