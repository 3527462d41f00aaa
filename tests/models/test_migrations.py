"""The migrations and the models say the same, and the tables can be divided by owner."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, UniqueConstraint, inspect

from finpulse.db.migration_files import MIGRATIONS, known_revisions, newest_revisions
from finpulse.models import Base

WITHOUT_OWNER = {
    "users_table": "Users are looked up by address before any owner is known; it is the table of the owners.",
    "reaggregations": "A night belongs to nobody, and makes one row.",
    "alembic_version": "It is one row.",
    "assistant_key": "It is one row, by which the assistant sees one owner's rows.",
    "server_runs": "It is one row, about PostgreSQL itself.",
    "upload_storage": "It is one row, about the storage of all uploads.",
    "reaggregation_stretches": "What of a night is in hand just now; it holds stretches of many owners.",
}
OWNED = sorted(set(Base.metadata.tables) - set(WITHOUT_OWNER))


def test_every_other_table_has_its_owner(engine: Engine) -> None:
    found = inspect(engine)
    owned = {name for name in found.get_table_names() if "owner_id" in {col["name"] for col in found.get_columns(name)}}
    assert owned == set(OWNED) == set(found.get_table_names()) - set(WITHOUT_OWNER)


def test_a_fresh_database_after_its_migrations_is_exactly_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("table", OWNED)
def test_every_key_of_a_growing_table_includes_its_owner(engine: Engine, table: str) -> None:
    found = inspect(engine)
    assert "owner_id" in found.get_pk_constraint(table)["constrained_columns"]
    uniques = [index["column_names"] for index in found.get_indexes(table) if index["unique"]]
    assert all("owner_id" in columns for columns in uniques)
    for key in found.get_foreign_keys(table):
        referred = dict(zip(key["constrained_columns"], key["referred_columns"], strict=True))
        assert referred["owner_id"] == ("id" if key["referred_table"] == "users_table" else "owner_id")


def test_unique_constraints_in_the_models_include_the_owner() -> None:
    for name in OWNED:
        for constraint in Base.metadata.tables[name].constraints:
            if isinstance(constraint, UniqueConstraint):
                assert "owner_id" in constraint.columns


def test_words_are_indexed_by_gin(engine: Engine) -> None:
    with engine.connect() as connection:
        (text_index,) = [
            row.indexdef
            for row in connection.exec_driver_sql(
                "SELECT * FROM pg_indexes WHERE indexname = 'ix_transaction_words_words'"
            )
        ]
    assert "USING gin" in text_index


@pytest.mark.parametrize("migration", sorted(Path(MIGRATIONS, "versions").glob("*.py")), ids=lambda path: path.stem)
def test_no_migration_imports_the_application(migration: Path) -> None:
    """The application goes on changing, and what a migration has done to a database must not."""
    nodes = list(ast.walk(ast.parse(migration.read_text(encoding="utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if name.split(".")[0] in ("finpulse", "workers")}


def test_the_newest_revision_is_the_one_that_alembic_finds() -> None:
    migrations = ScriptDirectory(str(MIGRATIONS))
    assert newest_revisions() == frozenset(migrations.get_heads())
    assert known_revisions() == {script.revision for script in migrations.walk_revisions()}
