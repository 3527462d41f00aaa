"""A stage's chunks, one after the other: each is claimed by one of several sibling tasks, and none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

from sqlalchemy import TextClause, text

from finpulse.jobs.work import Work


class Lock(Enum):
    """How a chunk is claimed.

    One that a sibling has claimed is left to it; but where only such are left, they are waited for: should their
    tasks die, they are free again.
    """

    SKIP_CLAIMED = "FOR UPDATE SKIP LOCKED"
    WAIT_FOR_CLAIMED = "FOR UPDATE"


# More siblings than this would wait for each other at the commits.
MOST_SIBLINGS: Final = 7

# Takes the next chunk, claimed that way, through a stage; False where there is none.
Take = Callable[[Lock], bool]


def for_each_lock(statement: str) -> dict[Lock, TextClause]:
    """The SQL that claims a chunk where it says {lock}, for each way of claiming one."""
    return {lock: text(statement.format(lock=lock.value)) for lock in Lock}


def take_all(work: Work, chunks: int, count_left: Callable[[], int], take: Take) -> Iterator[None]:
    """Take all of so many chunks through a stage, with siblings if there are several; yields between two, for a commit.

    After it, no chunk is left, whichever task has claimed it.
    """
    left = count_left() if chunks > 1 else chunks
    if left > 1:
        work.invite(min(left - 1, MOST_SIBLINGS))
    while left:
        if take(Lock.SKIP_CLAIMED):
            left -= 1  # At most so many: siblings take some of them.
        else:
            take(Lock.WAIT_FOR_CLAIMED)
            left = count_left()
        if left:
            yield


def take_free(take: Take) -> Iterator[None]:
    """Help as long as there are chunks that nobody has claimed; yields after each, for a commit."""
    while take(Lock.SKIP_CLAIMED):
        yield
