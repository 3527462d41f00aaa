"""One statement through the API: upload, wait with a progress bar, and a line that says what became of its rows."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any, Final

import click

from finpulse.cli.client import Api
from finpulse.models import ENDED_STATUSES

OUTCOMES: Final = ("inserted", "duplicates", "rejected", "skipped")
POLL_SECONDS: Final = 0.25
REASONS_SHOWN: Final = 5


def import_statement(api: Api, file: Path, account_id: int | None = None) -> bool:
    """Import a file and say what came of it; whether the job completed."""
    job = api.send_file("/etl/run-csv", file, account_id=account_id)
    return follow(api, job)


def follow(api: Api, job: dict[str, Any]) -> bool:
    """Wait for a job's end, showing its progress on a terminal, and say what came of it; whether it completed."""
    job = _wait(api, job)
    name = job.get("filename") or f"job {job['id']}"
    if job["status"] != "completed":
        click.echo(f"{name}: {job['status']}. {(job.get('error') or {}).get('detail', '')}".rstrip())
        return False
    rows = job["rows"]
    click.echo(f"{name}: {rows['total']} rows, " + ", ".join(f"{rows[outcome]} {outcome}" for outcome in OUTCOMES))
    if rows["rejected"]:
        _show_rejected(api, job["id"], rows["rejected"])
    return True


def _wait(api: Api, job: dict[str, Any]) -> dict[str, Any]:
    label = job.get("filename") or "import"
    with click.progressbar(length=1000, label=label, show_eta=False, hidden=not sys.stdout.isatty()) as bar:
        while job["status"] not in ENDED_STATUSES:
            time.sleep(POLL_SECONDS)
            job = api.get(f"/etl/jobs/{job['id']}")
            bar.update(int(job["progress"] * 1000) - bar.pos)
    return job


def _show_rejected(api: Api, job_id: int, count: int) -> None:
    entries = api.get(f"/etl/jobs/{job_id}/rows", outcome="rejected", limit=REASONS_SHOWN)
    for entry in entries:
        click.echo(f"  line {entry['line']}: {entry['reason']}")
    if count > len(entries):
        click.echo(f"  and {count - len(entries)} more rejected: GET /etl/jobs/{job_id}/rows?outcome=rejected")
