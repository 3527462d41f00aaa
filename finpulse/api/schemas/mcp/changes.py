"""Tools that change something: a statement to be imported, and a transaction to be edited."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

from marshmallow import ValidationError, fields, post_load, validates_schema

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Id, Secret, Text
from finpulse.api.schemas.transactions.changes import TransactionChanges

CONTENTS: Final = ("content", "content_base64")


class StatementArguments(Body):
    """A statement as a file, and the account that it is of."""

    filename = Text(required=True, least=1, most=255, metadata={"description": "Such as `may.csv`."})
    content = Secret(metadata={"description": "The file, where it is text."})
    content_base64 = Secret(metadata={"description": "The file in base64, where it is no plain text."})
    account_id = Id(load_default=None, metadata={"description": "Without it, the rows go to the default account."})

    @validates_schema
    def one_content(self, data: dict[str, Any], **_: object) -> None:
        """Refuse a statement without its file, and with two."""
        if sum(name in data for name in CONTENTS) != 1:
            raise ValidationError(f"It takes one of {' and '.join(CONTENTS)}.", CONTENTS[0])

    @post_load
    def decoded(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The file's bytes in the place of its text."""
        if "content" in data:
            return {**data, "content": data["content"].encode()}
        try:
            return {**data, "content": base64.b64decode(data.pop("content_base64"), validate=True)}
        except (binascii.Error, ValueError) as error:
            raise ValidationError("This is no base64.", CONTENTS[1]) from error


class EditArguments(Body):
    """What is to be different about which transaction."""

    transaction_id = Id(required=True)
    changes = fields.Nested(TransactionChanges, required=True)
    remember = fields.Boolean(
        load_default=True,
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Whether a category or merchant holds for that merchant from now on."},
    )
