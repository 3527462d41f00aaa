"""The second wall: PostgreSQL shows and changes the rows of the owner that was set, whatever a statement forgets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine, Table, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from finpulse import tokens
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.reads import Read, Reader
from finpulse.db.roles import (
    ERASURE,
    EXPIRED,
    FOR_ADMINISTRATORS,
    GROUPS,
    LOGINS,
    MAINTAINED,
    MAINTENANCE,
    SECRETS,
    weaknesses,
)
from finpulse.db.sessions import act_for, maintenance_session, observer_session, owner_session
from finpulse.extensions import current_session, serve
from tests.support.client import Client
from tests.support.row_security import OWNED, row, rows_of

MINE, ANOTHERS, NOBODYS = 900_001, 900_002, 900_003
NAMES = [table.name for table in OWNED]


@pytest.fixture(scope="module", autouse=True)
def rows(engine: Engine) -> Iterator[None]:
    with rows_of(engine, (MINE, ANOTHERS)):
        yield


@pytest.fixture(scope="module", params=["api", "worker"])
def login(request: pytest.FixtureRequest, settings: Settings, app: Flask) -> Iterator[Engine]:
    """A login that serves users."""
    engine = connect(settings, pool_size=1, login=request.param)
    yield engine
    engine.dispose()


@pytest.fixture
def mine(login: Engine) -> Iterator[Session]:
    with owner_session(login, MINE) as session:
        yield session


def may_use(login: Engine, table: Table) -> bool:
    """Whether this login has any right to a table: workers have none to what opens an account."""
    return login.url.username != LOGINS["worker"] or table.name not in SECRETS


@pytest.mark.parametrize("table", OWNED, ids=NAMES)
def test_of_every_table_one_sees_changes_and_deletes_ones_own_rows(login: Engine, mine: Session, table: Table) -> None:
    for statement in (
        f"SELECT owner_id FROM {table.name}",
        f"UPDATE {table.name} SET owner_id = owner_id RETURNING owner_id",
        f"SELECT owner_id FROM {table.name} FOR UPDATE",
        f"DELETE FROM {table.name} RETURNING owner_id",
    ):
        if may_use(login, table):
            assert set(mine.scalars(text(statement))) == {MINE}
        else:
            with pytest.raises(ProgrammingError, match="permission denied"):
                mine.execute(text(statement))
        mine.rollback()


@pytest.mark.parametrize("table", OWNED, ids=NAMES)
def test_nothing_is_written_for_another(mine: Session, table: Table) -> None:
    with pytest.raises(ProgrammingError, match=r"row-level security|permission denied"):
        mine.execute(table.insert().values(row(table, ANOTHERS)))
    mine.rollback()
    with pytest.raises(ProgrammingError, match=r"row-level security|permission denied"):
        mine.execute(table.update().values(owner_id=ANOTHERS))


@pytest.mark.parametrize("table", OWNED, ids=NAMES)
def test_without_an_owner_there_is_nothing(login: Engine, table: Table) -> None:
    if may_use(login, table):
        with Session(login) as session:
            assert session.scalars(text(f"SELECT owner_id FROM {table.name}")).all() == []


def test_what_was_set_ends_with_its_transaction(login: Engine) -> None:
    with owner_session(login, MINE) as session:
        assert session.scalars(text("SELECT owner_id FROM jobs")).all() == [MINE]
        session.commit()
        assert session.scalars(text("SELECT owner_id FROM jobs")).all() == [MINE]
        act_for(session, ANOTHERS)
        assert session.scalars(text("SELECT owner_id FROM jobs")).all() == [ANOTHERS]
        with session.begin_nested():
            assert session.scalars(text("SELECT owner_id FROM jobs")).all() == [ANOTHERS]
        backend = session.scalar(text("SELECT pg_backend_pid()"))
    with Session(login) as session:
        assert session.scalar(text("SELECT pg_backend_pid()")) == backend
        assert session.scalars(text("SELECT owner_id FROM jobs")).all() == []


def test_every_table_with_an_owner_is_walled_in(engine: Engine) -> None:
    """A new table needs the policy `owner` by its migration, and then this says nothing."""
    with engine.connect() as connection:
        policies = connection.execute(text("SELECT tablename, qual FROM pg_policies WHERE policyname = 'owner'")).all()
        walls = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        forced = set(connection.scalars(walls))
    held = {name for name, condition in policies if "session_owner()" in condition}
    assert held == {*NAMES, "users_table"} == forced


def test_a_person_is_seen_by_nobody_else_who_is_signed_in(mine: Session) -> None:
    assert mine.scalars(text("SELECT id FROM users_table")).all() == [MINE]


def test_a_worker_can_read_neither_passwords_nor_addresses(worker_engine: Engine) -> None:
    for column in ("password_hash", "email"):
        with owner_session(worker_engine, MINE) as session, pytest.raises(ProgrammingError, match="permission denied"):
            session.execute(text(f"SELECT {column} FROM users_table"))


def test_maintenance_sees_all_owners_and_changes_what_is_its_own(worker_engine: Engine) -> None:
    with maintenance_session(worker_engine) as session:
        assert set(session.scalars(text("SELECT owner_id FROM jobs"))) >= {MINE, ANOTHERS}
        session.rollback()
        forbidden = [f"DELETE FROM {table}" for table in sorted(set(NAMES) - set(MAINTAINED) - set(EXPIRED))]
        for statement in (*forbidden, *(f"SELECT owner_id FROM {table}" for table in sorted(SECRETS))):
            with pytest.raises(ProgrammingError, match="permission denied"):
                session.execute(text(statement))
            session.rollback()


def test_the_api_counts_over_all_owners_and_reads_nothing_of_theirs(settings: Settings) -> None:
    engine = connect(settings, pool_size=1)
    with observer_session(engine) as session:
        assert session.scalar(text("SELECT count(status) FROM jobs")) >= 2
        assert session.scalar(text("SELECT count(job_id) FROM statements")) >= 2
        for statement in (
            "SELECT owner_id FROM jobs",
            "SELECT filename FROM statements",
            "SELECT 1 FROM transactions",
            "SET ROLE finpulse_maintenance",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"):
                session.execute(text(statement))
            session.rollback()
    engine.dispose()


def test_what_sees_all_owners_is_run_by_whom_it_is_for_and_by_nobody_else(engine: Engine, app: Flask) -> None:
    may = text("SELECT rolname FROM pg_roles WHERE has_function_privilege(oid, :function, 'EXECUTE') AND NOT rolsuper")
    allowed = {function: {LOGINS["api"]} for function in FOR_ADMINISTRATORS} | {ERASURE: {LOGINS["api"], MAINTENANCE}}
    with engine.connect() as connection:
        owner = connection.scalar(text("SELECT current_user"))
        for function, logins in allowed.items():
            found = set(connection.scalars(may, {"function": function}))
            assert found & {*LOGINS.values(), *GROUPS} == logins, function
            assert found <= {*logins, owner, "pg_database_owner"}, function


def test_no_login_is_above_the_policies(settings: Settings, engine: Engine, app: Flask) -> None:
    for login in ("api", "worker", "sweeper"):
        own = connect(settings, pool_size=1, login=login)
        with own.connect() as connection:
            assert weaknesses(connection) == []
        own.dispose()
    with engine.connect() as connection:
        assert "owns the tables" in " ".join(weaknesses(connection))
        above = text("SELECT rolname FROM pg_roles WHERE rolname = ANY (:names) AND (rolsuper OR rolbypassrls)")
        assert connection.scalars(above, {"names": list(LOGINS.values())}).all() == []


def test_a_prepared_read_that_forgets_its_owner_finds_nothing_of_anothers(
    settings: Settings, app: Flask, client: Client, other: Client
) -> None:
    assert client.user_id is not None
    with app.app_context():
        serve(other.user_id)
        family = current_session().scalar(text("SELECT id FROM token_families"))
    reader, forgetful = Reader(settings.database_url), Read(tokens.ALIVE.replace("owner_id = :owner_id AND ", ""))
    assert other.user_id is not None
    assert reader.row(forgetful, owner_id=other.user_id, family_id=family) == ["t"]
    assert reader.row(forgetful, owner_id=client.user_id, family_id=family) == [None]


def test_a_transaction_that_cannot_begin_is_told_as_a_database_that_is_away(settings: Settings, engine: Engine) -> None:
    own = connect(settings, pool_size=1)
    with own.connect() as held:
        backend = held.scalar(text("SELECT pg_backend_pid()"))
        held.rollback()
        with engine.begin() as ending:
            ending.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": backend})
        with pytest.raises(OperationalError), owner_session(held, MINE) as session:
            session.execute(text("SELECT 1"))
    own.dispose()
