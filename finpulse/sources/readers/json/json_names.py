"""The names of fields in interfaces -> the headers of columns that would hold the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.values.currencies import minor_digits

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_MINOR: Final = re.compile(r"minor ?units?|(?:in|amount) (?:cents|pence|minor)|(?:cents|pence)$")
_MILLI: Final = re.compile(r"milli ?units?")
# What names of figures say of their unit.
_UNITS: Final = r"(?:(?:minor|milli) ?units?|minor|in (?:cents|pence|minor)|cents|pence)"
# Objects that only hold the fields together.
_CONTAINERS: Final = re.compile(r"^(?:(?:attributes|legs|transaction info|info|data|node|details) )+(?=\w)")
_DAYS: Final = ("booking date", "date", "created", "value date")
_TEXTS: Final = ("description", "merchant name")


def _any_of(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


_WHEN: Final = f"(?: {_any_of('at', 'on', 'date', 'day', 'time', 'datetime', 'ts', 'timestamp')})"
_BOOKED: Final = _any_of(
    "book(?:ing|ed)?", "post(?:ed|ing)?", "settled", "settlement", "completed", "cleared", "accounting", "entry"
)
_OTHER_SUMS: Final = _any_of(
    "original",
    "foreign",
    "source",
    "target",
    "exchange",
    "instructed",
    "local",
    "equivalent",
    "counter value",
    "fees?",
    "charges?",
    "tax",
    "limit",
    "cashback",
    "commission",
    "budget",
)
_OTHER_DAYS: Final = _any_of(
    "authori[sz]ed",
    "authori[sz]ation",
    "user",
    "expir\\w+",
    "expected",
    "updated",
    "modified",
    "confirmed",
    "certified",
    "accepted",
    "retrieved",
    "requested",
)
_FLAGS: Final = _any_of(
    "credit debit", "debit credit", "credit or debit", "direction", "side", "sign", "d ?c", "in out"
)
_WORDS: Final = _any_of(
    "transaction information",
    "reference text",
    "additional information",
    "descriptions?",
    "memo",
    "notes?",
    "narrative",
    "narration",
    "details",
    "message",
    "purpose",
    "label",
    "communication",
    "comment",
    "text",
    "usage",
    "subject",
    "title",
    "reference",
    "name",
    "concept",
    "particulars",
    "statement descriptor",
)
_PARTIES: Final = _any_of(
    "creditor",
    "debtor",
    "merchant",
    "partner",
    "counterpart(?:y|ies)",
    "counter party",
    "payee",
    "payer",
    "beneficiary",
    "recipient",
    "sender",
    "vendor",
    "remitter",
    "applicant",
)
# Patterns of the words in a field's name, and the header of a column with the same meaning; "" for a field that only
# looks as if it counted. The first pattern that matches counts.
_MEANINGS: Final = tuple(
    (re.compile(pattern), header)
    for pattern, header in (
        (r"descriptions? (?:display|original|detailed|full|clean)", "description"),
        (rf".*\b(?:{_OTHER_SUMS}|{_OTHER_DAYS})\b.*", ""),
        (r".*\bbalance\b.*\b(?:currency|ccy|type|indicator|date|time|included)\b.*", ""),
        (rf"(?:.* )?balance(?: after transaction| after| amount| value| {_UNITS})*", "balance"),
        (r".*\bbalance\b.*", ""),
        (r"(?:.* )?(?:iso )?(?:currency|ccy)(?: (?:code|iso))?", "currency"),
        (rf"(?:.* )?{_BOOKED}{_WHEN}+", "booking date"),
        (r"(?:.* )?(?:booking|booked|posted|settled|completed|posting|cleared)", "booking date"),
        (rf"(?:.* )?val(?:ue|uta){_WHEN}+|dates value", "value date"),
        (rf"created{_WHEN}*|time", "created"),
        (rf"(?:.* )?(?:date|day|ts|timestamp|datetime|made on|transaction time){_WHEN}*", "date"),
        (rf"(?:.* )?{_FLAGS}(?: (?:indicator|flag|code|type))?", "debit/credit"),
        (
            rf"(?:.* )?amount(?: (?:value|amount|{_UNITS}|unscaled value|unscaled))*"
            r"|value|sum",
            "amount",
        ),
        (r"remittance information(?: (?:unstructured|structured|array|information|reference))*", "description"),
        (rf"(?:.* )?{_PARTIES}(?: (?:name|details merchant name|title))*", "merchant name"),
        (r"merchant (?:city|town)", "description"),
        (rf"(?:transaction |payment |raw |user )?{_WORDS}", "description"),
        (r"(?:personal finance )?categor(?:y|ies)(?: (?:name|primary|title))?|spending category", "category"),
        (r"(?:transaction |booking |processing |details processing )?(?:status|state|pending|is pending)", "status"),
        (r"(?:transaction |internal transaction |feed item )?(?:id|uid|uuid|identifier)|fit ?id", "transaction id"),
    )
)


def headers_of(names: Sequence[str]) -> list[str]:
    """A header for each field; where days, amounts and texts are all known by name, other fields have none.

    >>> headers_of(["transactionAmount.amount", "booking_date", "TransactionInformation", "creditorAccount.iban"])
    ['amount', 'booking date', 'description', '']
    """
    known = [meaning(name) for name in names]
    if "amount" in known and any(day in known for day in _DAYS) and any(text in known for text in _TEXTS):
        return [header or "" for header in known]
    return [words_of(name) if header is None else header for name, header in zip(names, known, strict=True)]


def meaning(name: str) -> str | None:
    """The header of a column with the same content; "" for a field to ignore, None for an unknown name."""
    words = _CONTAINERS.sub("", words_of(name), count=1)
    return next((header for pattern, header in _MEANINGS if pattern.fullmatch(words)), None)


def is_day(name: str) -> bool:
    """Whether a field's name is that of a day or time."""
    return meaning(name) in _DAYS


def named_digits(name: str, currency: str) -> int:
    """How many digits of a field are a fraction by its name: those of the currency's minor unit, three, or none.

    >>> named_digits("amountMinorUnits", "EUR"), named_digits("amount_milliunits", "EUR"), named_digits("amount", "EUR")
    (2, 3, 0)
    """
    words = words_of(name)
    if _MILLI.search(words):
        return 3
    return minor_digits(currency) if _MINOR.search(words) else 0


def words_of(name: str) -> str:
    """The words of a name in any of the usual spellings, in small letters; those of outer objects come first."""
    return " ".join(word.casefold() for word in _WORD.findall(name))
