"""A browser without a screen or scripts: it keeps cookies, sends forms with the token of their page, and follows."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.client import PASSWORD, Client, new_user

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class Browser:
    """One browser; what it has loaded last is the page whose token its forms bring."""

    def __init__(self, app: Flask) -> None:
        self.http = app.test_client()
        self.token = ""

    def open(self, path: str, **options: Any) -> TestResponse:
        """What is at this address."""
        headers = {**HTML, **options.pop("headers", {})}
        answer = self.http.get(path, headers=headers, **options)
        if found := re.search(r'name="csrf_token" value="([^"]+)"', answer.text):
            self.token = found[1]
        return answer

    def send(self, path: str, fields: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """Send a form as the page would; the answer is not followed."""
        body = {"csrf_token": self.token, **(fields or {})}
        return self.http.post(path, data=body, headers={**HTML, **options.pop("headers", {})}, **options)

    def sign_in(self, email: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Sign in by the form."""
        self.open("/sign-in")
        return self.send("/sign-in", {"email": email, "password": password, **fields})

    def cookie(self, name: str) -> str | None:
        """What it keeps under this name."""
        found = self.http.get_cookie(name)
        return found.value if found else None


def signed_in(app: Flask) -> tuple[Browser, Client]:
    """A new user's browser, and the same user's client of the API."""
    client = new_user(app)
    browser = Browser(app)
    email = client.get("/profile")["email"]
    answer = browser.sign_in(email)
    assert answer.status_code == 303, (answer.status_code, answer.text)
    browser.open("/")
    return browser, client
