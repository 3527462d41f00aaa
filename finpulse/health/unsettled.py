"""Completed imports with rows of which nobody knows what became: there must be none, and so it is looked for."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import UNSETTLED

# By the job's number alone, which no other owner's job has: whoever counts may not see whose they are.
COUNT: Final = text(f"""
    SELECT count(*) AS imports, min(job_id) AS first
    FROM statements JOIN jobs ON jobs.id = job_id
    WHERE jobs.status = 'completed' AND {UNSETTLED}
""")


class Unsettled(NamedTuple):
    """How many such imports there are, and the first of them, if any."""

    imports: int
    first: int | None


def unsettled_imports(session: Session) -> Unsettled:
    """Those of all owners, from an index that has no others."""
    return Unsettled(*session.execute(COUNT).one())
