"""What all bodies that come in have in common."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, ValidationError, validates_schema

from finpulse.api.schemas.inputs import Input


class Body(Input):
    """A JSON object of known fields."""

    noun = "field"

    class Meta:
        """Nothing else is taken; the documentation says so too."""

        unknown = RAISE

    error_messages = {"type": "It takes a JSON object."}  # noqa: RUF012 - marshmallow declares it so.


class Changes(Body):
    """What is to be different of something: one field at least, or there is nothing to be done."""

    @validates_schema(skip_on_field_errors=True)
    def something(self, data: dict[str, Any], **_: object) -> None:
        """Refuse to change nothing."""
        if not data:
            names = ", ".join(field.data_key or name for name, field in self.load_fields.items())
            raise ValidationError(f"It takes at least one of {names}.")
