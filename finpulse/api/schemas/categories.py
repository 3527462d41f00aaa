"""Categories."""

from __future__ import annotations

from typing import Final, get_args

from marshmallow import Schema, fields

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Choice, Text, Word
from finpulse.categorisation.categories import PRIMARY_CATEGORIES
from finpulse.cleaning.taxonomy import Kind

KINDS: Final[tuple[str, ...]] = get_args(Kind)


class NewCategory(Body):
    """A category of one's own; `pfc` is a primary category of Plaid's personal finance taxonomy."""

    name = Text(required=True, least=1, most=80)
    kind = Choice(KINDS, load_default="spending")
    pfc = Choice(PRIMARY_CATEGORIES, load_default="OTHER")


class CategoryChanges(Changes):
    """What may be changed; the name only while no transaction bears it."""

    name = Text(least=1, most=80)
    kind = Choice(KINDS)
    pfc = Choice(PRIMARY_CATEGORIES)


class CategoryOut(Schema):
    """A category; the id is null for the defaults, which can't be changed."""

    id = fields.Function(
        lambda category: getattr(category, "id", None), metadata={"type": ["integer", "null"], "example": None}
    )
    name = fields.String(required=True)
    kind = Word(KINDS, required=True)
    pfc = Word(PRIMARY_CATEGORIES, required=True)
