"""One endpoint: where its events go and which, its secret, and what was delivered, to be sent again."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, make_response, request
from markupsafe import Markup
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.hooks.outgoing import EndpointChanges
from finpulse.deliveries import endpoints
from finpulse.errors import InvalidInput
from finpulse.extensions import current_sealer, current_session
from finpulse.web.blueprint import page, see_other
from finpulse.web.form_errors import form_errors
from finpulse.web.frame import show
from finpulse.web.views.connections.events import event_names
from finpulse.web.views.connections.fetches import allowed_hosts

ADDRESS: Final = "/settings/webhooks/out"
PAGE_ROWS: Final = 30


@page("/settings/webhooks/out/<id:endpoint_id>")
def show_endpoint(endpoint_id: int) -> Response:
    """The endpoint with its newest deliveries."""
    return _shown(endpoint_id)


@page("/settings/webhooks/out/<id:endpoint_id>", ["POST"])
def change_endpoint(endpoint_id: int) -> Response:
    """Change where events go and which; or pause it, or let it be told again, and what has waited is sent now."""
    given: dict[str, Any] = {"url": request.form.get("url", "").strip(), "events": request.form.getlist("events")}
    if "active" in request.form:
        given = {"is_active": request.form["active"] == "yes"}
    try:
        changes = EndpointChanges().load(given)
        endpoints.change_endpoint(current_session(), owner_id(), endpoint_id, changes, allowed_hosts())
    except (InvalidInput, ValidationError) as error:
        return _shown(endpoint_id, 422, form_errors(error))
    return see_other(f"{ADDRESS}/{endpoint_id}")


@page("/settings/webhooks/out/<id:endpoint_id>/rotate", ["POST"])
def rotate_endpoint(endpoint_id: int) -> Response:
    """Give it a new secret, shown this once; for a day events are signed with both."""
    made = endpoints.rotate_endpoint_secret(current_session(), owner_id(), endpoint_id, current_sealer())
    return _shown(endpoint_id, shown={"address": made.kept.url, "secret": made.secret})


@page("/settings/webhooks/out/<id:endpoint_id>/delete", ["POST"])
def delete_endpoint(endpoint_id: int) -> Response:
    """Send nothing more there, and forget its deliveries."""
    endpoints.delete_endpoint(current_session(), owner_id(), endpoint_id)
    return see_other("/settings/webhooks")


@page("/settings/webhooks/out/<id:endpoint_id>/deliveries/<id:delivery_id>/replay", ["POST"])
def replay_delivery(endpoint_id: int, delivery_id: int) -> Response:
    """Send an event again, under its id of before."""
    endpoints.replay(current_session(), owner_id(), endpoint_id, delivery_id)
    return see_other(f"{ADDRESS}/{endpoint_id}#delivery-{delivery_id}")


def _shown(endpoint_id: int, status: int = 200, errors: dict[str, Markup] | None = None, **about: Any) -> Response:
    session, owner = current_session(), owner_id()
    endpoint = endpoints.find_endpoint(session, owner, endpoint_id)
    before = request.args.get("before", type=int)
    found = endpoints.list_deliveries(session, owner, endpoint_id, PAGE_ROWS + 1, before)
    html = show(
        "pages/endpoint.html",
        endpoint=endpoint,
        deliveries=found[:PAGE_ROWS],
        earlier=found[PAGE_ROWS - 1].id if len(found) > PAGE_ROWS else None,
        events=event_names(),
        errors=errors or {},
        **about,
    )
    return make_response(html, status)
