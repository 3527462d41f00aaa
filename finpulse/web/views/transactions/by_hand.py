"""A transaction that is added by hand, and rows that are deleted and brought back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from flask import Response, make_response, request
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.transactions.changes import NewTransaction
from finpulse.categorisation.categories import known_category
from finpulse.categorisation.deletions import delete_transactions, restore_transaction
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.models import Transaction
from finpulse.pipeline.manual_transactions import add_counted
from finpulse.transactions.lookup import find_transaction
from finpulse.users import today_of
from finpulse.web.blueprint import is_fragment, page, see_other
from finpulse.web.form_errors import form_errors
from finpulse.web.frame import my_accounts, show
from finpulse.web.views.transactions.asked import LIST
from finpulse.web.views.transactions.listing import category_names
from finpulse.web.views.transactions.typed import typed_amount

# The fields of the form as the API names them.
FIELDS: Final = ("currency", "date", "merchant", "description", "category", "account_id")
# So many rows at once are deleted or brought back: more than a page has.
MOST_ROWS: Final = 1_000


@page("/transactions/new")
def ask_for_transaction() -> Response:
    """The form; behind one that was added, with what it has become."""
    session, owner = current_session(), owner_id()
    added = request.args.get("added", "")
    row = find_transaction(session, owner, int(added)) if added.isdecimal() else None
    kept = {"date": str(row.date), "account_id": str(row.account_id)} if row else {}
    return _form({"date": str(today_of(session, owner)), "direction": "out", **kept}, added=row)


@page("/transactions/new", ["POST"])
def add_transaction() -> Response:
    """Add it, and let it count at once; then there is room for the next one."""
    form = request.form
    try:
        row = _added(form)
    except (InvalidInput, ValidationError) as error:
        return _form(form, 422, form_errors(error))
    return see_other(f"/transactions/new?added={row.id}")


@page("/transactions/delete", ["POST"])
def delete_rows() -> Response:
    """Delete rows; whoever has a script is told in a toast that brings them back, anybody else on a page."""
    ids = _ids(request.form.getlist("id"))
    delete_transactions(current_session(), owner_id(), ids)
    if not is_fragment():
        query = "&".join(f"id={each}" for each in ids)
        return see_other(f"/transactions/deleted?{query}")
    undo = {"action": "/transactions/restore", "name": _("Bring back"), "values": {"id": ids}}
    said = ngettext("%(num)s row deleted.", "%(num)s rows deleted.", len(ids))
    return _triggers({"toast": {"text": said, "undo": undo}, "rows-changed": True, "rows-gone": True})


@page("/transactions/deleted")
def show_deleted() -> str:
    """What was deleted just now, and the way back."""
    return show("pages/transactions_deleted.html", ids=_ids(request.args.getlist("id")))


@page("/transactions/restore", ["POST"])
def restore_rows() -> Response:
    """Bring rows back as they were, all of them or none."""
    ids = _ids(request.form.getlist("id"))
    for each in ids:
        restore_transaction(current_session(), owner_id(), each)
    if not is_fragment():
        return see_other(f"{LIST}/{ids[0]}" if len(ids) == 1 else LIST)
    said = ngettext("%(num)s row is back.", "%(num)s rows are back.", len(ids))
    return _triggers({"toast": said, "rows-changed": True})


def _added(form: Mapping[str, str]) -> Transaction:
    """What a form says, added. Raises ValidationError and InvalidInput, each by field."""
    size = abs(typed_amount(form.get("amount", ""), "amount"))
    if not size:
        raise InvalidInput({"amount": [escape(_("Nothing would move. Write how much it was."))]})
    given: dict[str, Any] = {name: form[name].strip() for name in FIELDS if form.get(name, "").strip()}
    given["amount"] = size if form.get("direction") == "in" else -size
    fields: dict[str, Any] = NewTransaction().load(given)
    if fields["category"]:
        fields["category"] = known_category(current_session(), owner_id(), fields["category"])
    return add_counted(current_session(), owner_id(), fields)


def _form(
    form: Mapping[str, str],
    status: int = 200,
    errors: dict[str, Markup] | None = None,
    added: Transaction | None = None,
) -> Response:
    mine, _proofs = my_accounts()
    html = show(
        "pages/transaction_new.html",
        form=form,
        errors=errors or {},
        added=added,
        accounts=[account for account in mine if account.is_active],
        names={account.id: account.name for account in mine},
        categories=category_names(),
    )
    return make_response(html, status)


def _ids(texts: list[str]) -> list[int]:
    """The rows that are meant, each once. Raises InvalidInput where there are none, or too many."""
    ids = list(dict.fromkeys(int(text) for text in texts if text.isdecimal()))
    if not 1 <= len(ids) <= MOST_ROWS:
        raise InvalidInput({"id": [_("Select rows first, %(most)s at most.", most=MOST_ROWS)]})
    return ids


def _triggers(events: dict[str, Any]) -> Response:
    """Nothing to show, and what the page is to do."""
    told = json.dumps(events).encode("ascii", "backslashreplace").decode()
    return Response("", headers={"HX-Trigger": told})
