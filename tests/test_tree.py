"""The tree keeps the sizes and names that CONTRIBUTING.md promises."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from finpulse.embedded.launch import CHECKOUT

LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION = 300, 40, 15
MOST_FILES, MOST_FLAT_MODULES = 16, 14
MODULES = sorted([*(CHECKOUT / "finpulse").rglob("*.py"), *(CHECKOUT / "workers").rglob("*.py")])
SCHEMAS = CHECKOUT / "finpulse" / "api" / "schemas"
TESTS = sorted((CHECKOUT / "tests").rglob("*.py"))


def test_no_file_is_long() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in (*MODULES, *TESTS)}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = {where: length for path in MODULES for where, length in functions(path)}
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert sum(length <= USUAL_FUNCTION for length in lengths.values()) >= 0.9 * len(lengths)


def test_no_folder_is_crowded() -> None:
    files: dict[Path, int] = defaultdict(int)
    for path in MODULES:
        files[path.parent] += 1
    assert {folder: count for folder, count in files.items() if count > MOST_FILES} == {}
    assert files[CHECKOUT / "finpulse"] <= MOST_FLAT_MODULES


def test_a_class_has_a_name_of_its_own_unless_it_is_the_schema_of_another() -> None:
    homes: dict[str, list[Path]] = defaultdict(list)
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(path)
    own = {name: [path for path in paths if path.parent != SCHEMAS] for name, paths in homes.items()}
    assert {name: paths for name, paths in own.items() if len(paths) > 1} == {}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its length in lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            yield f"{path}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1
