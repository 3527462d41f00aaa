"""The nightly re-aggregation over all that the database holds."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

from finpulse.embedded import launch
from scripts.bench.client import WentWrong
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.stack import Stack

LONGEST_SECONDS: Final = 600
# In a process of its own, since the pipeline reads the stack's settings from its environment.
NIGHTS: Final = """import json
from finpulse.config import read_settings
from scripts.bench.night import measure
if __name__ == "__main__":
    print(json.dumps(measure(read_settings().database_urls["owner"])))
"""


def measure(bench: Bench) -> Measured:
    """Whole nights by one process and by two in turns; the best of each counts."""
    if _transactions(bench.stack) < bench.sizes.rows:
        bench.user().bring(bench.statement(bench.sizes.rows))
    bench.stack.settle()
    rows = _transactions(bench.stack)
    bench.say(f"night: {rows:,} rows")
    rates = _rates(bench)
    one, two = rates["1"], rates["2"]
    what = f"nightly re-aggregation of {rows:,} rows"
    return Measured(
        [
            Figure(f"{what}, 2 processes", two, "rows/s", at_least=300_000),
            Figure(f"{what}, 2 processes", two, "rows/s", one, "1 process"),
        ],
        {"rows": rows, "rows a second by processes": rates},
    )


def _transactions(stack: Stack) -> int:
    with stack.connect() as connection:
        row = connection.execute("SELECT count(*) FROM transactions").fetchone()
    return int(str(row[0])) if row else 0


def _rates(bench: Bench) -> dict[str, float]:
    """Rows a second by the number of processes. Raises WentWrong with the last that a failure said."""
    program = bench.scratch("nights.py")
    program.write_text(NIGHTS, encoding="utf-8")  # A file, since processes that it spawns have to import it again.
    done = subprocess.run(
        [sys.executable, str(program)],
        cwd=launch.CHECKOUT,
        env=bench.stack.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    if done.returncode != 0:
        raise WentWrong(f"The nights ended with {done.returncode}: {done.stderr[-300:]}")
    rates: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return rates
