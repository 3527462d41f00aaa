"""All that is held of whoever asks: handed over, or deleted for good."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import unquote

from flask import Response, current_app, request

from finpulse import users
from finpulse.access import second_factor
from finpulse.api.auth.guards import owner_id, signed_in_in_person
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.limits.sign_in_limits import PASSWORD_HEADER, forget_clients, limit_current_password
from finpulse.api.schemas.users import Leaving, PasswordAndCode
from finpulse.db.commits import commit
from finpulse.errors import InvalidInput
from finpulse.extensions import current_sealer, current_session, db
from finpulse.models import User
from finpulse.profiles import erasure
from finpulse.profiles.export import export_archive
from finpulse.storage.marker import require_storage

blueprint = Blueprint("held_data", __name__, url_prefix="/profile", description="All that is held of one.")

# A million rows take about six; whoever has more has left all the same.
ERASING_SECONDS: Final = 10.0
ZIP: Final = "application/zip"
PASSWORD_PARAMETER: Final = {
    "name": PASSWORD_HEADER,
    "in": "header",
    "required": True,
    "schema": {"type": "string", "format": "password"},
    "description": "The password, in UTF-8, or percent-encoded by clients that send ASCII alone. No address holds it.",
}


@blueprint.route("", methods=["DELETE"])
@limit_current_password
@signed_in_in_person
@blueprint.arguments(PasswordAndCode)
@blueprint.response(204)
@blueprint.alt_response(202, schema=Leaving, success=True)
def delete_profile(given: dict[str, str]) -> Response | None:
    """Delete oneself with all that is held: jobs are stopped, tokens are dead at once, rows and files go.

    202 where so many rows take longer than some seconds: they go on being deleted, and nobody can see them meanwhile.
    """
    session, user = current_session(), users.find_user(current_session(), owner_id())
    users.check_password(user, given["current_password"])
    second_factor.check_code(session, user.id, current_sealer(), given["code"])
    address = user.email
    erasure.leave(session, user)
    commit(session)
    forget_clients(address)
    if erasure.erase(session, owner_id(), ERASING_SECONDS):
        return None
    left = "You are signed out for good, and your address is free. What is left of your rows goes within minutes."
    return Response(current_app.json.dumps(Leaving().dump({"message": left})), 202, mimetype="application/json")


@blueprint.route("/export", methods=["GET"])
@limit_current_password
@signed_in_in_person
@blueprint.parameter(PASSWORD_PARAMETER)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=ZIP)
def export_profile() -> Response:
    """Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where."""
    _check_password_header(users.find_user(current_session(), owner_id()))
    storage_url: str = current_app.config["SETTINGS"].storage_url
    require_storage(storage_url)
    name = f"finpulse-export-{datetime.now(UTC):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(export_archive(db.engine, owner_id(), storage_url), headers=headers, mimetype=ZIP)


def _check_password_header(user: User) -> None:
    """Raise InvalidInput, by the header's name, where it lacks or is not the user's password."""
    sent = request.headers.get(PASSWORD_HEADER)
    if sent is None:
        raise InvalidInput({PASSWORD_HEADER: ["This is missing: the password that you have now."]})
    typed = sent.encode("latin-1").decode("utf-8", "replace")  # WSGI shows the bytes of headers as Latin-1.
    wrong: dict[str, Any] = {}
    for password in dict.fromkeys((typed, unquote(typed))):
        try:
            return users.check_password(user, password)
        except InvalidInput as error:
            wrong = error.errors
    raise InvalidInput({PASSWORD_HEADER: wrong["current_password"]})
