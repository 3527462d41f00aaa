"""The stages of the pipeline by their names: those of an import, and what is done with one that has ended.

finpulse.imports.removal.stages adds to them what takes imports away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from finpulse.categorisation.apply import recategorise
from finpulse.categorisation.bulk_edits import edit_many
from finpulse.jobs.work import Stage
from finpulse.pipeline.events.gather import GATHER, gather
from finpulse.pipeline.import_stages import IMPORT
from finpulse.pipeline.reread import reread
from finpulse.pipeline.scans.recognise import RECOGNISE, recognise

STAGES: Final[Mapping[str, Stage]] = {
    **{stage.name: Stage(stage.name, stage.run, stage.help) for stage in IMPORT},
    GATHER: Stage(GATHER, gather),
    RECOGNISE: Stage(RECOGNISE, recognise),
    "reread": Stage("reread", reread),
    "edit": Stage("edit", edit_many),
    "recategorise": Stage("recategorise", recategorise),
}
