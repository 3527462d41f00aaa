"""Endpoints of users, and what was delivered to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import current_app

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent, idempotent_secret
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.hooks.outgoing import DeliveryOut, EndpointChanges, EndpointOut, NewEndpoint, ShownEndpoint
from finpulse.api.schemas.paging import PageArgs
from finpulse.deliveries import endpoints
from finpulse.deliveries.endpoints import SecretEndpoint
from finpulse.extensions import current_sealer, current_session
from finpulse.models import WebhookDelivery, WebhookEndpoint
from finpulse.outbound.destinations import AllowedHosts

blueprint = Blueprint(
    "webhook_endpoints", __name__, url_prefix="/webhook-endpoints", description="Where events of one's jobs are sent."
)


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, EndpointOut(many=True), headers=LINK)
def list_webhook_endpoints(args: dict[str, Any]) -> tuple[Sequence[WebhookEndpoint], dict[str, str]]:
    """List one's endpoints, newest first; none of their secrets is shown."""
    found = endpoints.list_endpoints(current_session(), owner_id(), args["limit"] + 1, after(args["cursor"], number))
    return page(found, args["limit"], lambda endpoint: [endpoint.id])


@blueprint.route("", methods=["POST"])
@signed_in
@idempotent_secret
@blueprint.arguments(NewEndpoint)
@blueprint.response(201, ShownEndpoint)
@blueprint.alt_response(409, response="CONFLICT")
def create_webhook_endpoint(wanted: dict[str, Any]) -> dict[str, Any]:
    """Let events be sent to a URL, signed by Standard Webhooks with the secret that is shown this once.

    It has to be https, at a public address. What is not answered by 200 to 299 within 10 s is tried again for a day.
    """
    made = endpoints.create_endpoint(
        current_session(), owner_id(), wanted["url"], wanted["events"], _allowed(), current_sealer()
    )
    return _shown(made)


@blueprint.route("/<id:endpoint_id>/rotate", methods=["POST"])
@signed_in
@idempotent_secret
@blueprint.response(200, ShownEndpoint)
def rotate_webhook_endpoint(endpoint_id: int) -> dict[str, Any]:
    """Give an endpoint a new secret, which is shown this once.

    For 24 hours events are signed with the one before as well: `webhook-signature` has a signature by each.
    """
    return _shown(endpoints.rotate_endpoint_secret(current_session(), owner_id(), endpoint_id, current_sealer()))


@blueprint.route("/<id:endpoint_id>", methods=["GET"])
@signed_in
@blueprint.response(200, EndpointOut)
def show_webhook_endpoint(endpoint_id: int) -> WebhookEndpoint:
    """Read an endpoint: whether it is active, and why not."""
    return endpoints.find_endpoint(current_session(), owner_id(), endpoint_id)


@blueprint.route("/<id:endpoint_id>", methods=["PATCH"])
@signed_in
@blueprint.arguments(EndpointChanges)
@blueprint.response(200, EndpointOut)
def change_webhook_endpoint(changes: dict[str, Any], endpoint_id: int) -> WebhookEndpoint:
    """Change where events go and which, or let an endpoint that was disabled be told again."""
    return endpoints.change_endpoint(current_session(), owner_id(), endpoint_id, changes, _allowed())


@blueprint.route("/<id:endpoint_id>", methods=["DELETE"])
@signed_in
@blueprint.response(204)
def delete_webhook_endpoint(endpoint_id: int) -> None:
    """Delete an endpoint with its deliveries: nothing more is sent there."""
    endpoints.delete_endpoint(current_session(), owner_id(), endpoint_id)


@blueprint.route("/<id:endpoint_id>/deliveries", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, DeliveryOut(many=True), headers=LINK)
def list_deliveries(args: dict[str, Any], endpoint_id: int) -> tuple[Sequence[WebhookDelivery], dict[str, str]]:
    """List what was or is to be sent to an endpoint, newest first, with each try; they are kept for 30 days."""
    before = after(args["cursor"], number)
    found = endpoints.list_deliveries(current_session(), owner_id(), endpoint_id, args["limit"] + 1, before)
    return page(found, args["limit"], lambda delivery: [delivery.id])


@blueprint.route("/<id:endpoint_id>/deliveries/<id:delivery_id>/replay", methods=["POST"])
@signed_in
@idempotent
@blueprint.response(202, DeliveryOut)
@blueprint.alt_response(409, response="CONFLICT")
def replay_delivery(endpoint_id: int, delivery_id: int) -> WebhookDelivery:
    """Send an event again, under its webhook-id of before."""
    return endpoints.replay(current_session(), owner_id(), endpoint_id, delivery_id)


def _shown(made: SecretEndpoint) -> dict[str, Any]:
    return {"secret": made.secret, **{name: getattr(made.kept, name) for name in EndpointOut().fields}}


def _allowed() -> AllowedHosts:
    return AllowedHosts(current_app.config["SETTINGS"].api_allowed_hosts)
