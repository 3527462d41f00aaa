"""JSON-RPC 2.0: messages that come in, what answers them, and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from finpulse.errors import FinPulseError

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
METHOD_NOT_FOUND: Final = -32601
INVALID_PARAMS: Final = -32602
# These two are MCP's own, of the revision 2026-07-28.
HEADER_MISMATCH: Final = -32020
UNSUPPORTED_VERSION: Final = -32022
VERSION: Final = "2.0"

MessageId = str | int


class ProtocolError(FinPulseError):
    """A message that the protocol doesn't allow; it becomes the error object of an answer, and no problem."""

    def __init__(self, code: int, sentence: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.data = data


@dataclass(frozen=True, slots=True)
class RpcMessage:
    """A request, which has an id and is answered, or a notification, which has none and isn't."""

    method: str
    params: dict[str, Any]
    id: MessageId | None


def read_message(value: Any) -> RpcMessage | None:
    """The message that a JSON value is; None for an answer, to which nothing is said. Raises ProtocolError."""
    if not isinstance(value, dict) or value.get("jsonrpc") != VERSION:
        raise ProtocolError(INVALID_REQUEST, 'A message is a JSON object with "jsonrpc": "2.0".')
    if "method" not in value and ("result" in value or "error" in value):
        return None
    method, params = value.get("method"), value.get("params", {})
    if not isinstance(method, str):
        raise ProtocolError(INVALID_REQUEST, "A message names its method as a text.")
    if not isinstance(params, dict):
        raise ProtocolError(INVALID_REQUEST, "The params of a message are a JSON object.")
    if "id" in value and id_of(value) is None:
        raise ProtocolError(INVALID_REQUEST, "The id of a request is a text or a whole number.")
    return RpcMessage(method, params, id_of(value))


def id_of(value: Any) -> MessageId | None:
    """The id that an answer to this value has to bear, as far as it has one.

    >>> id_of({"id": 7}), id_of({"id": True}), id_of([])
    (7, None, None)
    """
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None


def result_answer(message_id: MessageId | None, result: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request that was done."""
    return {"jsonrpc": VERSION, "id": message_id, "result": result}


def error_answer(message_id: MessageId | None, error: ProtocolError) -> dict[str, Any]:
    """The answer to a request that the protocol doesn't allow."""
    told: dict[str, Any] = {"code": error.code, "message": str(error)}
    if error.data is not None:
        told["data"] = error.data
    return {"jsonrpc": VERSION, "id": message_id, "error": told}
