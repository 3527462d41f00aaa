"""The stages of an import in their order, which stands here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import Statement
from finpulse.pipeline.aggregate import aggregate, aggregate_statement
from finpulse.pipeline.ingest import ingest, ingest_statement
from finpulse.pipeline.load import help_load, load, load_statement
from finpulse.pipeline.transform import help_transform, transform, transform_statement


class ImportStage(NamedTuple):
    """A stage of an import: what does it for a job, what does it for one statement, and how siblings help."""

    name: str
    run: Callable[[Work], Batches]
    of_statement: Callable[[Work, Statement], Batches]
    help: Callable[[Work], Iterator[Checkpoint]] | None = None


IMPORT: Final = (
    ImportStage("ingest", ingest, ingest_statement),
    ImportStage("transform", transform, transform_statement, help_transform),
    ImportStage("load", load, load_statement, help_load),
    ImportStage("aggregate", aggregate, aggregate_statement),
)
STAGE_NAMES: Final = tuple(stage.name for stage in IMPORT)
