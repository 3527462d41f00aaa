"""Cross-origin requests: pages of the origins that the settings name may use the API, by bearer tokens alone."""

from __future__ import annotations

from typing import Final

from flask import Flask
from flask_cors import CORS

from finpulse.api.http.documentation.operations import IDEMPOTENCY_KEY
from finpulse.api.http.idempotent import REPLAYED
from finpulse.api.http.limits.limit_headers import LEFT, POLICY
from finpulse.api.http.limits.sign_in_limits import PASSWORD_HEADER
from finpulse.api.http.uploads import JOINED
from finpulse.config import Settings
from finpulse.server.waiting import WAITED

EXPOSED: Final = (
    "Content-Disposition", "ETag", "Link", "Location", "Retry-After", "X-Request-ID",
    POLICY, LEFT, REPLAYED, JOINED, WAITED,
)  # fmt: skip
ASKED: Final = (
    "Accept", "Authorization", "Content-Type", "If-None-Match", "Last-Event-ID", "X-Request-ID",
    "Mcp-Protocol-Version", "Mcp-Method", "Mcp-Name",
)  # fmt: skip
METHODS: Final = ("GET", "HEAD", "POST", "PATCH", "DELETE")
# A browser asks again whether it may after so long.
PREFLIGHT_SECONDS: Final = 600


def register(app: Flask) -> None:
    """Answer preflights and name the origin, where the settings name any; else browsers keep other pages out."""
    settings: Settings = app.config["SETTINGS"]
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            methods=list(METHODS),
            allow_headers=[*ASKED, IDEMPOTENCY_KEY, PASSWORD_HEADER],
            expose_headers=list(EXPOSED),
            max_age=PREFLIGHT_SECONDS,
            supports_credentials=False,
            always_send=False,
        )
