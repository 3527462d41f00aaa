"""The walls that keep rows from being lost or doubled, each as the change of the code that takes it away."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scripts.chaos.code_trees import Change

RUNNER: Final = "finpulse/jobs/runner.py"
LEASE: Final = "finpulse/jobs/lease.py"
PROGRESS: Final = "finpulse/pipeline/progress.py"

# Calls at the moment that lost rows, and batches so small that a short job has many; nothing else is changed.
MOMENTS: Final = (
    Change("finpulse/pipeline/chunks/raw_chunks.py", "CHUNK_ROWS: Final = 20_000", "CHUNK_ROWS: Final = 2_000"),
    Change("finpulse/transfers/matching.py", "BATCH_ROWS: Final = 20_000", "BATCH_ROWS: Final = 2_000"),
    Change("finpulse/categorisation/apply.py", "BATCH_ROWS: Final = 5_000", "BATCH_ROWS: Final = 2_000"),
    Change(
        RUNNER,
        "        session.execute(ASYNCHRONOUS_COMMIT)\n        session.commit()\n",
        "        session.execute(ASYNCHRONOUS_COMMIT)\n"
        "        blow = __import__('chaos_strike').before_commit(session, held, checkpoint)\n"
        "        session.commit()\n"
        "        __import__('chaos_strike').after_commit(blow)\n",
    ),
)

WALLS: Final[Mapping[str, tuple[Change, ...]]] = MappingProxyType(
    {
        "the fence": (
            Change(
                LEASE,
                "WHERE owner_id = :owner_id AND id = :job_id AND fence = :fence AND status = 'running' AND {condition}",
                "WHERE owner_id = :owner_id AND id = :job_id AND status = 'running' AND {condition}",
            ),
        ),
        "one connection an attempt": (
            Change(
                RUNNER,
                "        worker.engine.connect() as connection,\n"
                "        owner_session(connection, owner_id, expire_on_commit=False) as session,\n",
                "        owner_session(worker.engine, owner_id, expire_on_commit=False) as session,\n",
            ),
        ),
        "the watermark": (
            Change(
                PROGRESS,
                "    kept = Progress(*session.execute(KEPT, key_of(statement)).one())\n    _compare(statement, kept)\n",
                "",
            ),
            Change(
                "finpulse/categorisation/apply.py",
                "        _check_kept(work, asked)\n",
                "",
            ),
            Change(
                "finpulse/transfers/matching.py",
                ".where(*here, Statement.matched_to == after).values(",
                ".where(*here).values(",
            ),
        ),
        "the sums": (
            Change(
                PROGRESS,
                "    session.flush()\n"
                "    _compare(statement, Progress(*session.execute(CHUNKS, key_of(statement)).one()))\n",
                "",
            ),
            Change(PROGRESS, "    if statement.rows_cleaned != statement.rows_total:\n", "    if False:\n"),
            Change(
                PROGRESS,
                "    if without := statement.rows_total - rows_settled(statement):\n",
                "    if without := 0:\n",
            ),
            Change(
                "finpulse/jobs/chunk_claims.py",
                "        if chunks > 1 and not left:\n            left = count_left()\n",
                "",
            ),
        ),
        "the sweeper": (
            Change("finpulse/jobs/sweep.py", "    for job in stalled:\n", "    for job in stalled[:0]:\n"),
        ),
    }
)
