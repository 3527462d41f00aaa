"""Endpoints: URLs of a user's choosing, the events that they are told of, and what became of each delivery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from finpulse.credentials.webhook_secrets import new_webhook_secret
from finpulse.db.locks import lock_owner
from finpulse.deliveries.outbox import EVENTS
from finpulse.errors import AddressRefused, Conflict, InvalidInput, NotFound
from finpulse.models import WebhookDelivery, WebhookEndpoint
from finpulse.outbound.destinations import AllowedHosts, destination
from finpulse.problems.problem_types import ProblemType
from finpulse.sealing.sealer import Sealer

MOST_ENDPOINTS: Final = 20
# For so long an endpoint that does not know its new secret yet finds a signature by the one before.
OVERLAP: Final = timedelta(hours=24)


class SecretEndpoint(NamedTuple):
    """An endpoint as it is kept, and the secret that its events are signed with, which nobody can be told again."""

    kept: WebhookEndpoint
    secret: str


def create_endpoint(
    session: Session, owner_id: int, url: str, events: Sequence[str], allowed: AllowedHosts, sealer: Sealer
) -> SecretEndpoint:
    """Add an endpoint. Raises InvalidInput for a URL that is not asked, and Conflict where there are too many."""
    _check_url(url, allowed)
    lock_owner(session, owner_id)
    count = select(func.count()).select_from(WebhookEndpoint).where(WebhookEndpoint.owner_id == owner_id)
    if (session.scalar(count) or 0) >= MOST_ENDPOINTS:
        raise Conflict(
            f"You have {MOST_ENDPOINTS} endpoints, which is as many as one may have; delete one first.",
            problem=ProblemType.LIMIT_REACHED,
        )
    secret = new_webhook_secret()
    kept = WebhookEndpoint(owner_id=owner_id, url=url, events=_in_order(events), secret=sealer.seal(secret))
    session.add(kept)
    session.flush()
    session.refresh(kept)
    return SecretEndpoint(kept, secret)


def list_endpoints(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[WebhookEndpoint]:
    """The user's endpoints, newest first; with `before`, those with a smaller id."""
    mine = select(WebhookEndpoint).where(WebhookEndpoint.owner_id == owner_id)
    if before is not None:
        mine = mine.where(WebhookEndpoint.id < before)
    return session.scalars(mine.order_by(WebhookEndpoint.id.desc()).limit(limit)).all()


def find_endpoint(session: Session, owner_id: int, endpoint_id: int) -> WebhookEndpoint:
    """An endpoint of the user's. Raises NotFound."""
    found = session.get(WebhookEndpoint, (owner_id, endpoint_id))
    if found is None:
        raise NotFound(f"You have no endpoint {endpoint_id}.")
    return found


def change_endpoint(
    session: Session, owner_id: int, endpoint_id: int, changes: Mapping[str, Any], allowed: AllowedHosts
) -> WebhookEndpoint:
    """Change where events go, which ones, or whether any do. Raises NotFound, and InvalidInput for a URL.

    One that is made active again begins anew: its reason is gone, and what waited is due.
    """
    endpoint = find_endpoint(session, owner_id, endpoint_id)
    if "url" in changes:
        _check_url(changes["url"], allowed)
        endpoint.url = changes["url"]
    if "events" in changes:
        endpoint.events = _in_order(changes["events"])
    if "is_active" in changes:
        endpoint.is_active = changes["is_active"]
        endpoint.disabled_reason = endpoint.failing_since = None
        mine = (WebhookDelivery.owner_id == owner_id, WebhookDelivery.endpoint_id == endpoint_id)
        waiting = update(WebhookDelivery).where(*mine, WebhookDelivery.status == "pending")
        session.execute(waiting.values(due_at=func.now()))
    session.flush()
    session.refresh(endpoint)
    return endpoint


def rotate_endpoint_secret(session: Session, owner_id: int, endpoint_id: int, sealer: Sealer) -> SecretEndpoint:
    """Give an endpoint a new secret; for a day events are signed with the one before too. Raises NotFound."""
    endpoint = find_endpoint(session, owner_id, endpoint_id)
    secret = new_webhook_secret()
    mine = update(WebhookEndpoint).where(WebhookEndpoint.owner_id == owner_id, WebhookEndpoint.id == endpoint_id)
    rotated = mine.values(
        secret=sealer.seal(secret),
        previous_secret=WebhookEndpoint.secret,
        previous_until=func.now() + OVERLAP,
        updated_at=func.now(),
    )
    session.execute(rotated)
    session.refresh(endpoint)
    return SecretEndpoint(endpoint, secret)


def delete_endpoint(session: Session, owner_id: int, endpoint_id: int) -> None:
    """Delete an endpoint and its deliveries. Raises NotFound."""
    session.delete(find_endpoint(session, owner_id, endpoint_id))


def list_deliveries(
    session: Session, owner_id: int, endpoint_id: int, limit: int, before: int | None
) -> Sequence[WebhookDelivery]:
    """What was or is to be delivered to an endpoint, newest first. Raises NotFound."""
    find_endpoint(session, owner_id, endpoint_id)
    mine = select(WebhookDelivery).where(
        WebhookDelivery.owner_id == owner_id, WebhookDelivery.endpoint_id == endpoint_id
    )
    if before is not None:
        mine = mine.where(WebhookDelivery.id < before)
    return session.scalars(mine.order_by(WebhookDelivery.id.desc()).limit(limit)).all()


def replay(session: Session, owner_id: int, endpoint_id: int, delivery_id: int) -> WebhookDelivery:
    """Deliver an event again, under its webhook-id of before. Raises NotFound, and Conflict for a disabled endpoint."""
    endpoint = find_endpoint(session, owner_id, endpoint_id)
    delivery = session.get(WebhookDelivery, (owner_id, delivery_id), with_for_update=True)
    if delivery is None or delivery.endpoint_id != endpoint_id:
        raise NotFound(f"Endpoint {endpoint_id} has no delivery {delivery_id}.")
    if not endpoint.is_active:
        raise Conflict(f"Endpoint {endpoint_id} is not active; set is_active first.", problem=ProblemType.WRONG_STATUS)
    delivery.status, delivery.tries = "pending", 0
    delivery.due_at = func.now()
    session.flush()
    session.refresh(delivery)
    return delivery


def _check_url(url: str, allowed: AllowedHosts) -> None:
    """Refuse at once what no delivery would go to. Where a host's name leads is seen at each delivery."""
    try:
        destination(url, allowed)
    except AddressRefused as refused:
        raise InvalidInput({"url": [str(refused)]}, problem=ProblemType.ADDRESS_REFUSED) from None


def _in_order(events: Sequence[str]) -> list[str]:
    return [event for event in EVENTS if event in events]
