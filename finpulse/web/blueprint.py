"""The blueprint of the pages, and the decorator that makes a page of a view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final, TypeVar
from urllib.parse import quote, urlsplit

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from finpulse import users
from finpulse.api.auth import guards
from finpulse.errors import Forbidden, NotFound, Unauthenticated
from finpulse.extensions import current_session, session_begun
from finpulse.jobs.submission import commit_and_send
from finpulse.problems.problem_types import ProblemType
from finpulse.web import csrf, languages

View = TypeVar("View", bound=Callable[..., Any])

NAME: Final = "web"
READING: Final = ("GET", "HEAD")
blueprint: Final = Blueprint(NAME, __name__, template_folder="templates")


def page(rule: str, methods: Sequence[str] = ("GET",), *, public: bool = False) -> Callable[[View], View]:
    """Serve a view at this address, to whoever is signed in; a `public` one to anybody.

    Whoever is not is led to the sign-in, and back from there. What changes something has to bring the page's token
    (finpulse.web.csrf). What the view did is committed when it returns, and undone where it raises. The view takes the
    query and the form as they are: it says of each what it doesn't know, as the API does.
    """

    def serve(view: View) -> View:
        @wraps(view)
        def served(**address: Any) -> ResponseReturnValue:
            if not public and (refusal := _sign_in_first()):
                return refusal
            if request.method not in READING:
                csrf.require_token()
            # It is held for as long as the view runs: the session forgets what nobody holds, and would ask anew.
            user = None if public else users.find_user(current_session(), guards.owner_id())
            if user is not None:
                languages.speak_to(user)
            answer: ResponseReturnValue = view(**address)
            if session_begun():
                finish = Session.commit if request.method in READING else commit_and_send
                finish(current_session())
            return answer

        blueprint.add_url_rule(rule, view.__name__, served, methods=list(methods))
        return view

    return serve


def admins_page(rule: str, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
    """The same for admins alone; for anybody else there is nothing at this address."""

    def serve(view: View) -> View:
        @wraps(view)
        def for_admins(**address: Any) -> ResponseReturnValue:
            try:
                guards.require_admin()
            except Forbidden as error:
                raise NotFound("There is nothing at this address.") from error
            answer: ResponseReturnValue = view(**address)
            return answer

        return page(rule, methods)(for_admins)  # type: ignore[return-value]  # `wraps` keeps the view's signature.

    return serve


def is_fragment() -> bool:
    """Whether htmx asks for a part of a page; going back in its history asks for a whole one."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers


def see_other(address: str) -> Response:
    """Let the browser go to another page, after a form or out of a fragment."""
    if is_fragment():
        return Response(headers={"HX-Redirect": address})
    answer = redirect(address, 303)
    assert isinstance(answer, Response)
    return answer


def _sign_in_first() -> Response | None:
    """None for whoever is signed in."""
    try:
        guards.admit_session()
    except Unauthenticated as error:
        return _to_sign_in(error)
    return None


def _to_sign_in(error: Unauthenticated) -> Response:
    target = _looked_at()
    ended = error.problem in (ProblemType.EXPIRED_TOKEN, ProblemType.REVOKED_TOKEN)
    address = url_for("web.show_sign_in") + f"?next={quote(target, safe='/')}" + ("&ended=1" if ended else "")
    return see_other(address if ended or target != "/" else url_for("web.show_sign_in"))


def _looked_at() -> str:
    """The page that somebody is on: a form and a part of a page are sent from one, which the browser names."""
    if request.method in READING and not is_fragment():
        return request.full_path.rstrip("?")
    page_of = urlsplit(request.headers.get("HX-Current-URL") or request.referrer or "")
    if page_of.netloc != request.host or not page_of.path.startswith("/"):
        return "/"
    return page_of.path + (f"?{page_of.query}" if page_of.query else "")
