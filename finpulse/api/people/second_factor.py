"""The second factor: an authenticator's codes beside the password."""

from __future__ import annotations

from finpulse import users
from finpulse.access import second_factor
from finpulse.api.auth.guards import owner_id, signed_in_in_person
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent_secret
from finpulse.api.http.limits.sign_in_limits import limit_current_password
from finpulse.api.schemas.users import Authenticator, OneTimeCode, PasswordAndCode, RecoveryCodes
from finpulse.credentials.one_time_codes import secret_uri
from finpulse.extensions import current_sealer, current_session

blueprint = Blueprint(
    "second_factor", __name__, url_prefix="/profile/totp", description="An authenticator beside the password."
)


@blueprint.route("", methods=["POST"])
@signed_in_in_person
@idempotent_secret
@blueprint.response(201, Authenticator)
@blueprint.alt_response(409, response="CONFLICT")
def begin_second_factor() -> dict[str, str]:
    """Get a secret for an authenticator; nothing changes before a code of it is confirmed."""
    secret = second_factor.begin(current_session(), owner_id(), current_sealer())
    address = users.find_user(current_session(), owner_id()).email
    return {"secret": secret, "uri": secret_uri(secret, address)}


@blueprint.route("/confirm", methods=["POST"])
@limit_current_password
@signed_in_in_person
@idempotent_secret
@blueprint.arguments(OneTimeCode)
@blueprint.response(200, RecoveryCodes)
@blueprint.alt_response(409, response="CONFLICT")
def confirm_second_factor(given: dict[str, str]) -> dict[str, list[str]]:
    """Turn the second factor on by a code of the authenticator; the recovery codes are shown this once."""
    codes = second_factor.confirm(current_session(), owner_id(), current_sealer(), given["code"])
    return {"recovery_codes": codes}


@blueprint.route("", methods=["DELETE"])
@limit_current_password
@signed_in_in_person
@blueprint.arguments(PasswordAndCode)
@blueprint.response(204)
@blueprint.alt_response(404, response="NOT_FOUND")
def turn_off_second_factor(given: dict[str, str]) -> None:
    """Turn the second factor off: signing in takes the password alone again."""
    session = current_session()
    users.check_password(users.find_user(session, owner_id()), given["current_password"])
    second_factor.check_code(session, owner_id(), current_sealer(), given["code"])
    second_factor.turn_off(session, owner_id())
