"""Accounts."""

from __future__ import annotations

from typing import Final, get_args

from marshmallow import Schema, fields

from finpulse.api.schemas.body import Body, Changes
from finpulse.api.schemas.fields import Amount, Choice, Currency, Moment, MoneyFigure, Text, Word
from finpulse.api.schemas.inputs import Query
from finpulse.balances.verdict import Verdict
from finpulse.imports.account_currency import RowsChoice
from finpulse.models import ACCOUNT_TYPES, PROVIDERS
from finpulse.proofs.account_proof import BalanceSource

VERDICTS: Final = get_args(Verdict)
BALANCE_SOURCES: Final = get_args(BalanceSource)


class NewAccount(Body):
    """An account to be."""

    name = Text(required=True, least=1, most=120)
    provider = Choice(PROVIDERS, required=True)
    account_type = Choice(ACCOUNT_TYPES, load_default="checking")
    currency = Currency(load_default=None, allow_none=True)
    opening_balance = Amount(load_default=None, allow_none=True)


class AccountChangeArgs(Query):
    """What a change of currency means for the rows that are there."""

    rows = Choice(
        get_args(RowsChoice),
        load_default=None,
        metadata={"description": "`reread`: statements taken for the old currency are read again in the new one."},
    )


class AccountChanges(Changes):
    """What may be changed."""

    name = Text(least=1, most=120)
    provider = Choice(PROVIDERS)
    account_type = Choice(ACCOUNT_TYPES)
    currency = Currency()
    opening_balance = Amount(
        allow_none=True, metadata={"description": "What was there before the first transaction; null: as proven."}
    )
    is_active = fields.Boolean(error_messages={"invalid": "It takes true or false."})


class BankBalanceOut(Schema):
    """The latest balance that a statement of the bank states."""

    amount = MoneyFigure(required=True)
    as_of = fields.Date(required=True)
    job_id = fields.Integer(required=True)


class AccountOut(Schema):
    """An account; the balance is its opening balance and all its counted transactions in its own currency."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    provider = Word(PROVIDERS, required=True)
    account_type = Word(ACCOUNT_TYPES, required=True)
    currency = fields.String(required=True)
    balance = MoneyFigure(required=True)
    opening_balance = MoneyFigure(required=True)
    balance_source = Word(
        BALANCE_SOURCES,
        required=True,
        metadata={"description": "Where the opening balance is from: `bank` statements, `set` by hand, or `sum`: 0."},
    )
    bank_balance = fields.Nested(BankBalanceOut, required=True, allow_none=True)
    proof = Word(VERDICTS, required=True, metadata={"description": "`proven`, `contradicted` or `unprovable`."})
    is_active = fields.Boolean(required=True)
    created_at = Moment(required=True)
    updated_at = Moment(required=True)


class SpanOut(Schema):
    """Days whose statements follow from each other, and the bank's balances at both ends."""

    from_ = fields.Date(required=True, data_key="from", attribute="from")
    to = fields.Date(required=True)
    opening = MoneyFigure(required=True, allow_none=True)
    closing = MoneyFigure(required=True, allow_none=True)
    verdict = Word(VERDICTS, required=True)
    job_ids = fields.List(fields.Integer(), required=True)


class GapOut(Schema):
    """What moved the account after one day and before another, and stands in no transaction."""

    after = fields.Date(required=True)
    before = fields.Date(required=True)
    difference = MoneyFigure(required=True)
    currency = fields.String(required=True)
    sentence = fields.String(required=True)


class AccountProofOut(Schema):
    """An account's time, from its first to its last statement."""

    verdict = Word(VERDICTS, required=True)
    opening_balance = MoneyFigure(required=True)
    balance_source = Word(BALANCE_SOURCES, required=True)
    currency = fields.String(required=True)
    spans = fields.List(fields.Nested(SpanOut), required=True)
    gaps = fields.List(fields.Nested(GapOut), required=True)


class Deleted(Schema):
    """That it is gone."""

    message = fields.String(required=True)
