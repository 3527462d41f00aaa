"""The page of all settings: what it shows, what was wrong with a form of it, and what was saved."""

from __future__ import annotations

from typing import Any, Final

from babel.numbers import list_currencies
from flask import Response, make_response, request
from flask_babel import gettext as _
from markupsafe import Markup

from finpulse import users
from finpulse.access import personal_tokens, second_factor
from finpulse.access.personal_tokens import SCOPES
from finpulse.api.auth.guards import owner_id
from finpulse.errors import InvalidInput
from finpulse.extensions import current_sealer, current_session
from finpulse.models import User
from finpulse.users import today_of
from finpulse.web.blueprint import see_other
from finpulse.web.form_errors import form_errors
from finpulse.web.frame import THEMES, show

MOST_TOKENS_SHOWN: Final = 100
ADDRESS: Final = "/settings"


def settings_user() -> User:
    """Whose settings they are."""
    return users.find_user(current_session(), owner_id())


def allowed_scopes() -> list[str]:
    """What a token of this user may be for."""
    return [each for each in SCOPES if each != "admin" or settings_user().role == "admin"]


def prove() -> None:
    """Raise InvalidInput where the form lacks the password, or the code of a second factor that is on."""
    users.check_password(settings_user(), request.form.get("current_password", ""))
    code = request.form.get("code", "").strip() or None
    second_factor.check_code(current_session(), owner_id(), current_sealer(), code)


def settings_errors(error: InvalidInput, before: str = "") -> dict[str, Markup]:
    """What is wrong by field, in the page's words for what it has words for; `before` tells forms apart."""
    told = form_errors(
        error,
        current_password=_("This is not the password that you have now."),
        code=_("This is no code that is good now."),
        time_zone=_("This is no time zone. One looks like Asia/Tashkent."),
        password=_("12 to 72 characters, and not easy to guess."),
        email=_("This is no email address. One looks like name@example.org."),
    )
    return {before + name: said for name, said in told.items()}


def saved(what: str = "1") -> Response:
    """Back to the page, which says what was saved."""
    return see_other(f"{ADDRESS}?saved={what}")


def shown_settings(status: int = 200, errors: dict[str, Markup] | None = None, **about: Any) -> Response:
    """The page, with whatever is shown this once."""
    session, user = current_session(), settings_user()
    html = show(
        "pages/settings.html",
        user=user,
        errors=errors or {},
        second_factor_on=second_factor.is_on(session, user.id),
        tokens=personal_tokens.list_tokens(session, user.id, MOST_TOKENS_SHOWN, None),
        currencies=sorted(list_currencies()),
        scopes=allowed_scopes(),
        today=today_of(session, user.id),
        THEMES=THEMES,
        **about,
    )
    return make_response(html, status)
