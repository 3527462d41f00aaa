"""Deliveries that are due -> signed requests to users' endpoints, and what came of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final, NamedTuple

import structlog
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session
from standardwebhooks import Webhook as StandardWebhook

from finpulse.counters.instruments import DELIVERIES
from finpulse.deliveries.schedule import PATIENCE, pause_after
from finpulse.errors import FinPulseError
from finpulse.outbound.destinations import AllowedHosts
from finpulse.outbound.exchange import ExchangeLimits, OutboundRequest, exchange
from finpulse.sealing.sealer import Sealer

log = structlog.get_logger()

LIMITS: Final = ExchangeLimits(seconds=10, size=1 << 20, redirects=0)
# A sender has an endpoint for itself for so long, and stops well before.
HELD_SECONDS: Final = 60
WORKING_SECONDS: Final = 30
AT_ONCE: Final = 50
# So many endpoints of one user are sent to at a time, or a few slow ones could hold all senders.
MOST_OF_AN_OWNER: Final = 2

# What is due to endpoints of whoever is locked out waits until they are let in again.
CLAIM: Final = text("""
    UPDATE webhook_endpoints SET busy_until = now() + make_interval(secs => :held)
    FROM (
        SELECT endpoint.owner_id, endpoint.id
        FROM webhook_endpoints AS endpoint JOIN (
            SELECT owner_id, endpoint_id, min(due_at) AS due_at FROM webhook_deliveries
            WHERE status = 'pending' AND due_at <= now() GROUP BY owner_id, endpoint_id
        ) AS waiting ON waiting.owner_id = endpoint.owner_id AND waiting.endpoint_id = endpoint.id
        WHERE is_active AND NOT EXISTS (
            SELECT 1 FROM users_table WHERE users_table.id = endpoint.owner_id AND locked_at IS NOT NULL
        ) AND (busy_until IS NULL OR busy_until < now()) AND (
            SELECT count(*) FROM webhook_endpoints AS busy
            WHERE busy.owner_id = endpoint.owner_id AND busy.busy_until >= now()
        ) < :most
        ORDER BY waiting.due_at LIMIT 1 FOR UPDATE OF endpoint SKIP LOCKED
    ) AS due
    WHERE webhook_endpoints.owner_id = due.owner_id AND webhook_endpoints.id = due.id
    RETURNING webhook_endpoints.owner_id, webhook_endpoints.id, url, secret,
              CASE WHEN previous_until > now() THEN previous_secret END AS previous_secret
""")
DUE: Final = text("""
    SELECT id, event_id, event, body, tries FROM webhook_deliveries
    WHERE owner_id = :owner_id AND endpoint_id = :endpoint_id AND status = 'pending' AND due_at <= now()
    ORDER BY id LIMIT :at_once
""")
# A replay that came meanwhile begins anew.
RECORD: Final = text("""
    UPDATE webhook_deliveries
    SET attempts = attempts || :attempt, tries = tries + 1, status = :status,
        due_at = now() + make_interval(secs => :pause)
    WHERE owner_id = :owner_id AND id = :id AND status = 'pending'
""").bindparams(bindparam("attempt", type_=JSONB))
ANSWERS_WELL: Final = text("""
    UPDATE webhook_endpoints SET failing_since = NULL WHERE owner_id = :owner_id AND id = :endpoint_id
""")
# One that doesn't answer is not asked for everything that waits: all of it is put off a little.
FAILS: Final = text("""
    UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, now())
    WHERE owner_id = :owner_id AND id = :endpoint_id RETURNING failing_since
""")
PUT_OFF: Final = text("""
    UPDATE webhook_deliveries SET due_at = now() + interval '5 seconds'
    WHERE owner_id = :owner_id AND endpoint_id = :endpoint_id AND status = 'pending' AND due_at <= now()
""")
DISABLE: Final = text("""
    UPDATE webhook_endpoints SET is_active = false, disabled_reason = :reason
    WHERE owner_id = :owner_id AND id = :endpoint_id
""")
RELEASE: Final = text("""
    UPDATE webhook_endpoints SET busy_until = NULL WHERE owner_id = :owner_id AND id = :endpoint_id
""")
OLD: Final = text("DELETE FROM webhook_deliveries WHERE created_at < now() - interval '30 days'")


class ClaimedEndpoint(NamedTuple):
    """An endpoint that one sender has for itself."""

    owner_id: int
    endpoint_id: int
    url: str
    secret: bytes
    previous_secret: bytes | None

    @property
    def key(self) -> dict[str, int]:
        """Its key, as SQL takes it."""
        return {"owner_id": self.owner_id, "endpoint_id": self.endpoint_id}

    def secrets(self, sealer: Sealer) -> list[str]:
        """The secrets to sign with, the newest first. Raises Unsealable."""
        return [sealer.open(sealed) for sealed in (self.secret, self.previous_secret) if sealed is not None]


class Attempt(NamedTuple):
    """One try: when, what was answered, why it failed, and how long it took. Nothing of the answer itself is kept."""

    at: datetime
    status: int | None
    error: str | None
    milliseconds: int

    def as_json(self) -> dict[str, Any]:
        """The attempt as it is kept."""
        return {**self._asdict(), "at": self.at.isoformat()}


def claim_endpoint(session: Session) -> ClaimedEndpoint | None:
    """Have the endpoint that has waited longest for oneself, and commit; None where nothing is due."""
    row = session.execute(CLAIM, {"held": HELD_SECONDS, "most": MOST_OF_AN_OWNER}).one_or_none()
    session.commit()
    return ClaimedEndpoint(*row) if row else None


def deliver(
    session: Session,
    endpoint: ClaimedEndpoint,
    allowed: AllowedHosts,
    sealer: Sealer,
    is_over: Callable[[], bool] = lambda: False,
) -> None:
    """Send what is due to an endpoint, one by one, until it fails or its time is over, and give it back; commits."""
    until = time.monotonic() + WORKING_SECONDS
    due: Sequence[Any] = session.execute(DUE, {**endpoint.key, "at_once": AT_ONCE}).all()
    session.commit()
    for delivery in due:
        attempt = _send(endpoint, delivery, allowed, sealer)
        _record(session, endpoint, delivery, attempt)
        session.commit()
        if attempt.error or time.monotonic() > until or is_over():
            break
    session.execute(RELEASE, endpoint.key)
    session.commit()


def delete_old_deliveries(session: Session) -> int:
    """Delete what was made 30 days ago, delivered or not; commits nothing. Returns how many."""
    count: int = session.execute(OLD).rowcount  # type: ignore[attr-defined]  # A DELETE has one.
    return count


def _send(endpoint: ClaimedEndpoint, delivery: Any, allowed: AllowedHosts, sealer: Sealer) -> Attempt:
    """One try. A redirect is not followed: it would take the event to another place than its user has named."""
    began, at, status, error = time.monotonic(), datetime.now(UTC), None, None
    try:
        headers = _signed(endpoint.secrets(sealer), delivery, at)
        request = OutboundRequest("POST", endpoint.url, headers, delivery.body.encode())
        status = exchange(request, allowed, LIMITS).status
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            error = f"It answered {status}; only 200 to 299 count."
    except FinPulseError as failed:
        error = str(failed)
    return Attempt(at, status, error, round((time.monotonic() - began) * 1000))


def _signed(secrets: Sequence[str], delivery: Any, at: datetime) -> dict[str, str]:
    """The headers of Standard Webhooks, in which signatures by several secrets stand side by side."""
    event_id = f"msg_{delivery.event_id.hex}"
    return {
        "Content-Type": "application/json",
        "webhook-id": event_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(StandardWebhook(each).sign(event_id, at, delivery.body) for each in secrets),
    }


def _record(session: Session, endpoint: ClaimedEndpoint, delivery: Any, attempt: Attempt) -> None:
    pause = pause_after(delivery.tries + 1) if attempt.error else None
    status = "delivered" if not attempt.error else "failed" if pause is None else "pending"
    key = {"owner_id": endpoint.owner_id, "id": delivery.id}
    seconds = pause.total_seconds() if pause else 0
    session.execute(RECORD, {**key, "attempt": [attempt.as_json()], "status": status, "pause": seconds})
    DELIVERIES.labels(status).inc()
    if not attempt.error:
        session.execute(ANSWERS_WELL, endpoint.key)
        return
    since: datetime = session.execute(FAILS, endpoint.key).scalar_one()
    session.execute(PUT_OFF, endpoint.key)
    if reason := _given_up(attempt, since):
        session.execute(DISABLE, {**endpoint.key, "reason": reason})
        log.info("delivery.endpoint_disabled", endpoint_id=endpoint.endpoint_id)


def _given_up(attempt: Attempt, failing_since: datetime) -> str | None:
    """Why an endpoint is told nothing more, None where it is."""
    if attempt.status == HTTPStatus.GONE:
        return "It answered 410, by which an endpoint says that it wants no more events."
    if attempt.at - failing_since >= PATIENCE:
        return f"Every delivery since {failing_since:%Y-%m-%d %H:%M} UTC has failed, the last one so: {attempt.error}"
    return None
