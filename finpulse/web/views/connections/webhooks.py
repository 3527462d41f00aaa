"""Webhooks: addresses for providers' events, and endpoints of one's own that are told of what happens here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from flask import Response, make_response, request, url_for
from markupsafe import Markup
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.hooks.outgoing import NewEndpoint
from finpulse.deliveries import endpoints
from finpulse.deliveries.outbox import EVENTS
from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.extensions import current_sealer, current_session
from finpulse.models import Webhook
from finpulse.web.blueprint import page, see_other
from finpulse.web.form_errors import form_errors
from finpulse.web.frame import my_accounts, show
from finpulse.web.views.connections.events import event_names
from finpulse.web.views.connections.fetches import allowed_hosts
from finpulse.webhooks import account_webhooks
from finpulse.webhooks.public_ids import public_id

ADDRESS: Final = "/settings/webhooks"
MOST: Final = 200


@page("/settings/webhooks")
def list_webhooks() -> Response:
    """Both kinds, and the forms for new ones."""
    return _shown()


@page("/settings/webhooks/in", ["POST"])
def add_webhook() -> Response:
    """Make an address for a provider's events; its secret is shown this once."""
    account_id = request.form.get("account_id", "")
    if not account_id.isdecimal():
        raise NotFound("There is no such account.")
    try:
        made = account_webhooks.create_webhook(current_session(), owner_id(), int(account_id), current_sealer())
    except Conflict as error:
        return _shown(409, form_errors(InvalidInput({"account_id": [str(error)]})))
    return _shown(shown={"address": _address(made.kept), "secret": made.secret})


@page("/settings/webhooks/in/<id:account_id>/<hook_id>/rotate", ["POST"])
def rotate_webhook(account_id: int, hook_id: str) -> Response:
    """Give it a new secret, shown this once; the one before is good for a day more."""
    made = account_webhooks.rotate_secret(current_session(), owner_id(), account_id, hook_id, current_sealer())
    return _shown(shown={"address": _address(made.kept), "secret": made.secret})


@page("/settings/webhooks/in/<id:account_id>/<hook_id>/delete", ["POST"])
def delete_webhook(account_id: int, hook_id: str) -> Response:
    """Nothing more comes by it; what has come stays."""
    account_webhooks.delete_webhook(current_session(), owner_id(), account_id, hook_id)
    return see_other(ADDRESS)


@page("/settings/webhooks/out", ["POST"])
def add_endpoint() -> Response:
    """Let events be sent to an address; the secret that they are signed with is shown this once."""
    try:
        asked = NewEndpoint().load(
            {"url": request.form.get("url", "").strip(), "events": request.form.getlist("events")}
        )
        made = endpoints.create_endpoint(
            current_session(), owner_id(), asked["url"], asked["events"], allowed_hosts(), current_sealer()
        )
    except (InvalidInput, ValidationError) as error:
        return _shown(422, form_errors(error))
    except Conflict as error:
        return _shown(409, form_errors(InvalidInput({"url": [str(error)]})))
    return _shown(shown={"address": made.kept.url, "secret": made.secret})


def _shown(status: int = 200, errors: dict[str, Markup] | None = None, **about: Any) -> Response:
    session, owner = current_session(), owner_id()
    mine, _proofs = my_accounts()
    html = show(
        "pages/webhooks.html",
        webhooks=[_told(each) for each in account_webhooks.list_webhooks(session, owner, None, MOST, None)],
        endpoints=endpoints.list_endpoints(session, owner, MOST, None),
        names={account.id: account.name for account in mine},
        accounts=[account for account in mine if account.is_active],
        events=event_names(),
        form={"url": request.form.get("url", ""), "events": request.form.getlist("events") or EVENTS},
        errors=errors or {},
        **about,
    )
    return make_response(html, status)


def _told(webhook: Webhook) -> dict[str, Any]:
    until = webhook.previous_until
    return {
        "id": public_id(webhook.owner_id, webhook.id),
        "account_id": webhook.account_id,
        "address": _address(webhook),
        "created_at": webhook.created_at,
        "previous_until": until if until and until > datetime.now(UTC) else None,
    }


def _address(webhook: Webhook) -> str:
    """Where the provider sends its events."""
    return url_for("webhooks.receive_webhook", hook_id=public_id(webhook.owner_id, webhook.id), _external=True)
