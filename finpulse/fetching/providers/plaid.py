"""Plaid: /transactions/sync by cursor, /transactions/get by offset. https://plaid.com/docs/api/products/transactions/.

Money out is positive there. Client id, secret and access token stand in the body, or the first two in headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from finpulse.errors import ProviderFailed
from finpulse.fetching.cells import amount_of, day_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of

_AT_ONCE: Final = 500


def fetch(session: ProviderSession) -> FetchedFile:
    """What was added and not removed since the cursor, or what lies between two days; of one account."""
    is_sync = not session.config.url.rstrip("/").endswith("/transactions/get")
    records = _synchronised(session) if is_sync else _listed(session)
    wanted = session.config.params.get("account")
    accounts = sorted({text_of(record, "account_id") for record in records})
    if wanted is None and len(accounts) > 1:
        raise ProviderFailed(
            f"Plaid tells {len(accounts)} accounts; say which one by api_config.params.account: {', '.join(accounts)}."
        )
    mine = [record for record in records if wanted in (None, text_of(record, "account_id"))]
    return written_file([_entry(record) for record in mine], session.pages)


def _synchronised(session: ProviderSession) -> list[Any]:
    """All that stands at the end of the updates since the cursor."""
    found: dict[str, Any] = {}
    body = {"count": _AT_ONCE, **(session.config.body or {})}
    while True:
        document = json_of(session.post(session.config.url, body))
        for record in (*records_of(document, "added"), *records_of(document, "modified")):
            found[text_of(record, "transaction_id")] = record
        for record in records_of(document, "removed"):
            found.pop(text_of(record, "transaction_id"), None)
        if not _has_more(document):
            return list(found.values())
        body["cursor"] = text_of(document, "next_cursor")


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
