"""POST /mcp: the transport of the protocol over HTTP, without sessions and without streams."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Response, current_app, request
from werkzeug.exceptions import UnsupportedMediaType

from finpulse.api.auth.guards import signed_in_to_read
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.mcp.messages import (
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    ProtocolError,
    error_answer,
    id_of,
    read_message,
    result_answer,
)
from finpulse.api.mcp.methods import answer
from finpulse.api.mcp.revisions import (
    METHOD_HEADER,
    NAME_HEADER,
    STATELESS,
    UNNAMED,
    VERSION_HEADER,
    check_envelope,
    revision_of,
    status_of,
)
from finpulse.config import Settings
from finpulse.db import exact_json
from finpulse.errors import Forbidden

MOST_MESSAGES: Final = 20
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
BODY: Final[dict[str, Any]] = {
    "required": True,
    "description": "One JSON-RPC 2.0 message; in the revision 2025-03-26, or without its header, also several.",
    "content": {
        "application/json": {
            "schema": {"type": "object"},
            "example": {"jsonrpc": "2.0", "id": 1, "method": "tools/list"},
        }
    },
}
ANSWER: Final[dict[str, Any]] = {"type": "object"}
NO_JSON: Final = error_answer(None, ProtocolError(PARSE_ERROR, "This is no JSON."))
NO_METHOD: Final = error_answer(1, ProtocolError(METHOD_NOT_FOUND, f"MCP {STATELESS} has no such method here."))
Answered = tuple[HTTPStatus, dict[str, Any] | None]
blueprint = Blueprint("mcp", __name__, url_prefix="/mcp", description="The Model Context Protocol.")


def _header(name: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "schema": {"type": "string"}}


@blueprint.route("", methods=["POST"])
@signed_in_to_read
@idempotent
@blueprint.parameter(_header(VERSION_HEADER))
@blueprint.parameter(_header(METHOD_HEADER))
@blueprint.parameter(_header(NAME_HEADER))
@blueprint.doc(requestBody=BODY)
@blueprint.response(200, ANSWER, example=result_answer(1, {"tools": []}))
@blueprint.alt_response(202, success=True, description="It was a notification, which nothing answers.")
@blueprint.alt_response(400, schema=ANSWER, example=NO_JSON, description="The protocol doesn't allow this.")
@blueprint.alt_response(404, schema=ANSWER, example=NO_METHOD, description="There is no such method.")
@blueprint.takes_body
def receive_message() -> Response:
    """Take a message of the Model Context Protocol, and answer it.

    The tools that a token with the scope `read` reaches change nothing; those that change something need `write`. There
    are no sessions and no streams, so that GET and DELETE are answered with 405.
    """
    _check_origin()
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        value = exact_json.loads(request.get_data())
    except (ValueError, RecursionError):
        return _response(HTTPStatus.BAD_REQUEST, NO_JSON)
    try:
        revision = revision_of(request.headers, value)
    except ProtocolError as error:
        return _response(status_of(error, STATELESS, dispatched=False), error_answer(id_of(value), error))
    if isinstance(value, list) and revision == UNNAMED:
        return _response(*_answers(value, revision))
    return _response(*_answer(value, revision))


def _answers(values: list[Any], revision: str) -> tuple[HTTPStatus, Any]:
    """The answers to several messages, in their order; None where there is nothing to be said."""
    if not 1 <= len(values) <= MOST_MESSAGES:
        refusal = ProtocolError(INVALID_REQUEST, f"It takes 1 to {MOST_MESSAGES} messages at a time.")
        return HTTPStatus.BAD_REQUEST, error_answer(None, refusal)
    told = [said for value in values if (said := _answer(value, revision)[1]) is not None]
    return (HTTPStatus.OK, told) if told else (HTTPStatus.ACCEPTED, None)


def _answer(value: Any, revision: str) -> Answered:
    """The status and the answer to one message; None where there is nothing to be said."""
    dispatched = False
    try:
        message = read_message(value)
        if message is None or message.id is None:
            return HTTPStatus.ACCEPTED, None
        if revision == STATELESS:
            check_envelope(message, request.headers)
        dispatched = True
        return HTTPStatus.OK, result_answer(message.id, answer(message, revision))
    except ProtocolError as error:
        return status_of(error, revision, dispatched=dispatched), error_answer(id_of(value), error)


def _response(status: HTTPStatus, body: Any) -> Response:
    return Response(b"" if body is None else current_app.json.dumps(body), status, mimetype="application/json")


def _check_origin() -> None:
    """Refuse pages of other hosts, but for those that may use the API, and this machine's where it serves itself.

    So a name that is made to lead here, as by DNS rebinding, opens nothing to the page that it was made for.
    """
    origin = request.headers.get("Origin")
    settings: Settings = current_app.config["SETTINGS"]
    if origin is None or origin in settings.cors_origins:
        return
    if not {_host(origin), _host(f"//{request.host}")} <= set(LOOPBACK):
        raise Forbidden("Pages of this origin may not ask here; FINPULSE_CORS_ORIGINS names those that may.")


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
