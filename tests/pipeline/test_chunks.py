"""A chunk holds every row as it stood, and every value as PostgreSQL would have written it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from psycopg import Connection
from sqlalchemy.orm import Session

from finpulse.db.binary_arrays import (
    bytea_array,
    date_array,
    int4_array,
    int8_array,
    numeric_array,
    text_array,
)
from finpulse.pipeline.chunks.raw_chunks import packed, unpacked
from finpulse.sources.reading import RawRow

# NUL is left out, surrogates are in no encoding, and the separators have a test of their own.
CELLS = st.text(st.characters(exclude_characters="\x00\ufdd0\ufdd1", exclude_categories=["Cs"]), max_size=20)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=None) | st.decimals(-(10**9), 10**9, places=2)


@given(st.lists(st.builds(RawRow, st.integers(1, 2**31 - 1), st.lists(CELLS, min_size=1, max_size=4)), min_size=1))
def test_rows_come_out_of_a_chunk_as_they_went_in(rows: list[RawRow]) -> None:
    found = unpacked(packed(rows), len(rows))
    assert list(map(RawRow, found.lines, found.cells)) == rows


def test_separators_and_nul_inside_a_cell_shift_nothing() -> None:
    rows = [RawRow(7, ["a\ufdd0b", "c\x00"]), RawRow(9, ["d\ufdd1e"])]
    assert unpacked(packed(rows), 2).cells == [["a\ufffdb", "c"], ["d\ufffde"]]


@pytest.fixture
def driver(session: Session) -> Connection[tuple[object, ...]]:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, Connection)
    connection.execute("""
        CREATE TEMP TABLE arrays
        (texts text[], days date[], amounts numeric[], ints int[], bigs bigint[], marks bytea[])
        ON COMMIT DROP
    """)
    return connection


def stored(driver: Connection[tuple[object, ...]], *fields: bytes) -> tuple[object, ...]:
    """What PostgreSQL reads from a binary COPY of one row."""
    driver.execute("TRUNCATE arrays")
    with driver.cursor() as cursor, cursor.copy("COPY arrays FROM STDIN (FORMAT binary)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8) + len(fields).to_bytes(2, "big"))
        copy.write(b"".join(len(field).to_bytes(4, "big") + field for field in fields) + b"\xff\xff")
    [row] = driver.execute("SELECT *, amounts::text[] FROM arrays").fetchall()
    return row


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(CELLS | st.none()),
    st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31))),
    st.lists(AMOUNTS),
    st.lists(st.integers(-(2**31), 2**31 - 1)),
    st.lists(st.integers(-(2**63), 2**63 - 1) | st.none()),
    st.lists(st.binary(max_size=30)),
)
def test_arrays_are_read_as_they_were_meant(
    driver: Connection[tuple[object, ...]],
    texts: list[str | None],
    days: list[date],
    amounts: list[Decimal],
    ints: list[int],
    bigs: list[int | None],
    marks: list[bytes],
) -> None:
    fields = text_array(texts), date_array(days), numeric_array(amounts), int4_array(ints)
    *values, written = stored(driver, *fields, int8_array(bigs), bytea_array(marks))
    assert values == [texts, days, amounts, ints, bigs, marks]
    assert written == [format(amount if amount else abs(amount), "f") for amount in amounts]
