"""Users who send statements whatever happens, and what must stand in their accounts for it."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path
from typing import Any, Final

from finpulse.cli.client import ApiError
from finpulse.models import LIVE_STATUSES
from scripts.bench.client import User
from scripts.bench.stack import Stack
from scripts.chaos.ledger_model import AccountModel, MadeStatement

# Answers that say that the same may work in a moment; 0 is none at all.
AGAIN: Final = frozenset({0, 429, 502, 503, 504})
PATIENCE_SECONDS: Final = 120


class Sender(User):
    """A user with an account and the model of it; asks again where the API is away."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack)
        self.model = AccountModel(self.account_id)
        self.sent: list[MadeStatement] = []

    def send(self, statement: MadeStatement) -> dict[str, Any]:
        """Upload a statement until it is accepted. Where an answer is lost, it is sent once more."""
        job: dict[str, Any] = patiently(lambda: self.upload(statement.path))
        self.model.take(statement)
        self.sent.append(statement)
        return job

    def jobs(self) -> list[dict[str, Any]]:
        """All jobs of the user."""
        found: list[dict[str, Any]] = patiently(lambda: self.get("/etl/jobs", limit=200))
        return found

    def unfinished(self) -> int:
        """How many jobs have not ended."""
        return sum(job["status"] in LIVE_STATUSES for job in self.jobs())


def patiently(ask: Any) -> Any:
    """What a request answers, asked again while the API is away. Raises ApiError where that lasts for minutes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return ask()
        except ApiError as error:
            if error.status not in AGAIN or time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def send_all(senders: list[Sender], statements: list[MadeStatement], chance: random.Random) -> threading.Thread:
    """Send all statements from a thread, each for one of the senders; one in ten twice."""

    def work() -> None:
        for statement in statements:
            sender = chance.choice(senders)
            sender.send(statement)
            if chance.random() < 0.1:
                sender.send(statement)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def fresh_folder(home: Path, name: str) -> Path:
    """A folder for made files."""
    folder = home / "made" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
