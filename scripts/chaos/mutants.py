"""The walls taken away one by one and together, each before a blow aimed at it: is the run seen to fail?

Most walls stand behind another. Where one is taken away and the next one holds, that is said: either the next one has
to step in, which the check sees and calls a fault, or nothing happens, and only both together let something through.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

import psycopg
from redis import Redis

from finpulse.embedded import valkey
from scripts.chaos.audit import late_commits
from scripts.chaos.check import stepped_in
from scripts.chaos.code_trees import Change, changed_code
from scripts.chaos.historian import Historian
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.trials import ROWS, Bench, Trial
from scripts.chaos.users import Sender
from scripts.chaos.walls import MOMENTS, WALLS

FENCE, ONE_CONNECTION, WATERMARK, SUMS, SWEEPER = (
    "the fence",
    "one connection an attempt",
    "the watermark",
    "the sums",
    "the sweeper",
)
# So many are a job for the large statements' workers, of which there are two.
HISTORY_ROWS: Final = 24_000
CALM_SECONDS: Final = 60
# PostgreSQL may have written a commit to the disk before the blow, which then takes nothing.
TRIES: Final = 5
TAKEN_OVER_SECONDS: Final = 100
CLAIMED: Final = """
    SELECT job.lease_holder, count(lock.pid) FROM jobs AS job
    JOIN chaos_claims AS claim ON claim.job_id = job.id AND claim.fence = job.fence
    LEFT JOIN pg_locks AS lock ON lock.pid = claim.connection AND lock.locktype = 'advisory'
    WHERE job.id = %s AND job.status = 'running' AND job.lease_until > now() GROUP BY 1
"""
FENCE_OF: Final = "SELECT fence FROM jobs WHERE id = %s"
AT_LOAD: Final = "SELECT stage = 'load' FROM jobs WHERE id = %s"
TAKE_CHUNK: Final = """
    DELETE FROM clean_chunks WHERE job_id = %s
      AND first_line = (SELECT min(first_line) FROM clean_chunks WHERE job_id = %s)
"""


class Mutant(NamedTuple):
    """The walls that are taken away, the blow that is struck then, and whether the run has to be seen to fail."""

    without: tuple[str, ...]
    aim: str
    caught: bool


MUTANTS: Final = (
    *(Mutant((), aim, caught=False) for aim in ("frozen", "ingest", "recategorise", "chunk", "flushed")),
    Mutant((FENCE,), "frozen", caught=True),
    Mutant((SWEEPER,), "flushed", caught=True),
    Mutant((SUMS,), "chunk", caught=True),
    Mutant((SUMS,), "ingest", caught=False),
    Mutant((WATERMARK,), "ingest", caught=False),
    Mutant((WATERMARK,), "recategorise", caught=False),
    Mutant((ONE_CONNECTION,), "ingest", caught=True),
    Mutant((ONE_CONNECTION,), "recategorise", caught=True),
    Mutant((ONE_CONNECTION, WATERMARK), "ingest", caught=True),
    Mutant((ONE_CONNECTION, WATERMARK), "recategorise", caught=True),
    Mutant((ONE_CONNECTION, WATERMARK, SUMS), "ingest", caught=True),
)


def run_mutants(seed: int) -> bool:
    """Run all of them on one stack, and print a line for each; returns whether each came out as it must."""
    right = True
    with living_stack(lambda folder: changed_code(folder, MOMENTS)) as stack:
        for number, mutant in enumerate(MUTANTS):
            _rebuild(stack, number, [change for wall in mutant.without for change in WALLS[wall]])
            began = time.monotonic()
            seen = list(AIMS[mutant.aim](Bench(stack, random.Random(seed + number))))  # noqa: S311 - no secret.
            seen += [*late_commits(stack), *stepped_in(stack)]
            right &= bool(seen) is mutant.caught
            _tell(mutant, seen, time.monotonic() - began)
    return right


def _rebuild(stack: LivingStack, number: int, changes: Sequence[Change]) -> None:
    """Let the workers and the sweeper run changed code, and forget what was noted of those before."""
    code = changed_code(stack.settings.home / f"code-{number}", [*MOMENTS, *changes])
    stack.use_code(code)
    names = [*stack.worker_names(), "sweeper"]
    for name in names:
        stack.kill(name)
    for log in (stack.settings.home / "logs").glob("*.log"):
        log.write_bytes(b"")
    with stack.connect() as connection:
        connection.execute("TRUNCATE chaos_claims, chaos_late")


def _tell(mutant: Mutant, seen: list[str], seconds: float) -> None:
    without = " + ".join(mutant.without) or "(nothing)"
    state = "caught" if seen else "holds"
    verdict = "as it must" if bool(seen) is mutant.caught else "WRONG"
    print(f"without {without:<60} {mutant.aim:<13} {state:<7} {verdict}  {seconds:5.1f} s", flush=True)
    for sentence in seen[:3]:
        print(f"    {sentence}", flush=True)


def _moment(kind: str, bench: Bench) -> Iterator[str]:
    """PostgreSQL's backend killed after an asynchronous commit, which is lost, and back before the worker looks."""
    for _ in range(TRIES):
        outcome = bench.do(Trial(kind, whole=False, at_moment=True))
        if outcome.took_commit or outcome.wrong:
            break
    yield from outcome.wrong
    if outcome.lost or outcome.doubled:
        yield f"{outcome.lost} rows were lost and {outcome.doubled} doubled."


def _frozen(bench: Bench) -> Iterator[str]:
    """A worker stands still in a rule's batch, with the accounts locked, until another has taken the job over."""
    historian = Historian(bench.stack, bench.folder, bench.chance, HISTORY_ROWS)
    job_id = historian.run_rule()
    if not _freeze_in_batch(bench.stack, job_id):
        yield "The run was not taken over while its worker was frozen."
    yield from historian.finished(job_id)


def _freeze_in_batch(stack: LivingStack, job_id: int) -> bool:
    """Freeze the worker in a batch until a newer claim has been made; False where none was."""
    deadline = time.monotonic() + TAKEN_OVER_SECONDS
    with stack.connect() as connection:
        while time.monotonic() < deadline:
            row = connection.execute(CLAIMED, [job_id]).fetchone()
            if row is None:
                time.sleep(0.01)
                continue
            with stack.paused(str(row[0]).split("@")[0]):
                row = connection.execute(CLAIMED, [job_id]).fetchone()
                if row and row[1]:
                    return _wait_for_newer_claim(connection, job_id)
    return False


def _wait_for_newer_claim(connection: psycopg.Connection[tuple[object, ...]], job_id: int) -> bool:
    def fence() -> object:
        row = connection.execute(FENCE_OF, [job_id]).fetchone()
        assert row is not None, "the job is there"
        return row[0]

    frozen, deadline = fence(), time.monotonic() + TAKEN_OVER_SECONDS
    while fence() == frozen and time.monotonic() < deadline:
        time.sleep(0.1)
    return fence() != frozen


def _chunk(bench: Bench) -> Iterator[str]:
    """A chunk of clean rows is gone before it is loaded, by whatever fault: the job may not say that it is complete."""
    sender = bench.sender()
    with psycopg.connect(bench.stack.database_url) as locking:
        locking.execute("SELECT pg_advisory_xact_lock(id) FROM accounts WHERE id = %s", [sender.account_id])
        job = sender.send(make_statement(bench.folder, bench.chance, 70_001, ROWS))
        with bench.stack.connect() as connection:
            _wait_until(lambda: bool((connection.execute(AT_LOAD, [job["id"]]).fetchone() or [False])[0]))
            connection.execute(TAKE_CHUNK, [job["id"], job["id"]])
    done = sender.ended(job["id"])
    if done["status"] == "completed":
        yield f"Job {job['id']} is completed with {done['rows']}, and its file has {ROWS} rows."


def _flushed(bench: Bench) -> Iterator[str]:
    """The message of a job is lost before a worker has seen it."""
    stack = bench.stack
    sender = Sender(stack)
    names = stack.worker_names()
    for name in names:
        stack.stop(name)
    job = sender.send(make_statement(bench.folder, bench.chance, 70_002, 40))
    with Redis.from_url(valkey.url(stack.settings.home)) as redis:
        for key in redis.scan_iter(count=1_000):
            redis.delete(key)
    for name in names:
        stack.start(stack.program(name))
    deadline = time.monotonic() + CALM_SECONDS
    while sender.unfinished() and time.monotonic() < deadline:
        time.sleep(0.2)
    if sender.unfinished():
        yield f"Job {job['id']} is stuck."


def _wait_until(holds: Callable[[], bool], seconds: float = CALM_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)


AIMS: Final[Mapping[str, Callable[[Bench], Iterator[str]]]] = {
    **{kind: partial(_moment, kind) for kind in ("ingest", "transform", "load", "recategorise")},
    "frozen": _frozen,
    "chunk": _chunk,
    "flushed": _flushed,
}
