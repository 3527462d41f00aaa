"""What the assistant's login sees and does: one owner's rows by a seal, nothing written, nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from finpulse.assistant.relations import RELATIONS as PRODUCT
from finpulse.assistant.run import owner_seal, reading
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.roles import ASKED, LOGINS, PARTS
from finpulse.db.sessions import owner_session
from finpulse.errors import QueryFailed, QueryTooLong
from tests.support.row_security import rows_of

MINE, ANOTHERS = 910_001, 910_002
RELATIONS = sorted({*ASKED, PARTS})
# Statements that name another owner before they read, each in a way that PostgreSQL works out in this order.
SPOOFS = (
    "WITH said AS MATERIALIZED (SELECT set_config('finpulse.owner_id', '{other}', true) AS owner) "
    "SELECT t.owner_id FROM said JOIN transactions t ON t.owner_id::text = said.owner",
    "SELECT owner_id FROM transactions WHERE set_config('finpulse.owner_id', '{other}', true) IS NOT NULL",
    "SELECT o.owner FROM (SELECT set_config('finpulse.owner_id', '{other}', true) AS said OFFSET 0) AS s, "
    "LATERAL (SELECT max(owner_id) AS owner FROM accounts WHERE s.said IS NOT NULL) AS o WHERE o.owner IS NOT NULL",
)


@pytest.fixture(scope="module", autouse=True)
def rows(engine: Engine) -> Iterator[None]:
    with rows_of(engine, (MINE, ANOTHERS)):
        yield


@pytest.fixture(scope="module")
def assistant(settings: Settings, app: Flask) -> Iterator[Engine]:
    engine = connect(settings, pool_size=1, login="assistant")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def seal(settings: Settings, app: Flask) -> Iterator[str]:
    """What the API makes for the assistant."""
    engine = connect(settings, pool_size=1)
    with owner_session(engine, MINE) as session:
        yield owner_seal(session, MINE)
    engine.dispose()


def test_it_sees_its_owners_rows_in_what_questions_are_about_and_nothing_else(
    assistant: Engine, seal: str, engine: Engine
) -> None:
    for relation in RELATIONS:
        with reading(assistant, MINE, seal) as connection:
            assert set(connection.scalars(text(f"SELECT owner_id FROM {relation}"))) == {MINE}
    granted = text("""
        SELECT relname FROM pg_class
        WHERE relkind IN ('r', 'p', 'v') AND NOT relispartition AND relnamespace = 'public'::regnamespace
          AND has_any_column_privilege(:login, oid, 'SELECT')
    """)
    assert {*PRODUCT, "transactions"} == {*RELATIONS}
    with engine.connect() as connection:
        assert sorted(connection.scalars(granted, {"login": LOGINS["assistant"]})) == RELATIONS


def test_the_seal_of_one_owner_opens_no_other_and_none_opens_nothing(assistant: Engine, seal: str) -> None:
    for owner, its in ((ANOTHERS, seal), (MINE, ""), (MINE, seal[::-1])):
        with reading(assistant, owner, its) as connection:
            assert connection.scalars(text("SELECT owner_id FROM transactions")).all() == []
    with Session(assistant) as session, pytest.raises(ProgrammingError, match="permission denied"):
        owner_seal(session, ANOTHERS)


@pytest.mark.parametrize("spoof", SPOOFS)
def test_a_statement_that_says_another_owner_sees_nothing_of_theirs(assistant: Engine, seal: str, spoof: str) -> None:
    with reading(assistant, MINE, seal) as connection:
        assert set(connection.scalars(text(spoof.format(other=ANOTHERS)))) <= {MINE}


def test_nothing_is_written_and_no_word_of_the_database_comes_back(assistant: Engine, seal: str) -> None:
    for statement in (
        "UPDATE transactions SET amount = 0",
        "SELECT 'word'::int",
        "SET TRANSACTION READ WRITE",
        "CREATE TEMP TABLE kept (id int)",
        "SELECT password_hash FROM users_table",
        "SELECT * FROM own_transactions_with('a', 1)",
    ):
        with pytest.raises(QueryFailed, match=r"^The figures of this question could not be worked out\.$"):
            _run(assistant, seal, statement)


def test_what_takes_too_long_ends(assistant: Engine, seal: str) -> None:
    with pytest.raises(QueryTooLong):
        _run(assistant, seal, "SET LOCAL statement_timeout = 1", "SELECT pg_sleep(60)")


def test_a_connection_keeps_nothing_of_the_question_before(assistant: Engine, seal: str) -> None:
    _run(assistant, seal, "SELECT pg_advisory_lock(910003), set_config('statement_timeout', '9s', false)")
    with assistant.connect() as connection:
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        assert connection.scalar(text(held)) == 0
        assert connection.scalar(text("SHOW statement_timeout")) == "0"
        assert connection.scalars(text("SELECT owner_id FROM transactions")).all() == []


def _run(assistant: Engine, seal: str, *statements: str) -> None:
    with reading(assistant, MINE, seal) as connection:
        for statement in statements:
            connection.execute(text(statement))
