"""The first page: the month, what of it is proven, and where the money went; or what to begin with."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlencode

from flask import request
from flask_babel import gettext as _
from flask_babel import ngettext

from finpulse.analytics.basis.scope import Scope, resolve_scope
from finpulse.analytics.month import MonthView, month_view
from finpulse.api.auth.guards import owner_id
from finpulse.extensions import current_session
from finpulse.periods import month_end, month_start, months_before
from finpulse.proofs.months.calendar import ProofRow, proof_calendar
from finpulse.users import find_user, today_in
from finpulse.web.blueprint import page
from finpulse.web.category_marks import category_name, hue
from finpulse.web.charts.bars import bar_chart
from finpulse.web.charts.flow import FlowChart, FlowPart, flow_chart
from finpulse.web.frame import my_accounts, show
from finpulse.web.query import currency_of, id_of, month_of, parameters
from finpulse.web.recurring_found import recurring_found
from finpulse.web.standing_out import standing_out
from finpulse.web.views.sample_page import sample_account

PARAMETERS: Final = {"month": month_of, "currency": currency_of, "account_id": id_of}
MOST_CATEGORIES, MOST_PAYERS, MOST_MERCHANTS = 7, 2, 8
# So far ahead is told what is coming.
AHEAD: Final = timedelta(days=14)


@page("/")
def show_home() -> str:
    """The month that is asked for, else the latest that has something."""
    asked = parameters(PARAMETERS)
    scope = _scope(asked)
    view = month_view(current_session(), scope)
    if asked["month"] is None and not view.is_known and not any(month.net is not None for month in view.trend):
        return show("pages/welcome.html")
    months = bar_chart(view.trend)
    return show(
        "pages/home.html",
        view=view,
        scope=scope,
        proof=_proof(scope),
        has_sample=sample_account() is not None,
        flow=_flow(view),
        bars=months,
        insights=standing_out(view),
        mine=my_accounts()[0],
        earlier=_address(scope, months_before(scope.start, 1)),
        later=_address(scope, month_end(scope.start) + timedelta(days=1)),
        has_later=month_start(scope.today) > scope.start,
        rows_of=_Rows(scope),
        at_month=lambda month: _address(scope, month),
        in_currency=lambda code: _address(scope, scope.start, currency=code),
        at_account=lambda account_id: _address(scope, scope.start, account_id=account_id),
        MOST_CATEGORIES=MOST_CATEGORIES,
        MOST_MERCHANTS=MOST_MERCHANTS,
    )


@page("/home/coming")
def show_coming() -> str:
    """What recurs and is due within two weeks: a part of the first page, asked for when that is there."""
    asked = parameters({"currency": currency_of, "account_id": id_of})
    scope = _scope({**asked, "month": None})
    until = scope.today + AHEAD
    due = [
        {**each, "signed": each["amount"] if each["kind"] == "income" else -each["amount"]}
        for each in recurring_found(scope)
        if each["state"] != "ended" and each["next_date"] and scope.today <= each["next_date"] <= until
    ]
    due.sort(key=lambda each: (each["next_date"], each["merchant"]))
    by_currency = sorted(due, key=lambda each: each["currency"])
    expected = [
        (code, sum((each["signed"] for each in of_code), Decimal(0)))
        for code, of_code in groupby(by_currency, key=lambda each: each["currency"])
    ]
    return show("parts/coming.html", due=due, expected=expected, today=scope.today, until=until)


class _Rows:
    """Addresses of lists: the rows of the month in the currency and the account, whose sum is a figure."""

    def __init__(self, scope: Scope) -> None:
        self._about = {"from": scope.start, "to": scope.end, "currency": scope.currency, "account_id": scope.account_id}

    def __call__(self, **narrower: Any) -> str:
        asked = {**narrower, **self._about}
        return "/transactions?" + urlencode({name: value for name, value in asked.items() if value is not None})


def _scope(asked: dict[str, Any]) -> Scope:
    """The scope of the month that is asked for; the current one ends today."""
    session, month = current_session(), asked["month"]
    start = end = None
    if month is not None:
        today = today_in(find_user(session, owner_id()).time_zone)
        start, end = month, month_end(month)
        if month == month_start(today):
            end = today
    return resolve_scope(session, owner_id(), start, end, asked["account_id"], asked["currency"])


def _address(scope: Scope, month: date, **other: Any) -> str:
    """The first page of another month, and whatever else is other."""
    currency = request.args.get("currency") or None
    asked = {"month": f"{month:%Y-%m}", "currency": currency, "account_id": scope.account_id, **other}
    return "/?" + urlencode({name: value for name, value in asked.items() if value is not None})


def _proof(scope: Scope) -> list[ProofRow]:
    """What of the month is proven, an account a row; accounts without anything of it are left out."""
    session = current_session()
    mine, proofs = my_accounts()
    chosen = [each for each in mine if each.is_active and scope.account_id in (None, each.id)]
    rows = proof_calendar(session, chosen, [scope.start], scope.today, proofs)
    return [row for row in rows if row.cells[0].state != "later"][::-1]


def _flow(view: MonthView) -> FlowChart | None:
    """Income, refunds, and what was taken from savings, on the way to what was spent and left over."""
    rows = _Rows(view.scope)
    refunded = sum((line.amount for line in view.refunded), Decimal(0))
    net = view.figures["net_cash_flow"]
    sources = [
        FlowPart(line.name, line.amount, None, rows(kind="income", merchant=line.name))
        for line in view.payers[:MOST_PAYERS]
    ]
    named = sum((part.amount for part in sources), Decimal(0))
    rest = view.figures["total_income"] - named
    more = ngettext("%(num)s more", "%(num)s more", max(len(view.payers) - MOST_PAYERS, 1))
    sources += [
        FlowPart(name, amount, None, rows(kind=kind))
        for name, amount, kind in (
            (more if named else _("Income"), rest, "income"),
            (_("Refunds"), refunded, "spending"),
            (_("From savings"), -net, "external"),
        )
        if amount > 0
    ]
    return flow_chart(sources, _sinks(view, rows, net))


def _sinks(view: MonthView, rows: _Rows, net: Decimal) -> list[FlowPart]:
    shown, hidden = view.categories[:MOST_CATEGORIES], view.categories[MOST_CATEGORIES:]
    sinks = [FlowPart(_("Left over"), net, None, rows(kind="external"))] if net > 0 else []
    sinks += [
        FlowPart(category_name(line.name), line.amount, hue(line.name), rows(category=line.name, kind="spending"))
        for line in shown
    ]
    if hidden:
        rest = sum((line.amount for line in hidden), Decimal(0))
        name = ngettext("%(num)s more", "%(num)s more", len(hidden))
        sinks.append(FlowPart(name, rest, 0, rows(kind="spending")))
    return sinks
