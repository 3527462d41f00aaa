"""Accounts: what each bank states, the proof calendar, one of its months as an addition, and what would prove more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from finpulse import accounts
from finpulse.api.auth.guards import owner_id
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.models import Account
from finpulse.models.accounts import ACCOUNT_TYPES
from finpulse.periods import month_end, months_before
from finpulse.proofs.account_view import account_views
from finpulse.proofs.months.addition import MonthAddition, month_addition
from finpulse.proofs.months.calendar import CellState, ProofCell, ProofRow, calendar_months, proof_calendar
from finpulse.users import find_user, today_of
from finpulse.web.blueprint import page, see_other
from finpulse.web.frame import my_accounts, show
from finpulse.web.query import currency_of, id_of, month_of, parameters

PARAMETERS: Final = {"account_id": id_of, "month": month_of, "until": month_of}
# What is to be done about a state, the easiest first.
ORDER: Final[tuple[CellState, ...]] = ("ask", "off", "missing", "blank")
MOST_TO_DO: Final = 8
NAME_LENGTH: Final = 120


@dataclass(frozen=True, slots=True)
class ChosenMonth:
    """The month that is looked at, with its addition."""

    row: ProofRow
    cell: ProofCell
    addition: MonthAddition


@dataclass(frozen=True, slots=True)
class ToDo:
    """What would prove a month, or several months of an account that have the same trouble."""

    account: Account
    state: CellState
    cells: Sequence[ProofCell]


@page("/accounts")
def show_accounts() -> str:
    """The accounts, and the month of one of them: the one that is asked for, else the one that is in most trouble."""
    asked = parameters(PARAMETERS)
    session, owner = current_session(), owner_id()
    today = today_of(session, owner)
    months = calendar_months(asked["until"] or max(today, asked["month"] or today))
    newest_first, proofs = my_accounts()
    mine = newest_first[::-1]
    rows = proof_calendar(session, mine, months, today, proofs)
    return show(
        "pages/accounts.html",
        rows=rows,
        views={view["id"]: view for view in account_views(session, mine, proofs)},
        months=months,
        chosen=_chosen(rows, asked["account_id"], asked["month"]),
        to_do=_to_do(rows),
        stated=_stated(rows),
        proven=sum(cell.state == "proven" for row in rows for cell in row.cells),
        provable=sum(cell.state != "later" for row in rows for cell in row.cells),
        earlier=_address(until=months_before(months[0], 1)),
        later=_address(until=min(month_end(today), _months_behind(months[-1]))),
        has_later=months[-1] < today.replace(day=1),
        address=_cell_address,
        base_currency=find_user(session, owner).base_currency,
        kinds=ACCOUNT_TYPES,
        KIND_NAMES=_kind_names(),
        errors={},
    )


@page("/accounts/new", ["POST"])
def add_account() -> Response:
    """Add an account; statements that name none can then be put into it."""
    name = request.form.get("name", "").strip()
    kind = request.form.get("account_type", ACCOUNT_TYPES[0])
    if not 1 <= len(name) <= NAME_LENGTH or kind not in ACCOUNT_TYPES:
        raise InvalidInput({"name": [f"It takes 1 to {NAME_LENGTH} characters."]})
    try:
        currency = currency_of(request.form.get("currency", ""))
    except ValueError as error:
        raise InvalidInput({"currency": [str(error)]}) from error
    account = accounts.create_account(current_session(), owner_id(), name, "csv", kind, currency)
    return see_other(f"/accounts#account-{account.id}")


def _chosen(rows: Sequence[ProofRow], account_id: int | None, month: date | None) -> ChosenMonth | None:
    """The month that was asked for; else the latest of the worst state. Raises NotFound for another's account."""
    session = current_session()
    if account_id is not None:
        accounts.find_account(session, owner_id(), account_id)
    pairs = [(row, cell) for row in rows for cell in row.cells if account_id in (None, row.account.id)]
    wanted = [pair for pair in pairs if month is None or pair[1].month == month]
    known = [pair for pair in wanted if pair[1].state != "later"] or wanted
    if not known:
        return None
    rank = {"off": 0, "ask": 1, "missing": 2, "proven": 3, "blank": 4, "hand": 5, "later": 6}
    row, cell = min(known, key=lambda pair: (rank[pair[1].state], -pair[1].month.toordinal()))
    return ChosenMonth(row, cell, month_addition(session, row.account, cell.month))


def _to_do(rows: Sequence[ProofRow]) -> list[ToDo]:
    """Months to prove, the easiest first; those without balances are one thing to do for an account."""
    found = []
    for row in rows:
        troubled = sorted((cell for cell in row.cells if cell.state in ORDER), key=lambda cell: cell.state)
        for state, cells in groupby(troubled, key=lambda cell: cell.state):
            several = list(cells)
            found += (
                [ToDo(row.account, state, several)]
                if state == "blank"
                else [ToDo(row.account, state, [cell]) for cell in several]
            )
    found.sort(key=lambda each: (ORDER.index(each.state), -each.cells[-1].month.toordinal()))
    return found[:MOST_TO_DO]


def _stated(rows: Sequence[ProofRow]) -> list[tuple[str, Decimal]]:
    """What the banks state together, by currency."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        if row.bank_balance is not None and row.account.is_active:
            sums[row.account.currency] = sums.get(row.account.currency, Decimal(0)) + row.bank_balance.amount
    return sorted(sums.items())


def _months_behind(month: date) -> date:
    """The month a year behind."""
    return month.replace(year=month.year + 1)


def _address(**asked: date) -> str:
    return "/accounts?" + urlencode({name: f"{month:%Y-%m}" for name, month in asked.items()})


def _cell_address(account: Account, cell: ProofCell) -> str:
    about: dict[str, Any] = {"account_id": account.id, "month": f"{cell.month:%Y-%m}"}
    if until := request.args.get("until"):
        about["until"] = until
    return "/accounts?" + urlencode(about) + "#month"


def _kind_names() -> dict[str, str]:
    return {
        "checking": _("Checking"),
        "savings": _("Savings"),
        "credit_card": _("Credit card"),
        "cash": _("Cash"),
        "wallet": _("Wallet"),
        "loan": _("Loan"),
        "investment": _("Investment"),
    }
