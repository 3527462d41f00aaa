"""bench.json -> PNG curves: how time and memory grow with what is there and with what comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Picture

INCHES: Final = (8.0, 3.6)
DOTS_AN_INCH: Final = 110


def draw(raw: dict[str, Any], folder: Path) -> None:
    """Draw every curve for which there are measures."""
    if "flat" in raw:
        _draw_imports(raw["flat"]["steps"], folder / "import-by-history.png")
        _draw_answers(raw["flat"]["steps"], folder / "answers-by-history.png")
    if "memory" in raw:
        _draw_speed(raw["memory"]["steps"], folder / "speed-by-size.png")
        _draw_memory(raw["memory"]["steps"], folder / "memory-by-size.png")


def _draw_imports(steps: list[dict[str, Any]], path: Path) -> None:
    histories = [step["history"] for step in steps]
    with _axes(path, "1,000 rows, upload to completed", "rows that are there already", "seconds") as axes:
        for name, label in (("history", "into that history"), ("empty", "into an empty account, in turns")):
            axes.plot(histories, [median(step["import"][name]) for step in steps], marker="o", label=label)


def _draw_answers(steps: list[dict[str, Any]], path: Path) -> None:
    histories = [step["history"] for step in steps]
    with _axes(path, "Answers, one request at a time", "rows of the user", "milliseconds") as axes:
        for endpoint in steps[0]["answers"]:
            times = [step["answers"][endpoint]["history"] for step in steps]
            (drawn,) = axes.plot(histories, _medians(times), marker="o", label=endpoint)
            beside = _medians(step["answers"][endpoint]["small"] for step in steps)
            axes.plot(histories, beside, ":", color=drawn.get_color(), label="in turns at 1,000 rows")


def _medians(times: Iterable[list[float]]) -> list[float]:
    """The median of each series, in milliseconds."""
    return [1000 * median(seconds) for seconds in times]


def _draw_speed(steps: list[dict[str, Any]], path: Path) -> None:
    rows = [step["rows"] for step in steps]
    with _axes(path, "Import by the size of the file", "rows of the file", "rows a second") as axes:
        axes.plot(rows, [step["rows"] / step["seconds"] for step in steps], marker="o", label="upload to completed")
        axes.set_xscale("log")


def _draw_memory(steps: list[dict[str, Any]], path: Path) -> None:
    rows = [step["rows"] for step in steps]
    kinds = sorted({kind for step in steps for kind in step["pss_mb"]})
    with _axes(path, "Largest process of each kind", "rows of the file", "MB (PSS)") as axes:
        for kind in kinds:
            axes.plot(rows, [step["pss_mb"].get(kind, 0) for step in steps], marker="o", label=kind)
        axes.set_xscale("log")


@contextmanager
def _axes(path: Path, title: str, across: str, up: str) -> Iterator[Axes]:
    """Axes from zero up, written to the path when they are drawn on."""
    picture = Picture(figsize=INCHES, dpi=DOTS_AN_INCH, layout="constrained")
    axes = picture.subplots()
    yield axes
    axes.set(title=title, xlabel=across, ylabel=up)
    if axes.get_xscale() == "linear":
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.locator_params(axis="x", nbins=5)
    axes.yaxis.set_major_formatter("{x:,.6g}")
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    picture.legend(loc="outside right upper", fontsize="small")
    picture.savefig(path)
