"""HTTP, and nothing else: one noun a file."""

from __future__ import annotations

from typing import Final

from flask import Flask

from finpulse.api import (
    accounts,
    analytics,
    categories,
    compression,
    corrections,
    docs,
    etl,
    health,
    jobs,
    polling,
    problems,
    profile,
    requests,
    rules,
    transactions,
    transfers,
    uploads,
)
from finpulse.api.openapi import document

NOUNS: Final = (
    profile,
    accounts,
    transactions,
    transfers,
    categories,
    rules,
    corrections,
    etl,
    jobs,
    analytics,
    health,
)


def register(app: Flask) -> None:
    """Serve everything that there is, and describe it in /openapi.json."""
    for around in (requests, compression, problems, polling, uploads):
        around.register(app)
    app.register_blueprint(docs.blueprint)
    described = document(app)
    for noun in NOUNS:
        described.register_blueprint(noun.blueprint)
