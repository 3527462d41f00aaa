"""Whatever statement forgets to say its owner is held to one by PostgreSQL: nothing more is told or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.extensions import db
from tests.support.client import Client
from tests.support.databases import in_database, migrated_app
from tests.support.full_run import FullRun, run_everything
from tests.support.row_security import Forgetting, without_owner_conditions


@pytest.fixture
def own_database(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """A database of its own, since a full run sweeps and works through a night."""
    owner = connect(settings, pool_size=1, login="owner").execution_options(isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("CREATE DATABASE forgetful"))
        yield replace(in_database(settings, "forgetful"), storage_url=f"file://{tmp_path / 'uploads'}")
        connection.execute(text("DROP DATABASE forgetful WITH (FORCE)"))
    owner.dispose()


def test_no_statement_of_a_full_run_tells_more_without_its_conditions(own_database: Settings) -> None:
    """Another user has done exactly the same before, so whatever is forgotten would be told twice."""
    app, worker = migrated_app(own_database), connect(own_database, login="worker")
    with app.app_context():
        api = db.engine
    run_everything(FullRun(Client(app), worker, own_database, email="first@example.com"))
    forgetting = Forgetting()
    with forgetting.watching(api, worker):
        run_everything(FullRun(Client(app), worker, own_database))
    for engine in (api, worker):
        engine.dispose()
    assert forgetting.differing == {}
    assert len(forgetting.tried) > 100


def test_where_no_policy_holds_the_same_comparison_differs(engine: Engine, client: Client, other: Client) -> None:
    for one in (client, other):
        one.account()
    forgetting = Forgetting()
    statement = text("SELECT name FROM accounts WHERE owner_id = :owner_id")
    with forgetting.watching(engine), engine.connect() as connection:
        connection.execute(statement, {"owner_id": client.user_id}).all()
    assert len(forgetting.differing) == 1
    assert without_owner_conditions("a.owner_id = %(x)s AND b.owner_id = a.owner_id") == "true AND true"
