"""What a re-aggregation would repair, found without repairing it."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.db.sessions import maintenance_session
from finpulse.totals.compare import Suspect, suspected_months, suspected_owners, tune
from finpulse.totals.drift_report import DriftReport
from finpulse.totals.repair import repair_figures, repair_month
from finpulse.totals.stretches import all_stretches


def find_drift(engine: Engine) -> DriftReport:
    """Compare every owner's totals with the transactions, and change nothing.

    What has drifted is repaired and taken back, owner by owner, since balances and stats are right only where they
    follow from sums that are: for that long imports into these accounts wait.
    """
    report = DriftReport()
    with maintenance_session(engine) as session:
        for owner_id, months in _suspects(session, report).items():
            for month in months:
                report.add(list(repair_month(session, month)))
            report.add(list(repair_figures(session, owner_id)))
            session.rollback()
    return report


def _suspects(session: Session, report: DriftReport) -> dict[int, list[Suspect]]:
    """The owners something of whom has drifted, each with the months whose sums have."""
    suspects: dict[int, list[Suspect]] = {}
    tune(session)
    for stretch in all_stretches(session, "sums"):
        rows, months = suspected_months(session, stretch)
        report.rows += rows
        for month in months:
            suspects.setdefault(month.owner_id, []).append(month)
    for stretch in all_stretches(session, "figures"):
        accounts, owners = suspected_owners(session, stretch)
        report.accounts += accounts
        for owner_id in owners:
            suspects.setdefault(owner_id, [])
    session.rollback()
    return suspects
