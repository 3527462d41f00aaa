"""Examples of what goes in and comes out, made of the types of fields; a field may say one of its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final

from marshmallow import Schema, fields, validate

from finpulse.api.schemas.fields import Amount, Currency, Day, Figure, Hex, Moment, Money
from finpulse.api.schemas.inputs import Input
from finpulse.api.schemas.whereabouts import LocaleCode, TimeZone

# By what a field is; the first that fits counts.
BY_TYPE: Final[tuple[tuple[type[Any], Any], ...]] = (
    (Amount, "-12.34"),
    (Money, "-12.34"),
    (Figure, 12.34),
    (Currency, "EUR"),
    (TimeZone, "Asia/Tashkent"),
    (LocaleCode, "uz_UZ"),
    (Hex, "9f2c4a"),
    (Day, "2026-05-21"),
    (fields.Date, "2026-05-21"),
    (Moment, "2026-05-21T09:30:00+00:00"),
    (fields.DateTime, "2026-05-21T09:30:00+00:00"),
    (fields.UUID, "0b6f3f0e-5f6c-4a54-9a07-5d4d8b1f7f11"),
    (fields.Boolean, True),
    (fields.Float, 0.5),
)
# By what it is called, where its type says no more than that it is text.
BY_NAME: Final[Mapping[str, str]] = {
    "account_name": "Everyday",
    "category": "Groceries",
    "currency": "EUR",
    "current_password": "correct horse battery",
    "description": "CORNER SHOP 0231",
    "difference": "-12.34",
    "email": "ada@example.com",
    "encoding": "utf-8",
    "expected": "87.66",
    "filename": "statement.csv",
    "format": "csv",
    "found": "100.00",
    "merchant": "Corner Shop",
    "month": "2026-05",
    "name": "Everyday",
    "password": "correct horse battery",
    "request_id": "4f1d0c6be1f04d6aa0c3f3a3f5f0b1c2",
    "time_zone": "Asia/Tashkent",
    "url": "https://api.bank.example/transactions",
}


# By the format that a field says it has.
BY_FORMAT: Final[Mapping[str, str]] = {
    "date": "2026-05-21",
    "date-time": "2026-05-21T09:30:00+00:00",
    "email": "ada@example.com",
    "uri": "https://api.bank.example/transactions",
}


def example_of(schema: Schema | type[Schema]) -> Any:
    """What the schema takes, or tells: of what comes in the fields that are needed, and those that name an example."""
    made = schema() if inspect.isclass(schema) else schema
    takes = isinstance(made, Input)
    shown = made.load_fields if takes else made.dump_fields
    values = {
        field.data_key or name: value_of(name, field)
        for name, field in shown.items()
        if not takes or field.required or "example" in field.metadata
    }
    if takes and not values:  # All may be left out, though not all at once.
        values = dict([(field.data_key or name, value_of(name, field)) for name, field in shown.items()][:1])
    return [values] if made.many else values


def value_of(name: str, field: fields.Field[Any]) -> Any:
    """A value that the field could have."""
    if "example" in field.metadata:
        return field.metadata["example"]
    if choices := _choices(field):
        return choices[0]
    for kind, example in _NESTED:
        if isinstance(field, kind):
            return example(name, field)
    return _plain(name, field)


def _plain(name: str, field: fields.Field[Any]) -> Any:
    """The same for a field without parts, by its format, its type, or its name."""
    known = next((example for kind, example in BY_TYPE if isinstance(field, kind)), None)
    said = BY_FORMAT.get(field.metadata.get("format", ""), known)
    if said is None and isinstance(field, fields.Integer):
        return max(int(field.metadata.get("minimum", 1)), 1)
    return BY_NAME.get(field.data_key or name, "text") if said is None else said


def _choices(field: fields.Field[Any]) -> list[Any]:
    return [choice for check in field.validators if isinstance(check, validate.OneOf) for choice in check.choices]


def _of_nested(_name: str, field: Any) -> Any:
    made = example_of(field.schema)
    return [made] if field.many and not isinstance(made, list) else made


def _of_list(name: str, field: Any) -> Any:
    return [value_of(name, field.inner)]


def _of_mapping(name: str, field: Any) -> Any:
    return {} if field.value_field is None else {"text": value_of(name, field.value_field)}


_NESTED: Final[tuple[tuple[type[Any], Callable[[str, Any], Any]], ...]] = (
    (fields.Nested, _of_nested),
    (fields.List, _of_list),
    (fields.Mapping, _of_mapping),
)
