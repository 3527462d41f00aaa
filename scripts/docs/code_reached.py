"""A function -> every definition of finpulse/ that it uses, directly or by way of others, found in the syntax trees."""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

PACKAGE: Final = "finpulse"


class Definition(NamedTuple):
    """A name of a module: a function, a class, a constant, or "" for a module as a whole."""

    module: str
    name: str


class Syntax(NamedTuple):
    """A module's top-level definitions by name, and where each name that it imports from finpulse/ comes from."""

    nodes: Mapping[str, Sequence[ast.stmt]]
    imported: Mapping[str, Definition]


def reached_from(*starts: Definition) -> set[Definition]:
    """The definitions that these use, themselves included; what a class or module defines counts as used with it."""
    reached: set[Definition] = set()
    waiting = list(starts)
    while waiting:
        definition = _origin(waiting.pop())
        if definition not in reached:
            reached.add(definition)
            waiting += _used_by(definition)
    return reached


def nodes_of(definition: Definition) -> Sequence[ast.stmt]:
    """The statements that define a name; none where it is not defined at the top of its module."""
    return _syntax(definition.module).nodes.get(definition.name, ())


def module_of(definition: Definition) -> ModuleType:
    """The module that holds a definition, imported."""
    return importlib.import_module(definition.module)


def names_outside_annotations(node: ast.AST) -> Iterator[ast.expr]:
    """Every name and attribute that code evaluates; annotations are evaluated by nobody."""
    if isinstance(node, ast.Name | ast.Attribute):
        yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from names_outside_annotations(child)


def _used_by(definition: Definition) -> Iterator[Definition]:
    syntax = _syntax(definition.module)
    for node in nodes_of(definition):
        for used in names_outside_annotations(node):
            if isinstance(used, ast.Name) and used.id in syntax.nodes:
                yield Definition(definition.module, used.id)
            elif isinstance(used, ast.Name) and used.id in syntax.imported:
                yield syntax.imported[used.id]
            elif isinstance(used, ast.Attribute) and isinstance(used.value, ast.Name):
                owner = syntax.imported.get(used.value.id)
                if owner and not owner.name:
                    yield Definition(owner.module, used.attr)


def _origin(definition: Definition) -> Definition:
    """Where a name is defined that a package merely hands on."""
    handed_on = _syntax(definition.module).imported.get(definition.name)
    return _origin(handed_on) if handed_on else definition


@cache
def _syntax(module: str) -> Syntax:
    file = importlib.import_module(module).__file__
    assert file, f"{module} is a module of ours"
    nodes: defaultdict[str, list[ast.stmt]] = defaultdict(list)
    imported: dict[str, Definition] = {}
    for node in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == PACKAGE:
            assert node.module
            imported |= {alias.asname or alias.name: _imported(node.module, alias.name) for alias in node.names}
        for name in _names_defined(node):
            nodes[name].append(node)
    return Syntax(nodes, imported)


def _imported(module: str, name: str) -> Definition:
    """What an import from a module brings: a name of it, or a module inside it."""
    value = getattr(importlib.import_module(module), name)
    return Definition(value.__name__, "") if isinstance(value, ModuleType) else Definition(module, name)


def _names_defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
