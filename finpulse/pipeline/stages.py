"""The order of the stages, stated once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from finpulse.pipeline.aggregate import aggregate
from finpulse.pipeline.ingest import ingest
from finpulse.pipeline.load import help_load, load
from finpulse.pipeline.recategorise import recategorise
from finpulse.pipeline.reread import reread
from finpulse.pipeline.transform import help_transform, transform
from finpulse.pipeline.work import Batches, Checkpoint, Work


class Stage(NamedTuple):
    """A stage: its name, the generator of batches that does it, and the one that helps with it, if any can."""

    name: str
    run: Callable[[Work], Batches]
    help: Callable[[Work], Iterator[Checkpoint]] | None = None


# What a statement goes through.
IMPORT: Final = (
    Stage("ingest", ingest),
    Stage("transform", transform, help_transform),
    Stage("load", load, help_load),
    Stage("aggregate", aggregate),
)
# And what is done with one that has been through.
STAGES: Final = (*IMPORT, Stage("reread", reread), Stage("recategorise", recategorise))
STAGE_NAMES: Final = tuple(stage.name for stage in IMPORT)


def stage_named(name: str) -> Stage:
    """The stage of this name. Raises KeyError."""
    return {stage.name: stage for stage in STAGES}[name]


def stages_from(stages: Sequence[str], first: str | None) -> Sequence[str]:
    """What is left of a job's stages, beginning with `first`; nothing where that is None."""
    return stages[stages.index(first) :] if first else ()
