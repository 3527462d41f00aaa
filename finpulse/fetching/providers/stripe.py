"""Stripe: balance transactions, and those of Financial Connections. https://docs.stripe.com/api/balance_transactions/list.

Amounts are in the smallest unit that Stripe counts a currency in, which is not ISO 4217's for all of them:
https://docs.stripe.com/currencies#zero-decimal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from finpulse.fetching.cells import amount_of, day_of_epoch, field_of, first_text, records_of, text_of
from finpulse.fetching.fetched_file import FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_session import ProviderSession, json_of

_AT_ONCE: Final = "100"
_WITHOUT_DIGITS: Final = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF")
)
_WITH_THREE: Final = frozenset(("BHD", "JOD", "KWD", "OMR", "TND"))


def fetch(session: ProviderSession) -> FetchedFile:
    """All that moved the balance, page by page after the last id."""
    entries: list[ProviderEntry] = []
    params = {"limit": _AT_ONCE, **session.config.params}
    while True:
        document = json_of(session.get(session.config.url, params))
        page = records_of(document, "data")
        entries += [_entry(record) for record in page if text_of(record, "status") != "void"]
        if not page or not isinstance(document, Mapping) or document.get("has_more") is not True:
            return written_file(entries, session.pages)
        params["starting_after"] = text_of(page[-1], "id")


def digits_of(currency: str) -> int:
    """How many digits of Stripe's amounts are a fraction.

    >>> digits_of("EUR"), digits_of("JPY"), digits_of("KWD"), digits_of("UGX")
    (2, 0, 3, 2)
    """
    return 0 if currency in _WITHOUT_DIGITS else 3 if currency in _WITH_THREE else 2


def _entry(record: Any) -> ProviderEntry:
    """What came to the balance: the amount less Stripe's fee. A balance transaction is booked once it is there."""
    is_of_bank = text_of(record, "object") == "financial_connections.transaction"
    currency = text_of(record, "currency").upper()
    amount = amount_of(record, "amount" if is_of_bank or field_of(record, "net") is None else "net")
    posted = field_of(record, "status_transitions", "posted_at") if is_of_bank else record.get("created")
    return ProviderEntry(
        id=text_of(record, "id"),
        day=day_of_epoch(posted or record.get("transacted_at")),
        amount=amount.scaleb(-digits_of(currency)),
        currency=currency or None,
        text=first_text(record, "description", "reporting_category", "type"),
        is_pending=is_of_bank and text_of(record, "status") == "pending",
    )
