"""COPY brings every text into PostgreSQL as it stood."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.pipeline.copying import arrays, copy_columns

# NUL can't be held by PostgreSQL, surrogates by no encoding, and the separators have tests of their own.
CELLS = st.text(
    st.characters(exclude_characters="\x00\ufdd0\ufdd1\ufdd2\ufdd3", exclude_categories=["Cs"]), max_size=20
)
TROUBLE = ["", " ", "a\tb", "a\nb\r", "\\N", "\\", '"', "{}", '","', "NULL", "наличные", "🍕", "\\."]


@pytest.fixture
def table(session: Session) -> Session:
    session.execute(text("CREATE TEMP TABLE copied (place int, cells text[], note text, mark bytea) ON COMMIT DROP"))
    return session


def copied(session: Session, rows: list[list[str]], notes: list[str]) -> list[tuple[list[str], str]]:
    session.execute(text("TRUNCATE copied"))
    columns = {
        "place": [str(place) for place in range(len(rows))],
        "cells": arrays(rows),
        "note": notes,
        "mark": [r"\x005c78" for _ in rows],
    }
    copy_columns(session, "copied", columns)
    found = session.execute(text("SELECT cells, note, mark FROM copied ORDER BY place")).all()
    assert all(row.mark == b"\x00\\x" for row in found)
    return [(row.cells, row.note) for row in found]


def test_texts_that_mean_something_to_copy_come_back_as_they_were(table: Session) -> None:
    assert copied(table, [[cell, cell] for cell in TROUBLE], TROUBLE) == [([cell, cell], cell) for cell in TROUBLE]


def test_separators_of_ours_inside_a_cell_shift_nothing(table: Session) -> None:
    rows = copied(table, [["a\ufdd0b", "c"], ["d\ufdd1e", "\ufdd3"]], ["x\ufdd2y", "z"])
    assert rows == [(["a\ufffdb", "c"], "x\ufffdy"), (["d\ufffde", "\ufffd"], "z")]


def test_nul_is_left_out(table: Session) -> None:
    assert copied(table, [["a\x00b"]], ["\x00"]) == [(["ab"], "")]


def test_no_rows_are_no_copy(table: Session) -> None:
    assert copied(table, [], []) == []


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.lists(CELLS, min_size=1, max_size=4), CELLS), max_size=8))
def test_any_cells_come_back(table: Session, rows: list[tuple[list[str], str]]) -> None:
    assert copied(table, [cells for cells, _ in rows], [note for _, note in rows]) == rows
