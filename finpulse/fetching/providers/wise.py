"""Wise: the statement of a balance. https://docs.wise.com/api-reference/balance-statement.

Money out has a minus, and an amount has its fees in it.
"""

from __future__ import annotations

from typing import Any

from finpulse.fetching.cells import amount_of, day_of, field_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import BookedBalance, FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of


def fetch(session: ProviderSession) -> FetchedFile:
    """The transactions of one statement, and the balance at its end."""
    document = json_of(session.get(session.config.url, session.config.params))
    entries = [_entry(record) for record in records_of(document, "transactions")]
    end = field_of(document, "endOfStatementBalance")
    balances = [BookedBalance(amount_of(end, "value"), text_of(end, "currency") or None)] if end else []
    return written_file(entries, session.pages, balances)


def _entry(record: Any) -> ProviderEntry:
    return ProviderEntry(
        id=text_of(record, "referenceNumber"),
        day=day_of(text_of(record, "date")),
        amount=amount_of(record, "amount", "value"),
        currency=text_of(record, "amount", "currency") or None,
        counterparty=first_text(record, "details.merchant.name", "details.recipient.name", "details.senderName"),
        text=" ".join(
            filter(None, [text_of(record, "details", "description"), first_text(record, "details.paymentReference")])
        ),
    )
