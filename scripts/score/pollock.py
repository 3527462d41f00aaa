"""The measures of the Pollock benchmark on the table reader, which is told nothing about a file's dialect.

Vitagliano et al., "Pollock: A Data Loading Benchmark", VLDB 2023: of each file ten measures from 0 to 1, success and
the precision, recall and F1 of its header's cells, of its records and of its cells; the score of a set of files is the
sum of their means, so 10 at most. The measures are written anew from the paper. Its files are no statements, so it is
the stage before the columns' meanings that is measured: encoding, dialect, preamble, header, and the records below.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.detection.header import find_header
from finpulse.sources.readers.delimited.dialect import decide_dialect
from finpulse.sources.readers.delimited.records import records, text_lines
from finpulse.sources.readers.syntax.sample import take_sample

MEASURES: Final = ("success", *(f"{of} {what}" for of in ("header", "record", "cell") for what in ("P", "R", "F1")))
_CLEAN_SOURCE: Final = "pollock-polluted-clean/source.csv"
_FAILED: Final = (0.0,) * len(MEASURES)

# A header's names, and the records below it.
Table = tuple[list[str], list[list[str]]]


def score(shared: Path, *, verbose: bool = False) -> None:
    """Print the score of the polluted files, that of the survey's, and the means of the measures of both together."""
    folder = shared / "corpora" / "messy"
    sets = {"polluted": "pollock/", "survey": "survey/"}
    entries = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    found = {
        name: {entry["id"]: measures(folder, entry) for entry in entries if entry["id"].startswith(start)}
        for name, start in sets.items()
    }
    for name, files in found.items():
        print(f"  {name:8} {len(files)} files: {_total(files.values()):.2f} of 10")
    both = found["polluted"] | found["survey"]
    print(f"  together {len(both)} files: {_total(both.values()):.2f} of 10; {_named(_means(both.values()))}")
    for file, values in sorted(both.items(), key=lambda item: sum(item[1])) if verbose else ():
        print(f"    {sum(values):5.2f} {file}: {_named(values)}")


def measures(folder: Path, entry: dict[str, Any]) -> tuple[float, ...]:
    """The ten measures of one file. A file that the reader refuses counts as not loaded, 0 in all of them."""
    clean = _clean_table(folder / str(entry["clean_file"] or _CLEAN_SOURCE))
    has_header = int(entry["parameters"]["header_lines"]) > 0
    try:
        names, body = loaded(folder / entry["file"])
    except UnreadableFile:
        return _FAILED
    return (
        1.0,
        *_agreement(clean[0] if has_header else [], names),
        *_agreement(map(tuple, clean[1]), map(tuple, body)),
        *_agreement(chain.from_iterable(clean[1]), chain.from_iterable(body)),
    )


def loaded(path: Path) -> Table:
    """What the table reader makes of a file. Raises UnreadableFile."""
    with path.open("rb") as file:
        sample = take_sample(file)
    dialect = decide_dialect(sample)
    filled = _filled(records(sample.head_lines(), dialect))
    width = len(find_header(filled).names)
    with path.open(encoding=sample.encoding, errors="replace", newline="") as text:
        header = find_header(_filled(records(text_lines(text), dialect, width)))
    return [name.strip() for name in header.names], [cells for _, cells in header.body]


def _filled(rows: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The records that are not wholly blank, as all readers have them."""
    return [row for row in rows if "".join(row[1]).strip()]


def _clean_table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return (rows[0], [row for row in rows[1:] if "".join(row).strip()]) if rows else ([], [])


def _agreement(expected: Iterable[Hashable], found: Iterable[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of what was found, as bags; all 1 where nothing was expected, and nothing found."""
    wanted, had = Counter(expected), Counter(found)
    if not wanted or not had:
        return (1.0, 1.0, 1.0) if wanted == had else (0.0, 0.0, 0.0)
    hits = (wanted & had).total()
    precision, recall = hits / had.total(), hits / wanted.total()
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def _means(files: Iterable[Sequence[float]]) -> list[float]:
    rows = list(files)
    return [sum(map(itemgetter(at), rows)) / len(rows) for at in range(len(MEASURES))]


def _total(files: Iterable[Sequence[float]]) -> float:
    return sum(_means(files))


def _named(values: Sequence[float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in zip(MEASURES, values, strict=True))


if __name__ == "__main__":
    from scripts.score.__main__ import SHARED

    score(SHARED, verbose="--verbose" in sys.argv)
