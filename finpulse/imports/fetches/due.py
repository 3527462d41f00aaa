"""Recurring fetches that are due -> a job each, once, however many look at the same time."""

from __future__ import annotations

from typing import Final

import structlog
from sqlalchemy import ARRAY, BigInteger, Engine, bindparam, text
from sqlalchemy.orm import Session

from finpulse.access.quota import Quota
from finpulse.db.sessions import maintenance_session, owner_session
from finpulse.errors import TooManyJobs
from finpulse.imports.fetches.submit_fetch import fetching_job
from finpulse.jobs.submission import commit_and_send, submit
from finpulse.models import is_live

log = structlog.get_logger()

AT_ONCE: Final = 500
# Nothing is fetched for whoever is locked out; once they are let in again, what was missed is done once.
DUE: Final = text(f"""
    SELECT owner_id, array_agg(id) AS ids FROM (
        SELECT owner_id, id FROM fetches
        WHERE next_at <= now() AND paused_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM users_table WHERE users_table.id = fetches.owner_id AND locked_at IS NOT NULL
        )
        ORDER BY next_at LIMIT {AT_ONCE}
    ) AS due GROUP BY owner_id
""")
# The next time is counted on from the last one, so that it stays at its hour, by the clock of the time zone where it is
# told in days; what was missed meanwhile is done once. A fetch whose job has not ended waits for its next time.
CLAIM: Final = text(f"""
    UPDATE fetches SET updated_at = now(), next_at = (
        SELECT timezone(zone, min(at))
        FROM (SELECT step, CASE WHEN step < interval '1 day' THEN 'UTC' ELSE time_zone END AS zone
              FROM CAST(every AS interval) AS step) AS told,
             generate_series(timezone(zone, next_at) + step, timezone(zone, now()) + step, step) AS at
        WHERE at > timezone(zone, now()) GROUP BY zone
    )
    WHERE owner_id = :owner_id AND id IN (
        SELECT id FROM fetches
        WHERE owner_id = :owner_id AND id = ANY (:ids) AND next_at <= now() AND paused_at IS NULL
        FOR UPDATE SKIP LOCKED
    )
    RETURNING id, account_id, NOT EXISTS (
        SELECT 1 FROM jobs
        WHERE jobs.owner_id = :owner_id AND jobs.fetch_id = fetches.id AND {is_live("jobs")}
    ) AS is_free
""").bindparams(bindparam("ids", type_=ARRAY(BigInteger)))


def start_due_fetches(engine: Engine, user_jobs: int) -> int:
    """Make a job of each fetch that is due, owner by owner; returns how many there were."""
    with maintenance_session(engine) as session:
        due = session.execute(DUE).all()
    count = 0
    for owner_id, ids in due:
        with owner_session(engine, owner_id) as session:
            count += _start(session, owner_id, ids, Quota(stored=0, jobs=user_jobs))
            commit_and_send(session)
    if count:
        log.info("fetches.started", jobs=count)
    return count


def _start(session: Session, owner_id: int, ids: list[int], quota: Quota) -> int:
    """The jobs of one owner, who may have too many already: then these wait for their next time."""
    claimed = session.execute(CLAIM, {"owner_id": owner_id, "ids": ids}).all()
    started = 0
    for fetch in claimed:
        if not fetch.is_free:
            continue
        try:
            quota.check_job(session, owner_id)
        except TooManyJobs as full:
            log.warning("fetches.put_off", fetch_id=fetch.id, reason=str(full))
            break
        job = fetching_job(owner_id, fetch.account_id)
        job.fetch_id = fetch.id
        submit(session, job)
        started += 1
    return started
