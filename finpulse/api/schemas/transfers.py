"""Transfers between own accounts."""

from __future__ import annotations

from marshmallow import Schema, fields

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Choice, Figure, Id, Moment, Word
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.transactions.transaction_out import TransactionOut
from finpulse.models import TRANSFER_STATES


class TransferArgs(PageArgs):
    """Which of one's transfers."""

    state = Choice(
        TRANSFER_STATES,
        load_default="linked",
        metadata={"description": "`linked`; `proposed`, which waits for a word of yours; or `refused`."},
    )


class NewTransfer(Body):
    """Two transactions that are one transfer."""

    out_id = Id(required=True, metadata={"description": "The transaction by which money left one account."})
    in_id = Id(required=True, metadata={"description": "The one by which it came into another.", "example": 2})


class TransferOut(Schema):
    """A transfer: both sides, and what made them one."""

    id = fields.Integer(attribute="transfer.id", required=True)
    state = Word(TRANSFER_STATES, attribute="transfer.state", required=True)
    out = fields.Nested(TransactionOut, required=True)
    into = fields.Nested(TransactionOut, data_key="in", required=True)
    evidence = fields.String(attribute="transfer.evidence", required=True)
    days_apart = fields.Integer(attribute="transfer.days_apart", required=True)
    rate = Figure(
        attribute="transfer.rate",
        required=True,
        allow_none=True,
        metadata={"description": "Money in for one unit of money out; null within one currency."},
    )
    created_at = Moment(attribute="transfer.created_at", required=True)
