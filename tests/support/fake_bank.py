"""A bank's API of a test's own, and what a fetch of it comes to once its file is read as every statement is."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from threading import Event
from typing import Any, NamedTuple

from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.rows import Cleaner
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.fetch import Fetcher
from finpulse.fetching.fetched_file import FetchedFile
from finpulse.fetching.provider_session import FetchLimits
from finpulse.fetching.windows import Window
from finpulse.outbound.destinations import AllowedHosts
from finpulse.sources.formats import detect, read_rows, read_stated
from finpulse.sources.reading import Hints
from tests.support.web_host import Asked, Reply, WebHost, web_host

QUICK = FetchLimits(seconds=5, tries=3, first_pause=0.01)
HERE = AllowedHosts(("127.0.0.1", "localhost"))
Bank = Callable[[Asked], Reply]


class Row(NamedTuple):
    """A transaction as it would be stored."""

    day: str
    amount: str
    currency: str
    description: str
    external_id: str


class FetchedRows(NamedTuple):
    """What a fetch came to: its rows, why others are none, its balances, its questions, and what was asked."""

    rows: list[Row]
    dropped: list[str]
    closings: list[str]
    asked_about: list[str]
    file: FetchedFile
    asked: list[Asked]


def json_reply(document: Any, status: int = 200, **headers: str) -> Reply:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(status, json.dumps(document).encode(), (("Content-Type", "application/json"), *named))


def fetched_from(
    bank: Bank, kind: str = "generic", path: str = "/transactions", account_type: str = "checking", **config: Any
) -> FetchedRows:
    """Fetch from a bank that answers by this function, and read what came."""
    with web_host(bank) as host:
        file = fetch(host, kind, path, account_type, **config)
    return _read(file, host.asked)


def fetch(
    host: WebHost, kind: str = "generic", path: str = "/transactions", account_type: str = "checking", **config: Any
) -> FetchedFile:
    limits: FetchLimits = config.pop("limits", QUICK)
    fetcher = Fetcher(account_type, HERE, Event(), limits)
    window: Window = config.pop("window", Window(None, datetime.now(UTC).date()))
    return fetcher.fetch(fetcher.claim(ApiConfig(kind, config.pop("url", host.url(path)), **config)), window)


def _read(file: FetchedFile, asked: list[Asked]) -> FetchedRows:
    content = io.BytesIO(file.content)
    reading = file.reading or detect(content, Hints(currency="USD"))
    rows = list(read_rows(content, reading))
    clean, dropped = BatchCleaner(Cleaner(reading.layout, 1, frozenset())).clean(
        [row.line for row in rows], [row.cells for row in rows]
    )
    stated = read_stated(content, reading)
    return FetchedRows(
        [_row(row.values()) for row in clean.rows()],
        [f"{row.outcome}: {row.reason}" for row in dropped],
        [f"{each.closing_day} {each.closing} {each.currency}" for each in stated if each.closing is not None],
        [question.about for question in reading.questions],
        file,
        asked,
    )


def _row(values: Mapping[str, Any]) -> Row:
    return Row(
        str(values["date"]), str(values["amount"]), values["currency"], values["description"], values["external_id"]
    )
