"""What a run has found so far: written as bench.json and curves after every measure, and printed as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from scripts.bench.curves import draw
from scripts.bench.figures import HEAD, Figure, Measured, line


class Report:
    """The results of the measures in the order of a table, whatever the order in which they come in."""

    def __init__(self, folder: Path, order: Sequence[str], **about: Any) -> None:
        self.failed: dict[str, str] = {}
        self._measured: dict[str, Measured] = {}
        self._folder: Final = folder
        self._order: Final = order
        self._about: Final = about
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, name: str, measured: Measured) -> None:
        """Take in a measure, and write all there is: a run that is broken off keeps what it had."""
        self._measured[name] = measured
        self.write()

    def write(self) -> None:
        """Write bench.json, and draw the curves for which there are measures."""
        results = {
            **self._about,
            "figures": [_told(figure) for figure in self._figures()],
            "failed": self.failed,
            "raw": {name: each.raw for name, each in self._measured.items()},
        }
        (self._folder / "bench.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        draw(results["raw"], self._folder)

    def table(self) -> str:
        """All figures in columns, and what could not be measured."""
        rows = [HEAD, *map(line, self._figures())]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        told = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
        return "\n".join(told + [f"not measured: {name}: {why}" for name, why in self.failed.items()])

    def _figures(self) -> list[Figure]:
        return [each for name in self._order if name in self._measured for each in self._measured[name].figures]


def _told(figure: Figure) -> dict[str, Any]:
    return {**asdict(figure), "ratio": figure.ratio, "target": figure.target, "holds": figure.holds}
