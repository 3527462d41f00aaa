"""What all bodies that come in have in common."""

from __future__ import annotations

from marshmallow import Schema


class Body(Schema):
    """A JSON object of known fields."""

    error_messages = {  # noqa: RUF012 - marshmallow declares it so.
        "unknown": "There is no such field here.",
        "type": "It takes a JSON object.",
    }
