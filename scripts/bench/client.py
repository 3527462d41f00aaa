"""A user of the stack: signed in, with accounts, importing statements and waiting for their end."""

from __future__ import annotations

import secrets
import time
from pathlib import Path
from typing import Any, Final, NamedTuple

from finpulse.cli.client import Api, local_url
from finpulse.errors import FinPulseError
from finpulse.models import ENDED_STATUSES
from scripts.bench.stack import Stack

LONGEST_SECONDS: Final = 900


class WentWrong(FinPulseError):
    """Something to be measured did not end as it must, so there is nothing to measure."""


class Import(NamedTuple):
    """A finished job, and the seconds from the first byte of the upload until it was seen `completed`."""

    job: dict[str, Any]
    seconds: float


class User(Api):
    """A new user with one account."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(local_url(stack.settings))
        self.email, self.password = f"bench-{secrets.token_hex(6)}@example.com", secrets.token_urlsafe(18)
        self.post("/profile/register", {"email": self.email, "password": self.password})
        self.sign_in(self.email, self.password)
        account = self.post("/accounts", {"name": "Everyday", "provider": "csv", "currency": "GBP"})
        self.account_id: int = account["id"]

    def upload(self, path: Path) -> dict[str, Any]:
        """Upload a statement; the job as it was accepted."""
        job: dict[str, Any] = self.send_file("/etl/run-csv", path, account_id=self.account_id)
        return job

    def bring(self, path: Path, pause: float = 0.1) -> Import:
        """Upload a statement and look every `pause` s whether it is done. Raises WentWrong unless it completes."""
        started = time.monotonic()
        job = self.upload(path)
        while job["status"] not in ENDED_STATUSES:
            if time.monotonic() - started > LONGEST_SECONDS:
                raise WentWrong(f"{path.name} is still {job['status']} after {LONGEST_SECONDS} s.")
            time.sleep(pause)
            job = self.get(f"/etl/jobs/{job['id']}")
        if job["status"] != "completed":
            raise WentWrong(f"{path.name} ended as {job['status']}: {job['error']}")
        return Import(job, time.monotonic() - started)

    def token(self) -> str:
        """The access token, for clients of another kind."""
        return self.access_token
