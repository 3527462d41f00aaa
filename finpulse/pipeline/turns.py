"""A statement's chunks, one after the other: each is claimed by one of several sibling tasks, and none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from finpulse.models import Statement
from finpulse.pipeline.work import Work

# A chunk in another's hands is left to it …
FREE: Final = "FOR UPDATE SKIP LOCKED"
# … but where only such are left, they are waited for: should their tasks die, they are ours.
ANY: Final = "FOR UPDATE"
# More siblings than this would wait for each other at the commits.
MOST_SIBLINGS: Final = 7

# Takes a statement's next chunk of those that are free, or of any, through a stage; False where there is none.
Take = Callable[[Work, Statement, str], bool]
Count = Callable[[Work, Statement], int]


def all_chunks(work: Work, statement: Statement, count_left: Count, take: Take) -> Iterator[None]:
    """Take a statement through a stage, with siblings if it is long; yields between two chunks, for a commit.

    After it, no chunk is left, in whosever hands it was.
    """
    left = count_left(work, statement) if statement.chunks > 1 else statement.chunks
    if left > 1:
        work.invite(min(left - 1, MOST_SIBLINGS))
    while left:
        if take(work, statement, FREE):
            left -= 1  # At most so many: siblings take some of them.
        else:
            take(work, statement, ANY)
            left = count_left(work, statement)
        if left:
            yield


def free_chunks(work: Work, statement: Statement, take: Take) -> Iterator[None]:
    """Help with a statement as long as there are chunks that nobody has; yields after each, for a commit."""
    while take(work, statement, FREE):
        yield
