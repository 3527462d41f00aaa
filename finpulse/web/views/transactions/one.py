"""One transaction: where it comes from, and the forms that change it, in the list and on a page of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from flask import Response, g, make_response, request
from flask_babel import gettext as _
from flask_babel import ngettext
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.transactions.changes import TransactionChanges
from finpulse.categorisation import edits
from finpulse.categorisation.apply_jobs import submit_recategorisation
from finpulse.categorisation.corrections import apply_to_history, count_in_history
from finpulse.categorisation.edits import Edit
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.models import Transaction
from finpulse.transactions.lookup import find_transaction
from finpulse.web.blueprint import is_fragment, page, see_other
from finpulse.web.frame import show
from finpulse.web.views.transactions.asked import refused
from finpulse.web.views.transactions.listing import account_names, category_names
from finpulse.web.views.transactions.origin import origin_of
from finpulse.web.views.transactions.typed import typed_amount

# A split begins with so many parts to fill in.
PARTS: Final = 2
MOST_PARTS: Final = 12
# The fields of the form; what of them is not sent stays as it is.
TEXTS: Final = ("category", "merchant", "note")


@page("/transactions/<id:transaction_id>")
def show_transaction(transaction_id: int) -> str:
    """A transaction with its origin; as a fragment, beside the list."""
    return _shown(find_transaction(current_session(), owner_id(), transaction_id))


@page("/transactions/<id:transaction_id>/row")
def show_row(transaction_id: int) -> str:
    """The row as the list has it; with `edit`, with the form in it that changes category and merchant."""
    row = find_transaction(current_session(), owner_id(), transaction_id)
    if not is_fragment():
        return _shown(row)
    return _row(row, edits="edit" in request.args)


@page("/transactions/<id:transaction_id>/edit", ["POST"])
def edit_transaction(transaction_id: int) -> Response | str:
    """Change category, merchant, note or tags. What it teaches holds from now on; for earlier rows, it asks."""
    changes = _changes(request.form)
    row, _left = edits.edit_transaction(current_session(), owner_id(), transaction_id, Edit(changes))
    if request.headers.get("HX-Target") == "one":
        return make_response(_shown(row), {"HX-Trigger": "rows-changed"})
    if is_fragment():
        return _row(row, count=_alike(row, changes))
    count = _alike(row, changes)
    return see_other(f"/transactions/{row.id}" + (f"?earlier={count}" if count else ""))


@page("/transactions/<id:transaction_id>/history", ["POST"])
def apply_history(transaction_id: int) -> Response:
    """Let what the row was last given hold for earlier rows of its merchant too; of many, by a job."""
    session, owner = current_session(), owner_id()
    row = find_transaction(session, owner, transaction_id)
    if row.correction_id is not None:
        count = count_in_history(session, owner, row.correction_id)
        left = apply_to_history(session, owner, row.correction_id)
        if left is not None:
            submit_recategorisation(session, left, "apply-correction", g.request_id)
        return _told(ngettext("%(num)s earlier row changed.", "%(num)s earlier rows changed.", count))
    return _told(_("There was nothing left to change."))


@page("/transactions/<id:transaction_id>/split", ["POST"])
def split_transaction(transaction_id: int) -> Response | str:
    """Split it into the parts that the form has; with `whole`, put it together again."""
    row = find_transaction(current_session(), owner_id(), transaction_id)
    parts = [] if "whole" in request.form else _parts(row)
    edit = Edit({"splits": parts or None}, remember=False)
    changed, _left = edits.edit_transaction(current_session(), owner_id(), transaction_id, edit)
    if is_fragment():
        return make_response(_shown(changed), {"HX-Trigger": "rows-changed"})
    return see_other(f"/transactions/{transaction_id}")


@page("/transactions/selected", ["POST"])
def edit_selected() -> Response:
    """Give the rows that are selected a category or a tag; each is changed as by hand, and teaches nothing."""
    session, owner = current_session(), owner_id()
    changes = _changes(request.form)
    chosen = [int(text) for text in request.form.getlist("id") if text.isdecimal()]
    if not chosen:
        raise InvalidInput({"id": [_("Select rows first.")]})
    for number in chosen:
        tags = find_transaction(session, owner, number).tags or []
        more = [tag for tag in changes.get("tags") or () if tag.casefold() not in {one.casefold() for one in tags}]
        wanted = {**changes, "tags": [*tags, *more]} if more else {k: v for k, v in changes.items() if k != "tags"}
        edits.edit_transaction(session, owner, number, Edit(wanted, remember=False))
    return see_other(request.form.get("next") or "/transactions")


def _shown(row: Transaction) -> str:
    """The transaction beside the list, or on its own page."""
    template = "parts/transactions/one.html" if is_fragment() else "pages/transaction.html"
    return show(
        template,
        row=row,
        beside=is_fragment(),
        origin=origin_of(current_session(), row),
        names=account_names(),
        categories=category_names(),
        parts=_parts_to_fill(row),
        earlier=request.args.get("earlier", type=int),
    )


def _row(row: Transaction, *, edits: bool = False, count: int = 0) -> str:
    categories = category_names() if edits else ()
    return show(
        "parts/transactions/row.html", row=row, names=account_names(), edits=edits, count=count, categories=categories
    )


def _alike(row: Transaction, changes: Mapping[str, Any]) -> int:
    """How many earlier rows what was changed could hold for."""
    if row.correction_id is None or not changes.keys() & {"category", "merchant"}:
        return 0
    return count_in_history(current_session(), owner_id(), row.correction_id)


def _changes(form: Mapping[str, str]) -> dict[str, Any]:
    """What a form changes, as the API takes it. Raises InvalidInput."""
    given: dict[str, Any] = {name: form[name].strip() or None for name in TEXTS if name in form}
    if given.get("category", "") is None:
        del given["category"]  # No other one was chosen.
    if "tags" in form:
        given["tags"] = [tag.strip(" #") for tag in form["tags"].split(",") if tag.strip(" #")]
    try:
        changes: dict[str, Any] = TransactionChanges().load(given)
    except ValidationError as error:
        raise refused(error) from error
    return changes


def _parts(row: Transaction) -> list[dict[str, Any]]:
    """The parts of the form, each with the sign of the whole; the last one that has no amount gets what is left."""
    names, amounts = request.form.getlist("part_category"), request.form.getlist("part_amount")
    sign = -1 if row.amount < 0 else 1
    parts = [
        (name, sign * abs(typed_amount(text, "part_amount")) if text.strip() else None)
        for name, text in zip(names, amounts, strict=False)
        if name
    ]
    rest = row.amount - sum((amount for _name, amount in parts if amount is not None), Decimal(0))
    given: list[dict[str, Any]] = []
    for name, amount in parts:
        given.append({"category": name, "amount": rest if amount is None else amount, "note": None})
        rest = Decimal(0) if amount is None else rest
    return given


def _parts_to_fill(row: Transaction) -> list[dict[str, Any]]:
    parts = row.parts
    first = parts or [{"category": row.category, "amount": None}]
    empty: list[dict[str, Any]] = [{"category": "", "amount": None}] * max(1, PARTS - len(first))
    return [*first, *empty][:MOST_PARTS]


def _told(sentence: str) -> Response:
    """Say it in a toast, and let the list show the rows as they are now."""
    if not is_fragment():
        return see_other("/transactions")
    trigger = json.dumps({"toast": sentence, "rows-changed": True})
    return Response("", headers={"HX-Trigger": trigger.encode("ascii", "backslashreplace").decode()})
