"""Which tables a statement reads or changes without saying whose rows: what dividing by owner forbids."""

from __future__ import annotations

from collections.abc import Iterator

import sqlglot
from sqlglot import exp

OWNER = "owner_id"
# A user's own key is an owner too.
PEOPLE, PERSON = "users_table", "id"
# A part of a statement that has tables of its own.
_BLOCK = (exp.Select, exp.SetOperation, exp.Insert, exp.Update, exp.Delete)
Bound = dict[str, bool]


def without_owner(statement: str, growing: set[str]) -> list[str]:
    """The growing tables that this statement touches without binding their owner_id, one for each place.

    It is bound where it equals a parameter or a constant, or a bound owner_id of another table of the same block or
    of one around it; and in an INSERT where it is given.
    """
    return list(_unbound(sqlglot.parse_one(statement, dialect="postgres"), growing, {}, {}))


def _unbound(block: exp.Expression, growing: set[str], around: Bound, queries: Bound) -> Iterator[str]:
    """The same for one block; `around` holds the names that an enclosing one has, `queries` those of WITH."""
    queries = dict(queries)
    for cte in block.args["with_"].expressions if block.args.get("with_") else []:
        lacking = list(_unbound(cte.this, growing, around, queries))
        queries[cte.alias] = not lacking
        yield from lacking
    if isinstance(block, exp.SetOperation):
        for side in (block.this, block.expression):
            yield from _unbound(side, growing, around, queries)
        return
    own = list(_own_nodes(block))
    bound = _bound_names(block, own, growing, queries, around)
    yield from (name for name in bound if name in _tables(own, growing, queries) and not bound[name])
    for inner in own:
        if isinstance(inner, _BLOCK):
            yield from _unbound(inner, growing, around | bound, queries)


def _own_nodes(block: exp.Expression) -> Iterator[exp.Expression]:
    """The nodes of a block, down to the blocks inside of it and with these; not those of its WITH."""
    for child in block.iter_expressions():
        if isinstance(child, exp.With):
            continue
        yield child
        if not isinstance(child, _BLOCK):
            yield from _own_nodes(child)


def _tables(own: list[exp.Expression], growing: set[str], queries: Bound) -> set[str]:
    """The names by which a block calls its growing tables."""
    found = (node for node in own if isinstance(node, exp.Table))
    return {table.alias_or_name for table in found if table.name in growing and table.name not in queries}


def _bound_names(
    block: exp.Expression, own: list[exp.Expression], growing: set[str], queries: Bound, around: Bound
) -> Bound:
    """Each source of a block by its name, and whether its owner_id is bound."""
    target = _insert_target(block)
    bound = {node.alias_or_name: queries.get(node.name, False) for node in own if isinstance(node, exp.Table)}
    for node in own:
        if isinstance(node, (exp.Subquery, exp.Lateral)) and node.alias:
            bound[node.alias] = not list(_unbound(node.unnest(), growing, around | bound, queries)) and _owned(node)
    if target:
        bound[target] = OWNER in {column.name for column in block.this.expressions}
    people = {node.alias_or_name for node in own if isinstance(node, exp.Table) and node.name == PEOPLE}
    tables = _tables(own, growing, queries)
    pairs = [pair for node in own for pair in _equalities(node, list(bound), tables, people)]
    while True:
        known = bound | {name: around[name] for name in around if name not in bound} | {"": True}
        fresh = {a for a, b in pairs if known.get(b) and a in bound and not bound[a]}
        fresh |= {b for a, b in pairs if known.get(a) and b in bound and not bound[b]}
        if not fresh:
            return bound
        bound |= dict.fromkeys(fresh, True)


def _owned(node: exp.Expression) -> bool:
    """Whether a derived table hands on an owner_id, or may."""
    query = node.find(exp.Select)
    return query is not None and any(one.is_star or one.alias_or_name == OWNER for one in query.expressions)


def _insert_target(block: exp.Expression) -> str | None:
    if not isinstance(block, exp.Insert):
        return None
    table = block.this.this if isinstance(block.this, exp.Schema) else block.this
    return str(table.alias_or_name)


def _equalities(
    node: exp.Expression, sources: list[str], tables: set[str], people: set[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of names whose owner_ids a condition makes equal; a value has the name ''."""
    if isinstance(node, exp.Join) and any(column.name == OWNER for column in node.args.get("using") or []):
        yield from ((name, other) for name in sources for other in sources)
    condition = (
        node.args.get("on") if isinstance(node, exp.Join) else node.this if isinstance(node, exp.Where) else None
    )
    for one in _conjuncts(condition) if isinstance(condition, exp.Expression) else []:
        if isinstance(one, exp.EQ):
            left, right = (_names(side, tables, people) for side in (one.this, one.expression))
            yield from ((a, b) for a in left for b in right)


def _conjuncts(condition: exp.Expression) -> Iterator[exp.Expression]:
    """What all has to be true for a condition to be."""
    plain = condition.unnest()
    if isinstance(plain, exp.And):
        yield from (part for side in (plain.this, plain.expression) for part in _conjuncts(side))
    else:
        yield plain


def _names(side: exp.Expression, tables: set[str], people: set[str]) -> list[str]:
    """What an owner_id belongs to. One that is named alone is the block's only growing table's, by SQL's own rule."""
    column = side.unnest()
    if isinstance(column, exp.Column) and column.name == PERSON and column.table in people:
        return [column.table]
    if isinstance(column, exp.Column):
        return [] if column.name != OWNER else [column.table] if column.table else list(tables)
    return [] if column.find(exp.Column, exp.Query) else [""]
