"""`make chaos ARGS="--seed 1 --scenarios pg_backend_kill,everything"`: faults, then a check of everything."""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Final, NamedTuple

from scripts.chaos.check import found_faults
from scripts.chaos.faults import FAULTS, possible
from scripts.chaos.historian import Historian
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.machine import enter_namespaces, is_inside, lacking, set_network
from scripts.chaos.mutants import run_mutants
from scripts.chaos.recovery import run_recovery
from scripts.chaos.scenarios import SCENARIOS, Scenario
from scripts.chaos.trials import run_trials
from scripts.chaos.upgrade import run_upgrades
from scripts.chaos.users import Sender, fresh_folder, send_all

# Without faults, every job has to come to its end in this time.
CALM_SECONDS: Final = 60
SENDERS: Final = 3
HISTORY_ROWS: Final = 24_000


class Result(NamedTuple):
    """What a scenario went through, and what was wrong afterwards."""

    name: str
    jobs: int
    faults: int
    stuck: int
    wrong: list[str]
    calm: float


def main() -> None:
    """Run what is asked for; exit with 1 where anything is wrong."""
    asked = _arguments()
    enter_namespaces()
    if is_inside():
        set_network("up")
    print(*lacking(), sep="\n")
    if asked.mutants:
        sys.exit(not run_mutants(asked.seed))
    if asked.trials:
        sys.exit(not run_trials(asked.trials, asked.seed))
    if asked.recovery:
        sys.exit(not run_recovery(asked.recovery, asked.seed))
    if asked.upgrade_from:
        sys.exit(not run_upgrades(asked.upgrade_from, asked.seed))
    sys.exit(not run_scenarios(asked))


def run_scenarios(asked: argparse.Namespace) -> bool:
    """Run the scenarios one after the other on one stack; returns whether nothing was wrong after any of them."""
    results = []
    with living_stack(by_line=True) as stack:
        for number, name in enumerate(asked.scenarios.split(",")):
            faults = possible(SCENARIOS[name].faults)
            if not faults:
                print(f"{name:<20} can't be run on this machine.", flush=True)
                continue
            chance = random.Random(f"{asked.seed} {name}")  # noqa: S311 - the same faults for the same seed, no secret
            results.append(run(stack, name, SCENARIOS[name]._replace(faults=tuple(faults)), chance, asked, number))
            _tell(results[-1])
            if results[-1].wrong or results[-1].stuck:
                _keep_logs(stack, f"{asked.seed}-{name}")
    _tell_sum(results)
    return not any(result.wrong or result.stuck for result in results)


def run(
    stack: LivingStack, name: str, scenario: Scenario, chance: random.Random, asked: argparse.Namespace, number: int
) -> Result:
    """One scenario: users are at work while faults happen; then calm, then the check."""
    folder = fresh_folder(stack.settings.home, name)
    senders = [Sender(stack) for _ in range(SENDERS)]
    historian = Historian(stack, folder, random.Random(chance.random()), HISTORY_ROWS)  # noqa: S311 - no secret
    sizes = [scenario.large if place % 6 == 0 else scenario.small for place in range(asked.jobs)]
    statements = [
        make_statement(folder, chance, 1_000 * number + place, rows, has_balance=place % 2 == 1)
        for place, rows in enumerate(sizes)
    ]
    over = threading.Event()
    with ThreadPoolExecutor() as threads:
        work = [
            threads.submit(send_all, senders, statements, random.Random(chance.random())),  # noqa: S311 - no secret
            threads.submit(historian.live, over, with_nights=scenario.with_nights),
        ]
        try:
            faults = _bring_about(stack, scenario, chance, asked)
        finally:
            over.set()
        # What is still on its way when the faults end has to be accepted before its job can be waited for.
        wait(work)
        calm, stuck = _wait_for_all(stack, senders)
    users = [*senders, historian]
    wrong = [f"A user gave up: {error!r}" for each in work if (error := each.exception())]
    jobs = sum(len(user.jobs()) for user in users)
    return Result(name, jobs, faults, stuck, [*wrong, *found_faults(stack, users)], calm)


def _bring_about(stack: LivingStack, scenario: Scenario, chance: random.Random, asked: argparse.Namespace) -> int:
    """One fault after the other for as long, and as many, as was asked for; returns how many that were."""
    until, faults = time.monotonic() + asked.seconds, 0
    while time.monotonic() < until or faults < asked.faults:
        FAULTS[chance.choice(scenario.faults)](stack, chance)
        faults += 1
        stack.revive()
        time.sleep(chance.random() * 2 * scenario.pause)
    return faults


def _wait_for_all(stack: LivingStack, senders: Sequence[Sender]) -> tuple[float, int]:
    """How long the jobs took to end once the faults were over, and how many had not ended in a minute."""
    began = time.monotonic()
    while (left := sum(sender.unfinished() for sender in senders)) and time.monotonic() - began < CALM_SECONDS:
        stack.revive()
        time.sleep(0.2)
    return time.monotonic() - began, left


def _keep_logs(stack: LivingStack, name: str) -> None:
    kept = Path(tempfile.mkdtemp(prefix=f"chaos-logs-{name}-"))
    shutil.copytree(stack.settings.home / "logs", kept, dirs_exist_ok=True)
    print(f"    The logs are kept in {kept}.", flush=True)


def _tell(result: Result) -> None:
    state = "holds" if not result.wrong and not result.stuck else "WRONG"
    print(
        f"{result.name:<20} {result.jobs:>4} jobs {result.faults:>4} faults  stuck {result.stuck}  "
        f"calm {result.calm:5.1f} s  {state}",
        flush=True,
    )
    for sentence in result.wrong[:20]:
        print(f"    {sentence}", flush=True)


def _tell_sum(results: Sequence[Result]) -> None:
    jobs, faults = sum(result.jobs for result in results), sum(result.faults for result in results)
    print(f"{'in all':<20} {jobs:>4} jobs {faults:>4} faults")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30, help="how long each scenario's faults go on")
    parser.add_argument("--faults", type=int, default=0, help="how many faults each scenario has at least")
    parser.add_argument("--jobs", type=int, default=12, help="how many statements each scenario sends")
    parser.add_argument("--scenarios", default=",".join(SCENARIOS), help="their names, with commas between them")
    parser.add_argument("--mutants", action="store_true", help="take walls away instead, and see the run fail")
    parser.add_argument(
        "--trials",
        type=int,
        default=0,
        help="instead, kill PostgreSQL so often at random, and as often at the moments that lost rows",
    )
    parser.add_argument("--recovery", type=int, default=0, help="instead, measure so often how soon work goes on")
    parser.add_argument("--upgrade-from", metavar="REVISION", help="instead, upgrade from an earlier revision of git")
    return parser.parse_args()


if __name__ == "__main__":
    main()
