"""When a delivery that failed is tried again: for a day, with pauses that grow."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Final

PAUSES: Final = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=8),
    timedelta(hours=8, minutes=30),
)
# An endpoint that has failed at all for so long is told nothing more.
PATIENCE: Final = timedelta(hours=24)
_SCATTER: Final = 0.1


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries that failed, None where none is left.

    A tenth more at random keeps what failed together from coming back together.

    >>> 5 <= pause_after(1).total_seconds() <= 5.5, pause_after(9)
    (True, None)
    """
    if tries > len(PAUSES):
        return None
    return PAUSES[tries - 1] * (1 + random.random() * _SCATTER)  # noqa: S311 - Nobody gains by guessing it.
