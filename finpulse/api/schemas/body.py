"""What all bodies that come in have in common."""

from __future__ import annotations

from marshmallow import RAISE

from finpulse.api.schemas.inputs import Input


class Body(Input):
    """A JSON object of known fields."""

    noun = "field"

    class Meta:
        """Nothing else is taken; the documentation says so too."""

        unknown = RAISE

    error_messages = {"type": "It takes a JSON object."}  # noqa: RUF012 - marshmallow declares it so.
