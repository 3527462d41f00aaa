"""Reads: one prepared statement, one round trip, and connections that may break."""

from __future__ import annotations

import psycopg
import pytest

from finpulse.config import Settings
from finpulse.db.reads import Read, Reader

ONE_AND_NULL = Read("CAST(:number AS bigint) + 1", "NULL", "pg_backend_pid()")


@pytest.fixture
def reader(settings: Settings) -> Reader:
    return Reader(settings.database_url)


def test_values_come_as_text_and_null_as_none(reader: Reader) -> None:
    assert reader.row(ONE_AND_NULL, owner_id=1, number=41)[:2] == ["42", None]


def test_expressions_that_name_the_same_value_share_it(reader: Reader) -> None:
    read = Read("CAST(:first AS text)", "concat(CAST(:second AS text), CAST(:first AS text))")
    assert reader.row(read, owner_id=1, second="b", first="a", third="c") == ["a", "ba"]


def test_a_value_that_is_missing_is_told_before_anything_is_asked(reader: Reader) -> None:
    with pytest.raises(KeyError, match="number"):
        reader.row(ONE_AND_NULL, owner_id=1, other=1)


def test_a_connection_is_used_again(reader: Reader) -> None:
    assert reader.row(ONE_AND_NULL, owner_id=1, number=1)[2] == reader.row(ONE_AND_NULL, owner_id=1, number=2)[2]


def test_a_connection_that_broke_meanwhile_fails_nobody(reader: Reader, settings: Settings) -> None:
    broken = reader.row(ONE_AND_NULL, owner_id=1, number=1)[2]
    assert broken
    Reader(settings.database_url).row(Read("pg_terminate_backend(CAST(:pid AS int), 5000)"), owner_id=1, pid=broken)
    assert reader.row(ONE_AND_NULL, owner_id=1, number=41)[0] == "42"


def test_what_the_database_refuses_is_raised(reader: Reader) -> None:
    with pytest.raises(psycopg.errors.DivisionByZero):
        reader.row(Read("1 / CAST(:divisor AS int)"), owner_id=1, divisor=0)
    with pytest.raises(psycopg.errors.UndefinedTable):
        reader.row(Read("(SELECT 1 FROM nowhere)"), owner_id=1)
    assert reader.row(ONE_AND_NULL, owner_id=1, number=41)[0] == "42"


def test_a_database_that_is_away_is_told(settings: Settings) -> None:
    with pytest.raises(psycopg.OperationalError):
        Reader("postgresql+psycopg://nobody@127.0.0.1:1/none").row(ONE_AND_NULL, owner_id=1, number=1)
