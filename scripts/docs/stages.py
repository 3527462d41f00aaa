"""The stages of an import as the code has them: order, docstrings, the tables that each of them reads and writes."""

from __future__ import annotations

from typing import Final, NamedTuple

from finpulse.pipeline.import_stages import IMPORT
from scripts.docs.code_reached import Definition, reached_from
from scripts.docs.layers import PACKAGE, ROOT
from scripts.docs.packages_table import purpose_of
from scripts.docs.tables_used import tables_used

# What every stage stands on, and what all of them are part of.
_EVERYWHERE: Final = {"models", "errors", "db", "jobs", "pipeline"}


class StageFacts(NamedTuple):
    """A stage of an import.

    `takes` is what stands left of the first arrow in its module's docstring, `gives` what stands right of its arrows.
    `packages` are those of finpulse/ whose code does the work.
    """

    name: str
    module: str
    takes: str
    gives: str
    read: tuple[str, ...]
    written: tuple[str, ...]
    packages: tuple[str, ...]


def read_stages() -> list[StageFacts]:
    """The stages in the order of `finpulse.pipeline.import_stages`."""
    return [_facts(stage.name, stage.of_statement.__module__, stage.of_statement.__name__) for stage in IMPORT]


def _facts(name: str, module: str, function: str) -> StageFacts:
    path = ROOT / (module.replace(".", "/") + ".py")
    arrows = [arrow.split(" -> ") for arrow in purpose_of(path).rstrip(".").split("; ")]
    reached = reached_from(Definition(module, function))
    tables = tables_used(reached)
    packages = {definition.module.split(".")[1] for definition in reached} - _EVERYWHERE
    return StageFacts(
        name,
        path.relative_to(ROOT / PACKAGE).as_posix(),
        arrows[0][0],
        " and ".join(arrow[-1] for arrow in arrows),
        tuple(sorted(tables.read - tables.written)),
        tuple(sorted(tables.written)),
        tuple(sorted(packages)),
    )
