"""Rows of two owners in every table, and statements without the conditions that name an owner."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ARRAY, Column, Connection, Engine, Table, event, text

from finpulse.models import Base

OWNED = [table for table in Base.metadata.sorted_tables if "owner_id" in table.c]
# What the tables' own checks allow.
# A job that no sweeper sends.
ENDED = {"jobs": {"status": "completed"}}
WORDS = {"kind": "run-csv", "state": "loaded", "outcome": "rejected", "verdict": "proven"}
KINDS = {("categories", "kind"): "spending", ("transfers", "state"): "linked"}
VALUES: dict[type, Any] = {
    bytes: b"",
    bool: False,
    date: date(2026, 1, 1),
    datetime: datetime(2026, 1, 1, tzinfo=UTC),
    Decimal: Decimal(1),
    dict: {},
    list: [],
    object: "word",  # The words of a search.
    uuid.UUID: uuid.UUID(int=1),
}


def row(table: Table, owner_id: int) -> dict[str, Any]:
    """A row of an owner with what it must have; whatever is a number is the owner's."""
    must = (column for column in table.c if not column.nullable and (column.identity or not column.server_default))
    return {column.name: _value(table, column, owner_id) for column in must} | ENDED.get(table.name, {})


def _value(table: Table, column: Column[Any], owner_id: int) -> Any:
    if isinstance(column.type, ARRAY):
        return []
    kind = column.type.python_type
    if kind is int:
        return owner_id
    if kind is str:
        return KINDS.get((table.name, column.name)) or WORDS.get(column.name, "word")
    return VALUES[kind]


@contextmanager
def rows_of(engine: Engine, owners: tuple[int, int]) -> Iterator[None]:
    """A row of each owner in every table, as long as the block lasts."""
    with engine.begin() as connection:
        for owner_id in owners:
            connection.execute(
                text("INSERT INTO users_table (id, email, password_hash) VALUES (:id, :email, '')"),
                {"id": owner_id, "email": f"{owner_id}@example.org"},
            )
            for table in OWNED:
                connection.execute(table.insert().values(row(table, owner_id)))
    try:
        yield
    finally:
        with engine.begin() as connection:
            for table in reversed(OWNED):
                connection.execute(table.delete().where(table.c.owner_id.in_(owners)))
            connection.execute(text("DELETE FROM users_table WHERE id = ANY (:ids)"), {"ids": list(owners)})


# `owner_id = %(owner_id)s`, and an owner_id that equals another table's.
OWNER_CONDITION = re.compile(
    r"\b(?:\w+\.)?owner_id\s*=\s*(?:%\(\w+\)s(?:::BIGINT)?|\w+\.owner_id)|\busers_table\.id\s*=\s*%\(\w+\)s(?:::BIGINT)?",
    re.IGNORECASE,
)


def without_owner_conditions(statement: str) -> str:
    """The statement as a forgetful programmer would have written it."""
    return OWNER_CONDITION.sub("true", statement)


@dataclass
class Forgetting:
    """What was tried without its conditions, and where it brought or changed something else."""

    tried: Counter[str] = field(default_factory=Counter)
    differing: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @contextmanager
    def watching(self, *engines: Engine) -> Iterator[None]:
        """Try everything that goes over these engines both ways, and take both back, before it is really done."""
        for engine in engines:
            event.listen(engine, "before_cursor_execute", self._try)
        try:
            yield
        finally:
            for engine in engines:
                event.remove(engine, "before_cursor_execute", self._try)

    def _try(self, connection: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        forgetful = without_owner_conditions(statement)
        if forgetful == statement or not isinstance(parameters, dict) or _is_maintenance(connection):
            return
        told = _outcome(connection, statement, parameters)
        forgot = _outcome(connection, forgetful, parameters)
        self.tried[forgetful] += 1
        if told != forgot:
            self.differing[forgetful] = (told, forgot)


def _is_maintenance(connection: Connection) -> bool:
    """Whether the transaction has taken on a role that is to see all owners."""
    with connection.connection.cursor() as cursor:
        cursor.execute("SELECT current_user <> session_user")
        [taken] = cursor.fetchone()
    return bool(taken)


def _outcome(connection: Connection, statement: str, parameters: dict[str, Any]) -> Any:
    """The rows of a query, or how many a change has touched; undone again."""
    with connection.connection.cursor() as cursor:
        cursor.execute("SAVEPOINT tried")
        cursor.execute(statement, parameters)
        changes = re.search(r"\b(?:INSERT|UPDATE|DELETE)\s+(?:INTO|FROM|\w+\s+SET|\w+\s+AS)\b", statement)
        rows = cursor.rowcount if changes or cursor.description is None else Counter(map(repr, cursor.fetchall()))
        cursor.execute("ROLLBACK TO SAVEPOINT tried")
        cursor.execute("RELEASE SAVEPOINT tried")
    return rows
