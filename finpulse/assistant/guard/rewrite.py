"""What runs instead of a statement: its tree with every relation cut down to the owner's rows, and a limit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import sqlglot
from sqlglot import exp

from finpulse.assistant.guard.scopes import Relations

MOST_ROWS: Final = 1_000
OWNER: Final = "owner_id"
# By a sub-query it is worked out once a statement, as in the policies.
_SESSION_OWNER: Final = "(SELECT public.session_owner())"
# No statement has it, so that a value's place isn't taken for a percent sign.
_MARK: Final = "\x00"


def keep_to_owner(tables: Iterable[exp.Table], relations: Relations) -> None:
    """Put in place of each relation a query of its columns, for the session's owner."""
    for table in tables:
        columns = ", ".join(f'"{column}"' for column in relations[table.name])
        own = f'SELECT {columns} FROM public."{table.name}" WHERE {OWNER} = {_SESSION_OWNER}'  # noqa: S608
        query = sqlglot.parse_one(own, read="postgres")
        assert isinstance(query, exp.Select)
        table.replace(query.subquery(exp.to_identifier(table.alias_or_name, quoted=True), copy=False))


def limited(query: exp.Expr, most_rows: int = MOST_ROWS) -> exp.Expr:
    """The query with at most so many rows."""
    limit = query.args.get("limit")
    most: exp.Expr = exp.Literal.number(most_rows)
    if limit is not None:
        wanted = limit.args["expression"]
        if isinstance(wanted, exp.Literal):
            most = exp.Literal.number(min(int(wanted.name), most_rows))
        else:
            most = exp.Least(this=exp.cast(wanted, "bigint"), expressions=[most])
    query.set("limit", exp.Limit(expression=most))
    return query


def render(tree: exp.Expr, with_values: bool) -> str:
    """The SQL of a tree; where values are bound to it, as psycopg takes it: %(name)s, and other percent signs twice."""
    for place in list(tree.find_all(exp.Placeholder)):
        place.replace(exp.var(f"{_MARK}({place.name})s"))
    written = tree.sql(dialect="postgres", comments=False)
    return written.replace("%", "%%").replace(_MARK, "%") if with_values else written
