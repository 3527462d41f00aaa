"""Personal access tokens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from finpulse import users
from finpulse.access import personal_tokens
from finpulse.api.auth.guards import owner_id, signed_in_in_person
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent_secret
from finpulse.api.http.paging import LINK, after, page
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.users import NewPersonalToken, PersonalTokenOut, ShownPersonalToken
from finpulse.errors import Forbidden
from finpulse.extensions import current_session
from finpulse.models import PersonalToken

blueprint = Blueprint(
    "personal_tokens", __name__, url_prefix="/profile/tokens", description="Tokens for programs, with scopes."
)


@blueprint.route("", methods=["GET"])
@signed_in_in_person
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, PersonalTokenOut(many=True), headers=LINK)
def list_personal_tokens(args: dict[str, Any]) -> tuple[Sequence[PersonalToken], dict[str, str]]:
    """List one's tokens, newest first; none of them is shown."""
    before = after(args["cursor"], _place)
    found = personal_tokens.list_tokens(current_session(), owner_id(), args["limit"] + 1, before)
    return page(found, args["limit"], lambda token: [token.created_at.isoformat(), str(token.id)])


@blueprint.route("", methods=["POST"])
@signed_in_in_person
@idempotent_secret
@blueprint.arguments(NewPersonalToken)
@blueprint.response(201, ShownPersonalToken)
@blueprint.alt_response(403, response="FORBIDDEN")
@blueprint.alt_response(409, response="CONFLICT")
def create_personal_token(wanted: dict[str, Any]) -> dict[str, Any]:
    """Make a token for a program; its text is shown this once."""
    session = current_session()
    if "admin" in wanted["scopes"] and users.find_user(session, owner_id()).role != "admin":
        raise Forbidden("The scope `admin` is for admins.")
    made = personal_tokens.create_token(session, owner_id(), **wanted)
    return {"token": made.token, **{name: getattr(made.kept, name) for name in PersonalTokenOut().fields}}


@blueprint.route("/<uuid:token_id>", methods=["DELETE"])
@signed_in_in_person
@blueprint.response(204)
@blueprint.alt_response(404, response="NOT_FOUND")
def delete_personal_token(token_id: UUID) -> None:
    """Delete a token: it is good for nothing from now on."""
    personal_tokens.delete_token(current_session(), owner_id(), token_id)


def _place(created_at: str, token_id: str) -> tuple[datetime, UUID]:
    return datetime.fromisoformat(created_at), UUID(str(token_id))
