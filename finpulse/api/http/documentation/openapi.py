"""/openapi.json: what is really served, from the schemas that serve it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http import HTTPStatus
from inspect import cleandoc
from typing import Any, Final

from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from flask import Flask
from flask_smorest import Api
from marshmallow import Schema, fields
from werkzeug.routing import IntegerConverter

from finpulse import __version__
from finpulse.api.auth.guards import SECURITY_SCHEMES
from finpulse.api.schemas.body import Changes
from finpulse.api.schemas.fields import AMOUNT_DIGITS, Amount, Figure, Hex, Money
from finpulse.api.schemas.inputs import Input
from finpulse.api.schemas.problem import Problem
from finpulse.problems.problem_types import general_type
from finpulse.server.refusals import PROBLEM

DESCRIPTION: Final = (
    "Any bank's statement in, exact figures out. Errors are application/problem+json; lists are paged by "
    "`limit` and the `cursor` in the Link header; background work answers 202 and the address of its job."
)
# How our own fields look from outside.
TYPES: Final = ((Money, "string"), (Hex, "string"), (Figure, "number"))
_WHOLE, _DECIMALS = AMOUNT_DIGITS
# What a string has to look like, and between which numbers a number lies.
AMOUNT_BOUNDS: Final = {
    "pattern": rf"^[+-]?0*[0-9]{{1,{_WHOLE}}}(\.[0-9]{{1,{_DECIMALS}}}0*)?$",
    "exclusiveMinimum": -(10**_WHOLE),
    "exclusiveMaximum": 10**_WHOLE,
}


class IdConverter(IntegerConverter):
    """An id in an address; more digits than PostgreSQL's bigint has lead to no page."""

    regex = r"[0-9]{1,18}"


class DescribedSchemas(OpenAPIConverter):
    """Schemas with their docstrings; only what comes in is closed, so that answers may get new fields."""

    def field2property(self, field: fields.Field[Any]) -> dict[str, Any]:
        """A field as JSON Schema has it; money comes in as text or as a number."""
        described: dict[str, Any] = super().field2property(field)
        if isinstance(field, Amount):
            described["type"] = ["string", "number", *(["null"] if field.allow_none else [])]
            described |= AMOUNT_BOUNDS
        return described

    def schema2jsonschema(self, schema: Schema) -> dict[str, Any]:
        """A schema as JSON Schema has it."""
        described: dict[str, Any] = super().schema2jsonschema(schema)  # type: ignore[no-untyped-call]  # apispec tells none.
        if not isinstance(schema, Input):
            described.pop("additionalProperties", None)
        if isinstance(schema, Changes):
            described["minProperties"] = 1
        if said := type(schema).__doc__:
            described.setdefault("description", cleandoc(said))
        return described


class SchemaPlugin(MarshmallowPlugin):
    """apispec's plugin with our descriptions."""

    Converter = DescribedSchemas


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest ships no types.
    """Documents errors as problems; finpulse.api.http.problems answers them.

    Views are described when the description is first asked for: it takes a tenth of a start, and few starts need it.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._to_describe: list[Callable[[], None]] = []
        self._describing = threading.Lock()

    def describe_later(self, describe: Callable[[], None]) -> None:
        """Have this called before anybody sees the description."""
        self._to_describe.append(describe)

    def _openapi_json(self) -> Any:
        with self._describing:
            while self._to_describe:
                self._to_describe.pop(0)()
        return super()._openapi_json()

    def _register_error_handlers(self) -> None:
        """Leave them to finpulse.api.http.problems, which handles those of all routes."""

    def _register_pagination_header(self) -> None:
        """Say nothing of flask-smorest's own paging, which we don't use."""

    def _register_responses(self) -> None:
        content = {"content": {PROBLEM: {"schema": Problem}}}
        for status in HTTPStatus:
            said = general_type(status).title if status >= HTTPStatus.BAD_REQUEST else status.phrase
            self.spec.components.response(status.name, {"description": f"{said}.", **content}, lazy=True)
        self.spec.components.response("DEFAULT_ERROR", {"description": "What went wrong.", **content}, lazy=True)


def document(app: Flask) -> Any:
    """The flask-smorest Api that blueprints are registered with."""
    app.url_map.converters["id"] = IdConverter
    app.config.update(
        API_TITLE="Fin-Pulse",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        API_SPEC_OPTIONS={
            "info": {
                "description": DESCRIPTION,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
                "contact": {"name": "Whoever runs this service"},
            },
            # The host is that under which a client has found this document.
            "servers": [{"url": "/", "description": "This service."}],
            "components": {"securitySchemes": SECURITY_SCHEMES},
        },
    )
    api = ProblemApi(spec_kwargs={"marshmallow_plugin": SchemaPlugin()})
    for field, kind in TYPES:
        api.register_field(field, kind, None)
    api.init_app(app)
    return api
