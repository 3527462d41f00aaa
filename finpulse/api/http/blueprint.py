"""Our blueprint: exact JSON in, one transaction a request, and views that keep their types."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from typing import Any, Final, NoReturn, TypeVar

from flask import Request, request
from flask.typing import ResponseReturnValue
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import Schema, ValidationError
from sqlalchemy.orm import Session
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from finpulse.api.schemas.fields import shown
from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session, session_begun
from finpulse.jobs.submission import commit_and_send

READING: Final = ("GET", "HEAD")
View = TypeVar("View", bound=Callable[..., Any])


class ExactParser(FlaskParser):
    """Reads numbers in JSON as they stand, and speaks of what does not fit in our own errors."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body's value, or `missing` where there is none."""
        del schema
        body = req.get_data(cache=True)
        if not body.strip():
            return missing
        if not req.is_json:
            raise UnsupportedMediaType
        try:
            return exact_json.loads(body)
        except (ValueError, RecursionError) as error:
            where = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            raise InvalidInput({"body": [f"This is no JSON{where}."]}) from error

    def handle_error(self, error: ValidationError, req: Request, schema: Schema, **kwargs: Any) -> NoReturn:
        """Raise InvalidInput with the sentences by field, wherever in the request the fields stood."""
        del req, schema, kwargs
        places = dict(error.messages_dict).values()
        raise InvalidInput({name: said for place in places for name, said in _by_field(place)}) from error


class Blueprint(SmorestBlueprint):  # type: ignore[misc]  # flask-smorest ships no types.
    """A blueprint whose views commit when they return, and undo what they did when they raise."""

    ARGUMENTS_PARSER = ExactParser()

    def route(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Serve the view at this address, within a transaction."""

        def serve(view: View) -> View:
            super(Blueprint, self).route(rule, **options)(_in_transaction(view))
            return view

        return serve

    def arguments(self, schema: type[Schema], location: str = "json", **kwargs: Any) -> Callable[[View], View]:
        """Give the view what the schema makes of the body, or of the query with `location="query"`."""
        decorate: Callable[[View], View] = super().arguments(schema, location=location, **kwargs)
        return decorate

    def response(
        self, status_code: int, schema: Schema | type[Schema] | None = None, **kw: Any
    ) -> Callable[[View], View]:
        """Answer with this status, and with what the schema makes of the view's value."""
        decorate: Callable[[View], View] = super().response(status_code, schema, **kw)
        return decorate

    def alt_response(self, status_code: int, **kwargs: Any) -> Callable[[View], View]:
        """Say that this may be the answer too."""
        decorate: Callable[[View], View] = super().alt_response(status_code, **kwargs)
        return decorate

    @staticmethod
    def parameter(described: dict[str, Any]) -> Callable[[View], View]:
        """Document a parameter that no schema reads, such as a header."""

        def decorate(view: View) -> View:
            known = deepcopy(getattr(view, "_apidoc", {}))
            known.setdefault("arguments", {}).setdefault("parameters", []).append(described)
            view._apidoc = known  # type: ignore[attr-defined]  # flask-smorest's way of keeping it.
            return view

        return decorate

    @staticmethod
    def doc(**kwargs: Any) -> Callable[[View], View]:
        """Say more in the documentation."""
        decorate: Callable[[View], View] = SmorestBlueprint.doc(**kwargs)
        return decorate


def _in_transaction(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Commit before the answer goes out; where the view raises, the session ends uncommitted.

    Whoever only looks need not know what became of a commit.
    """

    @wraps(view)
    def committed(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        answer = view(*args, **kwargs)
        if session_begun():
            finish = Session.commit if request.method in READING else commit_and_send
            finish(current_session())
        return answer

    return committed


def _by_field(said: Any, name: str = "") -> list[tuple[str, list[str]]]:
    """Nested messages of marshmallow -> (dotted name, sentences); `_schema` is the whole body."""
    if isinstance(said, dict):
        inner = [(f"{name}.{key}" if name else shown(key), value) for key, value in said.items()]
        return [pair for key, value in inner for pair in _by_field(value, key)]
    return [("body" if name in ("", "_schema") else name, list(said) if isinstance(said, list) else [str(said)])]
