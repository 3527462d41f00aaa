"""An import and the answers of a user with a long history, beside those of a user without one."""

from __future__ import annotations

import time
from collections import defaultdict
from http.client import HTTPConnection
from statistics import median
from typing import Any, Final
from urllib.parse import urlsplit

from scripts.bench.client import User, WentWrong
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.timing import p95_of_best_slice

SMALL: Final = 1_000
LARGEST_PART: Final = 1_000_000
ENDPOINTS: Final = ("dashboard", "user-stats", "job status")
Times = defaultdict[str, list[float]]


def measure(bench: Bench) -> Measured:
    """Grow one user's history step by step; at each, import and ask beside a user who has next to nothing."""
    grown, small = _Reader(bench), _Reader(bench)
    small.bring(SMALL)
    steps: list[dict[str, Any]] = []
    for history in bench.sizes.histories:
        bench.say(f"flat: {history:,} rows there already")
        while grown.rows < history:
            grown.bring(min(LARGEST_PART, history - grown.rows))
        bench.stack.settle()
        steps.append({"history": history, "import": _imports(bench, grown), "answers": _answers(bench, grown, small)})
    return Measured([*_import_figures(steps[-1]), *_answer_figures(steps[-1])], {"steps": steps})


class _Reader:
    """A user, how many rows there are, and a connection that is kept alive for asking."""

    def __init__(self, bench: Bench) -> None:
        self.rows = 0
        self.user: User = bench.user()
        self.job_id: Any = None  # of the largest statement
        self._largest = 0
        self._bench = bench
        address = urlsplit(self.user.url)
        self._connection = HTTPConnection(address.hostname or "", address.port, timeout=60)

    def bring(self, rows: int) -> float:
        """Seconds to import that many new rows."""
        statement = self._bench.statement(rows)
        job, seconds = self.user.bring(statement, pause=0.01 if rows <= SMALL else 0.1)
        statement.unlink()
        self.rows += rows
        if rows > self._largest:
            self._largest, self.job_id = rows, job["id"]
        return seconds

    def asked(self, endpoint: str) -> float:
        """Seconds until an endpoint has answered. Raises WentWrong for anything but a 200."""
        path = {"dashboard": "/analytics/dashboard", "user-stats": "/analytics/user-stats"}.get(
            endpoint, f"/etl/jobs/{self.job_id}"
        )
        started = time.perf_counter()
        self._connection.request("GET", path, headers={"Authorization": f"Bearer {self.user.token()}"})
        answer = self._connection.getresponse()
        answer.read()
        seconds = time.perf_counter() - started
        if answer.status != 200:
            raise WentWrong(f"{path} answered {answer.status}.")
        return seconds


def _imports(bench: Bench, grown: _Reader) -> Times:
    """Statements of 1,000 rows over four years, in turns into the history and into a new user's empty account."""
    times: Times = defaultdict(list)
    for _ in range(bench.sizes.repeats):
        times["history"].append(grown.bring(SMALL))
        times["empty"].append(_Reader(bench).bring(SMALL))
    return times


def _answers(bench: Bench, grown: _Reader, small: _Reader) -> dict[str, Times]:
    """Every endpoint in turns for both users, one request at a time."""
    times = {endpoint: Times(list) for endpoint in ENDPOINTS}
    for number in range(bench.sizes.requests + 5):
        for endpoint in ENDPOINTS:
            for name, reader in (("history", grown), ("small", small)):
                seconds = reader.asked(endpoint)
                if number >= 5:  # What comes first finds connections and caches cold.
                    times[endpoint][name].append(seconds)
    return times


def _import_figures(step: dict[str, Any]) -> list[Figure]:
    grown, empty = (median(step["import"][name]) for name in ("history", "empty"))
    what = f"{SMALL:,} rows into a user with {step['history']:,}"
    return [Figure(what, grown, "s", empty, "into an empty user", at_most=1.2)]


def _answer_figures(step: dict[str, Any]) -> list[Figure]:
    figures = []
    for endpoint, times in step["answers"].items():
        milliseconds = {name: [1000 * each for each in seconds] for name, seconds in times.items()}
        grown, small = median(milliseconds["history"]), median(milliseconds["small"])
        what = f"{endpoint} at {step['history']:,} rows"
        figures.append(Figure(f"{what}, median", grown, "ms", small, f"at {SMALL:,} rows", at_most=1.3))
        figures.append(Figure(f"{what}, p95", p95_of_best_slice(milliseconds["history"]), "ms", at_most=10))
    return figures
