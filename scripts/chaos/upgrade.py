"""An upgrade from an earlier revision under load: its jobs in every state, ended in three ways, then today's code."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

from finpulse.cli.client import Api, local_url
from finpulse.embedded.launch import CHECKOUT
from finpulse.embedded.servers import embedded_services
from scripts.bench import stack as bench_stack
from scripts.chaos.audit import begin_audit
from scripts.chaos.check import found_faults
from scripts.chaos.code_trees import code_of
from scripts.chaos.ledger_model import MadeStatement, make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.users import Sender, fresh_folder, patiently

PROGRAMS: Final = ("api", "worker", "bulk", "sweeper")
LARGE: Final = 60_000
SMALL: Final = 40
CALM_SECONDS: Final = 60
# So long workers of both versions run side by side, where the earlier ones are ended last.
BESIDE_SECONDS: Final = 10
STATES: Final = "SELECT status || coalesce(' at ' || stage, ''), count(*) FROM jobs GROUP BY 1 ORDER BY 1"
NOT_A_STATEMENT: Final = b"\x00\x01\x02 nothing of a statement"


class Upgraded(NamedTuple):
    """How the earlier programs were ended, what their jobs were at, and what was wrong after the calm."""

    way: str
    states: dict[str, int]
    jobs: int
    stuck: int
    calm: float
    wrong: list[str]


def run_upgrades(revision: str, seed: int) -> bool:
    """Upgrade from a revision of git in each way, and print what came of it; returns whether nothing was wrong."""
    print("| ended | jobs before, by state | jobs | lost, doubled, wrong | stuck | exact after |")
    print("|---|---|---|---|---|---|")
    upgraded = [_upgrade(revision, way, random.Random(seed)) for way in WAYS]  # noqa: S311 - no secret.
    return not any(each.wrong or each.stuck for each in upgraded)


def _upgrade(revision: str, way: str, chance: random.Random) -> Upgraded:
    with living_stack(start=lambda _: None) as stack:
        _start_earlier(stack, revision)
        folder = fresh_folder(stack.settings.home, "upgrade")
        senders = [Sender(stack) for _ in range(3)]
        ended = _jobs_that_have_ended(senders[0], folder / "broken.csv")
        over = threading.Event()
        with ThreadPoolExecutor() as threads:
            sending = threads.submit(_send_until, over, senders, lambda number: _made(folder, chance, number))
            states = _states_when_all_stages_are_there(stack)
            WAYS[way](stack)
            time.sleep(BESIDE_SECONDS)  # The load goes on with today's code.
            over.set()
            calm, stuck = _calm(senders)
        wrong = [f"A user gave up: {error!r}"] if (error := sending.exception()) else []
        wrong += [*found_faults(stack, senders[1:]), *_changed(senders[0], ended)]
        jobs = sum(len(sender.jobs()) for sender in senders)
        result = Upgraded(way, states, jobs, stuck, calm, wrong)
        _tell(result)
        return result


def _start_earlier(stack: LivingStack, revision: str) -> None:
    """Let programs of the revision run, which know one login and one address of the database."""
    services = embedded_services(stack.settings.home)
    stack.environment["FINPULSE_DATABASE_URL"] = services.owner_database_url
    stack.environment["FINPULSE_REDIS_URL"] = services.redis_url
    stack.use_code(code_of(revision, stack.settings.home / "code"))
    stack.run("finpulse.cli", "migrate")
    for name in PROGRAMS:
        stack.start(stack.program(name))
    bench_stack.wait_until_ready(Api(local_url(stack.settings)))


def _become_today(stack: LivingStack) -> None:
    """Use today's code from now on, and bring the tables to it."""
    for name in ("FINPULSE_DATABASE_URL", "FINPULSE_REDIS_URL"):
        stack.environment.pop(name, None)
    stack.use_code(CHECKOUT)
    stack.run("finpulse.cli", "migrate")
    begin_audit(stack)


def _by_sigterm(stack: LivingStack) -> None:
    for name in PROGRAMS:
        stack.stop(name)
    _become_today(stack)
    _start_today(stack)


def _by_kill(stack: LivingStack) -> None:
    for name in PROGRAMS:
        stack.kill_for_good(name)
    _become_today(stack)
    _start_today(stack)


def _after_the_migration(stack: LivingStack) -> None:
    """The tables are migrated while earlier workers are at work, which are ended when today's have begun."""
    _become_today(stack)
    stack.stop("api")
    stack.start(stack.program("api"))
    bench_stack.wait_until_ready(Api(local_url(stack.settings)))
    stack.start(stack.program("second"))
    time.sleep(BESIDE_SECONDS)
    for name in ("worker", "bulk", "sweeper"):
        stack.stop(name)
        stack.start(stack.program(name))


def _start_today(stack: LivingStack) -> None:
    for program in stack.programs():
        stack.start(program)
    bench_stack.wait_until_ready(Api(local_url(stack.settings)))


WAYS: Final[Mapping[str, Callable[[LivingStack], None]]] = {
    "SIGTERM, then the migration": _by_sigterm,
    "kill -9, then the migration": _by_kill,
    "the migration, then SIGTERM": _after_the_migration,
}


def _made(folder: Any, chance: random.Random, number: int) -> MadeStatement:
    return make_statement(folder, chance, number, LARGE if number % 3 == 0 else SMALL)


def _send_until(over: threading.Event, senders: Sequence[Sender], made: Callable[[int], MadeStatement]) -> None:
    """Send statement after statement for those users whose jobs are to be exact."""
    number = 0
    while not over.is_set():
        senders[1 + number % (len(senders) - 1)].send(made(number))
        number += 1
        time.sleep(0.7)


def _jobs_that_have_ended(sender: Sender, path: Any) -> dict[int, str]:
    """A job that has failed and one that was cancelled, by their ids: an upgrade leaves them as they are."""
    path.write_bytes(NOT_A_STATEMENT)
    job = sender.upload(path)
    while sender.unfinished():
        time.sleep(0.2)
    return {job["id"]: patiently(lambda: sender.get(f"/etl/jobs/{job['id']}"))["status"]}


def _changed(sender: Sender, ended: Mapping[int, str]) -> list[str]:
    now = {job["id"]: job["status"] for job in sender.jobs()}
    return [f"Job {job_id} was {was} and is {now[job_id]}." for job_id, was in ended.items() if now[job_id] != was]


def _states_when_all_stages_are_there(stack: LivingStack) -> dict[str, int]:
    """What the jobs are at, once some have been completed, some are at work and some wait."""
    deadline = time.monotonic() + CALM_SECONDS
    while True:
        with stack.connect() as connection:
            states: dict[str, int] = dict(connection.execute(STATES).fetchall())  # type: ignore[arg-type]  # Two columns.
        kinds = {state.split()[0] for state in states}
        at = {state for state in states if state.startswith("running at")}
        if (kinds >= {"completed", "running", "queued"} and len(at) > 1) or time.monotonic() > deadline:
            return states
        time.sleep(0.1)


def _calm(senders: Sequence[Sender]) -> tuple[float, int]:
    began = time.monotonic()
    while (left := sum(sender.unfinished() for sender in senders)) and time.monotonic() - began < CALM_SECONDS:
        time.sleep(0.2)
    return time.monotonic() - began, left


def _tell(upgraded: Upgraded) -> None:
    states = ", ".join(f"{count} {state}" for state, count in upgraded.states.items())
    told = (upgraded.way, states, upgraded.jobs, len(upgraded.wrong), upgraded.stuck, f"{upgraded.calm:.0f} s")
    print(f"| {' | '.join(map(str, told))} |", flush=True)
    for sentence in upgraded.wrong[:20]:
        print(f"    {sentence}", flush=True)
