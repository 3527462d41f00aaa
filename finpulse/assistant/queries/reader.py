"""Statements on their way to the database: written as text, past the guard, run, and kept for the receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select
from sqlalchemy.dialects.postgresql.base import PGDialect

from finpulse.assistant.guard import guard
from finpulse.assistant.relations import RELATIONS
from finpulse.errors import FinPulseError
from finpulse.problems.problem_types import ProblemType

NAMED: Final = PGDialect(paramstyle="named")  # type: ignore[no-untyped-call]  # It has no types.
# A statement that has more rows than this would be told without the rest of them, so it isn't told at all.
MOST_ROWS: Final = 100_000
# Plans of the same shape have the same text, so that few statements have to be read by the guard again.
_REMEMBERED: Final = 512


class TooManyFigures(FinPulseError):
    """An answer with more figures than anybody reads."""

    problem = ProblemType.SEARCH_TOO_LONG

    def __init__(self) -> None:
        super().__init__(f"That is more than {MOST_ROWS:,} figures; ask about fewer days, one account or one category.")


def written(select: Select[*tuple[Any, ...]]) -> tuple[str, dict[str, Any]]:
    """A SELECT as text with named parameters, and their values; a list has a parameter for each of its values."""
    compiled = select.compile(dialect=NAMED, compile_kwargs={"render_postcompile": True})
    return str(compiled), dict(compiled.params)


@lru_cache(_REMEMBERED)
def guarded(sql: str, parameters: tuple[str, ...]) -> str:
    """What may run instead of a statement. Raises SqlRefused, which no plan of ours may come to."""
    may_run = guard(sql, RELATIONS, parameters, most_rows=MOST_ROWS)
    # psycopg takes percent signs for places of values even where there are none.
    return may_run if parameters else may_run.replace("%", "%%")


class StatementReader:
    """Runs the statements of one answer, and remembers them in order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._statements: list[str] = []
        self._params: dict[str, Any] = {}

    def rows(self, select: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
        """The rows of a SELECT over the assistant's relations. Raises TooManyFigures where they are too many."""
        sql, params = written(select)
        runs = guarded(sql, tuple(sorted(params)))
        self.note(runs.replace("%%", "%"), params)
        rows = self._connection.exec_driver_sql(runs, params).all()
        if len(rows) >= MOST_ROWS:
            raise TooManyFigures
        return rows

    def note(self, sql: str, params: Mapping[str, Any]) -> None:
        """Remember a statement that was run."""
        if sql not in self._statements:
            self._statements.append(sql)
        self._params |= params

    @property
    def sql(self) -> str:
        """What was run, one statement after the other."""
        return ";\n".join(self._statements)

    @property
    def params(self) -> dict[str, Any]:
        """The values that were bound, as JSON can tell them."""
        return {name: _told(value) for name, value in self._params.items()}


def _told(value: Any) -> Any:
    return str(value) if isinstance(value, date | Decimal) else value
