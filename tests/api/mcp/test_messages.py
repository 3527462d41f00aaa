"""POST /mcp as JSON-RPC over HTTP: revisions, headers, batches, and what the protocol doesn't allow."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.support.client import Client
from tests.support.problems import problem_of

STATELESS = "2026-07-28"
META = {"io.modelcontextprotocol/protocolVersion": STATELESS, "io.modelcontextprotocol/clientCapabilities": {}}
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
LIST = {"jsonrpc": "2.0", "id": "a", "method": "tools/list"}


def send(client: Client, body: Any, **headers: str) -> TestResponse:
    """One message; underscores in the names of headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if isinstance(body, str):
        return client.request("POST", "/mcp", data=body, headers={"Content-Type": "application/json", **named})
    return client.request("POST", "/mcp", json=body, headers=named)


def stateless(client: Client, method: str, meta: Any = META, **params: Any) -> TestResponse:
    """A request of the revision without a handshake, with all that it has to bear."""
    name = {"Mcp_Name": str(params["name"])} if "name" in params else {}
    message = {"jsonrpc": "2.0", "id": 9, "method": method, "params": {**params, "_meta": meta}}
    return send(client, message, Mcp_Protocol_Version=STATELESS, Mcp_Method=method, **name)


def error_of(answer: TestResponse, status: int, code: int) -> Any:
    """The error object of an answer that must be one."""
    assert (answer.status_code, answer.json and answer.json["error"]["code"]) == (status, code), answer.text
    assert answer.json is not None
    assert answer.json["error"]["message"].endswith(".")
    return answer.json


def test_a_handshake_agrees_on_a_revision(client: Client) -> None:
    for asked, agreed in (("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"), ("1999-01-01", "2025-11-25")):
        asking = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": asked}}
        answer = send(client, asking)
        assert answer.json is not None
        assert answer.json["result"]["protocolVersion"] == agreed
        assert answer.json["result"]["capabilities"] == {"tools": {}}
        assert "Mcp-Session-Id" not in answer.headers
    done = send(client, {"jsonrpc": "2.0", "method": "notifications/initialized"}, Mcp_Protocol_Version="2025-11-25")
    assert (done.status_code, done.data) == (202, b"")
    assert send(client, PING, Mcp_Protocol_Version="2025-11-25").json == {"jsonrpc": "2.0", "id": 1, "result": {}}


def test_without_a_handshake_a_request_says_all_by_itself(client: Client) -> None:
    told = stateless(client, "server/discover").json
    assert told is not None
    assert told["result"]["resultType"] == "complete"
    assert told["result"]["supportedVersions"][0] == STATELESS
    listed = stateless(client, "tools/list").json
    assert listed is not None
    assert listed["result"]["cacheScope"] == "private"
    assert {"search_transactions", "edit_transaction"} <= {tool["name"] for tool in listed["result"]["tools"]}
    called = stateless(client, "tools/call", name="list_accounts", arguments={}).json
    assert called is not None
    assert called["result"]["structuredContent"] == {"accounts": [], "next_cursor": None}
    for gone in ("initialize", "ping"):
        error_of(stateless(client, gone), 404, -32601)


def test_headers_have_to_say_what_the_body_says(client: Client) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_accounts", "_meta": META}}
    whole = {"Mcp_Protocol_Version": STATELESS, "Mcp_Method": "tools/call", "Mcp_Name": "list_accounts"}
    assert send(client, message, **whole).status_code == 200
    assert send(client, message, **{**whole, "Mcp_Name": "=?base64?bGlzdF9hY2NvdW50cw==?="}).status_code == 200
    for name in whole:
        error_of(send(client, message, **{key: value for key, value in whole.items() if key != name}), 400, -32020)
        if name != "Mcp_Protocol_Version":
            error_of(send(client, message, **{**whole, name: "tools/list"}), 400, -32020)
    for meta in (None, {}, {**META, "io.modelcontextprotocol/clientCapabilities": 1}):
        error_of(stateless(client, "tools/list", meta), 400, -32602)
    said = error_of(send(client, LIST, Mcp_Protocol_Version="2031-01-01"), 400, -32022)
    assert said["id"] == "a"
    assert STATELESS in said["error"]["data"]["supported"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 400, -32700),
        ("[" * 100_000, 400, -32700),
        ('"tools/list"', 400, -32600),
        ("[]", 400, -32600),
        ('{"id": 1, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": 7}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": true, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": null, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', 200, -32601),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": "x"}}', 200, -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "x"}}', 200, -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": ["x"]}}', 200, -32602),
        (
            '{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "get_job", "arguments": 1}}',
            200,
            -32602,
        ),
    ],
)
def test_what_the_protocol_does_not_allow_is_an_error_of_it(client: Client, body: str, status: int, code: int) -> None:
    error_of(send(client, body), status, code)


def test_several_messages_come_at_once_in_the_one_revision_that_has_that(client: Client) -> None:
    note = {"jsonrpc": "2.0", "method": "notifications/cancelled"}
    answered = {"jsonrpc": "2.0", "id": 5, "result": {}}
    several = send(client, [PING, note, {**PING, "id": 2, "method": "x"}, answered])
    assert several.json is not None
    assert [each["id"] for each in several.json] == [1, 2]
    assert send(client, [note]).status_code == 202
    error_of(send(client, [PING] * 21), 400, -32600)
    for revision in ("2025-11-25", "2025-06-18", STATELESS):
        error_of(send(client, [PING], Mcp_Protocol_Version=revision), 400, -32600)


def test_there_are_no_streams_and_no_sessions(client: Client) -> None:
    for method in ("GET", "DELETE"):
        answer = client.request(method, "/mcp", headers={"Accept": "text/event-stream"})
        assert answer.status_code == 405
        assert "POST" in answer.headers["Allow"]


def test_pages_of_other_hosts_may_not_ask(client: Client) -> None:
    for origin, status in (("http://localhost:6274", 200), ("http://[::1", 403), ("http://evil.example", 403)):
        assert send(client, PING, Origin=origin).status_code == status
    # A name that was made to lead here.
    problem_of(send(client, PING, Origin="http://evil.example", Host="evil.example"), 403)
    problem_of(send(client, PING, Origin="http://localhost:6274", Host="finance.example"), 403)


def test_nobody_and_no_other_body_is_served(client: Client, nobody: Client) -> None:
    answer = send(nobody, PING)
    problem_of(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    problem_of(client.request("POST", "/mcp", data="a=b", headers={"Content-Type": "text/plain"}), 415)
    problem_of(client.request("POST", "/mcp?x=1", json=PING), 422)
