"""Schemas as JSON Schema 2020-12, each by itself, with what it refers to in its own `$defs`."""

from __future__ import annotations

from typing import Any, Final

from apispec import APISpec
from marshmallow import Schema

from finpulse.api.http.documentation.openapi import TYPES, SchemaPlugin

_ROOT: Final = "Root"
_COMPONENTS: Final = "#/components/schemas/"


def json_schema(schema: type[Schema]) -> dict[str, Any]:
    """The schema as JSON Schema has it: an object, closed where it comes in."""
    plugin = SchemaPlugin()
    spec = APISpec("", "", "3.1.0", plugins=[plugin])
    for field, kind in TYPES:
        plugin.map_to_openapi_type(field, kind, None)  # type: ignore[no-untyped-call]  # apispec types it in parts.
    spec.components.schema(_ROOT, schema=schema)
    known: dict[str, Any] = _local(spec.to_dict()["components"]["schemas"])
    root: dict[str, Any] = known.pop(_ROOT)
    return {**root, "$defs": known} if known else root


def _local(value: Any) -> Any:
    """The same with references that lead into the schema's own `$defs`."""
    if isinstance(value, list):
        return [_local(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: _local_reference(each) if key == "$ref" else _local(each) for key, each in value.items()}


def _local_reference(told: Any) -> Any:
    return told.replace(_COMPONENTS, "#/$defs/") if isinstance(told, str) else _local(told)
