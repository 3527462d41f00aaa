"""What has drifted, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from finpulse.totals.drift_report import Drift, DriftReport


def drift_lines(report: DriftReport) -> Iterator[str]:
    """A line for each drift that the report has in full, and how many more there are."""
    for drift in report.drifts:
        yield f"  {_place(drift)}: kept {_figures(drift.kept)}; found {_figures(drift.found)}"
    if report.drifted > len(report.drifts):
        yield f"  and {report.drifted - len(report.drifts)} more."


def _place(drift: Drift) -> str:
    account = "" if drift.account_id is None else f", account {drift.account_id}"
    return f"{drift.table} of user {drift.owner_id}{account} {_figures(drift.key) if drift.key else ''}".rstrip()


def _figures(row: dict[str, Any] | None) -> str:
    return "no row" if row is None else ", ".join(f"{name} {value}" for name, value in row.items())
