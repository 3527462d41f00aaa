"""What a measure finds: figures with their floors and targets, and everything that was timed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

HEAD: Final = ("what", "figure", "floor", "ratio", "target", "holds")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Where there is a floor, its ratio (value / floor) is held against the target, else the value itself. A figure
    without a target is told for what it explains.
    """

    what: str
    value: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def ratio(self) -> float | None:
        """The value as a multiple of its floor."""
        return self.value / self.floor if self.floor else None

    @property
    def judged(self) -> float:
        """What the target is about."""
        return self.value if self.ratio is None else self.ratio

    @property
    def target(self) -> str:
        """The target in words; empty where there is none."""
        unit = "×" if self.floor else self.unit
        if self.at_most is not None:
            return f"at most {self.at_most:g} {unit}"
        return "" if self.at_least is None else f"at least {self.at_least:g} {unit}"

    @property
    def holds(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.at_most is not None:
            return self.judged <= self.at_most
        return None if self.at_least is None else self.judged >= self.at_least


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one measure, and its raw timings by name, in seconds unless the name says otherwise."""

    figures: Sequence[Figure]
    raw: dict[str, Any] = field(default_factory=dict)


def line(figure: Figure) -> tuple[str, str, str, str, str, str]:
    """A figure as the cells of a table under HEAD."""
    floor = f"{_number(figure.floor)} {figure.unit} ({figure.floor_is})" if figure.floor else ""
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} ×"
    holds = {True: "yes", False: "NO", None: ""}[figure.holds]
    return figure.what, f"{_number(figure.value)} {figure.unit}", floor, ratio, figure.target, holds


def _number(value: float) -> str:
    """Three digits that mean something, and thousands apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
