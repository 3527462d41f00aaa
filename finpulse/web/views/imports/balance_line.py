"""The balance after each row, as the file states it -> a line for the page, broken where a step doesn't fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.imports.stored_rows import cells_after
from finpulse.models import Statement
from finpulse.proofs.printed_balances import printed_balances
from finpulse.sources.reading_json import layout_from_json

# Longer statements have no line: it would show no single row.
MOST_ROWS: Final = 3_000
WIDTH: Final = 1000
HEIGHT: Final = 100


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """The line as paths of an SVG of 1000 by 100, where it breaks on its way from left to right, and its ends."""

    paths: Sequence[str]
    breaks: Sequence[float]
    highest: Decimal
    lowest: Decimal


def balance_line(session: Session, statement: Statement, proof: dict[str, Any] | None) -> BalanceLine | None:
    """None where the file states no balances beside its rows, or is too long."""
    if statement.reading is None or not 1 < statement.rows_total <= MOST_ROWS:
        return None
    layout = layout_from_json(statement.reading)
    cells = cells_after(session, statement.owner_id, statement.job_id, 0, MOST_ROWS)
    balances = printed_balances(layout, list(cells.values()))
    points = [(line, balance) for line, balance in zip(cells, balances, strict=True) if balance is not None]
    if len(points) < 2:
        return None
    broken = {told["line"] for told in (proof or {}).get("breaks", [])}
    return _line(points, broken)


def _line(points: Sequence[tuple[int, Decimal]], broken: set[int]) -> BalanceLine:
    """The points joined by steps; before a line where the balance doesn't follow, it begins anew."""
    values = [value for _, value in points]
    lowest, highest = min(Decimal(0), *values), max(Decimal(0), *values)
    height = float(highest - lowest) or 1.0
    paths: list[str] = []
    breaks: list[float] = []
    for place, (line, value) in enumerate(points):
        x = place * WIDTH / (len(points) - 1)
        y = HEIGHT - float(value - lowest) / height * HEIGHT
        if not place or line in broken:
            paths.append(f"M{x:.1f} {y:.1f}")
            breaks += [x] if place else []
        else:
            paths[-1] += f"H{x:.1f}V{y:.1f}"
    return BalanceLine(paths, breaks, highest, lowest)
