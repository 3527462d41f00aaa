"""Categories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.categories import CategoryChanges, CategoryOut, NewCategory
from finpulse.api.schemas.paging import PageArgs
from finpulse.categorisation import categories
from finpulse.cleaning.taxonomy import DefaultCategory
from finpulse.extensions import current_session
from finpulse.models import Category

blueprint = Blueprint("categories", __name__, url_prefix="/categories", description="What money is for.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, CategoryOut(many=True), headers=LINK)
def list_categories(args: dict[str, Any]) -> tuple[Sequence[DefaultCategory | Category], dict[str, str]]:
    """List all categories: the defaults, then one's own by name."""
    place = after(args["cursor"], category_place)
    found = categories.category_page(current_session(), owner_id(), args["limit"] + 1, place)
    return page(found, args["limit"], categories.place_of)


@blueprint.route("", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewCategory)
@blueprint.response(201, CategoryOut)
@blueprint.alt_response(409, response="CONFLICT")
def create_category(fields: dict[str, Any]) -> Category:
    """Add a category of one's own."""
    return categories.add_category(current_session(), owner_id(), **fields)


@blueprint.route("/<id:category_id>", methods=["PATCH"])
@signed_in
@blueprint.arguments(CategoryChanges)
@blueprint.response(200, CategoryOut)
@blueprint.alt_response(409, response="CONFLICT")
def update_category(changes: dict[str, Any], category_id: int) -> Category:
    """Change a category of one's own."""
    return categories.change_category(current_session(), owner_id(), category_id, changes)


@blueprint.route("/<id:category_id>", methods=["DELETE"])
@signed_in
@blueprint.response(204)
@blueprint.alt_response(409, response="CONFLICT")
def delete_category(category_id: int) -> None:
    """Delete a category of one's own that no transaction is in."""
    categories.remove_category(current_session(), owner_id(), category_id)


def category_place(defaults: int, name: str) -> tuple[int, str]:
    """The place in the list that a cursor holds. Raises ValueError."""
    if number(defaults) < 0 or not isinstance(name, str):
        raise ValueError
    return defaults, name
