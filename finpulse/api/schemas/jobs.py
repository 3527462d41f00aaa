"""Jobs, and the ledger of a statement's rows."""

from __future__ import annotations

from typing import Any, Final, get_args

from marshmallow import INCLUDE, Schema, fields, post_load, validate

from finpulse.api.schemas.body import Body
from finpulse.api.schemas.fields import Choice, Id, Moment, Seconds, Text, Word
from finpulse.api.schemas.imports.readings import AsKept, ReadingOut
from finpulse.api.schemas.inputs import Input, Query
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.problem import JobProblem
from finpulse.balances.verdict import Verdict
from finpulse.imports.job_list import JobSelection
from finpulse.imports.ledger import OUTCOMES
from finpulse.models import ENDED_STATUSES, JOB_KINDS, LIVE_STATUSES
from finpulse.proofs.sentences import CheckKind

LONGEST_WAIT = 30
MOST_MENDED = 100
CHECK_KINDS: Final = get_args(CheckKind)
VERDICTS: Final = get_args(Verdict)
JOB_STATUSES: Final = (*LIVE_STATUSES, *ENDED_STATUSES)
STEP_STATUSES: Final = ("queued", "running", "completed", "failed", "cancelled")


class WaitArgs(Query):
    """How long to wait for the job's end."""

    wait = Seconds(
        LONGEST_WAIT,
        load_default=0.0,
        metadata={"description": "Seconds to wait for the end; the answer is 200 with the finished job, else 202."},
    )


class ImportArgs(WaitArgs):
    """Where the rows go; without an account to the default one."""

    account_id = Id(load_default=None)


class RunArgs(ImportArgs):
    """Where the rows go, and which plan is to be run."""

    plan_id = Id(load_default=None, metadata={"description": "From a preview, which had the file already."})


class MendedRowIn(Body):
    """A rejected row as it is to be read."""

    line = Id(required=True, metadata={"description": "Where the row begins in the file."})
    cells = fields.List(fields.String(), required=True, metadata={"description": "All its cells, in their order."})


class RereadBody(Body):
    """Answers to the job's questions, overrides of its reading, mended rows; answers may also stand by themselves."""

    class Meta:
        """Whatever else is there answers the question of that name."""

        unknown = INCLUDE

    answers = fields.Dict(
        keys=fields.String(),
        load_default=dict,
        metadata={
            "description": "By what a question is `about`, one of its choices.",
            "example": {"date_order": "dmy"},
        },
    )
    reading = fields.Dict(
        keys=fields.String(),
        load_default=dict,
        metadata={
            "description": "Parts of the reading that are to be different: encoding, delimiter, quote, header_line, "
            "columns ([{index, role}]), amount_column (its index), date_order, decimal_mark, sign, year, currency, and "
            "the flags and signs of their columns."
        },
    )

    rows = fields.List(
        fields.Nested(MendedRowIn),
        load_default=list,
        validate=validate.Length(0, MOST_MENDED, error="It takes at most {max} rows."),
        metadata={"description": "Rejected rows with the cells that are to be read in their stead."},
    )

    @post_load
    def gather(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Answers from either place, beside the overrides and the mended rows by their lines."""
        overrides, answers = data.pop("reading"), data.pop("answers")
        mended = {row["line"]: row["cells"] for row in data.pop("rows")}
        return {"answers": {**data, **answers}, "overrides": overrides, "mended": mended}


class LedgerArgs(PageArgs):
    """Which rows of the file."""

    outcome = Choice(OUTCOMES, load_default=None)


class JobFields(Input):
    """Which jobs, wherever that is said."""

    status = Choice(LIVE_STATUSES + ENDED_STATUSES)
    kind = Choice(JOB_KINDS)
    account_id = Id()
    needs_review = fields.Boolean(error_messages={"invalid": "It takes true or false."})
    filename = Text(least=1, most=255, metadata={"description": "A part of the file's name, in either case."})

    @post_load
    def gather(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The filters as one selection, beside the page."""
        page = {"limit": data.pop("limit"), "cursor": data.pop("cursor")}
        return {**page, "selection": JobSelection(**data)}


class JobArgs(JobFields, PageArgs):
    """Which jobs."""


class StepResult(Schema):
    """What a stage has done."""

    status = Word(STEP_STATUSES, required=True)
    result = fields.Raw(required=True)
    logs = fields.List(fields.String())


class Rows(Schema):
    """The rows by their outcomes, which add up to the total."""

    total = fields.Integer(required=True)
    inserted = fields.Integer(required=True)
    duplicates = fields.Integer(required=True)
    rejected = fields.Integer(required=True)
    skipped = fields.Integer(required=True)


class QuestionOut(Schema):
    """What the file alone could not decide, the choices and what each means, and the one taken."""

    about = fields.String(required=True, metadata={"description": "The part of the reading that it is about."})
    text = fields.String(required=True)
    choices = fields.List(fields.String(), required=True)
    meanings = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    taken = fields.String(required=True)
    samples = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Dict(keys=fields.String(), values=fields.String())),
        metadata={"description": "The first rows of the file by each choice."},
    )
    answered = fields.Boolean(metadata={"description": "True once somebody has said so."})
    optional = fields.Boolean(
        metadata={"description": "True where the rows are read rightly whatever the answer: no reason for a review."}
    )


class CheckOut(Schema):
    """One thing that the statement says of its rows: of so many figures, so many hold."""

    kind = Word(
        CHECK_KINDS,
        required=True,
        metadata={"description": "running_balance, closing_balance, stated_total, stated_count or continuity."},
    )
    holds = fields.Integer(required=True)
    of = fields.Integer(required=True)
    sentence = fields.String(required=True)


class BreakOut(Schema):
    """Where the statement's figures contradict its rows; amounts are text."""

    line = fields.Integer(required=True)
    date = fields.String(required=True, allow_none=True)
    expected = fields.String(required=True)
    found = fields.String(required=True)
    difference = fields.String(required=True)
    sentence = fields.String(required=True)


class ProofOut(Schema):
    """Whether the statement's own figures prove its rows."""

    verdict = Word(
        VERDICTS,
        required=True,
        metadata={"description": "proven: something proves all rows; contradicted: something can't be true of them."},
    )
    checks = fields.List(fields.Nested(CheckOut), required=True)
    breaks = fields.List(fields.Nested(BreakOut), required=True)


class JobOut(Schema):
    """A job."""

    id = fields.Integer(required=True)
    kind = Word(JOB_KINDS, required=True)
    status = Word(JOB_STATUSES, required=True)
    user_id = fields.Integer(required=True)
    account_id = fields.Integer(required=True, allow_none=True)
    filename = fields.String(required=True, allow_none=True)
    progress = fields.Float(required=True, metadata={"description": "0 to 1."})
    steps_run = fields.List(fields.String(), required=True)
    step_results = fields.Dict(keys=fields.String(), values=fields.Nested(StepResult), required=True)
    rows = fields.Nested(Rows, required=True)
    inserted = fields.Integer(metadata={"description": "Rows stored; in finished jobs of upload-csv."})
    fetch_id = fields.Integer(metadata={"description": "The recurring fetch that this job is one of."})
    rereads = fields.Integer(metadata={"description": "The job whose statement this one reads again."})
    undoes = fields.Integer(metadata={"description": "The job whose import this one undoes."})
    closes = fields.Integer(metadata={"description": "The account that this job closes."})
    reading = AsKept(ReadingOut, required=True, allow_none=True)
    needs_review = fields.Boolean(
        required=True, metadata={"description": "Whether a question is open: `reread` takes the answers."}
    )
    questions = fields.List(fields.Nested(QuestionOut), required=True)
    proof = fields.Nested(ProofOut, required=True, allow_none=True)
    error = fields.Nested(JobProblem, required=True, allow_none=True)
    created_at = Moment(required=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
    total_duration = fields.Float(required=True, allow_none=True, metadata={"description": "Seconds."})


class LedgerRow(Schema):
    """What became of a row of the file; outcome and reason are null while no stage has decided."""

    line = fields.Integer(required=True)
    outcome = Word(OUTCOMES, required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    transaction_id = fields.Integer(required=True, allow_none=True)
    raw = fields.List(
        fields.String(),
        required=True,
        allow_none=True,
        metadata={"description": "The row's cells; null where they were deleted once their time was over."},
    )


class ProcessingStatus(Schema):
    """How much of a user's waits for the transform stage."""

    user_id = fields.Integer(required=True)
    total_transactions = fields.Integer(required=True)
    unprocessed_transactions = fields.Integer(required=True)
    processed_transactions = fields.Integer(required=True)
    processing_percentage = fields.Float(required=True)
    needs_processing = fields.Boolean(required=True)
    status = Word(("ready", "needs_transform"), required=True)
