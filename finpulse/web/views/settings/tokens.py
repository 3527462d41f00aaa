"""Tokens for programs: made with scopes and an end, shown once, and deleted."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response, request
from flask_babel import gettext as _
from markupsafe import escape
from marshmallow import ValidationError

from finpulse.access import personal_tokens
from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.users import NewPersonalToken
from finpulse.errors import Conflict, InvalidInput
from finpulse.extensions import current_session
from finpulse.web.blueprint import page
from finpulse.web.form_errors import form_errors
from finpulse.web.views.settings.shown import allowed_scopes, saved, settings_user, shown_settings


@page("/settings/tokens", ["POST"])
def create_token() -> Response:
    """A token for a program, shown this once."""
    form = request.form
    scopes = form.getlist("scope")
    try:
        if not set(scopes) <= set(allowed_scopes()):
            raise InvalidInput({"scopes": [escape(_("Only who administers may hand that on."))]})
        asked = {"name": form.get("name", ""), "scopes": scopes, "expires_at": _end_of(form.get("until", "").strip())}
        wanted = NewPersonalToken().load(asked)
        made = personal_tokens.create_token(current_session(), owner_id(), **wanted)
    except (InvalidInput, ValidationError) as error:
        return shown_settings(422, {f"token_{name}": told for name, told in form_errors(error).items()})
    except Conflict as error:
        return shown_settings(409, {"token_name": form_errors(InvalidInput({"name": [str(error)]}))["name"]})
    return shown_settings(new_token=made.token)


@page("/settings/tokens/<uuid:token_id>/delete", ["POST"])
def delete_token(token_id: UUID) -> Response:
    """Delete a token: it is good for nothing from now on."""
    personal_tokens.delete_token(current_session(), owner_id(), token_id)
    return saved()


def _end_of(day: str) -> str | None:
    """The end of a day where the user lives, as the API takes it; None for no day. Raises InvalidInput."""
    if not day:
        return None
    try:
        last = datetime.combine(datetime.fromisoformat(day), time.min, ZoneInfo(settings_user().time_zone))
    except ValueError as error:
        raise InvalidInput({"expires_at": [escape(_("This is no day."))]}) from error
    return (last + timedelta(days=1)).isoformat()
