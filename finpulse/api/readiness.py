"""Whether the service lives, and whether it can do its work."""

from __future__ import annotations

from flask import Response, current_app

from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.limits.rate_limits import limiter
from finpulse.api.http.problems import problem
from finpulse.api.schemas.health import Alive
from finpulse.extensions import current_session
from finpulse.health.readiness import missing
from finpulse.problems.problem_types import ProblemType

blueprint = Blueprint("health", __name__, url_prefix="/health", description="For whoever keeps the service running.")
limiter.exempt(blueprint)
blueprint.limited = False


@blueprint.route("/live", methods=["GET"])
@blueprint.response(200, Alive)
def show_liveness() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "live"}


@blueprint.route("/ready", methods=["GET"])
@blueprint.response(200, Alive)
@blueprint.alt_response(503, response="SERVICE_UNAVAILABLE")
def show_readiness() -> dict[str, str] | Response:
    """Say that database, broker and tables are there, else which of them is missing."""
    lacking = missing(current_session(), current_app.config["SETTINGS"])
    if lacking:
        return problem(ProblemType.NOT_READY, f"Not ready: {', '.join(lacking)}.", fields=lacking)
    return {"status": "ready"}
