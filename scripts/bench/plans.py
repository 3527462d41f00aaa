"""Runs a waiting job's stages in this process and prints the plan of each long statement, with times and buffers.

`python -m scripts.bench.plans OWNER_ID JOB_ID`, under the settings of a stack whose workers are stopped. PostgreSQL's
wheel has no auto_explain, so every statement is first run under EXPLAIN in a savepoint that is rolled back.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any, Final

from sqlalchemy import Connection, Engine, event

from finpulse.config import read_settings
from finpulse.db.engine import connect
from finpulse.jobs.runner import Worker, run_stage
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.pipeline.stages import STAGES

LONG: Final = 400  # characters; the statements that are worth a plan are long
PLANS_A_STATEMENT: Final = 2  # the first one finds everything cold
WORTH_TELLING: Final = 2.0  # ms
CHANGING: Final = ("WITH", "INSERT", "DELETE", "UPDATE")


def main() -> None:
    """Run all stages of the job, and print plans as they come."""
    owner_id, job_id = map(int, sys.argv[1:3])
    settings = read_settings()
    engine = connect(settings, pool_size=1, login="worker")
    _explain_long_statements(engine)
    for stage in STAGE_NAMES:
        print(f"== {stage}", flush=True)
        run_stage(Worker(engine, settings.storage_url), owner_id, job_id, STAGES[stage])


def _explain_long_statements(engine: Engine) -> None:
    seen: Counter[str] = Counter()

    @event.listens_for(engine, "before_cursor_execute")
    def explain(
        connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
    ) -> None:
        del connection, context
        if executemany or len(statement) < LONG or not statement.lstrip().startswith(CHANGING):
            return
        seen[statement] += 1
        if seen[statement] <= PLANS_A_STATEMENT:
            _print_plan(cursor, statement, parameters)


def _print_plan(cursor: Any, statement: str, parameters: Any) -> None:
    """Run the statement under EXPLAIN, take back what it did, and print where its time went if it took any."""
    cursor.execute("SAVEPOINT explained")
    # The statement is one of our own, on its way to the database anyway.
    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, WAL) {statement}", parameters)
    plan = [str(row[0]) for row in cursor.fetchall()]
    cursor.execute("ROLLBACK TO SAVEPOINT explained")
    cursor.execute("RELEASE SAVEPOINT explained")
    if float(plan[-1].split()[-2]) >= WORTH_TELLING:
        print(f"-- {' '.join(statement.split())[:120]} ...", *plan, "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
