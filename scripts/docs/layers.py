"""The layers of finpulse/ by import-linter's contract, and which packages really import which."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import grimp

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = "finpulse"


class Layers(NamedTuple):
    """The packages of each layer, the highest layer first, and how many imports go from one package to another.

    A package is named as below finpulse/, and may be a single module there.
    """

    layers: tuple[tuple[str, ...], ...]
    imports: Mapping[tuple[str, str], int]

    @property
    def packages(self) -> list[str]:
        """All packages, from the highest layer to the lowest."""
        return [package for layer in self.layers for package in layer]


def read_layers() -> Layers:
    """The layers of the contract whose container is finpulse itself, with the imports of the code as it is."""
    return Layers(tuple(map(_packages_of, _contract()["layers"])), _imports())


def _contract() -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = (contract for contract in contracts if contract.get("containers") == [PACKAGE])
    return dict(contract)


def _packages_of(layer: str) -> tuple[str, ...]:
    """The names in a layer, between which the contract writes `|`."""
    return tuple(sorted(name.strip() for name in layer.split("|")))


def _imports() -> dict[tuple[str, str], int]:
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    counts: Counter[tuple[str, str]] = Counter()
    for importer in sorted(graph.modules):
        for imported in graph.find_modules_directly_imported_by(importer):
            counts[_package_of(importer), _package_of(imported)] += 1
    return {(importer, imported): count for (importer, imported), count in counts.items() if importer != imported}


def _package_of(module: str) -> str:
    """The package of finpulse/ that a module belongs to; finpulse itself for finpulse/__init__.py.

    >>> _package_of("finpulse.jobs.lease"), _package_of("finpulse.errors")
    ('jobs', 'errors')
    """
    return module.split(".")[1] if "." in module else module
