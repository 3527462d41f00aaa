"""Definitions -> the tables that they read and write, by the SQL that they send and by the models that they use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import TextClause

from finpulse.models import Base
from scripts.docs.code_reached import Definition, module_of, names_outside_annotations, nodes_of

TABLES: Final = frozenset(Base.metadata.tables)
# What SQL does with a table, by the words before its name.
_WRITTEN: Final = re.compile(r"\b(?:INSERT INTO|UPDATE|DELETE FROM|COPY)\s+(\w+)")
_READ: Final = re.compile(r"(?<!DELETE )\b(?:FROM|JOIN)\s+(\w+)")
# SQLAlchemy's functions that write a model's table; a model that is called is a new row.
_WRITING_CALLS: Final = frozenset(("insert", "update", "delete"))


class TablesUsed(NamedTuple):
    """The names of tables that are read and of those that are written."""

    read: frozenset[str]
    written: frozenset[str]

    def __or__(self, other: TablesUsed) -> TablesUsed:
        return TablesUsed(self.read | other.read, self.written | other.written)


NO_TABLES: Final = TablesUsed(frozenset(), frozenset())


def tables_used(definitions: Iterable[Definition]) -> TablesUsed:
    """The tables that all of these use."""
    used = NO_TABLES
    for definition in definitions:
        if not definition.module.startswith("finpulse.models"):
            used = used | _by_sql(definition) | _by_models(definition)
    return used


def _by_sql(definition: Definition) -> TablesUsed:
    """The tables named in the texts of a definition: those of a constant as it is at run time, else as written."""
    value = getattr(module_of(definition), definition.name, None)
    texts = list(_texts_in(value)) or [text for node in nodes_of(definition) for text in _literals(node)]
    sql = "\n".join(texts)
    return TablesUsed(TABLES & set(_READ.findall(sql)), TABLES & set(_WRITTEN.findall(sql)))


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str | TextClause):
        yield str(value)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts_in(item)


def _literals(node: ast.AST) -> Iterator[str]:
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _by_models(definition: Definition) -> TablesUsed:
    read, written = set(), set()
    for node in nodes_of(definition):
        calls = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
        written |= {name for call in calls for name in _written_by(call)} | _changed_rows(node)
        made = {id(call.func) for call in calls}
        used = (name for name in names_outside_annotations(node) if id(name) not in made)
        read |= {name.id for name in used if isinstance(name, ast.Name)}
    return TablesUsed(_tables_of(definition, read), _tables_of(definition, written))


def _written_by(call: ast.Call) -> Iterator[str]:
    """The names of models whose rows a call makes, changes or deletes."""
    if isinstance(call.func, ast.Name):
        yield call.func.id
        if call.func.id in _WRITING_CALLS:
            yield from (argument.id for argument in call.args if isinstance(argument, ast.Name))


def _changed_rows(node: ast.AST) -> set[str]:
    """The models of parameters to whose attributes a function assigns, which changes a row."""
    changed = set()
    for function in (part for part in ast.walk(node) if isinstance(part, ast.FunctionDef)):
        models = {
            argument.arg: argument.annotation.id
            for argument in function.args.args
            if isinstance(argument.annotation, ast.Name)
        }
        changed |= {models[name] for name in _names_assigned_to(function) if name in models}
    return changed


def _names_assigned_to(function: ast.FunctionDef) -> Iterator[str]:
    for part in ast.walk(function):
        if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and isinstance(part.value, ast.Name):
            yield part.value.id


def _tables_of(definition: Definition, names: Iterable[str]) -> frozenset[str]:
    """The tables of those names that are models in the definition's module."""
    values = (getattr(module_of(definition), name, None) for name in names)
    models = (value for value in values if isinstance(value, type) and issubclass(value, Base))
    return frozenset(model.__tablename__ for model in models)
