"""Signing in, by a code too where one is needed, registering and signing out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import uuid4

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from finpulse import tokens, users
from finpulse.access import second_factor
from finpulse.api.auth import bearer
from finpulse.api.auth.guards import admit_session, family_id, owner_id
from finpulse.api.auth.session_cookie import clear_session, set_cookie, set_session
from finpulse.api.http.limits.rate_limits import client_key, limiter
from finpulse.api.http.limits.sign_in_limits import OWN_TRIES, limit_sign_ins, remember_client
from finpulse.errors import Conflict, FinPulseError, Forbidden, InvalidInput, Unauthenticated
from finpulse.extensions import current_sealer, current_session, serve
from finpulse.models import User
from finpulse.problems.problem_types import ProblemType
from finpulse.web import csrf, languages
from finpulse.web.blueprint import page

# What one may begin with; every other currency can be chosen in the settings.
CURRENCIES: Final = ("UZS", "USD", "EUR", "RUB", "KZT", "GBP")
LANGUAGE_LIFETIME: Final = timedelta(days=365)
# A month of the person whom the sample statement is about, as a bank would state it.
EXAMPLE: Final = {
    "month": date(2026, 10, 1),
    "first": date(2026, 10, 1),
    "last": date(2026, 10, 31),
    "opening": Decimal(15_286_000),
    "came": Decimal(20_934_200),
    "went": Decimal(-17_024_600),
    "closing": Decimal(19_195_600),
}
# Between the password and the code, a form carries who has given the password; it is good for so long.
HALFWAY: Final = "halfway"
HALFWAY_LIFETIME: Final = timedelta(minutes=5)


@page("/sign-in", public=True)
def show_sign_in() -> Response:
    """The form; whoever is signed in is led on."""
    if _is_signed_in():
        return _led(next_address())
    return _shown("pages/sign_in.html", ended="ended" in request.args)


@page("/sign-in", ["POST"], public=True)
@limit_sign_ins
def sign_in() -> Response:
    """Sign in by address and password; with a second factor, its code is asked for next."""
    typed = {name: request.form.get(name, "") for name in ("email", "password")}
    try:
        user = users.authenticate(current_session(), **typed)
    except (Unauthenticated, Forbidden) as error:
        locked = error.problem is ProblemType.ACCOUNT_LOCKED
        return _shown(
            "pages/sign_in.html", 403 if locked else 401, email=typed["email"], wrong=not locked, locked=locked
        )
    serve(user.id)
    if second_factor.is_on(current_session(), user.id):
        return _ask_code(bearer.sign(user.id, uuid4(), HALFWAY, HALFWAY_LIFETIME))
    return _signed_in(user.id)


@page("/sign-in/code", ["POST"], public=True)
@limiter.limit(OWN_TRIES, key_func=lambda: f"code {_halfway_owner() or client_key()}")
def sign_in_by_code() -> Response:
    """The second step: a code of the authenticator, or a recovery code."""
    half, user_id = request.form.get(HALFWAY, ""), _halfway_owner()
    if user_id is None:
        return _shown("pages/sign_in.html", 401, ended=True)
    serve(user_id)
    try:
        second_factor.require_code(current_session(), user_id, current_sealer(), request.form.get("code", "").strip())
        return _signed_in(user_id)
    except Unauthenticated:
        return _ask_code(half, 401, wrong=True)


@page("/register", public=True)
def show_register() -> Response:
    """The form for somebody new."""
    return _led("/") if _is_signed_in() else _shown("pages/register.html", currencies=CURRENCIES, errors={})


@page("/register", ["POST"], public=True)
@limiter.limit("20 per minute", key_func=client_key)
def register() -> Response:
    """Register, and be signed in."""
    email, password = (request.form.get(name, "") for name in ("email", "password"))
    try:
        user = _created(email, password)
    except (InvalidInput, Conflict) as error:
        status = 409 if isinstance(error, Conflict) else 422
        errors = _errors_of(error, password)
        return _shown("pages/register.html", status, currencies=CURRENCIES, email=email, errors=errors)
    return _signed_in(user.id)


@page("/sign-out", ["POST"])
def sign_out() -> Response:
    """End this sign-in, here and for whoever has copied its cookie."""
    tokens.revoke(current_session(), owner_id(), family_id())
    answer = _led(url_for("web.show_sign_in"))
    clear_session(answer)
    return answer


@page("/language", ["POST"], public=True)
def choose_language() -> Response:
    """Speak this language from now on: to whoever is signed in everywhere, else in this browser."""
    code = request.form.get("language", "")
    if code not in languages.LANGUAGES:
        raise InvalidInput({"language": [f"It takes one of {', '.join(languages.LANGUAGES)}."]})
    if _is_signed_in():
        session = current_session()
        users.update_profile(session, users.find_user(session, owner_id()), {"locale": code})
    answer = _led(next_address())
    set_cookie(answer, languages.COOKIE, code, LANGUAGE_LIFETIME)
    return answer


def _created(email: str, password: str) -> User:
    """A new user, whose page speaks the language that this one does and by the clock that the browser names."""
    session = current_session()
    user = users.create_user(session, email, password)
    serve(user.id)
    currency = request.form.get("currency")
    changes: dict[str, Any] = {"locale": languages.language()}
    if currency in CURRENCIES:
        changes["base_currency"] = currency
    users.update_profile(current_session(), users.find_user(current_session(), user.id), changes)
    _try_time_zone(user.id)
    return user


def _try_time_zone(user_id: int) -> None:
    """The browser names its time zone by a script; what the database doesn't know is no reason to refuse somebody."""
    zone = request.form.get("time_zone")
    if zone:
        session = current_session()
        try:
            users.update_profile(session, users.find_user(session, user_id), {"time_zone": zone})
        except InvalidInput:
            return


def _signed_in(user_id: int) -> Response:
    remember_client()
    family = tokens.open_family(current_session(), user_id)
    answer = _led(next_address())
    set_session(answer, user_id, family.id)
    answer.delete_cookie(csrf.COOKIE, httponly=True, samesite="Lax")
    return answer


def _ask_code(half: str, status: int = 200, wrong: bool = False) -> Response:
    return _shown("pages/sign_in_code.html", status, half=half, wrong=wrong)


def _halfway_owner() -> int | None:
    """Who has given the password a moment ago; None where nobody has."""
    try:
        claims = bearer.unexpired_claims(request.form.get(HALFWAY, ""), HALFWAY)
    except Unauthenticated:
        return None
    return claims.owner_id


def _is_signed_in() -> bool:
    try:
        admit_session()
    except Unauthenticated:
        return False
    return True


def _errors_of(error: FinPulseError, password: str) -> dict[str, str]:
    """Field -> what is wrong with it, in the words of the page where it has some."""
    if isinstance(error, Conflict):
        return {"email": _("Somebody has registered with this address already. Sign in, or use another one.")}
    assert isinstance(error, InvalidInput)
    found = {name: " ".join(said) for name, said in error.errors.items()}
    least, most = users.PASSWORD_BYTES
    if "password" in found:
        size = len(password.encode())
        too_short = ngettext("%(num)s more character is needed.", "%(num)s more characters are needed.", least - size)
        too_long = _("It is too long: %(most)s letters of English at most, fewer of other scripts.", most=most)
        easy = _("This is easy to guess. Three or four words that don’t belong together are better.")
        found["password"] = too_short if size < least else too_long if size > most else easy
    if "email" in found:
        found["email"] = _("This is no email address. One looks like name@example.org.")
    return found


def next_address() -> str:
    """Where to go on: an address of ours, whatever the form or the query says."""
    target = request.values.get("next", "/")
    safe = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if safe else "/"


def _led(address: str) -> Response:
    answer = redirect(address, 303)
    assert isinstance(answer, Response)
    return answer


def _shown(template: str, status: int = 200, **about: Any) -> Response:
    return make_response(render_template(template, next=next_address(), example=EXAMPLE, **about), status)
