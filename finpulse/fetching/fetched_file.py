"""What was fetched: a file of its own form, or one that we write ourselves of entries whose shape is documented."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, Role
from finpulse.cleaning.values.moments import tell_moments
from finpulse.sources.reading import Reading

# The fields of an entry, by the names of the Berlin Group's interface, and what each means.
_FIELDS: Final[tuple[tuple[str, Role], ...]] = (
    ("transactionId", "external_id"),
    ("bookingDate", "date"),
    ("valueDate", "value_date"),
    ("transactionAmount.amount", "amount"),
    ("transactionAmount.currency", "currency"),
    ("counterpartyName", "merchant"),
    ("remittanceInformationUnstructured", "description"),
    ("", "status"),
)
_BOOKED: Final = "transactions.booked[]"


class ProviderEntry(NamedTuple):
    """A transaction as a provider documents it. Money out is negative; without a currency it is the account's.

    A day may be a moment in UTC, which is of the account holder's day.
    """

    id: str
    day: date | datetime | None
    amount: Decimal
    currency: str | None
    counterparty: str = ""
    text: str = ""
    value_day: date | datetime | None = None
    is_pending: bool = False


class BookedBalance(NamedTuple):
    """What was booked on an account after its last entry, or by the end of a day where the provider names one."""

    amount: Decimal
    currency: str | None
    day: date | datetime | None = None
    kind: str = "interimBooked"


class FetchedFile(NamedTuple):
    """The bytes, the ending of the file's name, and the reading where nothing has to be found out about it.

    `told` are sentences of the provider, `pages` is how many answers it was, `currency` is that of all entries, and
    `cursor` is where the provider can go on the next time.
    """

    content: bytes
    ending: str
    reading: Reading | None
    pages: int
    told: tuple[str, ...] = ()
    currency: str | None = None
    cursor: str | None = None


def written_file(
    entries: Sequence[ProviderEntry],
    pages: int,
    balances: Iterable[BookedBalance] = (),
    told: Iterable[str] = (),
    cursor: str | None = None,
) -> FetchedFile:
    """Entries and balances as a JSON statement, and how it is read: nothing about it is left to evidence."""
    last = max((_date(entry.day) for entry in entries if entry.day and not entry.is_pending), default=None)
    moments = tell_moments(entry.day.isoformat() for entry in entries if entry.day)
    document = {
        "transactions": {
            "booked": [_entry(entry, moments) for entry in entries if not entry.is_pending],
            "pending": [_entry(entry, moments) for entry in entries if entry.is_pending],
        },
        "balances": [_balance(balance, last) for balance in balances],
    }
    content = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    currencies = {entry.currency for entry in entries}
    currency = currencies.pop() if len(currencies) == 1 else None
    return FetchedFile(content, "json", _reading(), pages, tuple(told), currency, cursor)


def _entry(entry: ProviderEntry, moments: bool) -> dict[str, Any]:
    fields = {
        "transactionId": entry.id,
        "bookingDate": _written(entry.day, moments),
        "valueDate": _written(entry.value_day, moments),
        "transactionAmount": {"amount": f"{entry.amount:f}", "currency": entry.currency or ""},
        "counterpartyName": entry.counterparty,
        "remittanceInformationUnstructured": entry.text,
    }
    return {name: value for name, value in fields.items() if value}


def _balance(balance: BookedBalance, last: date | None) -> dict[str, Any]:
    day = _date(balance.day) if balance.day else last
    return {
        "balanceType": balance.kind,
        "balanceAmount": {"amount": f"{balance.amount:f}", "currency": balance.currency or ""},
        **({"referenceDate": day.isoformat()} if day else {}),
    }


def _written(day: date | datetime | None, moments: bool) -> str:
    """A day; a moment as such, unless those of all entries are but days that were written as moments."""
    if day is None:
        return ""
    return (day if moments else _date(day)).isoformat()


def _date(day: date | datetime) -> date:
    return day.date() if isinstance(day, datetime) else day


def _reading() -> Reading:
    columns = tuple(Column(index, name, role) for index, (name, role) in enumerate(_FIELDS))
    layout = Layout(columns=columns, dates=DateFormat("ymd"), amounts=AmountFormat("."))
    return Reading(format="json", encoding="utf-8", part=_BOOKED, first_line=1, layout=layout)
