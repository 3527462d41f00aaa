"""Paging by key: an opaque cursor says after which row to go on, and a Link header says where."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from flask import request

from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.numbers import whole_number

Row = TypeVar("Row")
Key = TypeVar("Key")

LINK: Final = {"Link": {"description": 'The next page, as `<…>; rel="next"`.', "schema": {"type": "string"}}}


def after(cursor: str | None, read: Callable[..., Key]) -> Key | None:
    """The key that a cursor holds, made by `read` from its parts; None without one. Raises InvalidInput."""
    if cursor is None:
        return None
    try:
        return read(*exact_json.loads(base64.urlsafe_b64decode(cursor.encode("ascii"))))
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidInput(
            {"cursor": ["This is no cursor of ours; take it from the Link header, or leave it out."]}
        ) from error


def number(part: object) -> int:
    """A part of a cursor that is a whole number. Raises ValueError."""
    value = whole_number(part)
    if value is None:
        raise ValueError
    return value


def next_cursor(rows: Sequence[Row], limit: int, key: Callable[[Row], Sequence[str | int]]) -> str | None:
    """The cursor behind the first `limit` of rows that were asked for with one more; None where these are the last."""
    if len(rows) <= limit:
        return None
    parts = json.dumps(key(rows[limit - 1]), separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(parts.encode()).decode()


def page(
    rows: Sequence[Row], limit: int, key: Callable[[Row], Sequence[str | int]]
) -> tuple[Sequence[Row], dict[str, str]]:
    """The first `limit` of rows that were asked for with one more, and the Link to the next page if there is one."""
    cursor = next_cursor(rows, limit, key)
    if cursor is None:
        return rows, {}
    query: dict[str, Any] = {**request.args.to_dict(flat=False), "cursor": cursor}
    return rows[:limit], {"Link": f'<{request.path}?{urlencode(query, doseq=True)}>; rel="next"'}
