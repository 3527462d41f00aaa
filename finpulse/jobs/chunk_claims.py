"""Sibling tasks share the chunks of a stage: each chunk is claimed by one of them, and none is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

from sqlalchemy import TextClause, text

from finpulse.jobs.work import Work


class Lock(Enum):
    """How a chunk is claimed: by a row lock, which PostgreSQL releases when the task commits or dies.

    A chunk that a sibling has claimed is skipped. Where only such chunks are left they are waited for, since they are
    free again when the sibling dies.
    """

    SKIP_CLAIMED = "FOR UPDATE SKIP LOCKED"
    WAIT_FOR_CLAIMED = "FOR UPDATE"


# More siblings than this would wait for each other at the commits.
MAX_SIBLINGS: Final = 7

# Claims the next chunk in the given way and does the stage's work on it; False where there is none.
Take = Callable[[Lock], bool]


def for_each_lock(statement: str) -> dict[Lock, TextClause]:
    """The statement for each way of claiming a chunk; {lock} stands where the lock belongs in it."""
    return {lock: text(statement.format(lock=lock.value)) for lock in Lock}


def take_all(work: Work, chunks: int, count_left: Callable[[], int], take: Take) -> Iterator[None]:
    """Take all chunks through a stage, with siblings where there are several; yields between two chunks, for a commit.

    `chunks` is how many the stage has in all. At the end no chunk is left, whichever task has claimed it.
    """
    left = count_left() if chunks > 1 else chunks
    if left > 1:
        work.invite(min(left - 1, MAX_SIBLINGS))
    while left:
        if take(Lock.SKIP_CLAIMED):
            left -= 1  # An upper bound: siblings take some of them.
        else:
            take(Lock.WAIT_FOR_CLAIMED)
            left = count_left()
        if left:
            yield


def take_free(take: Take) -> Iterator[None]:
    """Take chunks as long as there are unclaimed ones; yields after each, for a commit."""
    while take(Lock.SKIP_CLAIMED):
        yield
