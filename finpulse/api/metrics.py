"""The metrics of this machine, for Prometheus; they are nobody's data, and open to no user."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from finpulse.api.http.limits.rate_limits import limiter
from finpulse.monitoring.access import require_token
from finpulse.monitoring.page import CONTENT_TYPE, PAGE, MetricsPage

blueprint = Blueprint("metrics", __name__)
limiter.exempt(blueprint)


@blueprint.get("/metrics")
def metrics() -> Response:
    """The page, for whoever has the token of the metrics."""
    require_token(current_app.config["SETTINGS"], request.headers.get("Authorization", ""))
    page: MetricsPage = current_app.extensions[PAGE]
    return Response(page.text(), content_type=CONTENT_TYPE)
