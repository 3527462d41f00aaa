"""Settings: who one is, in which language, how it looks, what lets one in, and all that is held of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from babel.numbers import list_currencies
from flask import Response, current_app, make_response, request
from flask_babel import gettext as _

from finpulse import tokens, users
from finpulse.access import personal_tokens, second_factor
from finpulse.access.personal_tokens import SCOPES
from finpulse.api.auth.guards import family_id, owner_id
from finpulse.api.auth.session_cookie import clear_session
from finpulse.api.http.limits.sign_in_limits import forget_clients, limit_current_password
from finpulse.credentials.one_time_codes import secret_uri
from finpulse.db.commits import commit
from finpulse.errors import Conflict, InvalidInput
from finpulse.extensions import current_sealer, current_session, db
from finpulse.models import User
from finpulse.profiles import erasure
from finpulse.profiles.export import export_archive
from finpulse.storage.marker import require_storage
from finpulse.web.blueprint import page, see_other
from finpulse.web.frame import THEMES, show
from finpulse.web.query import currency_of, parameters

MOST_TOKENS_SHOWN: Final = 100
TOKEN_NAME: Final = 120
ERASING_SECONDS: Final = 10.0
ADDRESS: Final = "/settings"


@page("/settings")
def show_settings() -> Response:
    """All settings on one page."""
    parameters({"saved": str})
    return _shown()


@page("/settings/profile", ["POST"])
def change_profile() -> Response:
    """Set the currency that figures are shown in, and the clock by which days begin."""
    try:
        changes = {
            "base_currency": currency_of(request.form.get("base_currency", "")),
            "time_zone": request.form.get("time_zone", "").strip(),
        }
        users.update_profile(current_session(), _user(), changes)
    except ValueError as error:
        return _shown(422, errors={"base_currency": str(error)})
    except InvalidInput as error:
        return _shown(422, errors=_said(error))
    return _saved()


@page("/settings/password", ["POST"])
@limit_current_password
def change_password() -> Response:
    """Set another password: every other sign-in ends."""
    session, user = current_session(), _user()
    try:
        users.check_password(user, request.form.get("current_password", ""))
        users.set_password(session, user, request.form.get("password", ""))
    except InvalidInput as error:
        return _shown(422, errors={f"new_{name}": said for name, said in _said(error).items()})
    tokens.revoke_others(session, user.id, family_id())
    return _saved()


@page("/settings/sessions/end", ["POST"])
def end_other_sessions() -> Response:
    """End every sign-in but this one."""
    tokens.revoke_others(current_session(), owner_id(), family_id())
    return _saved()


@page("/settings/second-factor", ["POST"])
def begin_second_factor() -> Response:
    """A secret for an authenticator, which counts once a code of it is confirmed."""
    try:
        secret = second_factor.begin(current_session(), owner_id(), current_sealer())
    except Conflict:
        return see_other(ADDRESS)
    return _shown(authenticator={"secret": secret, "uri": secret_uri(secret, _user().email)})


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
        secret = request.form.get("secret", "")
        authenticator = {"secret": secret, "uri": secret_uri(secret, _user().email)}
        return _shown(422, authenticator=authenticator, errors=_said(error))
    return _shown(recovery_codes=codes)


@page("/settings/second-factor/off", ["POST"])
@limit_current_password
def turn_off_second_factor() -> Response:
    """Let signing in take the password alone again."""
    try:
        _prove()
    except InvalidInput as error:
        return _shown(422, errors={f"off_{name}": said for name, said in _said(error).items()})
    if second_factor.is_on(current_session(), owner_id()):
        second_factor.turn_off(current_session(), owner_id())
    return _saved()


@page("/settings/tokens", ["POST"])
def create_token() -> Response:
    """A token for a program, shown this once."""
    name, scope = request.form.get("name", "").strip(), request.form.get("scope", "")
    allowed = [each for each in SCOPES if each != "admin" or _user().role == "admin"]
    if not 1 <= len(name) <= TOKEN_NAME or scope not in allowed:
        return _shown(422, errors={"name": _("Give it a name of 1 to %(most)s characters.", most=TOKEN_NAME)})
    try:
        made = personal_tokens.create_token(current_session(), owner_id(), name, [scope], None)
    except Conflict as error:
        return _shown(409, errors={"name": str(error)})
    return _shown(new_token=made.token)


@page("/settings/tokens/<uuid:token_id>/delete", ["POST"])
def delete_token(token_id: UUID) -> Response:
    """Delete a token: it is good for nothing from now on."""
    personal_tokens.delete_token(current_session(), owner_id(), token_id)
    return _saved()


@page("/settings/export", ["POST"])
@limit_current_password
def export_all() -> Response:
    """All that is held of one, as a ZIP."""
    try:
        users.check_password(_user(), request.form.get("current_password", ""))
    except InvalidInput as error:
        return _shown(422, errors={f"export_{name}": said for name, said in _said(error).items()})
    storage_url: str = current_app.config["SETTINGS"].storage_url
    require_storage(storage_url)
    name = f"finpulse-export-{datetime.now(UTC):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(export_archive(db.engine, owner_id(), storage_url), headers=headers, mimetype="application/zip")


@page("/settings/delete", ["POST"])
@limit_current_password
def delete_all() -> Response:
    """Delete oneself with all that is held; what is much goes on being deleted, seen by nobody."""
    session, user = current_session(), _user()
    try:
        _prove()
    except InvalidInput as error:
        return _shown(422, errors={f"delete_{name}": said for name, said in _said(error).items()})
    address = user.email
    erasure.leave(session, user)
    commit(session)
    forget_clients(address)
    erasure.erase(session, owner_id(), ERASING_SECONDS)
    answer = see_other("/sign-in")
    clear_session(answer)
    return answer


def _prove() -> None:
    """Raise InvalidInput where the form lacks the password, or the code of a second factor that is on."""
    users.check_password(_user(), request.form.get("current_password", ""))
    code = request.form.get("code", "").strip() or None
    second_factor.check_code(current_session(), owner_id(), current_sealer(), code)


def _user() -> User:
    return users.find_user(current_session(), owner_id())


def _said(error: InvalidInput) -> dict[str, str]:
    """What is wrong by field, in the page's words for what it has words for."""
    words = {
        "current_password": _("This is not the password that you have now."),
        "code": _("This is no code that is good now."),
        "time_zone": _("This is no time zone. One looks like Asia/Tashkent."),
        "password": _("12 to 72 characters, and not easy to guess."),
    }
    return {name: words.get(name, " ".join(said)) for name, said in error.errors.items()}


def _saved() -> Response:
    return see_other(f"{ADDRESS}?saved=1")


def _shown(status: int = 200, errors: dict[str, str] | None = None, **about: Any) -> Response:
    session = current_session()
    user = _user()
    html = show(
        "pages/settings.html",
        user=user,
        errors=errors or {},
        second_factor_on=second_factor.is_on(session, user.id),
        tokens=personal_tokens.list_tokens(session, user.id, MOST_TOKENS_SHOWN, None),
        currencies=sorted(list_currencies()),
        scopes=[each for each in SCOPES if each != "admin" or user.role == "admin"],
        THEMES=THEMES,
        **about,
    )
    return make_response(html, status)
