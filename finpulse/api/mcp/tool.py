"""A tool: what a program that speaks the protocol may call, what it takes and gives, and who may call it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from flask import current_app, g
from marshmallow import Schema, ValidationError

from finpulse.api.http.blueprint import invalid_input
from finpulse.api.http.documentation.json_schemas import json_schema
from finpulse.api.schemas.body import Body
from finpulse.errors import FinPulseError
from finpulse.extensions import current_session


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool. `run` is given what `takes` makes of the arguments, and `gives` tells its value.

    `scope` is what a personal access token needs for it; what needs `write` changes something. `prose` tells the result
    in a sentence, where there is more to be said than its JSON does.
    """

    name: str
    title: str
    description: str
    takes: type[Body]
    gives: type[Schema]
    run: Callable[[dict[str, Any]], Any]
    scope: Literal["read", "write"] = "read"
    prose: Callable[[Mapping[str, Any]], str] | None = None


@lru_cache(maxsize=64)
def described(tool: Tool) -> dict[str, Any]:
    """The tool as `tools/list` tells it. No tool reaches beyond this service, and none is told twice to no effect."""
    reads = tool.scope == "read"
    return {
        "name": tool.name,
        "title": tool.title,
        "description": tool.description,
        "inputSchema": json_schema(tool.takes),
        "outputSchema": json_schema(tool.gives),
        "annotations": {
            "title": tool.title,
            "readOnlyHint": reads,
            "destructiveHint": not reads,
            "idempotentHint": True,
            "openWorldHint": False,
        },
    }


def result_of(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Call the tool, and tell what came of it; what the caller can mend is an error of the tool, in a sentence.

    Whatever a call that fails has begun is undone. Raises what is no fault of the caller's, as any view does.
    """
    try:
        with current_session().begin_nested():
            told = tool.gives().dump(tool.run(_loaded(tool, arguments)))
    except FinPulseError as error:
        if error.problem is None:
            raise
        return {"content": [_text(f"{error} (code {error.problem.code}, request {g.request_id})")], "isError": True}
    prose = [_text(tool.prose(told))] if tool.prose else []
    return {"content": [*prose, _text(current_app.json.dumps(told))], "structuredContent": told, "isError": False}


def _loaded(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What the tool's schema makes of the arguments. Raises InvalidInput."""
    try:
        loaded: dict[str, Any] = tool.takes().load(arguments)
    except ValidationError as error:
        raise invalid_input(error.messages) from error
    return loaded


def _text(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}
