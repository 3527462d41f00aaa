"""Categories: the defaults, and those that one has added, which can be named anew and taken away."""

from __future__ import annotations

from typing import get_args

from flask import Response, request
from flask_babel import gettext as _

from finpulse.api.auth.guards import owner_id
from finpulse.categorisation import categories
from finpulse.cleaning.taxonomy import Kind
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.models import Category
from finpulse.web.blueprint import page, see_other
from finpulse.web.frame import show

LONGEST_NAME = 80


@page("/categories")
def list_categories() -> str:
    """All categories by what kind of money they tell of."""
    listed = categories.list_categories(current_session(), owner_id())
    own = [each for each in listed if isinstance(each, Category)]
    return show("pages/categories.html", listed=listed, own={each.name: each.id for each in own}, kinds=get_args(Kind))


@page("/categories/add", ["POST"])
def add_category() -> Response:
    """Add one."""
    name, kind = request.form.get("name", "").strip(), request.form.get("kind", "spending")
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInput({"name": [_("A category needs a name of at most %(most)s letters.", most=LONGEST_NAME)]})
    if kind not in get_args(Kind):
        raise InvalidInput({"kind": [_("There is no such kind.")]})
    categories.add_category(current_session(), owner_id(), name, kind, _place_of(kind))
    return see_other("/categories")


@page("/categories/<id:category_id>/delete", ["POST"])
def delete_category(category_id: int) -> Response:
    """Take one's own away that no row is in."""
    categories.remove_category(current_session(), owner_id(), category_id)
    return see_other("/categories")


def _place_of(kind: str) -> str:
    """Where a category of a kind stands in Plaid's taxonomy, as long as its user says nothing else."""
    places = {"income": "INCOME", "transfer": "TRANSFER_OUT"}
    return places.get(kind, "GENERAL_MERCHANDISE")
