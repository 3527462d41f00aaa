"""The face of the client: what most programs do, each in one call."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import parse_qs, urlsplit

import httpx

from finpulse_client.generated import AuthenticatedClient, Client
from finpulse_client.generated.api.accounts import create_account, list_accounts
from finpulse_client.generated.api.analytics import get_dashboard
from finpulse_client.generated.api.etl import import_statement, preview_import
from finpulse_client.generated.api.jobs import get_job, list_job_rows, list_jobs, reread_job, undo_import
from finpulse_client.generated.api.profile import sign_in
from finpulse_client.generated.api.transactions import list_transactions
from finpulse_client.generated.models import (
    AccountOut,
    Dashboard,
    ImportStatementBody,
    JobOut,
    LedgerRow,
    NewAccount,
    PreviewImportBody,
    PreviewOut,
    RereadBody,
    RereadBodyAnswers,
    SignIn,
    TokenPair,
    TransactionOut,
)
from finpulse_client.generated.types import UNSET, File, Response
from finpulse_client.problems import raise_problem

Progress = Callable[[JobOut], object]
Row = TypeVar("Row")
LIVE = ("queued", "running")
# The pause between two looks at a job grows from the first to the second.
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 2.0


class FinPulse:
    """The API at `url`, asked with an access token or a personal one. What it refuses is raised as ProblemError.

    `api` is the generated client underneath, for everything that has no method here.
    """

    def __init__(
        self, url: str, token: str, *, timeout: float = 60, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.api = AuthenticatedClient(base_url=url, token=token, timeout=httpx.Timeout(timeout))
        self.api.set_httpx_client(_http(url, timeout, transport, {"Authorization": f"Bearer {token}"}))

    @classmethod
    def sign_in(cls, url: str, email: str, password: str, *, transport: httpx.BaseTransport | None = None) -> FinPulse:
        """The API as whoever has this address and password; the token is good for a limited time."""
        client = Client(base_url=url).set_httpx_client(_http(url, 60, transport, {}))
        pair = cast("TokenPair", sign_in.sync(client=client, body=SignIn(email=email, password=password)))
        return cls(url, pair.access_token, transport=transport)

    def accounts(self) -> Iterator[AccountOut]:
        """All accounts, newest first."""
        return self._all(list_accounts)

    def add_account(self, name: str, currency: str, provider: str = "csv") -> AccountOut:
        """Add an account."""
        body = NewAccount.from_dict({"name": name, "currency": currency, "provider": provider})
        return cast("AccountOut", create_account.sync(client=self.api, body=body, idempotency_key=uuid.uuid4().hex))

    def preview(self, path: str | Path, *, account_id: int | None = None) -> PreviewOut:
        """How a statement would be read, and what it would bring."""
        with Path(path).open("rb") as content:
            body = PreviewImportBody(file=File(payload=content, file_name=Path(path).name))
            return cast("PreviewOut", preview_import.sync(client=self.api, body=body, account_id=account_id))

    def import_statement(
        self,
        path: str | Path,
        *,
        account_id: int | None = None,
        password: str | None = None,
        progress: Progress | None = None,
        timeout: float = 600,
    ) -> JobOut:
        """Import a statement and return its job once it has ended; `progress` is called with the job as it goes on.

        `password` opens a PDF that needs one; without it that is a ProblemError with the code
        `password_needed`. A failed job is returned and not raised: its `error` says why. Raises TimeoutError where it
        takes longer.
        """
        with Path(path).open("rb") as content:
            file = File(payload=content, file_name=Path(path).name)
            body = ImportStatementBody(file=file, password=UNSET if password is None else password)
            key = uuid.uuid4().hex
            job = import_statement.sync(client=self.api, body=body, account_id=account_id, idempotency_key=key)
        return self.follow(cast("JobOut", job), progress=progress, timeout=timeout)

    def follow(self, job: JobOut, *, progress: Progress | None = None, timeout: float = 600) -> JobOut:
        """Wait for the end of a job, and return it as it is then. Raises TimeoutError."""
        deadline, pause = time.monotonic() + timeout, FIRST_PAUSE_SECONDS
        while True:
            if progress is not None:
                progress(job)
            if job.status not in LIVE:
                return job
            if time.monotonic() > deadline:
                raise TimeoutError(f"Job {job.id} is {job.status} after {timeout:g} s.")
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)
            job = cast("JobOut", get_job.sync(job.id, client=self.api))

    def answer(self, job_id: int, answers: Mapping[str, str], *, progress: Progress | None = None) -> JobOut:
        """Answer questions of a job by what each is `about`: what it brought is replaced by the new reading."""
        body = RereadBody(answers=RereadBodyAnswers.from_dict(dict(answers)))
        job = reread_job.sync(job_id, client=self.api, body=body, idempotency_key=uuid.uuid4().hex)
        return self.follow(cast("JobOut", job), progress=progress)

    def undo_import(self, job_id: int) -> None:
        """Take an import back, as if it had never been; a long one is under way when this returns."""
        undo_import.sync_detailed(job_id, client=self.api)

    def jobs(self, **filters: Any) -> Iterator[JobOut]:
        """All jobs that the filters of GET /etl/jobs select, newest first."""
        return self._all(list_jobs, **filters)

    def rows(self, job_id: int, **filters: Any) -> Iterator[LedgerRow]:
        """What became of each row of a job's file; `outcome="rejected"` for those that were not taken."""
        return self._all(list_job_rows, job_id, **filters)

    def transactions(self, **filters: Any) -> Iterator[TransactionOut]:
        """All transactions that the filters of GET /transactions select, newest first; `from` is `from_` here."""
        return self._all(list_transactions, **filters)

    def dashboard(self, **scope: Any) -> Dashboard:
        """Everything at a glance; its numbers are binary floats here, and exact in the transactions."""
        return cast("Dashboard", get_dashboard.sync(client=self.api, **scope))

    def _all(self, operation: Any, *address: int, **filters: Any) -> Iterator[Any]:
        """The rows of all pages, each asked for when the one before is used up."""
        query = {"limit": 500, **filters}
        while True:
            page: Response[Any] = operation.sync_detailed(*address, client=self.api, **query)
            yield from page.parsed or ()
            cursor = _next_cursor(page.headers.get("Link", ""))
            if cursor is None:
                return
            query["cursor"] = cursor


def _http(url: str, timeout: float, transport: httpx.BaseTransport | None, headers: dict[str, str]) -> httpx.Client:
    """What sends the requests, and raises what is refused."""
    hooks = {"response": [raise_problem]}
    return httpx.Client(
        base_url=url, timeout=httpx.Timeout(timeout), transport=transport, headers=headers, event_hooks=hooks
    )


def _next_cursor(link: str) -> str | None:
    """The cursor in a Link header, None on the last page."""
    if 'rel="next"' not in link:
        return None
    return parse_qs(urlsplit(link[link.index("<") + 1 : link.index(">")]).query)["cursor"][0]
