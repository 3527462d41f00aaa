"""docs/architecture.md shows the code as it is: its pictures and its table are what `make docs` makes now."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.docs.code_reached import Definition
from scripts.docs.documents import documents
from scripts.docs.layers import Layers
from scripts.docs.layers_picture import draw_layers
from scripts.docs.stages import StageFacts, read_stages
from scripts.docs.tables_used import tables_used


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    return documents()


@pytest.fixture(scope="module")
def stages() -> dict[str, StageFacts]:
    return {stage.name: stage for stage in read_stages()}


def test_committed_documents_are_what_make_docs_makes(made: dict[Path, str]) -> None:
    stale = [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs` and commit what it writes"


def test_pictures_are_well_formed(made: dict[Path, str]) -> None:
    pictures = [text for path, text in made.items() if path.suffix == ".svg"]
    assert len(pictures) == 2
    for picture in pictures:
        assert ElementTree.fromstring(picture).tag.endswith("svg")


def test_a_stage_takes_what_the_one_before_it_gives(stages: dict[str, StageFacts]) -> None:
    assert list(stages) == ["ingest", "transform", "load", "aggregate"]
    assert stages["ingest"].takes == "upload"
    assert stages["ingest"].gives == stages["transform"].takes == "raw_chunks"
    assert stages["transform"].gives == stages["load"].takes == "clean_chunks"


def test_tables_are_found_in_sql_and_in_models(stages: dict[str, StageFacts]) -> None:
    assert "raw_chunks" in stages["ingest"].written  # A new object of a model.
    assert "accounts" in stages["ingest"].read  # A select of a model.
    assert {"clean_chunks", "ledger"} <= set(stages["transform"].written)  # COPY, and INSERT.
    assert "removed_transactions" in stages["load"].read  # A sub-query; what it reads and writes is written.
    assert {"transactions", "category_days", "merchant_months"} <= set(
        stages["load"].written
    )  # SQL that is put together.
    assert "transfers" in stages["aggregate"].written


def test_a_definition_without_sql_uses_no_table() -> None:
    used = tables_used([Definition("finpulse.periods", "Period")])
    assert (used.read, used.written) == (frozenset(), frozenset())


def test_an_import_of_a_higher_layer_would_show_in_another_colour() -> None:
    downward = Layers((("api",), ("db",)), {("api", "db"): 1})
    upward = Layers((("api",), ("db",)), {("db", "api"): 1})
    assert 'class="wrong"' not in draw_layers(downward)
    assert 'class="wrong"' in draw_layers(upward)
