"""A stage: what it is given, what it says between two batches, and which stages follow it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.orm import Session


def invite_nobody(_count: int) -> None:
    """Where a stage is one transaction as a whole, no sibling can help."""


@dataclass(frozen=True, slots=True)
class Work:
    """A claimed stage of one job. Stages use the session and never commit: the runner owns that.

    A stage whose work lies in several chunks calls `invite` with how many sibling tasks could take one each.
    """

    session: Session
    storage_url: str
    owner_id: int
    job_id: int
    invite: Callable[[int], None] = invite_nobody


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A batch is complete and may be committed; `done` of `total` rows of this stage are behind it.

    Where `commits` is false, what came before is nothing without what comes: only the lease is renewed.
    """

    done: int
    total: int
    commits: bool = True


# A stage yields before each batch but the first, and returns its result with the last one uncommitted, so
# that output and the mark that it is done are one commit, and a small job needs just that one.
Batches = Generator[Checkpoint, None, dict[str, Any]]


class Stage(NamedTuple):
    """A stage: its name, the generator of batches that does it, and the one by which siblings help, if they can."""

    name: str
    run: Callable[[Work], Batches]
    help: Callable[[Work], Iterator[Checkpoint]] | None = None


def stages_from(stages: Sequence[str], first: str | None) -> Sequence[str]:
    """What is left of a job's stages, beginning with `first`; nothing where that is None."""
    return stages[stages.index(first) :] if first else ()
