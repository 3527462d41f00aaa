"""Layers and imports -> one picture: a row for each package, and a dot for each package that it imports.

This is a dependency structure matrix: rows and columns stand in the order of the layers, so that all dots are right of
the diagonal as long as imports go downward only.
"""

from __future__ import annotations

from typing import Final

from scripts.docs.layers import PACKAGE, Layers
from scripts.docs.svg import Picture

CELL: Final = 24
LEFT: Final = 150
TOP: Final = 128
BOTTOM: Final = 56
# The radius of a dot for so many imports or more.
RADII: Final = ((10, 8), (3, 6), (1, 4))
LEGEND: Final = (
    "A dot: the package on the left imports the one above the dot, in 1, in 3, or in 10 or more places.",
    "Packages of one band are one layer and don't import each other; a layer imports only what stands below it.",
)


def draw_layers(layers: Layers) -> str:
    """The picture as SVG."""
    size = CELL * len(layers.packages)
    picture = Picture(LEFT + size + CELL, TOP + size + BOTTOM, f"The layers of {PACKAGE}/, and who imports whom")
    _draw_bands(picture, layers)
    _draw_names(picture, layers)
    _draw_dots(picture, layers)
    picture.texts(12, TOP + size + CELL, LEGEND, "quiet", height=20)
    return picture.svg()


def _draw_bands(picture: Picture, layers: Layers) -> None:
    """Every second layer as a band of its own colour."""
    y = TOP
    for number, layer in enumerate(layers.layers):
        height = CELL * len(layer)
        if number % 2 == 0:
            picture.box(0, y, picture.width, height, "band", radius=0)
        y += height


def _draw_names(picture: Picture, layers: Layers) -> None:
    size = CELL * len(layers.packages)
    for number, package in enumerate(layers.packages):
        middle = number * CELL + CELL // 2
        picture.line(LEFT + middle, TOP, LEFT + middle, TOP + size, "guide")
        picture.text(12, TOP + middle + 4, package, "code")
        picture.text(LEFT + middle + 4, TOP - 8, package, "code", turned=True)


def _draw_dots(picture: Picture, layers: Layers) -> None:
    places = {package: number * CELL + CELL // 2 for number, package in enumerate(layers.packages)}
    for place in places.values():
        picture.box(LEFT + place - 4, TOP + place - 4, 8, 8, "self", radius=2)
    for (importer, imported), count in sorted(layers.imports.items()):
        if importer in places and imported in places:
            x, y = places[imported], places[importer]
            radius = next(radius for least, radius in RADII if count >= least)
            told = f"{importer} imports {imported} in {count} places"
            picture.dot(LEFT + x, TOP + y, radius, "dot" if x > y else "wrong", told)
