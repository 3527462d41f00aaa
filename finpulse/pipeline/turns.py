"""A statement's chunks, one after the other: each is claimed by one of several sibling tasks, and none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

from sqlalchemy import TextClause, text

from finpulse.models import Statement
from finpulse.pipeline.work import Work, key_of


class Lock(Enum):
    """How a chunk is claimed.

    One in another's hands is left to it; but where only such are left, they are waited for: should their tasks die,
    they are ours.
    """

    FREE = "FOR UPDATE SKIP LOCKED"
    ANY = "FOR UPDATE"


# More siblings than this would wait for each other at the commits.
MOST_SIBLINGS: Final = 7

# Takes a statement's next chunk of those that are free, or of any, through a stage; False where there is none.
Take = Callable[[Work, Statement, Lock], bool]


def claiming(statement: str) -> dict[Lock, TextClause]:
    """The SQL that claims a chunk where it says {lock}, for each way of claiming one."""
    return {lock: text(statement.format(lock=lock.value)) for lock in Lock}


def all_chunks(work: Work, statement: Statement, count: TextClause, take: Take) -> Iterator[None]:
    """Take a statement through a stage, with siblings if it is long; yields between two chunks, for a commit.

    After it, no chunk is left, in whosever hands it was.
    """
    left = _left(work, statement, count) if statement.chunks > 1 else statement.chunks
    if left > 1:
        work.invite(min(left - 1, MOST_SIBLINGS))
    while left:
        if take(work, statement, Lock.FREE):
            left -= 1  # At most so many: siblings take some of them.
        else:
            take(work, statement, Lock.ANY)
            left = _left(work, statement, count)
        if left:
            yield


def free_chunks(work: Work, statement: Statement, take: Take) -> Iterator[None]:
    """Help with a statement as long as there are chunks that nobody has; yields after each, for a commit."""
    while take(work, statement, Lock.FREE):
        yield


def _left(work: Work, statement: Statement, count: TextClause) -> int:
    return int(work.session.execute(count, key_of(statement)).scalar_one())
