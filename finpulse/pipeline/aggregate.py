"""totals -> transfers, set apart -> the dashboard."""

from __future__ import annotations

from finpulse.analytics.dashboard import dashboard
from finpulse.analytics.scope import resolve_scope
from finpulse.pipeline.matching import match_transfers
from finpulse.pipeline.totals import settle_stats
from finpulse.pipeline.work import Batches, Work


def aggregate(work: Work) -> Batches:
    """Find transfers between own accounts, bring the user's figures up to the totals, and keep the dashboard."""
    linked = yield from match_transfers(work)
    # A job that has loaded rows has settled them in the same transaction.
    if linked or "load" not in work.stages:
        settle_stats(work.session, work.owner_id)
    scope = resolve_scope(work.session, work.owner_id, None, None, None, None)
    return dashboard(work.session, scope)
