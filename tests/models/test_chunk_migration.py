"""Statements that an earlier version has stored row by row lie in chunks after the migration, whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask_migrate import upgrade
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.imports.stored_rows import StoredRow, newest_rows
from tests.support.databases import in_database, migrating_app

BEFORE = """
    INSERT INTO users_table (id, email, password_hash, role) VALUES (1, 'someone@example.org', '', 'user');
    INSERT INTO jobs (owner_id, id, kind, status, stages, stage) VALUES
        (1, 1, 'run-csv', 'completed', '{ingest,transform,load,aggregate}', NULL),
        (1, 2, 'run-csv', 'running', '{ingest,transform,load,aggregate}', 'load'),
        (1, 3, 'run-csv', 'running', '{ingest,transform,load,aggregate}', 'transform'),
        (1, 4, 'run-csv', 'running', '{ingest,transform,load,aggregate}', 'ingest'),
        (1, 5, 'run-csv', 'completed', '{ingest,transform,load,aggregate}', NULL);
    SELECT setval(pg_get_serial_sequence('jobs', 'id'), 5);
    INSERT INTO statements (owner_id, job_id, account_id, filename, storage_key, size, lines, sha256, state,
                            ingested_to, cleaned_to, rows_total, rows_cleaned, rows_rejected, rows_inserted)
    SELECT 1, id, 1, '', '', 0, 0, '', state, 3, 3, total, 2, 1, inserted
    FROM (VALUES (1, 'loaded', 2, 1), (2, 'transformed', 2, 0), (3, 'ingested', 2, 0), (4, 'received', 2, 0),
                 (5, 'loaded', 4, 1)) AS states (id, state, total, inserted);
    INSERT INTO raw_rows (owner_id, job_id, line, cells)
    SELECT 1, id, line, ARRAY['a "b"', line::text] FROM jobs, (VALUES (2), (3)) AS lines (line) WHERE id < 5;
    INSERT INTO ledger (owner_id, job_id, line, outcome, reason)
    SELECT 1, id, 3, 'rejected', 'no date' FROM jobs WHERE id < 4;
"""


@pytest.fixture
def earlier(settings: Settings, engine: Engine) -> Iterator[Settings]:
    """A database of its own with what the version before left in it."""
    name = "before_chunks"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        theirs = in_database(settings, name)
        _upgrade(theirs, "0009")
        old = connect(theirs, login="owner")
        with old.begin() as filling:
            for statement in BEFORE.split(";"):
                if statement.strip():
                    filling.execute(text(statement))
        old.dispose()
        yield theirs
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _upgrade(settings: Settings, revision: str) -> None:
    with migrating_app(settings).app_context():
        upgrade(revision=revision)


def test_rows_are_carried_over_and_what_was_on_its_way_is_cleaned_again(earlier: Settings) -> None:
    _upgrade(earlier, "head")
    engine = connect(earlier, login="owner")
    with Session(engine) as session:
        rows = newest_rows(session, 1, 4, 0, 10)
        counts = text("SELECT job_id, state, chunks, rows_cleaned FROM statements WHERE job_id < 4 ORDER BY 1")
        statements = session.execute(counts).all()
        stages = session.execute(text("SELECT id, stage FROM jobs WHERE id < 4 ORDER BY 1")).all()
        ledger = session.scalars(text("SELECT job_id FROM ledger")).all()
    engine.dispose()
    assert rows == [
        StoredRow(job_id, line, ['a "b"', str(line)], job_id == 1) for job_id in (3, 2, 1) for line in (3, 2)
    ]
    assert [tuple(row) for row in statements] == [(1, "loaded", 1, 2), (2, "ingested", 1, 0), (3, "ingested", 1, 0)]
    assert [tuple(row) for row in stages] == [(1, None), (2, "transform"), (3, "transform")]
    assert ledger == [1]


def test_what_was_being_read_is_read_again_from_its_beginning(earlier: Settings) -> None:
    _upgrade(earlier, "head")
    engine = connect(earlier, login="owner")
    with engine.connect() as connection:
        mine = text("SELECT state, ingested_to, rows_total, chunks FROM statements WHERE job_id = 4")
        assert tuple(connection.execute(mine).one()) == ("received", 0, 0, 0)
    engine.dispose()


def test_a_completed_import_whose_rows_were_lost_is_read_again(earlier: Settings) -> None:
    _upgrade(earlier, "head")
    engine = connect(earlier, login="owner")
    with engine.connect() as connection:
        again = text("SELECT kind, status, stages, rereads FROM jobs WHERE rereads IS NOT NULL")
        assert [tuple(row) for row in connection.execute(again)] == [("reread", "queued", ["reread"], 5)]
    engine.dispose()


def test_a_statement_of_which_a_part_is_stored_stops_the_migration_with_a_sentence(
    earlier: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = connect(earlier, login="owner")
    with engine.begin() as connection:
        connection.execute(text("UPDATE statements SET loaded_to = '\\x01' WHERE job_id = 2"))
    with pytest.raises(SystemExit):
        _upgrade(earlier, "0010")
    assert "Job 2 has stored a part of its statement" in capfd.readouterr().err
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM raw_rows")) == 8
    engine.dispose()
