"""A stage: what it is given to work with, what it yields between two batches, and which stages follow it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.orm import Session


def invite_nobody(_count: int) -> None:
    """For a stage that is one transaction as a whole: no sibling sees its chunks, so none can help."""


@dataclass(frozen=True, slots=True)
class Work:
    """A claimed stage of one job. Stages use the session and never commit: only the runner does.

    A stage with several chunks calls `invite` with the number of sibling tasks that could take a chunk each.
    """

    session: Session
    storage_url: str
    owner_id: int
    job_id: int
    invite: Callable[[int], None] = invite_nobody


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A batch is complete and may be committed; `done` of the `total` rows of this stage are done with it.

    Where `commits` is false, what was done so far must not be committed without the rest: only the lease is renewed.
    """

    done: int
    total: int
    commits: bool = True


# A stage yields before each batch but the first, and returns its result while the last one is uncommitted. So the last
# batch and the mark that the stage is done are one commit, and a small job needs only that one.
Batches = Generator[Checkpoint, None, dict[str, Any]]


class Stage(NamedTuple):
    """A stage: its name, the generator that does it batch by batch, and the one by which siblings help, if they can."""

    name: str
    run: Callable[[Work], Batches]
    help: Callable[[Work], Iterator[Checkpoint]] | None = None


def stages_from(stages: Sequence[str], first: str | None) -> Sequence[str]:
    """The stages from `first` on; none where `first` is None."""
    return stages[stages.index(first) :] if first else ()
