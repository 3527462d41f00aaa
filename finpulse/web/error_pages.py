"""Errors as pages: what the API would say as a problem, a browser is shown as a page that says how to go on."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import psycopg
from flask import Flask, Response, current_app, g, render_template, request
from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString
from sqlalchemy.exc import SQLAlchemyError

from finpulse.api.auth import guards
from finpulse.errors import FinPulseError
from finpulse.extensions import current_session
from finpulse.problems.problem_types import ProblemType
from finpulse.server.refusals import PROBLEM
from finpulse.web.addresses import wants_page
from finpulse.web.blueprint import NAME, READING, is_fragment
from finpulse.web.frame import Frame, frame

KEPT: Final = ("Retry-After", "RateLimit", "RateLimit-Policy")


class Said(NamedTuple):
    """An icon, what is said, and what that means. What the problem itself says stands below in its own words."""

    icon: str
    title: LazyString
    meaning: LazyString


_NOT_NOW: Final = lazy_gettext("Not just now")
# By the problem's code where that says more than its status, else by its status.
BY_CODE: Final = {
    ProblemType.QUOTA_EXCEEDED.code: Said(
        "file",
        lazy_gettext("Your storage is full"),
        lazy_gettext("Nothing of this file was kept. Undoing imports that you don’t need makes room."),
    ),
    ProblemType.NO_ROOM.code: Said(
        "file",
        lazy_gettext("There is no room for files just now"),
        lazy_gettext("Nothing of this file was kept; what is here already is safe. Try again later."),
    ),
    ProblemType.OUTCOME_UNKNOWN.code: Said(
        "question",
        lazy_gettext("Look whether it was done"),
        lazy_gettext("The connection was lost while it was being stored. Look before you send it again."),
    ),
    ProblemType.TOO_MANY_JOBS.code: Said(
        "clock",
        lazy_gettext("Too many are on their way"),
        lazy_gettext("Nothing of this file was kept. Go on when one of your imports is done."),
    ),
    ProblemType.SEARCH_TOO_LONG.code: Said(
        "clock",
        lazy_gettext("That takes too long"),
        lazy_gettext("Ask for fewer days, for one account or for one category."),
    ),
}
BY_STATUS: Final = {
    404: Said(
        "search",
        lazy_gettext("There is nothing here"),
        lazy_gettext("The address may be mistyped, or what was here has been undone or deleted."),
    ),
    403: Said("lock", lazy_gettext("This can’t be done from here"), lazy_gettext("Nothing was changed.")),
    409: Said(
        "warn",
        lazy_gettext("It is not as it was when you looked"),
        lazy_gettext("Nothing was changed. Look at it as it is now."),
    ),
    413: Said(
        "file",
        lazy_gettext("That is too large"),
        lazy_gettext("Nothing of it was kept. Export it in two halves; rows that stand in both are kept once."),
    ),
    429: Said("clock", lazy_gettext("Too many at once"), lazy_gettext("Go on in a moment; nothing was lost.")),
    502: Said("clock", _NOT_NOW, lazy_gettext("The other side did not answer as it should. Nothing was changed.")),
    503: Said("clock", _NOT_NOW, lazy_gettext("Nothing was changed. Try again in a few seconds.")),
    500: Said("warn", lazy_gettext("Something went wrong on our side"), lazy_gettext("What you sent was not kept.")),
}
_OTHERS: Final = Said("warn", lazy_gettext("That doesn’t fit"), lazy_gettext("Nothing was changed."))
# What these say besides is for programs, or nothing.
_WORDLESS: Final = frozenset({404, 429, 500})
# Where asking again may help, and the page for that is the same.
_PASSING: Final = frozenset({429, 500, 502, 503})


def register(app: Flask) -> None:
    """Show the problems of pages, and of addresses that nobody serves, as pages to browsers."""
    app.after_request(_shown)


def _shown(response: Response) -> Response:
    if response.mimetype != PROBLEM or not (_of_pages() or (request.endpoint is None and wants_page())):
        return response
    problem = current_app.json.loads(response.get_data(as_text=True))
    page = Response(_html(problem, response.headers.get("Retry-After", "")), response.status_code, mimetype="text/html")
    page.headers.extend([(name, response.headers[name]) for name in KEPT if name in response.headers])
    return page


def _of_pages() -> bool:
    return request.blueprint == NAME and "application/json" not in request.headers.get("Accept", "")


def _html(problem: dict[str, Any], seconds: str) -> str:
    status = problem["status"]
    about: dict[str, Any] = {
        "problem": problem,
        "what": BY_CODE.get(problem["code"]) or BY_STATUS.get(status, _OTHERS),
        "details": [] if status in _WORDLESS else _sentences(problem),
        "wait": int(seconds) if seconds.isdecimal() and status == 429 else 0,
        # A form is not sent again by itself: only what was looked at is looked at again.
        "again": request.full_path.rstrip("?") if status in _PASSING and request.method in READING else None,
    }
    if is_fragment():
        return render_template("parts/problem.html", **about)
    around = _frame(status)
    template = "pages/problem.html" if around is None else "pages/framed_problem.html"
    return render_template(template, frame=around, **about)


def _sentences(problem: dict[str, Any]) -> list[str]:
    """What the problem says: of each field that doesn't fit, else of the whole."""
    fields: dict[str, list[str]] = problem.get("errors", {})
    return [sentence for said in fields.values() for sentence in said] or [problem["detail"]]


def _frame(status: int) -> Frame | None:
    """What stands around the pages of whoever is signed in, where what went wrong leaves us that."""
    if status >= 500 or status == 429:
        return None
    try:
        guards.admit_session()
        current_session().rollback()
        return frame()
    except (FinPulseError, SQLAlchemyError, psycopg.Error):
        g.pop("my_accounts", None)
        return None
