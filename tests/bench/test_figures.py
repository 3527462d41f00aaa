"""A figure is held against its target: by its ratio where it has a floor, by itself where it has none."""

from __future__ import annotations

import pytest

from scripts.bench.figures import Figure, line


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        (Figure("slow enough", 24.0, "s", floor=2.0, floor_is="COPY", at_most=12), True),
        (Figure("too slow", 24.2, "s", floor=2.0, floor_is="COPY", at_most=12), False),
        (Figure("fast enough", 40.0, "requests/s", floor=100.0, floor_is="empty", at_least=0.4), True),
        (Figure("not fast enough", 39.0, "requests/s", floor=100.0, floor_is="empty", at_least=0.4), False),
        (Figure("small enough", 300.0, "MB", at_most=300), True),
        (Figure("told without a target", 5.0, "s", floor=2.0, floor_is="COPY"), None),
    ],
)
def test_a_target_holds_or_not(figure: Figure, holds: bool | None) -> None:
    assert figure.holds is holds


def test_a_line_tells_figure_floor_ratio_and_target() -> None:
    figure = Figure("rows", 24.2, "s", floor=2.0, floor_is="COPY", at_most=12)
    assert line(figure) == ("rows", "24.2 s", "2 s (COPY)", "12.10 ×", "at most 12 ×", "NO")
