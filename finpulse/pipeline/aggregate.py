"""totals -> the dashboard."""

from __future__ import annotations

from finpulse.analytics.dashboard import dashboard
from finpulse.analytics.scope import resolve_scope
from finpulse.pipeline.totals import settle_stats
from finpulse.pipeline.work import Batches, Work


def aggregate(work: Work) -> Batches:
    """Bring the user's figures up to the totals, and keep the dashboard as the job leaves it."""
    yield from ()  # A stage is a generator of batches, and this one is a single batch.
    settle_stats(work.session, work.owner_id)
    scope = resolve_scope(work.session, work.owner_id, None, None, None, None)
    return dashboard(work.session, scope)
