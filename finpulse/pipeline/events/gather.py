"""webhook_events -> an upload of JSON lines, with which an import begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import text

from finpulse.access.quota import Quota
from finpulse.config import read_settings
from finpulse.db.locks import lock_arrivals
from finpulse.errors import UnreadableFile
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import Job
from finpulse.pipeline.statement_work import statement_of
from finpulse.storage.uploads import Upload, UploadWriter

GATHER: Final = "gather"
# The kind of job that imports such events.
KIND: Final = "webhook"
_COME: Final = text("""
    SELECT content FROM webhook_events
    WHERE owner_id = :owner_id AND account_id = :account_id AND job_id = :job_id AND content IS NOT NULL ORDER BY id
""")
# From here on they stand in the upload. That they came is still known, so that they are not taken again.
_FORGET_CONTENT: Final = text("""
    UPDATE webhook_events SET content = NULL
    WHERE owner_id = :owner_id AND account_id = :account_id AND job_id = :job_id AND content IS NOT NULL
""")


def gather(work: Work) -> Batches:
    """Write what has come for this job into one upload, and forget it here.

    An upload whose attempt dies before the commit is an orphan, which the sweeper deletes. Raises UnreadableFile where
    the events are gone, as they are some weeks after their job was cancelled, and QuotaExceeded where their user has no
    room: they stay, and `retry` goes on with them.
    """
    job = work.session.get_one(Job, (work.owner_id, work.job_id))
    assert job.account_id is not None, "events are an account's"
    key = {"owner_id": work.owner_id, "account_id": job.account_id, "job_id": work.job_id}
    # Whoever saw the job waiting a moment ago has committed an event of it when this is ours.
    lock_arrivals(work.session, job.account_id)
    yield Checkpoint(done=0, total=1)
    events: Sequence[str] = work.session.scalars(_COME, key).all()
    if not events:
        raise UnreadableFile("The events of this job were kept for 30 days, and are gone.")
    settings = read_settings()
    coming = sum(len(lines.encode()) for lines in events)
    Quota(settings.user_storage, settings.user_jobs).check_storage(work.session, work.owner_id, coming)
    upload = _store(work.storage_url, events)
    work.session.add(statement_of(work.owner_id, work.job_id, job.account_id, upload))
    work.session.execute(_FORGET_CONTENT, key)
    return {"total": len(events), "saved": len(events), "errors": 0}


def _store(storage_url: str, events: Sequence[str]) -> Upload:
    writer = UploadWriter(storage_url, f"events-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.jsonl")
    for lines in events:
        writer.write(lines.encode())
    return writer.finish()
