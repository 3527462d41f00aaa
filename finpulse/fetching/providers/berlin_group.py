"""The Berlin Group's NextGenPSD2, GoCardless' bank account data, which has the same shape, and Enable Banking.

https://www.berlin-group.org/nextgenpsd2-downloads, https://developer.gocardless.com/bank-account-data,
https://enablebanking.com/docs/api/reference. Of the first two, money out has a minus; of the third, an
indicator says which way it went.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final
from urllib.parse import urljoin

from finpulse.fetching.cells import amount_of, day_of, field_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import BookedBalance, FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of

# Of a transaction that was booked, the one that is meant for good comes first.
_IDS: Final = ("transactionId", "internalTransactionId", "entryReference", "transaction_id", "entry_reference")
_TEXTS: Final = (
    "remittanceInformationUnstructured",
    "remittanceInformationUnstructuredArray",
    "remittance_information",
    "remittanceInformationStructured",
    "additionalInformation",
    "note",
)
_BALANCES: Final = frozenset({"closingBooked", "interimBooked", "openingBooked"})


def fetch(session: ProviderSession) -> FetchedFile:
    """Booked and pending transactions of all pages."""
    entries: list[ProviderEntry] = []
    balances: list[BookedBalance] = []
    url, params = session.config.url, {"bookingStatus": "both", **session.config.params}
    if session.config.type == "gocardless":
        params.pop("bookingStatus")
    while True:
        document = json_of(answer := session.get(url, params))
        entries += _entries(document, "booked") + _entries(document, "pending")
        balances = balances or _balances(document)
        onward = first_text(document, "transactions._links.next.href", "_links.next.href")
        if not onward:
            return written_file(entries, session.pages, balances)
        url, params = urljoin(answer.url, onward), {}


def fetch_enable_banking(session: ProviderSession) -> FetchedFile:
    """The same of Enable Banking, whose pages are found by a key."""
    entries: list[ProviderEntry] = []
    params = dict(session.config.params)
    while True:
        document = json_of(session.get(session.config.url, params))
        entries += [_enabled(record) for record in records_of(document, "transactions") if _is_real(record)]
        if not (key := text_of(document, "continuation_key")):
            return written_file(entries, session.pages)
        params["continuation_key"] = key


def _entries(document: Any, state: str) -> list[ProviderEntry]:
    return [_entry(record, state) for record in records_of(document, "transactions", state)]


def _entry(record: Any, state: str) -> ProviderEntry:
    amount = amount_of(record, "transactionAmount", "amount")
    return ProviderEntry(
        id=first_text(record, *_IDS),
        day=day_of(first_text(record, "bookingDate", "bookingDateTime", "valueDate", "valueDateTime")),
        value_day=day_of(first_text(record, "valueDate", "valueDateTime")),
        amount=amount,
        currency=text_of(record, "transactionAmount", "currency") or None,
        counterparty=_counterparty(record, amount, "creditorName", "debtorName"),
        text=first_text(record, *_TEXTS),
        is_pending=state == "pending",
    )


def _enabled(record: Any) -> ProviderEntry:
    amount = abs(amount_of(record, "transaction_amount", "amount"))
    amount = -amount if text_of(record, "credit_debit_indicator").upper() == "DBIT" else amount
    return ProviderEntry(
        id=first_text(record, "transaction_id", "entry_reference"),
        day=day_of(first_text(record, "booking_date", "value_date", "transaction_date")),
        value_day=day_of(text_of(record, "value_date")),
        amount=amount,
        currency=text_of(record, "transaction_amount", "currency") or None,
        counterparty=_counterparty(record, amount, "creditor.name", "debtor.name"),
        text=first_text(record, *_TEXTS),
        is_pending=text_of(record, "status").upper() not in ("BOOK", ""),
    )


def _is_real(record: Any) -> bool:
    """Whether it has happened or will: what was rejected or cancelled never moved any money."""
    return text_of(record, "status").upper() not in ("RJCT", "CNCL")


def _counterparty(record: Any, amount: Decimal, creditor: str, debtor: str) -> str:
    """Who was paid, or who has paid."""
    return first_text(record, *((creditor, debtor) if amount < 0 else (debtor, creditor)))


def _balances(document: Any) -> list[BookedBalance]:
    return [
        BookedBalance(
            amount_of(record, "balanceAmount", "amount"),
            text_of(record, "balanceAmount", "currency") or None,
            day_of(text_of(record, "referenceDate")),
            text_of(record, "balanceType"),
        )
        for record in records_of(document, "balances")
        if text_of(record, "balanceType") in _BALANCES and field_of(record, "creditLimitIncluded") is not True
    ]
