"""Reads hostile files of every kind at two sizes: `python -m scripts.hostile [WORD…]`, those kinds with a word in them.

Each file is read in a child process with the usual limits, as an import reads it. A kind is wrong where its time grows
faster than its size, or where a child ends over it. Returns 1 if any is. Stops by itself; starts no server.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from typing import Final

from finpulse.errors import ReadingStopped
from finpulse.pipeline.file_reading import sandboxed
from finpulse.sandbox.sandboxed_file import finished
from scripts.hostile.kinds import Kind, kinds
from scripts.hostile.reading import seconds_to_read

# Both sizes in KB. What is read in so many seconds is not slow, however its time has grown, or it is in any case.
SMALL, LARGE = 64, 256
QUICK: Final = 0.7
SLOW: Final = 5.0
MOST_TIMES: Final = 2.2 * LARGE / SMALL


def main() -> int:
    """Read all, print the slowest and the wrong ones."""
    words = _words()
    chosen = [kind for kind in kinds() if not words or any(word in kind.name for word in words)]
    print(f"{len(chosen)} kinds at {SMALL} and {LARGE} KB")
    wrong = [said for kind in chosen if (said := _wrong(kind))]
    print(f"{len(wrong)} of {len(chosen)} kinds are wrong")
    return 1 if wrong else 0


def _wrong(kind: Kind) -> str:
    """What is wrong with a kind, also printed; "" for nothing."""
    try:
        small, _ = _timed(kind.of_size(SMALL << 10))
        large, said = _timed(kind.of_size(LARGE << 10))
    except ReadingStopped as stopped:
        found = f"WRONG {kind.name}: {stopped}"
    else:
        grown = large > SLOW or (large > QUICK and large > MOST_TIMES * small)
        found = f"{'WRONG ' if grown else ''}{kind.name}: {small:.2f} s, {large:.2f} s, {said[:100]}"
    if found.startswith("WRONG") or large > QUICK:
        print(found, flush=True)
    return found if found.startswith("WRONG") else ""


def _timed(content: bytes) -> tuple[float, str]:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.flush()
        with sandboxed(file) as opened:
            return finished(opened.call(seconds_to_read))


def _words() -> list[str]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="read the kinds alone whose names hold one of these")
    words: list[str] = parser.parse_args().words
    return words


if __name__ == "__main__":
    sys.exit(main())
