"""All stages that a job can have: those of the pipeline, and those that take away what imports have brought.

A removal is one transaction, as reading again is: nobody sees half of it, and one that dies or is cancelled has done
nothing. Between its batches only the lease is renewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from finpulse.errors import NotFound
from finpulse.imports.removal.close_account import closing
from finpulse.imports.undo import Removed, undoing
from finpulse.jobs.work import Batches, Checkpoint, Stage, Work
from finpulse.models import Job
from finpulse.pipeline.stages import STAGES


def undo(work: Work) -> Batches:
    """Undo the import that the job names; one that was undone already stays so."""
    job = _job(work)
    assert job.undoes is not None, "it was submitted so"
    return (yield from _in_batches(undoing(work.session, work.owner_id, job.undoes)))


def close(work: Work) -> Batches:
    """Close the account that the job names; one that is gone already stays so."""
    job = _job(work)
    assert job.closes is not None, "it was submitted so"
    return (yield from _in_batches(closing(work.session, work.owner_id, job.closes)))


def _job(work: Work) -> Job:
    job = work.session.get(Job, (work.owner_id, work.job_id))
    assert job is not None, "the runner has claimed it"
    return job


def _in_batches(removal: Iterable[Removed]) -> Batches:
    """Yield between two batches of a removal, of which none may be committed without the others."""
    rows = 0
    try:
        for removed in removal:
            rows = removed.done
            yield Checkpoint(done=removed.done, total=max(removed.done, removed.total), commits=False)
    except NotFound:
        return {"total": 0}  # Somebody else has removed it meanwhile.
    return {"total": rows}


ALL_STAGES: Final[Mapping[str, Stage]] = {**STAGES, "undo": Stage("undo", undo), "close": Stage("close", close)}
