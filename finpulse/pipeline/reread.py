"""a statement -> the same statement by another reading, at once or not at all."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from finpulse.errors import InvalidInput, UnreadableFile
from finpulse.jobs.work import Batches, Checkpoint, Work, invite_nobody
from finpulse.models import Job, Statement
from finpulse.pipeline.import_stages import IMPORT
from finpulse.pipeline.ingest import keep, open_statement
from finpulse.pipeline.kept_edits import Edits, delete_again, kept_edits, restore_edits, take_deletions
from finpulse.pipeline.progress import rows_settled
from finpulse.pipeline.reading_decision import ReadingDecision, hints_for, revise_decision
from finpulse.pipeline.scans.statement_file import while_waiting
from finpulse.pipeline.statement_work import hold, key_of, touch_account
from finpulse.pipeline.unload import unlink_transfers, unload
from finpulse.sources.reading import OVERLAP
from finpulse.sources.reading_json import reading_from_json
from finpulse.sources.revision.memory import header_fingerprint
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transfers.kept_decisions import KeptDecision, kept_decisions, restore_decisions

# How many of its stages a statement has been through, by its state.
HOW_FAR: Final = {"ingested": 1, "transformed": 2, "loaded": 4}
# What of a job's changes are cells in the place of rows that could not be read, by their lines.
MENDED: Final = "mended"
# How finely the progress of the whole is told.
UNITS: Final = 1000
STATUS: Final = text("SELECT status FROM jobs WHERE owner_id = :owner_id AND id = :job_id")
RETELL: Final = text("""
    UPDATE jobs SET step_results = step_results || :steps, updated_at = now()
    WHERE owner_id = :owner_id AND id = :job_id
""").bindparams(bindparam("steps", type_=JSONB))


class CarriedOver(NamedTuple):
    """What its user has written on a statement's rows, and decided about their transfers."""

    edits: Edits
    decisions: Sequence[KeptDecision]


def reread(work: Work) -> Batches:
    """Replace what a job has brought by what its upload is under the changed reading.

    Nothing is committed before all of it is done; meanwhile only the lease is renewed. Raises UnreadableFile where
    the file can't be read that way, and then everything is as it was.
    """
    with totals_change(work.session, work.owner_id) as change:
        statement, changes = _target(work)
        mended = changes.pop(MENDED, {})
        statement.mended = {**statement.mended, **mended}
        decision = yield from _decide(work, statement, changes)
        if decision.reading != statement.reading or OVERLAP in changes or mended or _must_be_replaced(statement):
            yield from _replace(work, change, statement, decision)
        else:
            keep(work.session, statement, decision)
        work.session.flush()
        touch_account(work.session, statement)
    return {"total": statement.rows_total, "inserted": statement.rows_inserted, "duplicates": statement.rows_duplicate}


def _target(work: Work) -> tuple[Statement, dict[str, Any]]:
    """The statement, locked until the commit, and what is to be different about its reading."""
    job = work.session.get(Job, (work.owner_id, work.job_id))
    assert job is not None, "the runner has claimed it"
    assert job.rereads is not None, "it was submitted so"
    statement = work.session.get(Statement, (work.owner_id, job.rereads))
    status = work.session.scalar(STATUS, {"owner_id": work.owner_id, "job_id": job.rereads})
    if statement is None or status != "completed":
        raise UnreadableFile(f"Job {job.rereads} is {status or 'gone'}; only a completed one can be read again.")
    hold(work.session, statement)
    return statement, dict(job.changes or {})


def _decide(work: Work, statement: Statement, changes: dict[str, Any]) -> Generator[Checkpoint, None, ReadingDecision]:
    assert statement.reading is not None, "a completed job has a reading"
    header = statement.header_fingerprint or header_fingerprint(reading_from_json(statement.reading))
    hints = hints_for(work.session, work.owner_id, statement.account_id)
    now = ReadingDecision(statement.reading, statement.questions, header, statement.confirmed)
    with open_statement(work, statement) as file:
        try:
            return (yield from while_waiting(file, revise_decision(now, file, changes, hints)))
        except InvalidInput as misfit:
            raise UnreadableFile(f"The file can't be read that way. {misfit}") from misfit


def _must_be_replaced(statement: Statement) -> bool:
    """Whether the very same reading brings more: rows that were lost, or a proof, which earlier versions lack."""
    lacks_rows = statement.state == "loaded" and rows_settled(statement) != statement.rows_total
    return lacks_rows or (statement.proof is None and statement.state in ("transformed", "loaded"))


def _replace(
    work: Work, change: TotalsChange, statement: Statement, decision: ReadingDecision
) -> Generator[Checkpoint, None, None]:
    """Unload what the statement has brought, and take it through its stages again, as far as it had come."""
    how_far = HOW_FAR[statement.state]
    decisions = kept_decisions(work.session, statement)
    unlink_transfers(change, statement)
    edits, deletions = kept_edits(work.session, statement), take_deletions(work.session, statement)
    lines = max(statement.lines, 1)
    for line in unload(change, statement):
        yield _checkpoint(0, how_far + 1, line / lines)
    keep(work.session, statement, decision)
    yield from _repeat_stages(work, change, statement, how_far, CarriedOver(edits, decisions))
    delete_again(change, statement, deletions)


def _repeat_stages(
    work: Work, change: TotalsChange, statement: Statement, how_far: int, kept: CarriedOver
) -> Generator[Checkpoint, None, None]:
    """Repeat the statement's stages, and let the job that brought it tell what they have done now.

    What its user had edited is restored before transfers are matched, since matching respects it.
    """
    steps = {}
    alone = replace(work, invite=invite_nobody)  # All of it is one transaction, of which no sibling sees anything.
    for number, stage in enumerate(IMPORT[:how_far], 1):
        result = yield from _as_part(stage.of_statement(alone, statement), number, how_far + 1)
        steps[stage.name] = {"status": "completed", "result": result, "logs": [f"done again by job {work.job_id}"]}
        if stage.name == "transform":
            _refuse_empty_result(statement)
        if stage.name == "load":
            restore_edits(change, statement, kept.edits)
            restore_decisions(change, statement, kept.decisions)
    work.session.flush()
    work.session.execute(RETELL, {**key_of(statement), "steps": steps})


def _as_part(batches: Batches, part: int, parts: int) -> Generator[Checkpoint, None, dict[str, Any]]:
    """A stage as one of several parts of a greater whole."""
    while True:
        try:
            inner = next(batches)
        except StopIteration as done:
            result: dict[str, Any] = done.value
            return result
        yield _checkpoint(part, parts, inner.done / max(inner.total, 1))


def _checkpoint(part: int, parts: int, share: float) -> Checkpoint:
    """Between two batches of which neither may be committed without the other."""
    return Checkpoint(done=round(UNITS * (part + min(share, 1)) / parts), total=UNITS, commits=False)


def _refuse_empty_result(statement: Statement) -> None:
    """A reading under which no row is a transaction is a mistake, however it came about."""
    if statement.rows_total and statement.rows_cleaned == statement.rows_rejected + statement.rows_skipped:
        raise UnreadableFile(
            f"Read that way, none of the file's {statement.rows_total} rows is a transaction; all is as it was."
        )
