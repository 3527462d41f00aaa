"""`make chaos ARGS="--seed 1 --scenarios pg_backend_kill,everything"`: faults, then a check of everything."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from typing import Final, NamedTuple

from scripts.chaos.check import found_faults
from scripts.chaos.faults import FAULTS
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.scenarios import SCENARIOS, Scenario
from scripts.chaos.users import Sender, fresh_folder, send_all

# Without faults, every job has to come to its end in this time.
CALM_SECONDS: Final = 60


class Result(NamedTuple):
    """What a scenario went through, and what was wrong afterwards."""

    name: str
    jobs: int
    faults: int
    stuck: int
    wrong: list[str]
    calm: float


def main() -> None:
    """Run the scenarios one after the other on one stack, and print a line for each; exit with 1 where any is wrong."""
    asked = _arguments()
    chance = random.Random(asked.seed)  # noqa: S311 - the same faults for the same seed, and no secret.
    results = []
    with living_stack() as stack:
        for number, name in enumerate(asked.scenarios.split(",")):
            results.append(run(stack, name, SCENARIOS[name], chance, asked, number))
            _tell(results[-1])
    sys.exit(any(result.wrong or result.stuck for result in results))


def run(
    stack: LivingStack, name: str, scenario: Scenario, chance: random.Random, asked: argparse.Namespace, number: int
) -> Result:
    """One scenario: users send statements while faults happen; then calm, then the check."""
    folder = fresh_folder(stack.settings.home, name)
    senders = [Sender(stack) for _ in range(3)]
    sizes = [scenario.large if place % 6 == 0 else scenario.small for place in range(asked.jobs)]
    statements = [make_statement(folder, chance, 1_000 * number + place, rows) for place, rows in enumerate(sizes)]
    sending = send_all(senders, statements, random.Random(chance.random()))  # noqa: S311 - as above
    until, faults = time.monotonic() + asked.seconds, 0
    while time.monotonic() < until or faults < asked.faults:
        FAULTS[chance.choice(scenario.faults)](stack, chance)
        faults += 1
        time.sleep(chance.random() * 2 * scenario.pause)
    sending.join()
    calm, stuck = _wait_for_all(senders)
    jobs = sum(len(sender.jobs()) for sender in senders)
    return Result(name, jobs, faults, stuck, list(found_faults(stack, senders)), calm)


def _wait_for_all(senders: Sequence[Sender]) -> tuple[float, int]:
    """How long the jobs took to end once the faults were over, and how many had not ended in a minute."""
    began = time.monotonic()
    while (left := sum(sender.unfinished() for sender in senders)) and time.monotonic() - began < CALM_SECONDS:
        time.sleep(0.2)
    return time.monotonic() - began, left


def _tell(result: Result) -> None:
    state = "holds" if not result.wrong and not result.stuck else "WRONG"
    print(
        f"{result.name:<20} {result.jobs:>4} jobs {result.faults:>4} faults  stuck {result.stuck}  "
        f"calm {result.calm:5.1f} s  {state}",
        flush=True,
    )
    for sentence in result.wrong[:20]:
        print(f"    {sentence}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30, help="how long each scenario's faults go on")
    parser.add_argument("--faults", type=int, default=0, help="how many faults each scenario has at least")
    parser.add_argument("--jobs", type=int, default=12, help="how many statements each scenario sends")
    parser.add_argument("--scenarios", default=",".join(SCENARIOS), help="their names, with commas between them")
    return parser.parse_args()


if __name__ == "__main__":
    main()
