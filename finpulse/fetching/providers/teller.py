"""Teller: /accounts/{id}/transactions. https://teller.io/docs/api/account/transactions.

Amounts have the sign by which they move the account's balance: what was bought with a credit card adds to what is owed.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from finpulse.fetching.cells import amount_of, day_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of

_AT_ONCE: Final = "250"
# Teller knows banks of the United States alone, and names no currency with a transaction.
_CURRENCY: Final = "USD"


def fetch(session: ProviderSession, *, is_owed: bool, first_day: date | None = None) -> FetchedFile:
    """Transactions of all pages, each asked for by the last id of the one before, newest first.

    With a first day, pages are asked for until one reaches back beyond it.
    """
    entries: list[ProviderEntry] = []
    params = {"count": _AT_ONCE, **session.config.params}
    while page := records_of(json_of(session.get(session.config.url, params))):
        entries += [_entry(record, is_owed=is_owed) for record in page]
        if first_day is not None and (last := entries[-1].day) is not None and last < first_day:
            break
        params["from_id"] = entries[-1].id
    return written_file(entries, session.pages)


def _entry(record: Any, *, is_owed: bool) -> ProviderEntry:
    amount = amount_of(record, "amount")
    return ProviderEntry(
        id=text_of(record, "id"),
        day=day_of(text_of(record, "date")[:10]),
        amount=-amount if is_owed else amount,
        currency=_CURRENCY,
        counterparty=text_of(record, "details", "counterparty", "name"),
        text=first_text(record, "description", "type"),
        is_pending=text_of(record, "status") == "pending",
    )
