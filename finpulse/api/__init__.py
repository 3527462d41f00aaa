"""HTTP, and nothing else: one noun a file."""

from __future__ import annotations

from typing import Final

from flask import Flask

from finpulse.api import (
    accounts,
    analytics,
    categories,
    corrections,
    docs,
    etl,
    exports,
    fetches,
    jobs,
    metrics,
    profile,
    readiness,
    rules,
    transactions,
    transfers,
)
from finpulse.api.assistant import questions
from finpulse.api.hooks import account_webhooks, endpoints, webhooks
from finpulse.api.http import compression, conditional, cors, money_form, problems, requests, uploads
from finpulse.api.http.documentation.openapi import document
from finpulse.api.http.limits import limit_headers
from finpulse.api.mcp import endpoint as mcp
from finpulse.api.people import admin, held_data, personal_tokens, second_factor

NOUNS: Final = (
    profile,
    personal_tokens,
    second_factor,
    held_data,
    accounts,
    exports,
    transactions,
    transfers,
    categories,
    rules,
    corrections,
    etl,
    webhooks,
    account_webhooks,
    endpoints,
    fetches,
    jobs,
    analytics,
    questions,
    mcp,
    admin,
    readiness,
)


def register(app: Flask) -> None:
    """Serve everything that there is, and describe it in /openapi.json."""
    for around in (requests, compression, problems, conditional, uploads, cors, limit_headers, money_form):
        around.register(app)
    app.register_blueprint(docs.blueprint)
    app.register_blueprint(metrics.blueprint)
    described = document(app)
    for noun in NOUNS:
        described.register_blueprint(noun.blueprint)
