"""Events from providers, who sign each of them and have no account here."""

from __future__ import annotations

from typing import Any, Final

from flask import g, request
from flask_limiter import ExemptionScope

from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.limits.rate_limits import client_key, digest, limiter
from finpulse.api.schemas.hooks.incoming import EventAccepted
from finpulse.extensions import current_sealer, current_session, serve
from finpulse.webhooks.public_ids import webhook_key
from finpulse.webhooks.receive import receive_event
from finpulse.webhooks.signatures import STANDARD_HEADERS, UZUM_SIGNATURE

BODY_BYTES: Final = 256 << 10
# A provider may send the events of many users from one address.
OF_A_WEBHOOK: Final = "600 per minute"
OF_A_CLIENT: Final = "6000 per minute"
BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"type": "object"},
            "example": {
                "type": "transaction.created",
                "timestamp": "2026-11-30T09:00:00Z",
                "data": {"id": "t-1", "date": "2026-11-30", "amount": "-12.34", "description": "Corner shop"},
            },
        }
    },
}
blueprint = Blueprint("webhooks", __name__, url_prefix="/webhooks", description="Events from providers.")


def _webhook() -> str:
    return f"webhook {digest(str((request.view_args or {}).get('hook_id')))}"


def _signature(name: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "schema": {"type": "string"}}


@blueprint.route("/<hook_id>", methods=["POST"])
@limiter.limit(OF_A_CLIENT, key_func=client_key)
@limiter.limit(OF_A_WEBHOOK, key_func=_webhook)
@blueprint.doc(parameters=[_signature(name) for name in (*STANDARD_HEADERS, UZUM_SIGNATURE)], requestBody=BODY)
@blueprint.response(202, EventAccepted)
@blueprint.alt_response(401, response="UNAUTHORIZED")
@blueprint.alt_response(403, response="FORBIDDEN")
@blueprint.takes_body
@blueprint.answers_whatever_is_accepted
def receive_webhook(hook_id: str) -> dict[str, str]:
    """Take a signed event in: by Standard Webhooks, or Uzum's under an HMAC-SHA256 of `timestamp.body`.

    Each event counts once, by its webhook-id or transId, however often it is sent. It is stored before the answer
    goes out, and all that comes within a moment is imported by one job.
    """
    request.max_content_length = BODY_BYTES
    key = webhook_key(hook_id)
    serve(key.owner_id if key else None)
    headers = {name.lower(): value for name, value in request.headers.items()}
    receive_event(current_session(), key, headers, request.get_data(), current_sealer(), g.request_id)
    return {"status": "accepted"}


limiter.exempt(blueprint, flags=ExemptionScope.APPLICATION)
