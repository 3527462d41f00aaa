"""Sibling tasks share the chunks of a stage: each chunk is claimed by one of them, and none is left over.

A chunk is claimed by a row lock (FOR UPDATE SKIP LOCKED), which PostgreSQL releases when the task commits or dies.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from finpulse.jobs.work import Work

# More siblings than this would wait for each other at the commits.
MAX_SIBLINGS: Final = 7
# Pauses between two looks at chunks that siblings have in hand, in seconds. No lock is waited for: where a sibling
# stands still in the middle of a chunk, our lease would expire.
FIRST_PAUSE: Final = 0.01
LONGEST_PAUSE: Final = 0.2

# Claims the next chunk that is free and does the stage's work on it; False where there is none.
Take = Callable[[], bool]


def take_all(work: Work, chunks: int, count_left: Callable[[], int], take: Take) -> Iterator[None]:
    """Take all chunks through a stage, with siblings where there are several; yields between two chunks, for a commit.

    `chunks` is how many the stage has in all. At the end the database says that no chunk is left, whichever task has
    claimed it, in the transaction with which the stage ends.
    """
    left = count_left() if chunks > 1 else chunks
    if left > 1:
        work.invite(min(left - 1, MAX_SIBLINGS))
    pause = FIRST_PAUSE
    while left:
        if take():
            left, pause = left - 1, FIRST_PAUSE  # An upper bound: siblings take some of them.
        else:
            left = count_left()
            time.sleep(pause if left else 0)
            pause = min(2 * pause, LONGEST_PAUSE)
        if chunks > 1 and not left:
            left = count_left()
        if left:
            yield


def take_free(take: Take) -> Iterator[None]:
    """Take chunks as long as there are unclaimed ones; yields after each, for a commit."""
    while take():
        yield
