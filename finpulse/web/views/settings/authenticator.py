"""The second factor: set up by a QR code, turned on by a code of the authenticator, and turned off."""

from __future__ import annotations

import io
from typing import Any, Final

import segno
from flask import Response, request
from markupsafe import Markup

from finpulse.access import second_factor
from finpulse.api.auth.guards import owner_id
from finpulse.api.http.limits.sign_in_limits import limit_current_password
from finpulse.credentials.one_time_codes import secret_uri
from finpulse.errors import Conflict, InvalidInput
from finpulse.extensions import current_sealer, current_session
from finpulse.web.blueprint import page, see_other
from finpulse.web.views.settings.shown import (
    ADDRESS,
    prove,
    saved,
    settings_errors,
    settings_user,
    shown_settings,
)

# Readable where a fifteenth of it is covered, with the margin that readers need.
ERROR_LEVEL: Final = "m"
MARGIN: Final = 4


@page("/settings/second-factor", ["POST"])
def begin_second_factor() -> Response:
    """A secret for an authenticator, which counts once a code of it is confirmed."""
    try:
        secret = second_factor.begin(current_session(), owner_id(), current_sealer())
    except Conflict:
        return see_other(ADDRESS)
    return shown_settings(authenticator=_for_authenticator(secret))


@page("/settings/second-factor/confirm", ["POST"])
@limit_current_password
def confirm_second_factor() -> Response:
    """Turn it on by a code, and show the recovery codes this once."""
    code = request.form.get("code", "").strip()
    try:
        codes = second_factor.confirm(current_session(), owner_id(), current_sealer(), code)
    except Conflict:
        return see_other(ADDRESS)
    except InvalidInput as error:
        authenticator = _for_authenticator(request.form.get("secret", ""))
        return shown_settings(422, settings_errors(error), authenticator=authenticator)
    return shown_settings(recovery_codes=codes)


@page("/settings/second-factor/off", ["POST"])
@limit_current_password
def turn_off_second_factor() -> Response:
    """Let signing in take the password alone again."""
    try:
        prove()
    except InvalidInput as error:
        return shown_settings(422, settings_errors(error, "off_"))
    if second_factor.is_on(current_session(), owner_id()):
        second_factor.turn_off(current_session(), owner_id())
    return saved()


def _for_authenticator(secret: str) -> dict[str, Any]:
    """The secret as an authenticator takes it: to be typed, to be opened, and to be read by its camera."""
    uri = secret_uri(secret, settings_user().email)
    return {"secret": secret, "uri": uri, "picture": _qr_code(uri)}


def _qr_code(text: str) -> Markup:
    """The text as an SVG that stands in the page, dark on light in both of its schemes, as readers expect it."""
    out = io.BytesIO()
    code = segno.make(text, error=ERROR_LEVEL, micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=MARGIN, light="#fff")
    return Markup(out.getvalue().decode())  # noqa: S704  # It is drawn by ourselves, and holds no text.
