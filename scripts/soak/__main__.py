"""`make soak ARGS="--minutes 12 --users 30"`: mixed use, then a check of everything, memory, connections and waits."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import Final

from finpulse.db.engine import most_api_connections
from scripts.bench.stack import Stack, running_stack
from scripts.chaos.check import found_faults
from scripts.soak.looks import Looks
from scripts.soak.visits import Seen, Visitor

CALM_SECONDS: Final = 60
# What is in use after a third of the time is compared with what is in use at its end, a minute of each.
MOST_GROWTH, A_MINUTE, A_THIRD = 1.10, 60, 1 / 3
LIMITED, LONGEST_P99 = ("status", "dashboard"), 0.250


def main() -> None:
    """Use a stack for some minutes, print what was seen, and exit with 1 where anything is not as it should be."""
    asked = _arguments()
    with running_stack() as stack, tempfile.TemporaryDirectory() as folder:
        with Looks(stack) as looks:
            visitors = _use(stack, Path(folder), asked)
        stuck = _wait_for_all(visitors)
        seen = Seen()
        for visitor in visitors:
            seen.add(visitor.seen)
        seconds = asked.minutes * 60
        _tell(visitors, seen, looks, seconds)
        wrong = [*_too_much(stack, looks, seconds), *_too_slow(seen), *found_faults(stack, visitors)]
    if stuck:
        wrong.append(f"{stuck} jobs have not ended after {CALM_SECONDS} calm seconds.")
    for sentence in (*wrong, *seen.errors[:20]):
        print(f"WRONG: {sentence}")
    print("It holds." if not wrong and not seen.errors else f"{len(wrong)} findings, {len(seen.errors)} errors.")
    sys.exit(bool(wrong or seen.errors))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--users", type=int, default=30)
    return parser.parse_args()


def _use(stack: Stack, folder: Path, asked: argparse.Namespace) -> list[Visitor]:
    """Let users come, stay and leave."""
    visitors = [Visitor(stack, number, folder) for number in range(1, asked.users + 1)]
    until = time.monotonic() + asked.minutes * 60
    staying = [Thread(target=visitor.stay, args=(until,)) for visitor in visitors]
    for each in staying:
        each.start()
    for each in staying:
        each.join()
    return visitors


def _wait_for_all(visitors: Sequence[Visitor]) -> int:
    """How many jobs have not ended a minute after everybody has left."""
    began = time.monotonic()
    while (left := sum(visitor.unfinished() for visitor in visitors)) and time.monotonic() - began < CALM_SECONDS:
        time.sleep(0.5)
    return left


def _memory(looks: Looks, seconds: float) -> Iterator[tuple[str, float, float]]:
    """Each kind of process with its megabytes after a third of the time and at the end."""
    middle = seconds * A_THIRD
    before = looks.between(middle - A_MINUTE / 2, middle + A_MINUTE / 2)
    after = looks.between(seconds - A_MINUTE, seconds)
    for kind in sorted(before.keys() & after.keys()):
        yield kind, before[kind], after[kind]


def _too_much(stack: Stack, looks: Looks, seconds: float) -> Iterator[str]:
    for kind, before, after in _memory(looks, seconds):
        if after > before * MOST_GROWTH:
            yield f"{kind} has grown from {before:.0f} to {after:.0f} MB."
    allowed = most_api_connections(stack.settings)
    if (most := looks.connections["finpulse_api"]) > allowed:
        yield f"The API had {most} connections, and may have {allowed}."


def _too_slow(seen: Seen) -> Iterator[str]:
    for name in LIMITED:
        if (slowest := seen.percentile(name, 0.99)) > LONGEST_P99:
            yield f"{name} takes {slowest * 1000:.0f} ms at p99."


def _tell(visitors: Sequence[Visitor], seen: Seen, looks: Looks, seconds: float) -> None:
    jobs, rows = sum(len(each.sent) for each in visitors), sum(len(each.model.rows) for each in visitors)
    print(f"{len(visitors)} users, {seconds / 60:.1f} minutes, {jobs} uploads, {rows} transactions")
    print(f"{'request':<14} {'count':>6} {'median':>9} {'p95':>9} {'p99':>9} {'most':>9}")
    for name, measured in sorted(seen.seconds.items()):
        parts = " ".join(f"{seen.percentile(name, part) * 1000:6.0f} ms" for part in (0.5, 0.95, 0.99, 1))
        print(f"{name:<14} {len(measured):>6} {parts}")
    for kind, before, after in _memory(looks, seconds):
        print(f"{kind:<14} {before:6.0f} MB after a third, {after:6.0f} MB at the end")
    print("connections    " + ", ".join(f"{login} {count}" for login, count in sorted(looks.connections.items())))


if __name__ == "__main__":
    main()
