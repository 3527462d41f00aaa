"""An event -> the records of a statement in JSON lines that stand for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, NamedTuple

from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.numbers import OutOfBounds, exact_decimal
from finpulse.webhooks.signatures import LONGEST_ID, SignedEvent, moment_of

_MOST_RECORDS: Final = 1_000


class EventRecords(NamedTuple):
    """The id by which an event is known when it comes again, and its records as JSON lines."""

    event_id: str
    lines: str


def event_records(event: SignedEvent) -> EventRecords:
    """The records of an event. Raises InvalidInput for what lacks a field, or can't be kept."""
    if event.form == "uzum":
        event_id, records = _uzum_record(event.body)
    else:
        assert event.event_id is not None, "a header has it"
        event_id, records = event.event_id, _standard_records(event.body, event.event_id)
    try:
        lines = "".join(f"{exact_json.dumps(record)}\n" for record in records)
    except TypeError:
        lines = None
    if lines is None or _has_unbounded(records):
        raise InvalidInput({"body": ["It holds a number or a text that can't be kept."]})
    return EventRecords(event_id, lines)


def _has_unbounded(value: object) -> bool:
    """Whether any number in it is beyond what we count with."""
    if isinstance(value, dict):
        value = list(value.values())
    return any(map(_has_unbounded, value)) if isinstance(value, list) else isinstance(value, OutOfBounds)


def _standard_records(body: dict[str, Any], event_id: str) -> list[dict[str, Any]]:
    """What the event is about, in `data` where it has that: one record, or a list of them.

    A record that names no id of its own gets the event's, so that two alike on one day are two.
    """
    data = body.get("data", body)
    records = data if isinstance(data, list) else [data]
    if not records or len(records) > _MOST_RECORDS or not all(isinstance(record, dict) for record in records):
        raise InvalidInput({"data": [f"It takes an object, or a list of 1 to {_MOST_RECORDS} objects."]})
    single = len(records) == 1
    return [
        record if _has_id(record) else {"id": event_id if single else f"{event_id}-{number}", **record}
        for number, record in enumerate(records, 1)
    ]


def _has_id(record: dict[str, Any]) -> bool:
    """Whether any field is an id, or holds objects with fields of their own."""
    return any(_is_id(name) or isinstance(value, (dict, list)) for name, value in record.items())


def _is_id(name: str) -> bool:
    """Whether a field is named as an id is.

    >>> [_is_id(name) for name in ("id", "transaction_id", "transId", "paid", "amount")]
    [True, True, True, False, False]
    """
    return name in ("id", "ID", "Id", "reference", "ref") or name.endswith(("_id", "Id", "ID", "_reference", "_ref"))


def _uzum_record(body: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Uzum's event: transId, the amount, and when it was confirmed or else made, in milliseconds.

    The amount is taken as it is: nothing in the event says of which account's view it is, so that the import asks.
    """
    event_id, amount = str(body.get("transId") or ""), _amount(body.get("amount"))
    moment = moment_of(body.get("confirmTime") or body.get("transTime"))
    errors = {}
    if not 0 < len(event_id) <= LONGEST_ID:
        errors["transId"] = [f"It takes 1 to {LONGEST_ID} characters."]
    if amount is None:
        errors["amount"] = ["It takes a number."]
    if moment is None:
        errors["transTime"] = ["It takes this or confirmTime, in milliseconds since 1970."]
    if errors or moment is None:
        raise InvalidInput(errors)
    return event_id, [{"id": event_id, "date": moment.isoformat(), "amount": amount, "description": "Uzum"}]


def _amount(value: object) -> Decimal | None:
    return exact_decimal(str(value)) if isinstance(value, (int, str, Decimal)) and not isinstance(value, bool) else None
