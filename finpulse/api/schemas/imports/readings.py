"""How a file is read, as its JSON has it: the fields of a reading with those of its groups beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

from marshmallow import Schema, fields

from finpulse.api.schemas.fields import Word
from finpulse.sources.reading import Reading
from finpulse.sources.reading_json import READING_KEYS

# Under these names the JSON has them; finpulse.sources.reading_json says so.
_NAMES: Final = {"order": "date_order", "inverted": "sign"}
_PLAIN: Final[dict[Any, type[fields.Field[Any]]]] = {
    bool: fields.Boolean,
    int: fields.Integer,
    float: fields.Float,
    str: fields.String,
}


class AsKept(fields.Nested):
    """JSON that goes out as it is kept, also where it was written by another version; the schema describes it."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # By place.
        del attr, obj, kwargs
        return value


def _field(hint: Any, *, allow_none: bool = False) -> fields.Field[Any]:
    """The field that tells values of a type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = next(part for part in parts if part is not NoneType)
        return _field(inner, allow_none=True)
    if origin is Literal:
        return Word(parts, allow_none=allow_none)
    if origin in (tuple, frozenset):
        return fields.List(_field(parts[0]), allow_none=allow_none)
    if is_dataclass(hint):
        name = cast("type[Any]", hint).__name__
        return fields.Nested(Schema.from_dict(dict(_fields(hint)), name=f"{name}Out"), allow_none=allow_none)
    return _PLAIN.get(hint, fields.String)(allow_none=allow_none)


def _fields(cls: Any) -> Iterator[tuple[str, fields.Field[Any]]]:
    for name, hint in get_type_hints(cls).items():
        if is_dataclass(hint):
            yield from _fields(hint)
        elif name == "inverted":
            yield _NAMES[name], Word(("as_written", "inverted"))
        else:
            yield _NAMES.get(name, name), _field(hint)


def _reading_fields() -> dict[str, fields.Field[Any]]:
    """The fields in the order of the JSON. What an older version has not kept is not there."""
    known = {**dict(_fields(Reading)), "amount_column": fields.Integer(allow_none=True)}
    return {key: known[key] for key in READING_KEYS}


ReadingOut: Final = Schema.from_dict(_reading_fields(), name="Reading")
