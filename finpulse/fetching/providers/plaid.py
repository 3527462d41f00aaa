"""Plaid: /transactions/sync by cursor, /transactions/get by offset. https://plaid.com/docs/api/products/transactions/.

Money out is positive there. Client id, secret and access token stand in the body, or the first two in headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from finpulse.errors import ProviderFailed
from finpulse.fetching.cells import amount_of, day_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of

_AT_ONCE: Final = 500
_TAKEN_BACK: Final = (
    "Plaid has taken back {} transactions of before, most of them pending ones, which are never imported. One that was "
    "imported stays until it is deleted."
)


class _Updates(NamedTuple):
    """What stands at the end of updates, the cursor behind them, and how many earlier ones were taken back."""

    records: list[Any]
    cursor: str | None = None
    taken_back: int = 0


def fetch(session: ProviderSession) -> FetchedFile:
    """What was added and not removed since the cursor, or what lies between two days; of one account."""
    is_sync = not session.config.url.rstrip("/").endswith("/transactions/get")
    updates = _synchronised(session) if is_sync else _Updates(_listed(session))
    wanted = session.config.params.get("account")
    accounts = sorted({text_of(record, "account_id") for record in updates.records})
    if wanted is None and len(accounts) > 1:
        raise ProviderFailed(
            f"Plaid tells {len(accounts)} accounts; say which one by api_config.params.account: {', '.join(accounts)}."
        )
    mine = [record for record in updates.records if wanted in (None, text_of(record, "account_id"))]
    told = [_TAKEN_BACK.format(updates.taken_back)] if updates.taken_back else []
    return written_file([_entry(record) for record in mine], session.pages, told=told, cursor=updates.cursor)


def _synchronised(session: ProviderSession) -> _Updates:
    """All that stands at the end of the updates since the cursor."""
    found: dict[str, Any] = {}
    taken_back: set[str] = set()
    body = {"count": _AT_ONCE, **(session.config.body or {})}
    while True:
        document = json_of(session.post(session.config.url, body))
        for record in (*records_of(document, "added"), *records_of(document, "modified")):
            found[text_of(record, "transaction_id")] = record
        for record in records_of(document, "removed"):
            if found.pop(removed := text_of(record, "transaction_id"), None) is None:
                taken_back.add(removed)
        body["cursor"] = text_of(document, "next_cursor")
        if not _has_more(document):
            return _Updates(list(found.values()), body["cursor"] or None, len(taken_back))


def _has_more(document: Any) -> bool:
    return isinstance(document, Mapping) and document.get("has_more") is True


def _listed(session: ProviderSession) -> list[Any]:
    """All transactions of the days that the body names."""
    found: list[Any] = []
    body = dict(session.config.body or {})
    while True:
        options = {"count": _AT_ONCE, **(body.get("options") or {}), "offset": len(found)}
        document = json_of(session.post(session.config.url, {**body, "options": options}))
        page = records_of(document, "transactions")
        found += page
        if not page or len(found) >= int(text_of(document, "total_transactions") or 0):
            return found


def _entry(record: Any) -> ProviderEntry:
    return ProviderEntry(
        id=text_of(record, "transaction_id"),
        day=day_of(first_text(record, "date", "authorized_date")),
        amount=-amount_of(record, "amount"),
        currency=first_text(record, "iso_currency_code", "unofficial_currency_code") or None,
        counterparty=text_of(record, "merchant_name"),
        text=first_text(record, "name", "original_description"),
        is_pending=record.get("pending") is True,
    )
