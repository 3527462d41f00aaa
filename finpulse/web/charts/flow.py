"""Where the money came from and where it went, as ribbons: each band is as high as its part of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

HEIGHT: Final = 408
# A band keeps at least a line's height for its words; the rest is shared by amount.
LINE: Final = 19
EDGE: Final = 2.0
BAR: Final = 2.5
WIDTH: Final = 100.0


class FlowPart(NamedTuple):
    """A source or a sink: its name, amount, hue (None for money that was left), and the address of its rows."""

    name: str
    amount: Decimal
    hue: int | None
    address: str | None


@dataclass(frozen=True, slots=True)
class FlowBand:
    """A sink: the ribbon's outline, where it ends, and where its words stand."""

    part: FlowPart
    share: Decimal
    path: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The line on which its words stand."""
        return self.top + self.height / 2 + 4.5


@dataclass(frozen=True, slots=True)
class FlowSource:
    """A source: its bar, and where its words stand."""

    part: FlowPart
    top: float
    height: float
    words: float


@dataclass(frozen=True, slots=True)
class FlowChart:
    """The chart within a frame of HEIGHT; ribbons stretch with the frame, words don't."""

    bands: Sequence[FlowBand]
    sources: Sequence[FlowSource]
    height: int = HEIGHT


def flow_chart(sources: Sequence[FlowPart], sinks: Sequence[FlowPart]) -> FlowChart | None:
    """The chart; None where nothing has moved. The sums of both sides are the same."""
    total = sum((part.amount for part in sinks), Decimal(0))
    if total <= 0 or not sources:
        return None
    spare = HEIGHT - LINE * len(sinks) - 2 * EDGE
    shares = [float(part.amount / total) for part in sinks]
    heights = [min(max(share * (spare + 60), 2.0), LINE + spare * share - 4) for share in shares]
    begin = (HEIGHT - sum(heights)) / 2
    bands, top, left = [], EDGE, begin
    for part, share, height in zip(sinks, shares, heights, strict=True):
        room = LINE + spare * share
        at = top + (room - height) / 2
        bands.append(FlowBand(part, part.amount / total * 100, _ribbon(left, at, height), at, height))
        top, left = top + room, left + height
    return FlowChart(bands, _sources(sources, begin, sum(heights)))


def _sources(parts: Sequence[FlowPart], top: float, height: float) -> list[FlowSource]:
    """The bars one below the other; words keep their distance, however thin the bars are."""
    total = sum((part.amount for part in parts), Decimal(0))
    found, at, free = [], top, 0.0
    for part in parts:
        own = height * float(part.amount / total)
        words = max(at + own / 2, free)
        found.append(FlowSource(part, at, max(own - 1, 1), words))
        at, free = at + own, words + 2 * LINE
    over = max(0.0, found[-1].words + LINE - HEIGHT)
    return [FlowSource(each.part, each.top, each.height, each.words - over) for each in found]


def _ribbon(left: float, right: float, height: float) -> str:
    """From the sources' bar to the sink's."""
    start, end, middle = BAR, WIDTH - BAR, WIDTH / 2
    return (
        f"M{start:g} {left:.1f}C{middle:g} {left:.1f} {middle:g} {right:.1f} {end:g} {right:.1f}"
        f"L{end:g} {right + height:.1f}C{middle:g} {right + height:.1f} {middle:g} {left + height:.1f} "
        f"{start:g} {left + height:.1f}Z"
    )
