"""The revisions of the protocol that are spoken here, and what the headers of a request have to say in each."""

from __future__ import annotations

import base64
import binascii
from http import HTTPStatus
from typing import Any, Final

from werkzeug.datastructures import Headers

from finpulse.api.mcp.messages import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    UNSUPPORTED_VERSION,
    ProtocolError,
    RpcMessage,
)

# Every request of this revision says by itself who asks and what that can do: there is no handshake.
STATELESS: Final = "2026-07-28"
# The newest first, which is what a client is offered that asks for another one.
WITH_HANDSHAKE: Final = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
SUPPORTED: Final = (STATELESS, *WITH_HANDSHAKE)
# What a request without the header is of; and the only revision whose requests may hold several messages.
UNNAMED: Final = "2025-03-26"
VERSION_HEADER: Final = "Mcp-Protocol-Version"
METHOD_HEADER: Final = "Mcp-Method"
NAME_HEADER: Final = "Mcp-Name"
_VERSION_KEY: Final = "io.modelcontextprotocol/protocolVersion"
_CAPABILITIES_KEY: Final = "io.modelcontextprotocol/clientCapabilities"
# A header that isn't plain ASCII stands between these, in base64.
_ENCODED: Final = ("=?base64?", "?=")
_STATUS_OF: Final = {
    PARSE_ERROR: HTTPStatus.BAD_REQUEST,
    INVALID_REQUEST: HTTPStatus.BAD_REQUEST,
    INVALID_PARAMS: HTTPStatus.BAD_REQUEST,
    HEADER_MISMATCH: HTTPStatus.BAD_REQUEST,
    UNSUPPORTED_VERSION: HTTPStatus.BAD_REQUEST,
    METHOD_NOT_FOUND: HTTPStatus.NOT_FOUND,
}


def revision_of(headers: Headers, value: Any) -> str:
    """The revision that a request speaks. Raises ProtocolError for one that is not spoken here."""
    named = headers.get(VERSION_HEADER)
    if named is None:
        return STATELESS if _VERSION_KEY in _meta_of(value) else UNNAMED
    if named not in SUPPORTED:
        told = {"supported": list(SUPPORTED), "requested": named}
        raise ProtocolError(UNSUPPORTED_VERSION, f"This service speaks MCP {', '.join(SUPPORTED)}.", told)
    return named


def check_envelope(message: RpcMessage, headers: Headers) -> None:
    """Hold a stateless request's headers against its body, so that whoever routes by them is not misled.

    Raises ProtocolError where it doesn't say its revision and capabilities, or says one thing here and another there.
    """
    meta = _meta_of({"params": message.params})
    missing = [key for key in (_VERSION_KEY, _CAPABILITIES_KEY) if key not in meta]
    if missing:
        raise ProtocolError(INVALID_PARAMS, f"params._meta lacks {' and '.join(missing)}.")
    if not isinstance(meta[_CAPABILITIES_KEY], dict):
        raise ProtocolError(INVALID_PARAMS, f"{_CAPABILITIES_KEY} is a JSON object.")
    _check_header(headers, VERSION_HEADER, meta[_VERSION_KEY])
    _check_header(headers, METHOD_HEADER, message.method)
    if message.method == "tools/call":
        _check_header(headers, NAME_HEADER, message.params.get("name"))


def status_of(error: ProtocolError, revision: str, *, dispatched: bool) -> HTTPStatus:
    """The HTTP status beside an error; with a handshake, what was wrong within a good message goes out as 200."""
    if revision != STATELESS and dispatched:
        return HTTPStatus.OK
    return _STATUS_OF[error.code]


def _check_header(headers: Headers, name: str, said: Any) -> None:
    found = headers.get(name)
    if found is None or _decoded(found) != said:
        raise ProtocolError(HEADER_MISMATCH, f"The header {name} has to say what the body says.")


def _meta_of(value: Any) -> dict[str, Any]:
    """A message's own `_meta`; empty where there is none, or no object."""
    params = value.get("params") if isinstance(value, dict) else None
    meta = params.get("_meta") if isinstance(params, dict) else None
    return meta if isinstance(meta, dict) else {}


def _decoded(text: str) -> str | None:
    """A header's value; None for what only looks as if it were encoded.

    >>> _decoded("tools/list"), _decoded("=?base64?w6R4?="), _decoded("=?base64?*?=")
    ('tools/list', 'äx', None)
    """
    begin, end = _ENCODED
    if not (text.startswith(begin) and text.endswith(end)):
        return text
    try:
        return base64.b64decode(text[len(begin) : -len(end)], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
