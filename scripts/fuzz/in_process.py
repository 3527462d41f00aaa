"""Mutated statements through all that happens to a file before the database: read, cleaned, proven, kept as JSON."""

from __future__ import annotations

import io
import json
import random
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.rows import Cleaner
from finpulse.errors import UnreadableFile
from finpulse.proofs.competing_readings import proven_reading
from finpulse.proofs.figures_json import figures_from_json, figures_to_json, sections_from_json, sections_to_json
from finpulse.proofs.printed_balances import figures_of
from finpulse.proofs.statement_proof import prove
from finpulse.sources.formats import detect, read_rows, read_stated
from finpulse.sources.reading import Hints
from finpulse.sources.reading_json import question_to_json, reading_from_json, reading_to_json
from scripts.fuzz.mutations import mutated

PROCESSES: Final = 2
# In seconds of the processor: whoever takes longer hangs, for a file is 120 KB at most.
LONGEST_FILE: Final = 10
_PART: Final = 100


def run(count: int, seeds: Sequence[bytes], seed: int, deadline: float) -> Counter[str]:
    """Read so many mutated statements in processes of their own; how they ended."""
    outcomes: Counter[str] = Counter()
    starts = range(0, count, _PART)
    parts = ((start, min(_PART, count - start), seed, deadline) for start in starts)
    with Pool(PROCESSES, _begin, (seeds,)) as pool:
        for found in pool.imap_unordered(_part, parts):
            outcomes += found
    return outcomes


_seeds: list[bytes] = []


def _begin(seeds: Sequence[bytes]) -> None:
    _seeds[:] = seeds
    signal.signal(signal.SIGPROF, _too_long)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {LONGEST_FILE} s")


def _part(part: tuple[int, int, int, float]) -> Counter[str]:
    start, count, seed, deadline = part
    outcomes: Counter[str] = Counter()
    for number in range(start, start + count):
        if time.monotonic() > deadline:
            outcomes["not read: the time was over"] += 1
            continue
        random_ = random.Random(seed * 1_000_003 + number)  # noqa: S311 - mutations have to be repeatable
        content = mutated(random_, random_.choice(_seeds))
        outcomes[_ending(content, f"fuzz-{seed}-{number}")] += 1
    return outcomes


def _ending(content: bytes, name: str) -> str:
    """How a file ended, in few words; beginning with WRONG where it ended as none may, and then it is kept."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST_FILE)
    try:
        return f"read as {take_in(content)}"
    except UnreadableFile as refused:
        return "refused with a sentence" if str(refused).strip() else "WRONG: refused without a sentence"
    except Exception as error:  # Whatever else is raised is what the fuzzer looks for.
        (Path(tempfile.gettempdir()) / name).write_bytes(content)
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"WRONG: {error!r:.150} in {Path(place.filename).name}, line {place.lineno}, kept as {name}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def take_in(content: bytes) -> str:
    """Read, clean and prove a file as the stages do, and name its format. Raises UnreadableFile."""
    file = io.BytesIO(content)
    hints = Hints()
    found = proven_reading(file, detect(file, hints), hints)
    reading = reading_from_json(_kept(reading_to_json(found)))
    _kept([question_to_json(question) for question in found.questions])
    rows = list(read_rows(file, reading))
    sections = sections_from_json(_kept(sections_to_json(read_stated(file, reading))))
    lines, cells = [row.line for row in rows], [row.cells for row in rows]
    assert all(one < later for one, later in pairwise(lines)), "lines don't rise"
    clean, dropped = BatchCleaner(Cleaner(reading.layout, account_id=1)).clean(lines, cells)
    assert len(clean.lines) + len(dropped) == len(rows), "a row has no outcome"
    assert all(row.reason for row in dropped), "a row is dropped without a reason"
    figures = figures_of(reading.layout, dict(zip(lines, cells, strict=True)), clean, dropped, sections)
    prove(figures_from_json(_kept(figures_to_json(figures))), sections, hints.account_type, balance_is_named=True)
    return reading.format


def _kept(value: Any) -> Any:
    """What the database gives back of a value that was stored as JSON."""
    return json.loads(json.dumps(value, allow_nan=False))
