"""New transactions, and what may be changed about one."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Amount, Currency, Day, Id, Parsed, Text, shown
from finpulse.api.schemas.inputs import Query

MOST_TAGS: Final = 20
MOST_PARTS: Final = 50
MOST_ATTACHMENTS: Final = 20
# As clients check an address before it is sent.
_ADDRESS: Final = r"^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^\s\x00-\x1f]*)?$"
_BLANK: Final = re.compile(r"[\s\x00-\x1f]")


class Link(Text):
    """The address of something on the web, over https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=1, most=2000, metadata={"format": "uri", "pattern": _ADDRESS}, **kwargs)

    def parse(self, value: Any) -> str:
        address = super().parse(value)
        try:
            parts = urlsplit(address)
            good = parts.scheme == "https" and bool(parts.hostname) and not _BLANK.search(address)
        except ValueError:
            good = False
        if not good:
            raise ValidationError(f'"{shown(address)}" is no address that begins with https:// and a host.')
        return address


class Tags(Parsed, fields.List[str]):
    """A few words, each once in whatever case."""

    invalid = "It takes a list of texts."

    def __init__(self, *, most: int, longest: int = 40, **kwargs: Any) -> None:
        self.most, self.tag = most, Text(least=1, most=longest)
        sizes = {"maxItems": most, "uniqueItems": True}
        super().__init__(cls_or_instance=self.tag, metadata={**sizes, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> list[str]:
        if not isinstance(value, list):
            raise self.make_error("invalid")
        if len(value) > self.most:
            raise ValidationError(f"There are {len(value)} tags; it takes at most {self.most}.")
        tags = [self.tag.parse(one) for one in value]
        known: dict[str, str] = {}
        for tag in tags:
            if (other := known.setdefault(tag.casefold(), tag)) is not tag:
                raise ValidationError(f'"{shown(other)}" and "{shown(tag)}" are one tag; write it once.')
        return tags


class NewTransaction(Body):
    """A transaction to be; less than zero is money out."""

    amount = Amount(required=True)
    currency = Currency(load_default=None, allow_none=True)
    day = Day(data_key="date", load_default=None, allow_none=True)
    merchant = Text(load_default="", most=200)
    category = Text(load_default="", most=80)
    description = Text(load_default="", most=1000)
    account_id = Id(load_default=None, allow_none=True)


def a_few_parts(parts: list[object]) -> None:
    """Refuse a single part, which would be the whole, and too many; none are what there is without parts."""
    if len(parts) == 1 or len(parts) > MOST_PARTS:
        raise ValidationError(f"There are {len(parts)} parts; it takes 2 to {MOST_PARTS}, or none.")


class SplitIn(Body):
    """A part of a transaction, in the transaction's currency."""

    amount = Amount(required=True)
    category = Text(required=True, least=1, most=80)
    note = Text(load_default=None, most=1000, allow_none=True)


class AttachmentIn(Body):
    """A link to what belongs to a transaction, such as its receipt."""

    url = Link(required=True)
    title = Text(load_default=None, most=200, allow_none=True)


class TransactionChanges(Changes):
    """What may be changed; amount, currency and account are what the bank said."""

    category = Text(
        least=1,
        most=80,
        allow_none=True,
        metadata={"description": "One of those that GET /categories lists; null takes back what was given by hand."},
    )
    merchant = Text(most=200, allow_none=True)
    description = Text(most=1000, allow_none=True)
    day = Day(data_key="date")
    note = Text(most=1000, allow_none=True, metadata={"description": "Null takes it away."})
    tags = Tags(most=MOST_TAGS, allow_none=True)
    splits = fields.List(
        fields.Nested(SplitIn),
        allow_none=True,
        validate=a_few_parts,
        metadata={
            "description": "Parts whose sum is the amount, and which count in its stead. Null takes them away.",
            "anyOf": [{"maxItems": 0}, {"minItems": 2, "maxItems": MOST_PARTS}],
        },
    )
    attachments = fields.List(
        fields.Nested(AttachmentIn),
        allow_none=True,
        validate=validate.Length(0, MOST_ATTACHMENTS, error="It takes at most {max} links."),
    )

    @post_load
    def empty(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Null for a text that the database has as an empty one, and for lists without anything."""
        empty = {"merchant": "", "description": "", "tags": None, "splits": None, "attachments": None}
        return {name: value or empty.get(name) for name, value in data.items()}


class EditArgs(Query):
    """For whom else a change of category or merchant holds."""

    remember = fields.Boolean(
        load_default=True,
        error_messages={"invalid": "It takes true or false."},
        metadata={"description": "Whether a category or merchant holds for that merchant from now on."},
    )
    history = fields.Boolean(
        load_default=False,
        error_messages={"invalid": "It takes true or false."},
        metadata={
            "description": "Whether it holds for the merchant's earlier transactions, too. Where those are many, a "
            "job sees to them, and Location says which."
        },
    )

    @validates_schema
    def consistent(self, data: dict[str, Any], **_: object) -> None:
        """Refuse a history of what is not to be remembered."""
        if data["history"] and not data["remember"]:
            raise ValidationError("Only what is remembered can hold for earlier ones; leave remember out.", "history")
