"""The documentation: Swagger UI and ReDoc from our own files, and a page for each problem."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, render_template

from finpulse.api.http.limits.rate_limits import limiter
from finpulse.errors import NotFound
from finpulse.problems.explanations import EXPLANATIONS
from finpulse.problems.problem_types import ProblemType

blueprint = Blueprint("docs", __name__, static_folder="static", static_url_path="/static", template_folder="templates")
BY_CODE: Final = {kind.code: kind for kind in ProblemType}
limiter.exempt(blueprint)

# Both pages set styles from their scripts, and ReDoc searches in a worker that it makes of a blob.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.get("/docs")
def swagger_ui() -> Response:
    """Swagger UI, to read and to try."""
    return _page("docs.html")


@blueprint.get("/redoc")
def redoc() -> Response:
    """ReDoc, to read."""
    return _page("redoc.html")


@blueprint.get("/problems")
def problems() -> Response:
    """All problems that there are."""
    return _with_policy(Response(render_template("problems.html", problems=ProblemType)))


@blueprint.get("/problems/<code>")
def problem_page(code: str) -> Response:
    """What a problem of this type is, and what helps; its `type` leads here."""
    if code not in BY_CODE:
        raise NotFound("There is no problem of this type; /problems lists those that there are.")
    return _with_policy(Response(_explained(BY_CODE[code])))


def _explained(problem: ProblemType) -> str:
    return render_template("problem.html", problem=problem, explained=EXPLANATIONS[problem])


def _page(name: str) -> Response:
    return _with_policy(blueprint.send_static_file(name))


def _with_policy(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response
