"""Users who send statements whatever happens, and what must stand in their accounts for it."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import httpx

from finpulse.cli.client import ApiError
from finpulse.models import LIVE_STATUSES
from scripts.bench.client import User
from scripts.bench.stack import Stack
from scripts.chaos.ledger_model import AccountModel, MadeStatement

T = TypeVar("T")

# Answers that say that the same may work in a moment; 0 is none at all, 408 that the server was frozen in the midst of
# the request, 409 that the same is being answered already.
AGAIN: Final = frozenset({0, 408, 409, 429, 502, 503, 504})
PATIENCE_SECONDS: Final = 180
END_SECONDS: Final = 200
POSTS_AT_ONCE: Final = 20


class Sender(User):
    """A user with two accounts and the models of them; asks again where the API is away."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack)
        savings = patiently(lambda: self.post("/accounts", {"name": "Savings", "provider": "csv", "currency": "GBP"}))
        self.model = AccountModel(self.account_id)
        self.savings = AccountModel(savings["id"])
        self.wrong: list[str] = []

    @property
    def statements(self) -> dict[str, MadeStatement]:
        """All that was sent, by name."""
        return self.model.statements | self.savings.statements

    def send(self, statement: MadeStatement, model: AccountModel | None = None) -> dict[str, Any]:
        """Upload a statement until it is accepted. Where an answer is lost, it is sent once more."""
        model = model or self.model
        job = self._upload(statement, model.account_id, None)
        model.take(statement)
        return job

    def send_with_key(self, statement: MadeStatement) -> dict[str, Any]:
        """The same under an Idempotency-Key."""
        job = self._upload(statement, self.account_id, str(uuid.uuid4()))
        self.model.take(statement)
        return job

    def send_at_once(self, statement: MadeStatement, *, with_key: bool) -> None:
        """Twenty posts of one statement at once; under one key they are one job."""
        key = str(uuid.uuid4()) if with_key else None
        jobs = at_once(partial(self._upload, statement, self.account_id, key), POSTS_AT_ONCE)
        self.model.take(statement)
        if with_key and len({job["id"] for job in jobs}) != 1:
            self.wrong.append(f"{statement.name} was sent under one key, and became {len(jobs)} jobs.")

    def undo(self, statement: MadeStatement) -> None:
        """Undo every import of a statement, whose jobs may be at work."""
        self.model.undone.add(statement.name)
        for job in self.jobs():
            if job["filename"] == statement.name:
                patiently(partial(self._ask, "DELETE", f"/etl/jobs/{job['id']}"))

    def post_once(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """What a POST answers that is done once, however often it has to be sent."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        answer: dict[str, Any] = patiently(lambda: self._ask("POST", path, json=body, headers=headers))
        return answer

    def patch(self, path: str, body: dict[str, Any]) -> Any:
        """What a PATCH of JSON answers."""
        return patiently(lambda: self._ask("PATCH", path, json=body))

    def jobs(self) -> list[dict[str, Any]]:
        """All jobs of the user."""
        found: list[dict[str, Any]] = patiently(lambda: self.get("/etl/jobs", limit=200))
        return found

    def ended(self, job_id: int) -> dict[str, Any]:
        """The job when it has ended, or as it is after END_SECONDS."""
        deadline = time.monotonic() + END_SECONDS
        while True:
            job: dict[str, Any] = patiently(lambda: self.get(f"/etl/jobs/{job_id}"))
            if job["status"] not in LIVE_STATUSES or time.monotonic() > deadline:
                return job
            time.sleep(0.1)

    def unfinished(self) -> int:
        """How many jobs have not ended."""
        return sum(job["status"] in LIVE_STATUSES for job in self.jobs())

    def _ask(self, method: str, path: str, **options: Any) -> Any:
        """One request. A token that has expired is replaced by signing in again. Raises ApiError."""
        try:
            return super()._ask(method, path, **options)
        except ApiError as error:
            if error.status != httpx.codes.UNAUTHORIZED or not self.access_token:
                raise
            self.sign_in(**self._credentials)
            return super()._ask(method, path, **options)

    def _upload(self, statement: MadeStatement, account_id: int, key: str | None) -> dict[str, Any]:
        headers = {"Idempotency-Key": key} if key else {}

        def send() -> Any:
            with statement.path.open("rb") as content:
                form = {"file": (statement.name, content, "application/octet-stream")}
                query = {"account_id": account_id}
                return self._ask("POST", "/etl/run-csv", params=query, files=form, headers=headers)

        job: dict[str, Any] = patiently(send)
        return job


def patiently(ask: Callable[[], T]) -> T:
    """What a request answers, asked again while the API is away. Raises ApiError where that lasts for minutes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return ask()
        except ApiError as error:
            if error.status not in AGAIN or time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def at_once(ask: Callable[[], T], times: int) -> list[T]:
    """What so many threads are answered that ask the same at once. Raises what the first of them raises."""
    with ThreadPoolExecutor(times) as threads:
        return [each.result() for each in [threads.submit(ask) for _ in range(times)]]


def send_all(senders: Sequence[Sender], statements: Sequence[MadeStatement], chance: random.Random) -> None:
    """Send all statements, each for one of the senders; some twice, some by twenty posts at once; undo some."""
    for statement in statements:
        sender = chance.choice(senders)
        what = chance.random()
        if what < 0.1:
            sender.send_at_once(statement, with_key=chance.random() < 0.5)
        elif what < 0.4:
            sender.send_with_key(statement)
        else:
            sender.send(statement)
        if chance.random() < 0.1:
            sender.send(statement)
        if chance.random() < 0.15:
            stays = [made for name, made in sender.model.statements.items() if name not in sender.model.undone]
            sender.undo(chance.choice(stays))


def fresh_folder(home: Path, name: str) -> Path:
    """A folder for made files."""
    folder = home / "made" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
