"""The webhooks of an account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import url_for

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent_secret
from finpulse.api.http.paging import LINK, after, page
from finpulse.api.schemas.hooks.incoming import ShownWebhook, WebhookOut
from finpulse.api.schemas.paging import PageArgs
from finpulse.extensions import current_sealer, current_session
from finpulse.models import Webhook
from finpulse.webhooks import account_webhooks
from finpulse.webhooks.account_webhooks import ShownSecret
from finpulse.webhooks.public_ids import public_id

blueprint = Blueprint(
    "account_webhooks", __name__, url_prefix="/accounts", description="Addresses for a provider's events."
)


@blueprint.route("/<id:account_id>/webhooks", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, WebhookOut(many=True), headers=LINK)
def list_webhooks(args: dict[str, Any], account_id: int) -> tuple[Sequence[dict[str, Any]], dict[str, str]]:
    """List an account's webhooks, newest first; none of their secrets is shown."""
    before = after(args["cursor"], _place)
    found = account_webhooks.list_webhooks(current_session(), owner_id(), account_id, args["limit"] + 1, before)
    shown, link = page(found, args["limit"], lambda webhook: [webhook.created_at.isoformat(), str(webhook.id)])
    return [_view(webhook) for webhook in shown], link


@blueprint.route("/<id:account_id>/webhooks", methods=["POST"])
@signed_in
@idempotent_secret
@blueprint.response(201, ShownWebhook)
@blueprint.alt_response(409, response="CONFLICT")
def create_webhook(account_id: int) -> dict[str, Any]:
    """Make a webhook: an address for a provider's events, and the secret that they are to be signed with.

    The secret is shown this once. What comes is imported into the account, many events in one job.
    """
    made = account_webhooks.create_webhook(current_session(), owner_id(), account_id, current_sealer())
    return _shown(made)


@blueprint.route("/<id:account_id>/webhooks/<webhook_id>/rotate", methods=["POST"])
@signed_in
@idempotent_secret
@blueprint.response(200, ShownWebhook)
def rotate_webhook(account_id: int, webhook_id: str) -> dict[str, Any]:
    """Give a webhook a new secret, which is shown this once; the one before is good for 24 hours more."""
    rotated = account_webhooks.rotate_secret(current_session(), owner_id(), account_id, webhook_id, current_sealer())
    return _shown(rotated)


@blueprint.route("/<id:account_id>/webhooks/<webhook_id>", methods=["DELETE"])
@signed_in
@blueprint.response(204)
def delete_webhook(account_id: int, webhook_id: str) -> None:
    """Delete a webhook: nothing more comes by it. What has come stays, and is imported."""
    account_webhooks.delete_webhook(current_session(), owner_id(), account_id, webhook_id)


def _view(webhook: Webhook) -> dict[str, Any]:
    shown_id = public_id(webhook.owner_id, webhook.id)
    until = webhook.previous_until
    return {
        "id": shown_id,
        "account_id": webhook.account_id,
        "url": url_for("webhooks.receive_webhook", hook_id=shown_id, _external=True),
        "previous_secret_until": until if until and until > datetime.now(UTC) else None,
        "created_at": webhook.created_at,
    }


def _shown(made: ShownSecret) -> dict[str, Any]:
    return {**_view(made.kept), "secret": made.secret}


def _place(created_at: str, webhook_id: str) -> tuple[datetime, UUID]:
    return datetime.fromisoformat(created_at), UUID(webhook_id)
