"""Our blueprint: exact JSON in, one transaction a request, and views that keep their types."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial, wraps
from typing import Any, Final, NoReturn, TypeVar

from flask import Request, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import Schema, ValidationError, fields
from sqlalchemy.orm import Session
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from finpulse.api.http.documentation.operations import describe
from finpulse.api.http.negotiation import media_types_of, require_acceptable
from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import shown
from finpulse.api.schemas.inputs import Input, Query, repeated
from finpulse.db import exact_json
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session, session_begun
from finpulse.jobs.submission import commit_and_send

READING: Final = ("GET", "HEAD")
View = TypeVar("View", bound=Callable[..., Any])


class ExactParser(FlaskParser):
    """Reads numbers in JSON as they stand, and speaks of what does not fit in our own errors.

    What no schema of the view has taken is refused, so that nothing a client says is passed over in silence.
    """

    # A schema itself says what becomes of names that it doesn't know: those of the query are no exception.
    DEFAULT_UNKNOWN_BY_LOCATION = {}  # noqa: RUF012 - webargs declares it so.

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body's value, or `missing` where there is none."""
        del schema
        self.refuse_query(req)
        _taken().add("json")
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

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """The query's parameters, each of which may come once unless it is a list. Raises InvalidInput."""
        _taken().add("query")
        lists = {field.data_key or name for name, field in schema.fields.items() if isinstance(field, fields.List)}
        if often := repeated(name for name, _ in req.args.items(multi=True) if name not in lists):
            raise InvalidInput(often)
        return super().load_querystring(req, schema)

    def refuse_query(self, req: Request) -> None:
        """Refuse a query that no schema has taken; where there is one, it stands above that of the body."""
        if req.args and "query" not in _taken():
            self.parse(Query, req, location="query")

    def refuse_rest(self, req: Request) -> None:
        """Refuse a query or a body that no schema has taken. Raises InvalidInput."""
        self.refuse_query(req)
        takes_body = getattr(current_app.view_functions[req.endpoint or ""], "takes_body", False)
        if req.method in READING or takes_body or "json" in _taken():
            return
        if req.content_length or req.headers.get("Transfer-Encoding"):
            self.parse(Body, req, location="json")

    def handle_error(self, error: ValidationError, req: Request, schema: Schema, **kwargs: Any) -> NoReturn:
        """Raise InvalidInput with the sentences by field, wherever in the request the fields stood."""
        del req, schema, kwargs
        places = dict(error.messages_dict).values()
        raise InvalidInput({name: said for place in places for name, said in _by_field(place)}) from error


class Blueprint(SmorestBlueprint):  # type: ignore[misc]  # flask-smorest ships no types.
    """A blueprint whose views commit when they return, and undo what they did when they raise."""

    ARGUMENTS_PARSER = ExactParser()
    # Whether requests are counted, and may be too many; it is said before the first route.
    limited = True

    def route(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Serve the view at this address, within a transaction, and document what may become of a request."""

        def serve(view: View) -> View:
            served = _in_transaction(view, media_types_of(view))
            describe(served, rule, limited=self.limited)
            super(Blueprint, self).route(rule, **options)(served)
            return view

        return serve

    def register_views_in_doc(self, api: Any, *arguments: Any, **named: Any) -> None:
        """Have the views described once somebody asks for the description."""
        api.describe_later(partial(super().register_views_in_doc, api, *arguments, **named))

    def arguments(self, schema: type[Input], location: str = "json", **kwargs: Any) -> Callable[[View], View]:
        """Give the view what the schema makes of the body, or of the query with `location="query"`."""
        if not issubclass(schema, Query if location == "query" else Body):
            raise TypeError(f"{schema.__name__} has to be a Query or a Body, which refuse what they don't know.")
        decorate: Callable[[View], View] = super().arguments(schema, location=location, **kwargs)
        return decorate

    def response(
        self, status_code: int, schema: Schema | type[Schema] | dict[str, Any] | None = None, **kw: Any
    ) -> Callable[[View], View]:
        """Answer with this status, and with what the schema makes of the view's value; a dict documents a Response."""
        respond: Callable[[View], View] = super().response(status_code, schema, **kw)

        def decorate(view: View) -> View:
            return respond(_refusing_rest(view, self.ARGUMENTS_PARSER))

        return decorate

    @staticmethod
    def takes_body(view: View) -> View:
        """Mark a view that reads the body by itself, such as a form; those of all others are read by a schema."""
        view.takes_body = True  # type: ignore[attr-defined]  # `wraps` hands it on to whatever is around the view.
        return view

    @staticmethod
    def answers_whatever_is_accepted(view: View) -> View:
        """Mark a view whose answer is for programs that look at its status alone, whatever they say they accept."""
        view.answers_whatever_is_accepted = True  # type: ignore[attr-defined]  # As above.
        return view

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


def _taken() -> set[str]:
    """The places in this request that a schema has read."""
    taken: set[str] = g.setdefault("taken", set())
    return taken


def take_all() -> None:
    """Refuse nothing more of this request: another one just like it was taken before."""
    _taken().update(("query", "json"))


def take_query() -> None:
    """Let the query of this request be taken as it is: the very same has been read by a schema before."""
    _taken().add("query")


def _refusing_rest(view: View, parser: ExactParser) -> View:
    @wraps(view)
    def refusing(*args: Any, **kwargs: Any) -> Any:
        parser.refuse_rest(request)
        return view(*args, **kwargs)

    return refusing  # type: ignore[return-value]  # `wraps` keeps the view's signature, which mypy can't see.


def _in_transaction(
    view: Callable[..., ResponseReturnValue], media_types: Sequence[str]
) -> Callable[..., ResponseReturnValue]:
    """Commit before the answer goes out; where the view raises, the session ends uncommitted.

    Whoever only looks need not know what became of a commit. Whoever accepts none of the media types is refused first.
    """

    @wraps(view)
    def committed(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        require_acceptable(media_types)
        answer = view(*args, **kwargs)
        Blueprint.ARGUMENTS_PARSER.refuse_rest(request)  # Of a view that says nothing of its response.
        if session_begun():
            finish = Session.commit if request.method in READING else commit_and_send
            finish(current_session())
        return answer

    return committed


def invalid_input(said: Any) -> InvalidInput:
    """The error that tells what a schema says of a value that doesn't fit."""
    return InvalidInput(dict(_by_field(said)))


def _by_field(said: Any, name: str = "") -> list[tuple[str, list[str]]]:
    """Nested messages of marshmallow -> (dotted name, sentences); `_schema` is the whole body."""
    if isinstance(said, dict):
        # What is said of an object as a whole, marshmallow says of its `_schema`.
        within = {key: "" if key == "_schema" else shown(key) for key in said}
        inner = [(".".join(filter(None, (name, within[key]))), value) for key, value in said.items()]
        return [pair for key, value in inner for pair in _by_field(value, key)]
    return [(name or "body", list(said) if isinstance(said, list) else [str(said)])]
