"""Values that no client should send, for every place where a client can put one."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

TEXTS = (
    *("", " ", "-1", "-0", "0", "+1", "1_000", "0x1", "1e400", "-1e-400", "1e999999999999999999999", "NaN", "-inf"),
    *("9" * 18, "9" * 19, str(2**63), str(-(2**63) - 1), "9" * 400, "0" * 30 + "9" * 30, "1" * 5000, "0." + "1" * 5000),
    *("٣", "𝟙", "½", "null", "true", "[]", "{}", "'", '"', "%", "\\", "\n", "a" * 2000, "é" * 500, "\u202e", "\ufeff"),
    *("0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2024-02-30", "idna", "punycode", "undefined", "utf-7"),
    *("\x00", "(" * 200, "[" * 200, "(?P<n>", "a{1000000}"),
)
# As they stand in JSON.
NUMBERS = (
    *("1e999999999999999999999", "-1e999999999999999999999", "1e400", "1e-400", "0.1e-999999999", "NaN", "-Infinity"),
    *("9" * 19, str(2**63), str(-(2**63) - 1), "9" * 400, "9" * 5000, "1.5", "-1", "0", "1e2", "0." + "1" * 200),
)
OTHERS = (
    "null",
    "true",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    '[1e400, "x"]',
    '{"a": 1}',
    "[" * 3000 + "]" * 3000,
    '"\\ud800"',
)
BROKEN = ("", "{", "[", '"', "\x00", "{]", "[" * 100_000, "nul", '{"a":}', "\ufeff{}")
_CURSORS = (
    *("[1e400]", "[NaN]", "[9223372036854775808]", "[-9223372036854775809]", "[1.5]", "[true]", "[null]", "{}", "[]"),
    *(
        '["x"]',
        "[[]]",
        "[{}]",
        "[1,2,3,4]",
        "[" + "9" * 5000 + "]",
        "[" * 5000,
        "1",
        '["2024-01-01", 1e400]',
        "[1, 1e400]",
    ),
    *(
        '["2024-01-01", 9223372036854775808]',
        '["0001-01-01", -5]',
        "[0, 0, 9223372036854775808]",
        "[9223372036854775807, -1]",
    ),
    *("[9223372036854775807]", "[1e999999999999999999999]", '["\\u0000", 1]', '["9999-12-31", 1]'),
)


def texts(name: str) -> Iterator[str]:
    """What a parameter with this name is given in a query or an address."""
    yield from TEXTS
    if name == "cursor":
        yield from (base64.urlsafe_b64encode(cursor.encode()).decode() for cursor in _CURSORS)


def literals() -> Iterator[str]:
    """What a field of a body is given, as it stands in JSON."""
    yield from (json.dumps(text) for text in TEXTS)
    yield from NUMBERS
    yield from OTHERS


def usual(schema: dict[str, Any], components: dict[str, Any]) -> Any:
    """A value that fits the schema, for the fields beside the odd one."""
    if "$ref" in schema:
        return usual(components[schema["$ref"].rsplit("/", 1)[1]], components)
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if "enum" in schema:
        return schema["enum"][0]
    if kind == "object":
        needed = schema.get("required", ())
        return {
            name: usual(field, components) for name, field in schema.get("properties", {}).items() if name in needed
        }
    if kind == "array":
        return [usual(schema["items"], components)]
    text = {"date": "2024-01-01"}.get(schema.get("format", ""), "correct horse battery")
    return {"integer": 1, "number": 1, "boolean": True}.get(kind or "", text)
