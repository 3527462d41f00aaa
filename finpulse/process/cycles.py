"""How often a process looks for cycles of objects that nobody needs any more."""

from __future__ import annotations

import gc
from typing import Final

# Batches are hundreds of thousands of lists, and modules as many functions, and no cycle among them. To look as often
# as Python does by itself takes half of the time of ingest, and a quarter of that of a start.
_RARELY: Final = (50_000, 20, 50)


def look_rarely() -> None:
    """Look rarely from now on; called before a program imports what it consists of."""
    gc.set_threshold(*_RARELY)


def leave_out_what_stays(*, after_fork: bool = False) -> None:
    """Never look among what there is now, which stays until the process ends.

    A process that has just been forked has what its parent had, which has looked already.
    """
    if not after_fork:
        gc.collect()
    gc.freeze()
