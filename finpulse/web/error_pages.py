"""Errors as pages: what the API would say as a problem, a browser is shown as a page that says how to go on."""

from __future__ import annotations

from typing import Any, Final

from flask import Flask, Response, current_app, render_template, request
from flask_babel import lazy_gettext

from finpulse.server.refusals import PROBLEM
from finpulse.web.addresses import wants_page
from finpulse.web.blueprint import NAME, is_fragment

KEPT: Final = ("Retry-After", "RateLimit", "RateLimit-Policy")
# By status: an icon, what is said, and what that means. What the problem itself says stands below in its own words.
PAGES: Final = {
    404: (
        "search",
        lazy_gettext("There is nothing here"),
        lazy_gettext("The address may be mistyped, or what was here has been undone or deleted."),
    ),
    403: ("lock", lazy_gettext("This can’t be done from here"), lazy_gettext("Nothing was changed.")),
    413: ("file", lazy_gettext("That is too large"), lazy_gettext("Nothing of it was kept.")),
    429: ("clock", lazy_gettext("Too many at once"), lazy_gettext("Go on in a moment; nothing was lost.")),
    503: ("clock", lazy_gettext("Not just now"), lazy_gettext("Nothing was changed. Try again in a few seconds.")),
    500: ("warn", lazy_gettext("Something went wrong on our side"), lazy_gettext("What you sent was not kept.")),
}
_OTHERS: Final = ("warn", lazy_gettext("That doesn’t fit"), lazy_gettext("Nothing was changed."))


def register(app: Flask) -> None:
    """Show the problems of pages, and of addresses that nobody serves, as pages to browsers."""
    app.after_request(_shown)


def _shown(response: Response) -> Response:
    if response.mimetype != PROBLEM or not (_of_pages() or (request.endpoint is None and wants_page())):
        return response
    problem = current_app.json.loads(response.get_data(as_text=True))
    page = Response(_html(problem), response.status_code, mimetype="text/html")
    page.headers.extend([(name, response.headers[name]) for name in KEPT if name in response.headers])
    return page


def _of_pages() -> bool:
    return request.blueprint == NAME and "application/json" not in request.headers.get("Accept", "")


def _html(problem: dict[str, Any]) -> str:
    icon, title, meaning = PAGES.get(problem["status"], _OTHERS)
    template = "parts/problem.html" if is_fragment() else "pages/problem.html"
    detail = problem.get("detail") if problem["status"] not in (404, 500) else None
    return render_template(template, icon_name=icon, title=title, meaning=meaning, detail=detail, problem=problem)
