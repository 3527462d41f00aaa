"""Fields of a request to a provider: its headers, its parameters, and how often it is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from marshmallow import ValidationError, fields

from finpulse.api.schemas.fields import Parsed, shown
from finpulse.outbound.exchange import OURS

_NAME: Final = re.compile(r"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$")
_VALUE: Final = re.compile(r"^[\x20-\x7e\t]{0,8000}$")
_MOST_NAMES: Final = 50
_LONGEST_PARAM: Final = 2_000
_EVERY: Final = re.compile(
    r"P(?=.)(?:(\d{1,3})W|(?:(\d{1,2})M)?(?:(\d{1,3})D)?(?:T(?=.)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?)"
)
_MINUTES: Final = (7 * 1440, 30 * 1440, 1440, 60, 1)
LEAST_MINUTES: Final = 15
MOST_MINUTES: Final = 366 * 1440


class Headers(Parsed, fields.Dict):
    """Headers of a request, none of which is about the connection or the body's length."""

    invalid = 'It takes an object of texts, such as {{"Authorization": "Bearer …"}}.'

    def __init__(self, **kwargs: Any) -> None:
        described = {
            "maxProperties": _MOST_NAMES,
            "propertyNames": {"pattern": _NAME.pattern},
            "additionalProperties": {"type": "string", "pattern": _VALUE.pattern},
        }
        super().__init__(metadata={**described, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> dict[str, str]:
        if not _is_object_of_texts(value) or len(value) > _MOST_NAMES:
            raise self.make_error("invalid")
        for name, text in value.items():
            if not _NAME.fullmatch(name) or not _VALUE.fullmatch(text):
                raise ValidationError(f'"{shown(name)}" is no header, or its value holds more than printable ASCII.')
            if name.lower() in OURS:
                raise ValidationError(f'"{shown(name)}" is written by us; leave it out.')
        return dict(value)


class Params(Parsed, fields.Dict):
    """Parameters of a query; numbers and yes or no may come as themselves."""

    invalid = 'It takes an object of texts and numbers, such as {{"limit": 100}}.'

    def __init__(self, **kwargs: Any) -> None:
        taken = {"type": ["string", "integer", "boolean"], "maxLength": _LONGEST_PARAM}
        described = {"maxProperties": _MOST_NAMES, "additionalProperties": taken}
        super().__init__(metadata={**described, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> dict[str, str]:
        if not isinstance(value, Mapping) or len(value) > _MOST_NAMES:
            raise self.make_error("invalid")
        texts = {name: _text(each) for name, each in value.items()}
        if any(text is None or len(text) > _LONGEST_PARAM for text in texts.values()):
            raise self.make_error("invalid")
        return {name: text for name, text in texts.items() if text is not None}


class Every(Parsed, fields.String):
    """How often: an ISO 8601 duration."""

    invalid = '"{shown}" is no time between two fetches; it takes PT15M to P366D, such as PT6H, P1D or P1M.'

    def __init__(self, **kwargs: Any) -> None:
        told = {"description": "ISO 8601, PT15M to P366D.", "example": "P1D", "format": "duration"}
        super().__init__(metadata={**told, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> str:
        match = _EVERY.fullmatch(value) if isinstance(value, str) else None
        parts = [int(part or 0) for part in match.groups()] if match else []
        minutes = sum(part * worth for part, worth in zip(parts, _MINUTES, strict=False))
        if match is None or not LEAST_MINUTES <= minutes <= MOST_MINUTES:
            raise self.make_error("invalid", shown=shown(value))
        return match[0]


def _is_object_of_texts(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(each, str) for each in (*value, *value.values()))


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int)) else None
