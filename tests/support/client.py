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
from finpulse.extensions import current_session, serve
from finpulse.models import User

PASSWORD = "correct horse battery"
MOST_PAGES = 1000


class Client:
    """One user's view of the app. Bodies are sent and received as JSON."""

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
        """The body of an answer that must be 200."""
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
        headers = query.pop("headers", {})
        options = {"query_string": query, "headers": headers, "content_type": "multipart/form-data"}
        return self.request("POST", path, data=form, **options)

    def run_csv(self, content: str | bytes, account_id: int | None = None, path: str = "/etl/run-csv") -> Any:
        """Upload a statement and wait until its job has ended."""
        query = {} if account_id is None else {"account_id": account_id}
        answer = self.upload(content, path, wait=20, **query)
        assert answer.status_code in (200, 202), answer.text
        assert answer.json is not None
        return self.finished(answer.json["id"])

    def finished(self, job_id: int, seconds: float = 90) -> Any:
        """The job once it has ended; fails with the job as it is where that takes longer."""
        deadline = time.monotonic() + seconds
        while (job := self.get(f"/etl/jobs/{job_id}"))["status"] in ("queued", "running"):
            assert time.monotonic() < deadline, f"not ended within {seconds:g} s: {job}"
            time.sleep(0.05)
        return job

    def run_stage(self, stage: str) -> Any:
        """Make a job of one stage over all that waits for it, and wait until it has ended."""
        return self.finished(self.post(f"/etl/{stage}-only", expect=202)["id"])

    def next_page(self, answer: TestResponse) -> TestResponse:
        """The page after this answer, which must name one."""
        return self.request("GET", next_link(answer))

    def all_pages(self, path: str, **query: Any) -> list[Any]:
        """The rows of a list over all its pages, none of which may lead back to an earlier one."""
        answer = self.request("GET", path, query_string=query)
        rows, links = _page(answer), set[str]()
        while "Link" in answer.headers:
            assert next_link(answer) not in links, f"{next_link(answer)} comes twice"
            links.add(next_link(answer))
            assert len(links) < MOST_PAGES, f"{path} has no end"
            answer = self.next_page(answer)
            rows += _page(answer)
        return rows

    def transactions(self, **query: Any) -> list[Any]:
        """All transactions that the query selects, over all pages."""
        return self.all_pages("/transactions", **{"limit": 500, **query})


def next_link(answer: TestResponse) -> str:
    """The address of the next page, out of the Link header."""
    link = answer.headers["Link"]
    assert 'rel="next"' in link, link
    return link[link.index("<") + 1 : link.index(">")]


def _page(answer: TestResponse) -> list[Any]:
    """The rows of one page, which must be good."""
    assert answer.status_code == 200, (answer.request.path, answer.status_code, answer.text)
    assert isinstance(answer.json, list)
    return list(answer.json)


# A hash as the API makes it takes a quarter of a second; this one of the same password takes no time.
CHEAP_HASH = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()


def new_user(app: Flask, role: str = "user") -> Client:
    """A client of a new user who is signed in already: signing in has tests of its own."""
    with app.app_context():
        session = current_session()
        user = User(email=f"{uuid.uuid4().hex}@example.com", password_hash=CHEAP_HASH, role=role)
        session.add(user)
        session.flush()
        serve(user.id)
        family = tokens.open_family(current_session(), user.id)
        client = Client(app, token_pair(user.id, family.id, family.refresh_jti)["access_token"])
        client.user_id = user.id
        session.commit()
    return client
