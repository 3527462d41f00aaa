"""The address of a list of transactions -> what it selects, and its filters as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from flask_babel import gettext as _
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.http.paging import after
from finpulse.api.schemas.transactions.selection import TransactionArgs
from finpulse.categorisation.categories import named_selection
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session
from finpulse.periods import month_end, month_start
from finpulse.transactions.filters import Selection
from finpulse.transactions.orders import ListOrder, Place, read_place
from finpulse.web.category_marks import category_name
from finpulse.web.formats import day, month, short_day
from finpulse.web.formats import number as amount

LIST: Final = "/transactions"
# What is no filter: where one is in the list.
PLACE: Final = ("cursor", "limit")


class Chip(NamedTuple):
    """A filter in words, and the address of the list without it."""

    text: str
    without: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the selection, its order, the place to go on behind, and the fields as they were."""

    selection: Selection
    order: ListOrder
    after: Place | None
    fields: Mapping[str, str]

    def address(self, *without: str, **changes: str) -> str:
        """The address of the same list without some of its fields, and with others."""
        kept = {name: value for name, value in self.fields.items() if name not in without and name not in PLACE}
        query = urlencode({**kept, **changes})
        return f"{LIST}?{query}" if query else LIST


def asked_by(query: Mapping[str, str]) -> Asked:
    """What a query asks for; fields that are left empty ask for nothing. Raises InvalidInput."""
    fields = {name: value.strip() for name, value in query.items() if value.strip()}
    try:
        args: dict[str, Any] = TransactionArgs().load(fields)
    except ValidationError as error:
        raise refused(error) from error
    order: ListOrder = args["order"]
    place = after(args["cursor"], lambda *parts: read_place(order, parts))
    return Asked(named_selection(current_session(), owner_id(), args["selection"]), order, place, fields)


def refused(error: ValidationError) -> InvalidInput:
    """What a schema says of values that can't be used."""
    said = error.messages if isinstance(error.messages, dict) else {"fields": error.messages}
    return InvalidInput({str(name): list(_sentences(one)) for name, one in said.items()})


def _sentences(said: Any) -> Iterator[str]:
    """The sentences of a field, also of one within others."""
    if isinstance(said, str):
        yield said
    for one in said.values() if isinstance(said, Mapping) else () if isinstance(said, str) else said:
        yield from _sentences(one)


def chips_of(asked: Asked, accounts: Mapping[int, str], filename: str | None) -> list[Chip]:
    """The filters but the words that are searched for, which stand in their field. `filename` is the import's."""
    return [Chip(text, asked.address(*names)) for names, text in _told(asked.selection, accounts, filename)]


def days_told(start: date | None, end: date | None) -> str:
    """A stretch of days in words; a whole month by its name."""
    if start and end:
        if start == month_start(end) and end == month_end(end):
            return month(start)
        return f"{short_day(start) if start.year == end.year else day(start)} – {day(end)}"
    if start:
        return str(_("from %(day)s", day=day(start)))
    assert end is not None, "one of them is given"
    return str(_("until %(day)s", day=day(end)))


def _told(asked: Selection, accounts: Mapping[int, str], filename: str | None) -> Iterator[tuple[tuple[str, ...], str]]:
    if asked.start or asked.end:
        yield ("from", "to"), days_told(asked.start, asked.end)
    if asked.min_amount is not None or asked.max_amount is not None:
        yield ("min_amount", "max_amount"), _amounts_told(asked.min_amount, asked.max_amount)
    words: dict[str, Callable[[Any], str]] = {
        "account_id": lambda account_id: accounts.get(account_id, _("another account")),
        "kind": lambda kind: kinds()[kind.kind],
        "category": category_name,
        "merchant": lambda merchant: merchant or _("no merchant named"),
        "currency": str,
        "tag": lambda tag: f"#{tag}",
        "job_id": lambda _job_id: _("from %(file)s", file=filename or _("an import")),
        "processed": lambda is_processed: _("added up") if is_processed else _("not added up yet"),
    }
    for name, told in words.items():
        if (value := getattr(asked, name)) is not None:
            yield (name,), told(value)


def kinds() -> dict[str, str]:
    """The kinds of money in words."""
    return {
        "spending": _("Spending"),
        "income": _("Income"),
        "external": _("Income and spending"),
        "transfer": _("Between your own accounts"),
    }


def _amounts_told(least: Decimal | None, most: Decimal | None) -> str:
    if least is not None and most is not None:
        return f"{amount(least)} … {amount(most)}"
    if least is not None:
        return str(_("%(amount)s or more", amount=amount(least)))
    assert most is not None, "one of them is given"
    return str(_("%(amount)s or less", amount=amount(most)))
