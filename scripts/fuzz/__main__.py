"""Mutated statements of every format: `python -m scripts.fuzz COUNT [FOLDER…]`, with --in-process or a started stack.

Against a stack, with FINPULSE_RATE_LIMITS=off, each upload must be refused with a sentence, or end in a job that is
completed or failed with a sentence: no 5xx, no job that stands still. In process, each file must be refused with a
sentence or be read, cleaned and proven, every row with an outcome. Stops by itself after COUNT files or --minutes,
whichever comes first; talks to loopback alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from scripts.fuzz import against_stack, in_process
from scripts.fuzz.seeds import of_folders, own


def main() -> int:
    """Fuzz, print what came of it, and return 1 if anything ended as nothing may."""
    asked = _arguments()
    rare, many = list(own().values()), list(of_folders(asked.folders))
    # The folders hold hundreds of CSV files and few of other formats: half of what is mutated are the own seeds.
    seeds = rare * max(1, len(many) // len(rare)) + many
    print(f"{len(seeds)} seeds, {asked.count} files, random seed {asked.seed}")
    run = in_process.run if asked.in_process else against_stack.run
    outcomes = run(asked.count, seeds, asked.seed, time.monotonic() + 60 * asked.minutes)
    for outcome, count in outcomes.most_common():
        print(f"{count:7} {outcome}")
    return 1 if any(outcome.startswith("WRONG") for outcome in outcomes) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folders", type=Path, nargs="*", help="statements to mutate, besides those of seeds.py")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--in-process", action="store_true", help="without a stack: read, clean and prove alone")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
