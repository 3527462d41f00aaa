"""New transactions -> transfers between own accounts; totals -> the dashboard.

Nothing is added up here: load has brought the totals up to the transactions in the same commits.
"""

from __future__ import annotations

from typing import Any

from finpulse.analytics.basis.scope import resolve_scope
from finpulse.analytics.dashboard import dashboard
from finpulse.jobs.work import Batches, Work
from finpulse.models import Statement
from finpulse.pipeline.events.findings import announce_findings
from finpulse.pipeline.statement_work import own_statement
from finpulse.totals.user_stats import settle_stats
from finpulse.transfers.matching import match_transfers
from finpulse.transfers.reconsider import Found


def aggregate(work: Work) -> Batches:
    """Link transfers among what the job has brought, and keep the dashboard as the stage's result, with how many.

    A job without a statement looks through everything that nobody has matched yet, and settles the user's figures.
    """
    own = own_statement(work)
    if own is not None:
        return (yield from aggregate_statement(work, own))
    found = yield from match_transfers(work, None)
    settle_stats(work.session, work.owner_id)
    return _result(work, found)


def aggregate_statement(work: Work, statement: Statement) -> Batches:
    """The same for one statement alone; load and matching have settled the user's figures."""
    found = yield from match_transfers(work, statement)
    announce_findings(work.session, statement)
    return _result(work, found)


def _result(work: Work, found: Found) -> dict[str, Any]:
    """The dashboard; what is only proposed waits for its user's word, so that the job has to say that there is any."""
    return {**dashboard(work.session, resolve_scope(work.session, work.owner_id)), "transfers": found._asdict()}
