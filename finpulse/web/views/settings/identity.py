"""Who one is: the currency and the clock, the address and the password, and the sign-ins that there are."""

from __future__ import annotations

from flask import Response, request
from flask_babel import gettext as _

from finpulse import tokens, users
from finpulse.api.auth.guards import family_id, owner_id
from finpulse.api.http.limits.sign_in_limits import limit_current_password
from finpulse.errors import Conflict, InvalidInput
from finpulse.extensions import current_session
from finpulse.web.blueprint import page
from finpulse.web.query import currency_of, parameters
from finpulse.web.views.settings.shown import saved, settings_errors, settings_user, shown_settings


@page("/settings")
def show_settings() -> Response:
    """All settings on one page."""
    parameters({"saved": str})
    return shown_settings()


@page("/settings/profile", ["POST"])
def change_profile() -> Response:
    """Set the currency that figures are shown in, and the clock by which days begin."""
    currency = request.form.get("base_currency", "").strip()
    try:
        changes = {
            "base_currency": currency_of(currency) if currency else None,
            "time_zone": request.form.get("time_zone", "").strip(),
        }
        users.update_profile(current_session(), settings_user(), changes)
    except ValueError as error:
        return shown_settings(422, settings_errors(InvalidInput({"base_currency": [str(error)]})))
    except InvalidInput as error:
        return shown_settings(422, settings_errors(error))
    return saved()


@page("/settings/address", ["POST"])
@limit_current_password
def change_address() -> Response:
    """Sign in by another address from now on: every other sign-in ends."""
    session, user = current_session(), settings_user()
    try:
        users.check_password(user, request.form.get("current_password", ""))
        users.change_address(session, user, request.form.get("email", "").strip())
    except InvalidInput as error:
        return shown_settings(422, settings_errors(error, "address_"))
    except Conflict:
        taken = _("Somebody has registered with this address already.")
        return shown_settings(409, settings_errors(InvalidInput({"email": [taken]}), "address_"))
    tokens.revoke_others(session, user.id, family_id())
    return saved("address")


@page("/settings/password", ["POST"])
@limit_current_password
def change_password() -> Response:
    """Set another password: every other sign-in ends."""
    session, user = current_session(), settings_user()
    try:
        users.check_password(user, request.form.get("current_password", ""))
        users.set_password(session, user, request.form.get("password", ""))
    except InvalidInput as error:
        return shown_settings(422, settings_errors(error, "new_"))
    tokens.revoke_others(session, user.id, family_id())
    return saved("password")


@page("/settings/sessions/end", ["POST"])
def end_other_sessions() -> Response:
    """End every sign-in but this one."""
    tokens.revoke_others(current_session(), owner_id(), family_id())
    return saved("sessions")
