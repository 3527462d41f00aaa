"""Categories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.schemas.categories import CategoryChanges, CategoryOut, NewCategory
from finpulse.categorisation import categories
from finpulse.cleaning.taxonomy import DefaultCategory
from finpulse.extensions import current_session
from finpulse.models import Category

blueprint = Blueprint("categories", __name__, url_prefix="/categories", description="What money is for.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.response(200, CategoryOut(many=True))
def list_categories() -> Sequence[DefaultCategory | Category]:
    """List all categories: the defaults, then one's own by name."""
    return categories.list_categories(current_session(), owner_id())


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
