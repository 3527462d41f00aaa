"""Which relations and columns each query of a statement sees, and that it names no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlglot import exp

from finpulse.assistant.guard.refusal import SqlRefused

Relations = Mapping[str, Sequence[str]]
Columns = tuple[str, ...]
MOST_JOINED: Final = 4
QUERIES: Final = (exp.Select, exp.SetOperation)


@dataclass
class QueryScope:
    """The sources of one query by their names, each with its columns, and the query that it stands in."""

    sources: dict[str, Columns] = field(default_factory=dict)
    outer: QueryScope | None = None

    def has(self, column: str, source: str = "") -> bool:
        """Whether a source of this query, or of one around it, has such a column."""
        if source and source in self.sources:
            return column in self.sources[source]
        if not source and any(column in columns for columns in self.sources.values()):
            return True
        return self.outer is not None and self.outer.has(column, source)


class Resolver:
    """Finds what names mean, query by query; whatever means nothing that may be read is refused.

    `relations` maps what may be read to its columns. `tables` are, afterwards, the nodes that name one of them.
    """

    def __init__(self, relations: Relations) -> None:
        self.relations = {name: tuple(columns) for name, columns in relations.items()}
        self.tables: list[exp.Table] = []

    def resolve(self, query: exp.Expr) -> None:
        """Check a statement. Raises SqlRefused."""
        self._query(query, {}, None)

    def _query(self, query: exp.Expr, named: Mapping[str, Columns], outer: QueryScope | None) -> Columns:
        """Check a query that sees these queries by name, within another; the names of its columns ("" without one)."""
        if isinstance(query, exp.Subquery) and not query.args.get("alias"):
            return self._query(query.this, named, outer)
        if not isinstance(query, QUERIES):
            raise SqlRefused("STATEMENT_TYPE", "Only a query may stand there.")
        named = self._named(query, named, outer)
        return self._select(query, named, outer) if isinstance(query, exp.Select) else self._set(query, named, outer)

    def _named(self, query: exp.Expr, named: Mapping[str, Columns], outer: QueryScope | None) -> Mapping[str, Columns]:
        """The queries that a WITH names, each of which sees those before it."""
        if (clause := query.args.get("with_")) is None:
            return named
        if outer is not None or query.parent is not None:
            raise SqlRefused("COMPLEXITY", "WITH stands at the beginning of a statement alone.")
        found = dict(named)
        for each in clause.expressions:
            name, columns = each.alias, self._query(each.this, found, None)
            if name in found or name in self.relations or name.startswith("pg_"):
                raise SqlRefused("RELATION", "A query in WITH has the name of something else.")
            renamed = tuple(column.name for column in each.args["alias"].args.get("columns") or ())
            found[name] = renamed + columns[len(renamed) :]
        return found

    def _set(self, query: exp.Expr, named: Mapping[str, Columns], outer: QueryScope | None) -> Columns:
        columns = self._query(query.args["this"], named, outer)
        self._query(query.args["expression"], named, outer)
        if (order := query.args.get("order")) is not None:
            self._expressions([order], QueryScope({"": columns}), named)
        return columns

    def _select(self, query: exp.Select, named: Mapping[str, Columns], outer: QueryScope | None) -> Columns:
        scope = QueryScope(outer=outer)
        begin, joins = query.args.get("from_"), query.args.get("joins") or []
        if not query.expressions:
            raise SqlRefused("STATEMENT_TYPE", "A query names what it tells.")
        if len(joins) > MOST_JOINED:
            raise SqlRefused("JOIN_LIMIT", "A query joins too many relations.")
        for source in ([begin.this] if begin is not None else []) + [join.this for join in joins]:
            self._source(source, scope, named, outer)
        for join in joins:
            self._join(join, scope, query)
        columns = tuple(each.alias_or_name for each in query.expressions)
        aliased = QueryScope({**scope.sources, "": columns}, outer)
        for name, value in query.args.items():
            if name in ("order", "group"):
                self._expressions([value] if value is not None else [], aliased, named)
            elif name not in ("with_", "from_", "joins"):
                self._expressions(value if isinstance(value, list) else [value], scope, named)
        self._expressions([join.args.get("on") for join in joins], scope, named)
        return columns

    def _source(
        self, source: exp.Expr, scope: QueryScope, named: Mapping[str, Columns], outer: QueryScope | None
    ) -> None:
        alias = source.alias_or_name
        if isinstance(source, exp.Subquery):
            columns = self._query(source.this, named, outer)
        elif isinstance(source, exp.Table) and isinstance(source.this, exp.Identifier):
            columns = self._relation(source, named)
        else:
            raise SqlRefused("RELATION", "A query reads from relations and queries alone.")
        table_alias = source.args.get("alias")
        if not alias or alias in scope.sources or (table_alias is not None and table_alias.args.get("columns")):
            raise SqlRefused("RELATION", "Each relation of a query has one name of its own, and its own columns.")
        if alias in self.relations and alias != source.name:
            raise SqlRefused("RELATION", "A relation may not go by the name of another.")
        scope.sources[alias] = columns

    def _relation(self, table: exp.Table, named: Mapping[str, Columns]) -> Columns:
        if table.name in named:
            return named[table.name]
        if table.name not in self.relations:
            raise SqlRefused("RELATION", "The statement reads a relation that no query may read.")
        self.tables.append(table)
        return self.relations[table.name]

    def _join(self, join: exp.Join, scope: QueryScope, query: exp.Select) -> None:
        """A join is by columns that equal each other; without, every row would meet every other."""
        if using := join.args.get("using"):
            if all(sum(name.name in columns for columns in scope.sources.values()) > 1 for name in using):
                return
            raise SqlRefused("COLUMN", "A join is by columns that both sides have.")
        where = query.args.get("where")
        condition = join.args.get("on") or (where.this if where is not None else None)
        if condition is None or not any(_links(each, join.this.alias_or_name, scope) for each in _conjuncts(condition)):
            raise SqlRefused("JOIN_LIMIT", "Relations are joined by columns that equal each other.")

    def _expressions(self, nodes: Sequence[exp.Expr | None], scope: QueryScope, named: Mapping[str, Columns]) -> None:
        """Check the columns of expressions, and the queries in them."""
        waiting = [node for node in nodes if isinstance(node, exp.Expr)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, (*QUERIES, exp.Subquery)):
                self._query(node, named, scope)
            elif isinstance(node, exp.Column):
                _check_column(node, scope)
            else:
                waiting += node.iter_expressions()


def _check_column(column: exp.Column, scope: QueryScope) -> None:
    if not isinstance(column.this, exp.Identifier) or not scope.has(column.name, column.table):
        raise SqlRefused("COLUMN", "The statement names a column that no query may read.")


def _conjuncts(condition: exp.Expr) -> Iterator[exp.Expr]:
    """The conditions that all must hold."""
    waiting = [condition]
    while waiting:
        each = waiting.pop()
        if isinstance(each, exp.And):
            waiting += [each.this, each.expression]
        elif isinstance(each, exp.Paren):
            waiting.append(each.this)
        else:
            yield each


def _links(condition: exp.Expr, joined: str, scope: QueryScope) -> bool:
    """Whether a condition says that a column of the joined source equals one of another."""
    if not isinstance(condition, exp.EQ):
        return False
    owners = {_owner(side, scope) for side in (condition.left, condition.right) if isinstance(side, exp.Column)}
    return joined in owners and len(owners) > 1


def _owner(column: exp.Column, scope: QueryScope) -> str:
    if column.table:
        return str(column.table)
    return next((name for name, columns in scope.sources.items() if column.name in columns), "")
