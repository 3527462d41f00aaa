"""The pages: HTML made on the server, over the same services as the API."""

from __future__ import annotations

from flask import Flask

from finpulse.web import (
    addresses,
    assets,
    category_marks,
    error_pages,
    formats,
    frame,
    languages,
    policy,
    recurring_found,
    views,
)
from finpulse.web.blueprint import blueprint
from finpulse.web.sentences import said


def register(app: Flask) -> None:
    """Serve the pages. The API is registered before, since a browser is led from its addresses to pages.

    The policy comes last of what is done with an answer, and so first here.
    """
    for around in (policy, error_pages, languages, assets, formats, frame, category_marks, said, recurring_found):
        around.register(app)
    views.load()
    app.register_blueprint(blueprint)
    addresses.register(app)
