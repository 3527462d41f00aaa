"""Where is what: each package of finpulse/ with the first sentence of its docstring, as a table of Markdown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.docs.layers import PACKAGE, ROOT, Layers


def packages_table(layers: Layers) -> str:
    """The packages from the highest layer to the lowest, each followed by the packages inside it."""
    lines = ["| where | what |", "| --- | --- |"]
    for package in layers.packages:
        lines += [_line(path) for path in _paths_of(ROOT / PACKAGE / package)]
    return "\n".join([*lines, _line(ROOT / "workers")])


def purpose_of(path: Path) -> str:
    """The first line of the docstring of a package or a module."""
    file = path / "__init__.py" if path.is_dir() else path
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert docstring, f"{file} says what it is for"
    return docstring.splitlines()[0]


def _paths_of(path: Path) -> Iterator[Path]:
    """A package and the packages inside it, or a module."""
    if not path.is_dir():
        yield path.with_suffix(".py")
        return
    yield path
    for child in sorted(path.iterdir()):
        if (child / "__init__.py").exists():
            yield from _paths_of(child)


def _line(path: Path) -> str:
    name = path.relative_to(ROOT).as_posix() + ("/" if path.is_dir() else "")
    return f"| `{name}` | {purpose_of(path).replace('|', chr(92) + '|')} |"
