"""transactions -> totals, anew: compares what is kept with what follows from the rows, and repairs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict

import structlog
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.db.sessions import maintenance_session
from finpulse.totals.compare import suspected_months, suspected_owners, tune
from finpulse.totals.drift_report import Drift, DriftReport
from finpulse.totals.repair import repair_figures, repair_month
from finpulse.totals.stretches import PHASES, Phase, Stretch, all_stretches

log = structlog.get_logger()
Commit = Callable[[Session, list[Drift]], None]


def reaggregate(engine: Engine) -> DriftReport:
    """Rebuild every owner's totals here and now, stretch by stretch, while everything else goes on."""
    report = DriftReport()

    def commit(session: Session, drifts: list[Drift]) -> None:
        session.commit()
        report.add(drifts)

    with maintenance_session(engine) as session:
        for phase in PHASES:
            for stretch in all_stretches(session, phase):
                rows, accounts = rebuild(session, phase, stretch, commit)
                report.rows += rows
                report.accounts += accounts
    log.info("reaggregation.done", rows=report.rows, accounts=report.accounts, drifts=report.drifted)
    return report


def rebuild(session: Session, phase: Phase, stretch: Stretch, commit: Commit) -> tuple[int, int]:
    """Compare one stretch and repair what has drifted; returns how many transactions and accounts it has.

    Each repair is handed to `commit` with what it has repaired, and is undone where that raises. Nothing is locked
    unless something has drifted, and then an account for as long as one of its months takes.
    """
    tune(session)
    rows = accounts = 0
    repairs: list[Iterator[Drift]]
    if phase == "sums":
        rows, months = suspected_months(session, stretch)
        repairs = [repair_month(session, month) for month in months]
    else:
        accounts, owners = suspected_owners(session, stretch)
        repairs = [repair_figures(session, owner_id) for owner_id in owners]
    session.commit()
    for repair in repairs:
        drifts = list(repair)
        commit(session, drifts)
        for drift in drifts:
            log.warning("reaggregation.drift", **asdict(drift))
    return rows, accounts
