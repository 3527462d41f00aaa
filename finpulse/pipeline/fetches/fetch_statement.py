"""a provider's API -> the upload of a job, as if somebody had sent it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from threading import Event, Thread
from typing import Final, Generic, NamedTuple, TypeVar

import httpx

from finpulse.access.quota import Quota
from finpulse.config import read_settings
from finpulse.errors import LeaseLost
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.fetch import Fetcher
from finpulse.fetching.fetched_file import FetchedFile
from finpulse.jobs.work import Checkpoint, Work
from finpulse.models import Account, Job, Statement
from finpulse.outbound.destinations import AllowedHosts
from finpulse.pipeline.fetches.kept_requests import replace_request, request_of, window_of
from finpulse.pipeline.reading_decision import ReadingDecision, hints_for
from finpulse.pipeline.statement_work import statement_of
from finpulse.sealing.keys import sealer
from finpulse.sources.reading import CURRENCY, Reading
from finpulse.sources.reading_json import reading_to_json
from finpulse.sources.revision.memory import header_fingerprint
from finpulse.storage.uploads import Upload, UploadWriter

T = TypeVar("T")
# So often the lease is renewed while a provider is waited for, and it is seen that the job was cancelled.
SECONDS_BETWEEN: Final = 1.0


class FetchedStatement(NamedTuple):
    """A statement whose upload is stored, and how it is read where nothing has to be found out about that."""

    statement: Statement
    decision: ReadingDecision | None
    told: dict[str, object]


def fetch_statement(work: Work) -> Generator[Checkpoint, None, FetchedStatement]:
    """Fetch what the job is to ask for, and store it as its upload.

    A worker that dies in between has stored nothing that counts, and the next one asks again. Raises ProviderFailed,
    AddressRefused, AnswerTooLarge, Unsealable, and QuotaExceeded where its user has no room for what came.
    """
    job = work.session.get(Job, (work.owner_id, work.job_id))
    assert job is not None, "the runner has claimed it"
    account = _account(work, job)
    settings = read_settings()
    own_sealer = sealer(settings)
    config = request_of(work.session, own_sealer, job)
    stopped = Event()
    fetcher = Fetcher(account.account_type, AllowedHosts(settings.api_allowed_hosts), stopped)
    claimed = yield from _beside(lambda: fetcher.claim(config), stopped)
    if claimed != config:
        replace_request(work.session, own_sealer, job, claimed)
        yield Checkpoint(done=0, total=0)  # What a token stands for is told once, so it is committed before it is used.
    window = window_of(work.session, job)
    file = yield from _beside(lambda: fetcher.fetch(claimed, window), stopped)
    quota = Quota(settings.user_storage, settings.user_jobs)
    quota.check_storage(work.session, work.owner_id, len(file.content))
    upload = _stored(work, file, claimed)
    statement = statement_of(work.owner_id, work.job_id, account.id, upload)
    work.session.add(statement)
    work.session.flush()
    work.session.refresh(statement)
    told = {
        "pages": file.pages,
        "bytes": upload.size,
        "told": list(file.told),
        "asked": window.told(file.cursor),
    }
    time_zone = hints_for(work.session, work.owner_id, account.id).time_zone
    return FetchedStatement(statement, _decision(file.reading, account, file.currency, time_zone), told)


def _account(work: Work, job: Job) -> Account:
    """The job's account. Raises LeaseLost where it was closed, and its jobs with it."""
    account = work.session.get(Account, (work.owner_id, job.account_id))
    if account is None:
        raise LeaseLost(f"Account {job.account_id} has been closed.")
    return account


def _stored(work: Work, file: FetchedFile, config: ApiConfig) -> Upload:
    host = httpx.URL(config.url).host
    writer = UploadWriter(work.storage_url, f"{config.source or host}.{file.ending}")
    writer.write(file.content)
    return writer.finish()


def _decision(
    reading: Reading | None, account: Account, currency: str | None, time_zone: str | None
) -> ReadingDecision | None:
    """How a file is read whose shape is documented. An account whose currency nobody has named gets its rows'."""
    if reading is None:
        return None
    code = account.currency if account.names_currency or currency is None else currency
    dates = replace(reading.layout.dates, time_zone=time_zone)
    known = replace(reading, layout=replace(reading.layout, currency=code, dates=dates))
    confirmed = {} if account.names_currency or currency is None else {CURRENCY: currency}
    return ReadingDecision(reading_to_json(known), [], header_fingerprint(known), confirmed)


class _Task(Generic[T]):
    """Something that is done in a thread, and what comes of it."""

    def __init__(self, do: Callable[[], T]) -> None:
        self._do = do
        self.ended = Event()
        self.result: T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._do()
        except BaseException as error:  # It is raised again by whoever waits.
            self.error = error
        finally:
            self.ended.set()


def _beside(do: Callable[[], T], stopped: Event) -> Generator[Checkpoint, None, T]:
    """What is done in a thread, with the lease renewed meanwhile; whoever waits no longer stops it."""
    task = _Task(do)
    Thread(target=task.run, name="fetch", daemon=True).start()
    try:
        while not task.ended.wait(SECONDS_BETWEEN):
            yield Checkpoint(done=0, total=0, commits=False)
    finally:
        if not task.ended.is_set():
            stopped.set()
    if task.error is not None:
        raise task.error
    assert task.result is not None, "both end with something"
    return task.result
