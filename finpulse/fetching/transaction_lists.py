"""Where in an API's JSON the transactions stand: the list of objects under the names that such lists usually have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

_DEEPEST: Final = 6
# Names of lists of transactions, in any spelling; other lists of objects count where none of these is there.
_NAMES: Final = frozenset(
    (
        "booked",
        "data",
        "entries",
        "items",
        "movements",
        "operations",
        "payments",
        "records",
        "results",
        "rows",
        "statement",
        "statements",
        "transaction",
        "transactions",
    )
)
# Beside a list of what is booked; not taken for it.
_BESIDE: Final = frozenset(("pending", "scheduled", "upcoming", "accounts", "balances", "errors", "warnings", "links"))

Path = tuple[str, ...]


def find_list(document: Any) -> Path | None:
    """The names that lead to the list of transactions; () for a list itself, None where there is none.

    >>> find_list({"result": {"transactions": [{"id": 1}], "count": 1}}), find_list([{"id": 1}]), find_list({"id": 1})
    (('result', 'transactions'), (), None)
    """
    found = sorted(_lists(document, ()), key=_rank)
    return found[0][0] if found else None


def list_at(document: Any, path: Path) -> list[Any]:
    """The list at a path, empty where this page has none there."""
    for name in path:
        document = document.get(name) if isinstance(document, Mapping) else None
    return document if isinstance(document, list) else []


def with_list(document: Any, path: Path, items: list[Any]) -> Any:
    """The same document with other items in its list."""
    if not path:
        return items
    inner = with_list(document.get(path[0]), path[1:], items) if isinstance(document, Mapping) else items
    return {**document, path[0]: inner}


def _lists(document: Any, path: Path) -> Iterator[tuple[Path, list[Any]]]:
    """All lists of objects, empty ones too, that no other list holds."""
    if isinstance(document, list):
        if all(isinstance(item, Mapping) for item in document):
            yield path, document
    elif isinstance(document, Mapping) and len(path) < _DEEPEST:
        for name, inner in document.items():
            yield from _lists(inner, (*path, name))


def _rank(found: tuple[Path, list[Any]]) -> tuple[bool, bool, int, int]:
    """The first of all lists: of a known name, with the most items, at the shortest path."""
    path, items = found
    name = path[-1].lower().replace("_", "") if path else "transactions"
    return name in _BESIDE, not (name in _NAMES or name.endswith("transactions")), -len(items), len(path)
