"""The processes: workers for every queue, a sweeper and beat, and no lease of a worker that doesn't answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psutil
from sqlalchemy import Connection, text

from finpulse.cli.doctor.finding import Finding, failed, ok, warning
from finpulse.config import Settings
from finpulse.jobs.broker import OCR, QUEUES
from finpulse.jobs.queue import UNREACHABLE, served_queues
from finpulse.models import LIVE

SECONDS_TO_ANSWER: Final = 2.0
_LEASES: Final = text(f"""
    SELECT split_part(lease_holder, '/', 1) AS node, count(*) AS jobs, min(id) AS first
    FROM jobs WHERE {LIVE} AND lease_until > now() GROUP BY node ORDER BY node
""")
_CONNECTED: Final = text("SELECT count(*) FROM pg_stat_activity WHERE usename = :login")
_NIGHT: Final = text("SELECT max(finished_at) > now() - interval '26 hours' FROM reaggregations")


def worker_findings(connection: Connection | None, settings: Settings) -> Iterator[Finding]:
    """Workers by the queues that they serve, and the leases of those that don't answer."""
    try:
        served = served_queues(SECONDS_TO_ANSWER)
    except UNREACHABLE:
        yield failed("workers", "They can't be asked while the broker is away.", "Bring the broker back first.")
        return
    needed = set(QUEUES) if settings.ocr else set(QUEUES) - {OCR}
    lacking = sorted(needed - {queue for queues in served.values() for queue in queues})
    if lacking:
        yield failed(
            "workers",
            f"No worker answers for {', '.join(lacking)}; {_named(served)}.",
            "Start one: `python -m workers worker -Q " + ",".join(lacking) + "`; jobs wait and are not lost.",
        )
    else:
        yield ok("workers", f"{_named(served)}.")
    if connection is not None:
        yield _leases(connection, served)


def _named(served: dict[str, list[str]]) -> str:
    told = [f"{worker} serves {', '.join(sorted(queues)) or 'nothing'}" for worker, queues in sorted(served.items())]
    return "; ".join(told) or "none answers at all"


def _leases(connection: Connection, served: dict[str, list[str]]) -> Finding:
    held = connection.execute(_LEASES).all()
    silent = [f"{row.jobs} of {row.node} (the first is job {row.first})" for row in held if row.node not in served]
    if silent:
        return warning(
            "leases",
            f"Jobs are held by workers that don't answer: {'; '.join(silent)}.",
            "Look again in 15 s, after which an unrenewed lease is free; a worker that renews it and doesn't answer is "
            "cut off from the broker.",
        )
    return ok("leases", f"{sum(row.jobs for row in held)} jobs are in hand, each of a worker that answers.")


def sweeper_finding(connection: Connection | None, settings: Settings) -> Finding:
    """Whether a sweeper runs: here, or as a login of its own somewhere else."""
    if _runs_here("workers.sweeper", settings.home):
        return ok("sweeper process", "It runs on this machine.")
    login, others = urlsplit(settings.database_urls["sweeper"]).username, urlsplit(settings.database_url).username
    if connection is None or login == others:
        return warning(
            "sweeper process",
            "None runs on this machine, and none on another can be told from here.",
            "See that `python -m workers.sweeper` runs somewhere.",
        )
    if connection.scalar(_CONNECTED, {"login": login}):
        return ok("sweeper process", f"It is logged in as {login} from another machine.")
    return failed(
        "sweeper process",
        f"None runs on this machine, and nobody is logged in as {login}.",
        "Start `python -m workers.sweeper`; without it nothing that stands still is sent again.",
    )


def beat_finding(connection: Connection | None, settings: Settings) -> Finding:
    """Whether beat runs here, else whether its work was done."""
    if _runs_here("beat", settings.home):
        return ok("beat process", "It runs on this machine.")
    if connection is not None and connection.scalar(_NIGHT):
        return ok("beat process", "It does not run on this machine, and the last night's work was done.")
    done = "no night's work was done within 26 hours" if connection is not None else "what it has done is not known"
    return warning(
        "beat process",
        f"It does not run on this machine, and {done}.",
        "See that `python -m workers beat` runs somewhere; without it no totals are compared at night.",
    )


def _runs_here(argument: str, home: Path) -> bool:
    """Whether a process of this home has this among its arguments; what can't be looked into is none of ours."""
    for process in psutil.process_iter(["cmdline"]):
        arguments = process.info["cmdline"] or []
        if argument in arguments and any(name.startswith("workers") for name in arguments):
            with suppress(psutil.Error):
                if Path(process.cwd(), process.environ().get("FINPULSE_HOME") or ".finpulse") == home:
                    return True
    return False
