"""A Flask app whose only view answers with nothing: what the server itself can do."""

from __future__ import annotations

from flask import Flask

app = Flask(__name__)


@app.get("/")
def nothing() -> str:
    """An empty answer."""
    return ""
