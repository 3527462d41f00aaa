"""Tools that look something up: which rows, and a page of them."""

from __future__ import annotations

from typing import Final

from marshmallow import Schema, fields

from finpulse.api.schemas.accounts import AccountOut
from finpulse.api.schemas.body import Body
from finpulse.api.schemas.categories import CategoryOut
from finpulse.api.schemas.fields import Choice, Id, Text, Whole
from finpulse.api.schemas.jobs import JobFields, JobOut, LedgerRow
from finpulse.api.schemas.paging import LONGEST_CURSOR, MOST
from finpulse.api.schemas.transactions.selection import OrderedFields, SelectionFields
from finpulse.api.schemas.transactions.transaction_out import TransactionOut
from finpulse.imports.ledger import OUTCOMES

# What a model reads costs its user, so that it gets less at a time than a program does unless it asks for more.
USUAL_PAGE: Final = 50


class PlaceFields(Body):
    """How many rows, and after which."""

    limit = Whole(1, MOST, load_default=USUAL_PAGE)
    cursor = Text(
        least=1, most=LONGEST_CURSOR, load_default=None, metadata={"description": "`next_cursor` of the page before."}
    )


class SearchArguments(OrderedFields, PlaceFields):
    """Which transactions, in which order, and which page of them."""


class TotalsArguments(SelectionFields, Body):
    """Which transactions."""


class JobsArguments(JobFields, PlaceFields):
    """Which jobs."""


class AccountArguments(Body):
    """Which account."""

    account_id = Id(required=True)


class JobArguments(Body):
    """Which job."""

    job_id = Id(required=True)


class LedgerArguments(PlaceFields):
    """Which rows of which job's file."""

    job_id = Id(required=True)
    outcome = Choice(OUTCOMES, load_default=None)


class PagedOut(Schema):
    """A page of something, and what leads to the next."""

    next_cursor = fields.String(
        required=True, allow_none=True, metadata={"description": "For the next page; null where this is the last."}
    )


class TransactionsOut(PagedOut):
    """Transactions."""

    transactions = fields.List(fields.Nested(TransactionOut), required=True)


class AccountsOut(PagedOut):
    """Accounts."""

    accounts = fields.List(fields.Nested(AccountOut), required=True)


class CategoriesOut(PagedOut):
    """Categories."""

    categories = fields.List(fields.Nested(CategoryOut), required=True)


class JobsOut(PagedOut):
    """Jobs."""

    jobs = fields.List(fields.Nested(JobOut), required=True)


class LedgerOut(PagedOut):
    """Rows of a file, and what became of each."""

    rows = fields.List(fields.Nested(LedgerRow), required=True)
