"""What a series of timings comes to."""

from __future__ import annotations

import math
from collections.abc import Sequence


def p95(values: Sequence[float]) -> float:
    """The smallest value that 95 % of them don't exceed. Raises IndexError where there are none.

    >>> p95(range(1, 101)), p95([3, 1, 2])
    (95, 3)
    """
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def p99(values: Sequence[float]) -> float:
    """The smallest value that 99 % of them don't exceed. Raises IndexError where there are none.

    >>> p99(range(1, 101)), p99([3, 1, 2])
    (99, 3)
    """
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


def best_of(raw: dict[str, list[float]]) -> dict[str, float]:
    """The shortest of each series: whatever else the machine did only ever makes a timing longer.

    >>> best_of({"import": [3.0, 2.0], "floor": [1.0]})
    {'import': 2.0, 'floor': 1.0}
    """
    return {name: min(seconds) for name, seconds in raw.items()}


def p95_of_best_slice(values: Sequence[float], slices: int = 4) -> float:
    """The p95 of whichever stretch of a series has the lowest: what disturbs a machine for a while is not ours.

    >>> p95_of_best_slice([9, 9, 1, 2, 3, 3, 4, 4])
    2
    """
    length = max(1, len(values) // slices)
    return min(p95(values[start : start + length]) for start in range(0, length * slices, length))
