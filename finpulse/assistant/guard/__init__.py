"""The guard: SQL that may run, re-rendered from a tree in which everything is known; whatever else is refused."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from finpulse.assistant.guard.nodes import check_nodes
from finpulse.assistant.guard.refusal import SqlRefused
from finpulse.assistant.guard.rewrite import MOST_ROWS, keep_to_owner, limited, render
from finpulse.assistant.guard.scopes import QUERIES, Relations, Resolver
from finpulse.assistant.guard.text import check_text
from finpulse.assistant.relations import RELATIONS

__all__ = ["SqlRefused", "guard"]

_NO_VALUES: Final[Collection[str]] = ()


def guard(
    sql: str,
    relations: Relations = RELATIONS,
    parameters: Collection[str] = _NO_VALUES,
    most_rows: int = MOST_ROWS,
) -> str:
    """The SQL that may run instead of `sql`: one query of these relations and columns, for the session's owner alone.

    It has at most `most_rows` rows. `parameters` names the values that are bound to it, as %(name)s or :name; with any,
    the result is as psycopg takes it, with percent signs twice. Raises SqlRefused, in bounded time, for whatever isn't
    wholly understood.
    """
    check_text(sql)
    tree = _parse(sql)
    check_nodes(tree, parameters)
    resolver = Resolver(relations)
    resolver.resolve(tree)
    keep_to_owner(resolver.tables, resolver.relations)
    return render(limited(tree, most_rows), with_values=bool(parameters))


def _parse(sql: str) -> exp.Expr:
    try:
        statements = [each for each in sqlglot.parse(sql, read="postgres") if each is not None]
    except (SqlglotError, RecursionError):
        raise SqlRefused("PARSE", "The statement can't be read.") from None
    if len(statements) != 1:
        raise SqlRefused("MULTI_STATEMENT", "There is more than one statement, or none.")
    [tree] = statements
    while isinstance(tree, exp.Subquery) and not any(tree.args.get(name) for name in tree.args if name != "this"):
        tree = tree.this.pop()
    if not isinstance(tree, QUERIES):
        raise SqlRefused("STATEMENT_TYPE", "Only a query may run.")
    return tree
