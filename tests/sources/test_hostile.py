"""Hostile files of every kind are read or refused in a child that stays alive; `make hostile` measures their time."""

from __future__ import annotations

import tempfile

from finpulse.pipeline.file_reading import sandboxed
from finpulse.sandbox.sandboxed_file import finished
from scripts.hostile.kinds import Kind, kinds
from scripts.hostile.reading import seconds_to_read

SIZE = 6 << 10


def test_no_kind_of_hostile_file_ends_its_child() -> None:
    chosen = list(kinds())
    assert len({kind.name for kind in chosen}) == len(chosen) > 200
    assert {kind.name: said for kind in chosen if not (said := ending(kind))} == {}


def ending(kind: Kind) -> str:
    """What came of a small file of a kind."""
    with tempfile.TemporaryFile() as file:
        file.write(kind.of_size(SIZE))
        file.flush()
        with sandboxed(file) as opened:
            return finished(opened.call(seconds_to_read))[1]
