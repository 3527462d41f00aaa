"""The United Kingdom's Open Banking, read/write API 3.1 and 4.0.

https://openbankinguk.github.io/read-write-api-site3/. Amounts have no sign: an indicator says which way the money went.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from finpulse.fetching.cells import amount_of, day_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of


def fetch(session: ProviderSession) -> FetchedFile:
    """Transactions of all pages, by the link to the next."""
    entries: list[ProviderEntry] = []
    url, params = session.config.url, dict(session.config.params)
    while True:
        document = json_of(answer := session.get(url, params))
        records = records_of(document, "Data", "Transaction")
        entries += [_entry(record) for record in records if _status(record) not in ("rejected", "rjct")]
        if not (onward := text_of(document, "Links", "Next")):
            return written_file(entries, session.pages)
        url, params = urljoin(answer.url, onward), {}


def _entry(record: Any) -> ProviderEntry:
    amount = abs(amount_of(record, "Amount", "Amount"))
    is_out = text_of(record, "CreditDebitIndicator").lower() in ("debit", "dbit")
    other = "CreditorAccount.Name" if is_out else "DebtorAccount.Name"
    return ProviderEntry(
        id=first_text(record, "TransactionId", "TransactionReference"),
        day=day_of(first_text(record, "BookingDateTime", "ValueDateTime")),
        value_day=day_of(text_of(record, "ValueDateTime")),
        amount=-amount if is_out else amount,
        currency=text_of(record, "Amount", "Currency") or None,
        counterparty=first_text(record, "MerchantDetails.MerchantName", other),
        text=first_text(record, "TransactionInformation", "TransactionReference"),
        is_pending=_status(record) not in ("booked", "book", ""),
    )


def _status(record: Any) -> str:
    return text_of(record, "Status").lower()
