"""The same bytes into the same account while a job of them is live: they are that job, however often they are sent."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.lookup import find_job
from finpulse.models import Job, is_live
from finpulse.storage.uploads import Upload

# Of several that come at once, each looks after the one before it has committed. Locks by two numbers are none of those
# by one, which are accounts.
_ONE_BY_ONE: Final = text("SELECT pg_advisory_xact_lock(1, hashtext(:account_id || encode(:sha256, 'hex')))")
_LIVE: Final = text(f"""
    SELECT jobs.id FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
    WHERE statements.owner_id = :owner_id AND statements.account_id = :account_id AND statements.sha256 = :sha256
      AND jobs.kind = :kind AND {is_live("jobs")} AND NOT jobs.cancel_requested
    ORDER BY jobs.id LIMIT 1
""")
# An account that has this upload and no other statement.
_NOTHING_ELSE: Final = text("""
    SELECT account_id FROM statements
    JOIN accounts ON accounts.owner_id = statements.owner_id AND accounts.id = account_id
    WHERE statements.owner_id = :owner_id AND NOT is_default
    GROUP BY account_id HAVING bool_and(sha256 = :sha256)
    ORDER BY account_id LIMIT 1
""")


def account_with_nothing_else(session: Session, owner_id: int, sha256: bytes) -> int | None:
    """The account into which these bytes were put, and no other statement; None where there is none."""
    account_id: int | None = session.scalar(_NOTHING_ELSE, {"owner_id": owner_id, "sha256": sha256})
    return account_id


def live_job_of(session: Session, owner_id: int, account_id: int, upload: Upload, kind: str) -> Job | None:
    """The unfinished job that does just this with these bytes, None where there is none.

    Until the commit nobody else is told so of the same bytes.
    """
    session.execute(_ONE_BY_ONE, {"account_id": str(account_id), "sha256": upload.sha256})
    values = {"owner_id": owner_id, "account_id": account_id, "sha256": upload.sha256, "kind": kind}
    job_id = session.scalar(_LIVE, values)
    return None if job_id is None else find_job(session, owner_id, job_id)
