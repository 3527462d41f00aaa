"""A client of the API as its users know it, for tests that speak HTTP."""

from __future__ import annotations

import io
import time
import uuid
from typing import Any

import bcrypt
from flask import Flask
from werkzeug.test import TestResponse

from finpulse import tokens
from finpulse.api.auth.guards import token_pair
from finpulse.extensions import current_session
from finpulse.models import User

PASSWORD = "correct horse battery"


class Client:
    """One user's view of the app. Bodies go out and come back as JSON."""

    def __init__(self, app: Flask, token: str | None = None) -> None:
        self.http = app.test_client()
        self.token = token
        self.user_id: int | None = None

    def request(self, method: str, path: str, **options: Any) -> TestResponse:
        headers = dict(options.pop("headers", {}))
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return self.http.open(path, method=method, headers=headers, **options)

    def get(self, path: str, **query: Any) -> Any:
        """The body of an answer that must be good."""
        answer = self.request("GET", path, query_string=query)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return answer.json

    def post(self, path: str, body: Any = None, expect: int = 201, **query: Any) -> Any:
        answer = self.request("POST", path, json=body, query_string=query)
        assert answer.status_code == expect, (path, answer.status_code, answer.text)
        return answer.json

    def account(self, **fields: Any) -> int:
        body = {"name": "Everyday", "provider": "csv", "currency": "EUR", **fields}
        number: int = self.post("/accounts", body)["id"]
        return number

    def upload(self, content: str | bytes, path: str = "/etl/run-csv", **query: Any) -> TestResponse:
        data = content.encode() if isinstance(content, str) else content
        form = {"file": (io.BytesIO(data), "statement.csv")}
        return self.request("POST", path, data=form, query_string=query, content_type="multipart/form-data")

    def run_csv(self, content: str | bytes, account_id: int | None = None, path: str = "/etl/run-csv") -> Any:
        """Upload a statement and wait until its job has ended."""
        query = {} if account_id is None else {"account_id": account_id}
        answer = self.upload(content, path, wait=20, **query)
        assert answer.status_code in (200, 202), answer.text
        assert answer.json is not None
        return self.finished(answer.json["id"])

    def finished(self, job_id: int, seconds: float = 90) -> Any:
        deadline = time.monotonic() + seconds
        while (job := self.get(f"/etl/jobs/{job_id}"))["status"] in ("queued", "running"):
            assert time.monotonic() < deadline, job
            time.sleep(0.05)
        return job

    def transactions(self, **query: Any) -> list[Any]:
        """All transactions that the query selects, over all pages."""
        answer = self.request("GET", "/transactions", query_string={"limit": 500, **query})
        rows = list(answer.json or [])
        while 'rel="next"' in (link := answer.headers.get("Link", "")):
            answer = self.request("GET", link[link.index("<") + 1 : link.index(">")])
            rows += answer.json or []
        return rows


# A user's hash costs a quarter of a second; this one costs nothing, and is the same password's.
CHEAP_HASH = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()


def newcomer(app: Flask, role: str = "user") -> Client:
    """A client of a user who has just come, signed in already: signing in has tests of its own."""
    with app.app_context():
        session = current_session()
        user = User(email=f"{uuid.uuid4().hex}@example.com", password_hash=CHEAP_HASH, role=role)
        session.add(user)
        session.flush()
        family = tokens.open_family(session, user.id)
        client = Client(app, token_pair(user.id, family.id, family.refresh_jti)["access_token"])
        client.user_id = user.id
        session.commit()
    return client
