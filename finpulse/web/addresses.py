"""Addresses that pages share with the API: at the same address a browser is shown the page, a program the JSON."""

from __future__ import annotations

from typing import Final

from flask import Flask, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.routing import Rule

from finpulse.web.blueprint import NAME

# The page's rule by the endpoint of the API that has the same address.
SHARED: Final = "finpulse.web.shared_addresses"


def register(app: Flask) -> None:
    """Find the addresses that both have, and lead a browser's GET to the page."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    pages = {rule.rule: rule for rule in rules if _is_page(rule)}
    shared = {rule.endpoint: pages[rule.rule] for rule in rules if not _is_page(rule) and rule.rule in pages}

    def lead() -> None:
        rule = shared.get(request.endpoint or "")
        if rule is not None and wants_page():
            request.url_rule = rule

    app.before_request(lead)


def wants_page() -> bool:
    """Whether this is a browser that looks: it takes HTML at least as well as JSON, and shows no token of a program."""
    if request.method not in ("GET", "HEAD") or "Authorization" in request.headers:
        return False
    if "HX-Request" in request.headers:
        return True
    accepted: MIMEAccept = request.accept_mimetypes
    page, data = (float(accepted.quality(kind)) for kind in ("text/html", "application/json"))
    return page >= data and "text/html" in {kind for kind, _ in accepted}


def _is_page(rule: Rule) -> bool:
    return str(rule.endpoint).startswith(f"{NAME}.")
