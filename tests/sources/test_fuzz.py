"""Whatever bytes come in, a file is read or refused with a sentence; nothing else may escape."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import FORMATS, detect
from finpulse.sources.reading import Hints
from scripts.fuzz.in_process import take_in
from scripts.fuzz.mutations import mutated
from scripts.fuzz.seeds import own
from tests.support.readings import money_of

SEEDS: Final = own()
# No pure Python package writes the old binary workbooks; those of the corpora are mutated. Our own exports are CSV and
# JSON like the others.
_NO_SEED: Final = frozenset({"xls", "finpulse-csv", "finpulse-jsonl"})


@pytest.mark.parametrize("name", SEEDS)
def test_what_is_mutated_below_is_a_statement(name: str) -> None:
    assert len(money_of(SEEDS[name])) >= 19


def test_statements_of_every_format_are_mutated() -> None:
    found = {detect(io.BytesIO(content), Hints()).format for content in SEEDS.values()}
    assert found == {known.name for known in FORMATS} - _NO_SEED


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes(content: bytes) -> None:
    with suppress(UnreadableFile):
        take_in(content)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 2**32))
def test_a_mutated_statement_of_any_format(name: str, seed: int) -> None:
    with suppress(UnreadableFile):
        take_in(mutated(random.Random(seed), SEEDS[name]))
