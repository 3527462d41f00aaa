"""The outbox: an event for each endpoint that asks for it, in the transaction of what it tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, Literal, get_args
from uuid import uuid4

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from finpulse.db import exact_json
from finpulse.models import WebhookDelivery

Event = Literal["job.completed", "job.failed", "job.needs_review", "import.contradicted", "account.gap"]
EVENTS: Final[tuple[Event, ...]] = get_args(Event)
_LISTENERS: Final = text("""
    SELECT id FROM webhook_endpoints WHERE owner_id = :owner_id AND is_active AND :event = ANY (events) ORDER BY id
""")
_WANTED: Final = text("""
    SELECT DISTINCT unnest(events) FROM webhook_endpoints WHERE owner_id = :owner_id AND is_active
""")
_ACCOUNT: Final = text("SELECT account_id FROM jobs WHERE owner_id = :owner_id AND id = :job_id")


def wanted_events(session: Session, owner_id: int) -> frozenset[str]:
    """The events that any endpoint of the owner's asks for."""
    return frozenset(session.scalars(_WANTED, {"owner_id": owner_id}))


def announce(session: Session, owner_id: int, event: Event, data: dict[str, Any]) -> None:
    """Let the owner's endpoints that ask for it be told of an event, if the session commits."""
    listeners = session.scalars(_LISTENERS, {"owner_id": owner_id, "event": event}).all()
    if not listeners:
        return
    body = exact_json.dumps({"type": event, "timestamp": datetime.now(UTC), "data": data})
    told = {"owner_id": owner_id, "event": event, "body": body}
    session.execute(insert(WebhookDelivery), [{**told, "endpoint_id": each, "event_id": uuid4()} for each in listeners])


def announce_end(session: Session, owner_id: int, job_id: int, kind: str, error: dict[str, Any] | None = None) -> None:
    """Tell that a job has completed or, with an error, failed."""
    event: Event = "job.failed" if error else "job.completed"
    if event not in wanted_events(session, owner_id):
        return
    account_id = session.scalar(_ACCOUNT, {"owner_id": owner_id, "job_id": job_id})
    announce(session, owner_id, event, {**job_data(job_id, account_id), "kind": kind, "error": error})


def job_data(job_id: int, account_id: int | None) -> dict[str, Any]:
    """What every event of a job says: which it is, and where its answer stands."""
    return {"job_id": job_id, "account_id": account_id, "href": f"/etl/jobs/{job_id}"}
