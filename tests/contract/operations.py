"""The operations that the documentation lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Operation(NamedTuple):
    """A method at an address, and what is said of it."""

    method: str
    path: str
    told: Any

    def address(self, ids: Mapping[str, object]) -> str:
        """The address with these ids in it, by the names of their places."""
        return self.path.format_map(ids)

    def body(self) -> Any:
        """The example of its JSON body, None where it takes none."""
        content = self.told.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("example")


def operations_of(document: Any) -> list[Operation]:
    """All operations, in the order of the documentation."""
    return [
        Operation(method.upper(), path, told)
        for path, methods in document["paths"].items()
        for method, told in methods.items()
        if method != "parameters"
    ]
