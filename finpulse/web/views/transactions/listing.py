"""The list of transactions: what the address selects, its sums, day by day; sums that take a while come alone."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from flask import Response, request

from finpulse.api.auth.guards import owner_id
from finpulse.categorisation.categories import list_categories
from finpulse.exports.formats import FORMATS
from finpulse.exports.running import begin_export
from finpulse.extensions import current_session, db
from finpulse.models import Statement, Transaction
from finpulse.periods import ONE_DAY
from finpulse.transactions import search
from finpulse.transactions.currency_sums import CurrencySums
from finpulse.transactions.orders import ListOrder, written
from finpulse.transactions.sums import sums_of, sums_of_rows
from finpulse.web.blueprint import is_fragment, page
from finpulse.web.frame import my_accounts, show
from finpulse.web.views.transactions.asked import Asked, asked_by, chips_of, kinds
from finpulse.web.views.transactions.day_groups import DayGroup, grouped_by_day

PAGE_ROWS: Final = 60
# What no totals tell of longer stretches is fetched behind the page: of a long history it takes a second.
DAYS_AT_ONCE: Final = 31


@page("/transactions")
def list_transactions() -> str | Response:
    """The list; as a fragment, what of it changes with the filter, or with `more` the rows of the next page."""
    asked = asked_by(request.args.to_dict())
    session, owner = current_session(), owner_id()
    found = search.list_transactions(session, owner, asked.selection, PAGE_ROWS + 1, asked.after, asked.order)
    rows = found[:PAGE_ROWS]
    about = {
        "asked": asked,
        "groups": _days(asked, found) if asked.order.by == "date" else [],
        "rows": rows,
        "earlier": _next(asked, found),
        "names": account_names(),
        "sums": _sums(asked, rows, is_all=asked.after is None and len(found) <= PAGE_ROWS),
    }
    if is_fragment():
        part = "days" if asked.after is not None else "list"
        return _shown_at(asked, show(f"parts/transactions/{part}.html", **about, **_filters(asked)))
    return show("pages/transactions.html", **about, **_filters(asked))


def _shown_at(asked: Asked, part: str) -> Response:
    """A part of the list, with the address that the browser is to have: without fields that ask for nothing."""
    is_search = request.headers.get("HX-Trigger") == "filters"
    return Response(part, headers={"HX-Push-Url": asked.address()} if is_search else {})


@page("/transactions/sums")
def show_sums() -> str:
    """The sums of what the address selects."""
    asked = asked_by(request.args.to_dict())
    sums = sums_of(current_session(), owner_id(), asked.selection)
    if is_fragment():
        return show("parts/transactions/sums.html", sums=sums, asked=asked)
    return show("pages/transaction_sums.html", sums=sums, asked=asked, **_filters(asked))


@page("/transactions.csv")
def download_transactions() -> Response:
    """All rows that the address selects, in its order, as a file that can be imported again."""
    asked, export = asked_by(request.args.to_dict()), FORMATS["csv"]
    running = begin_export(db.engine, owner_id(), asked.selection, asked.order, export)
    headers = {"Content-Disposition": f'attachment; filename="transactions-{datetime.now(UTC):%Y-%m-%d}.csv"'}
    response = Response(running.pieces, headers=headers, mimetype=export.media_type)
    response.call_on_close(running.close)
    return response


def account_names() -> dict[int, str]:
    """The names of the accounts that the user has, by their ids."""
    return {one.id: one.name for one in my_accounts()[0]}


def category_names() -> list[str]:
    """The names of the categories that the user has."""
    return [category.name for category in list_categories(current_session(), owner_id())]


def _filters(asked: Asked) -> dict[str, Any]:
    """What the form above the list needs."""
    names, job_id = account_names(), asked.selection.job_id
    statement = current_session().get(Statement, (owner_id(), job_id)) if job_id is not None else None
    chips = chips_of(asked, names, statement.filename if statement else None)
    return {"chips": chips, "kinds": kinds(), "categories": category_names(), "accounts": names}


def _sums(asked: Asked, rows: Sequence[Transaction], *, is_all: bool) -> list[CurrencySums] | None:
    """The sums where they take no time; None where they are fetched behind the page."""
    if is_all:
        return sums_of_rows(rows, asked.selection)
    start, end = asked.selection.start, asked.selection.end
    is_short = start is not None and end is not None and end - start < DAYS_AT_ONCE * ONE_DAY
    # There are a hundred times as many totals of merchants as of categories.
    at_once = is_short or (asked.selection.is_told_by_totals and asked.selection.merchant is None)
    return sums_of(current_session(), owner_id(), asked.selection) if at_once else None


def _days(asked: Asked, found: Sequence[Transaction]) -> list[DayGroup]:
    """The page's days; the first may have rows on the page before, and the last on the one behind."""
    rows = found[:PAGE_ROWS]
    cut = {rows[0].date} if rows and asked.after is not None else set()
    if len(found) > PAGE_ROWS:
        cut.add(rows[-1].date)
    return grouped_by_day(current_session(), owner_id(), asked.selection, rows, cut)


def _next(asked: Asked, found: Sequence[Transaction]) -> str | None:
    """The address of the next page, None on the last one."""
    if len(found) <= PAGE_ROWS:
        return None
    return asked.address(cursor=_cursor(asked.order, found[PAGE_ROWS - 1]))


def _cursor(order: ListOrder, row: Transaction) -> str:
    place = json.dumps(written(order.key(row)), separators=(",", ":"))
    return base64.urlsafe_b64encode(place.encode()).decode()
