"""A provider's event -> stored, and in a job that imports all that come to its account within a moment."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.counters.instruments import JOBS_SUBMITTED
from finpulse.credentials.webhook_secrets import new_webhook_secret
from finpulse.db.after_commit import after_commit
from finpulse.db.locks import lock_arrivals
from finpulse.errors import FinPulseError, Forbidden, NotFound
from finpulse.jobs.submission import new_job
from finpulse.models import WebhookEvent
from finpulse.pipeline.events.gather import GATHER, KIND
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.problems.problem_types import ProblemType
from finpulse.sealing.sealer import Sealer
from finpulse.webhooks.event_records import EventRecords, event_records
from finpulse.webhooks.public_ids import WebhookKey
from finpulse.webhooks.signatures import signed_event

# A stranger's guess is judged by a secret too, so that it takes as long as a provider's mistake.
_NOBODYS_SECRET: Final = new_webhook_secret()
_WITH_SECRETS: Final = text("""
    SELECT account_id, secret, CASE WHEN previous_until > now() THEN previous_secret END AS previous,
           EXISTS (SELECT 1 FROM users_table WHERE id = :owner_id AND locked_at IS NOT NULL) AS is_locked
    FROM webhooks WHERE owner_id = :owner_id AND id = :webhook_id
""")
_IS_KNOWN: Final = text("""
    SELECT EXISTS (
        SELECT 1 FROM webhook_events
        WHERE owner_id = :owner_id AND webhook_id = :webhook_id AND event_id = :event_id
    )
""")
# The job of the account that no worker has begun.
_OPEN_JOB: Final = text("""
    SELECT jobs.id FROM jobs JOIN webhook_events AS waiting
      ON waiting.owner_id = jobs.owner_id AND waiting.job_id = jobs.id
    WHERE jobs.owner_id = :owner_id AND waiting.account_id = :account_id AND waiting.content IS NOT NULL
      AND jobs.status = 'queued' AND jobs.stage = :stage AND NOT jobs.cancel_requested
    LIMIT 1
""")
# No message is sent: the sweeper sends one, and until then whatever else comes is in the same job.
_DELAY: Final = text("""
    UPDATE jobs SET sweep_after = now() + interval '2 seconds' WHERE owner_id = :owner_id AND id = :job_id
""")


def receive_event(
    session: Session,
    key: WebhookKey | None,
    headers: Mapping[str, str],
    body: bytes,
    sealer: Sealer,
    request_id: str | None,
) -> None:
    """Take an event in; one that has come before changes nothing.

    Raises NotFound for what is no webhook, Unauthenticated for a signature that doesn't hold, InvalidInput, and
    Forbidden where its user is locked out.
    """
    found = session.execute(_WITH_SECRETS, key._asdict()).one_or_none() if key else None
    if key is None or found is None:
        _judge_in_vain(headers, body, sealer)
        raise NotFound("There is no such webhook.")
    secrets = [sealer.open(sealed) for sealed in (found.secret, found.previous) if sealed is not None]
    records = event_records(signed_event(headers, body, secrets))
    if found.is_locked:
        raise Forbidden("An administrator has locked this account.", problem=ProblemType.ACCOUNT_LOCKED)
    lock_arrivals(session, found.account_id)
    # It may be closed at this very moment.
    account_for_import(session, key.owner_id, found.account_id)
    if not session.scalar(_IS_KNOWN, {**key._asdict(), "event_id": records.event_id}):
        _store(session, key, found.account_id, records, request_id)


def _judge_in_vain(headers: Mapping[str, str], body: bytes, sealer: Sealer) -> None:
    """Do what a real webhook would cost."""
    with suppress(FinPulseError):
        signed_event(headers, body, [sealer.open(sealer.seal(_NOBODYS_SECRET))])


def _store(session: Session, key: WebhookKey, account_id: int, records: EventRecords, request_id: str | None) -> None:
    values = {"owner_id": key.owner_id, "account_id": account_id, "stage": GATHER}
    job_id = session.scalar(_OPEN_JOB, values) or _new_job(session, key.owner_id, account_id, request_id)
    session.add(
        WebhookEvent(
            owner_id=key.owner_id,
            webhook_id=key.webhook_id,
            account_id=account_id,
            event_id=records.event_id,
            job_id=job_id,
            content=records.lines,
        )
    )


def _new_job(session: Session, owner_id: int, account_id: int, request_id: str | None) -> int:
    """A job that begins a moment later, and gathers then what has come for it."""
    job = new_job(owner_id, KIND, (GATHER, *STAGE_NAMES), "interactive", request_id, account_id)
    session.add(job)
    session.flush()
    session.execute(_DELAY, {"owner_id": owner_id, "job_id": job.id})
    after_commit(session, JOBS_SUBMITTED.labels(job.kind, job.queue).inc)
    return job.id
