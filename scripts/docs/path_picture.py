"""The stages of an import -> one picture: the path of a row from the upload to the answers."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from scripts.docs.stages import StageFacts
from scripts.docs.svg import Picture

WIDTH: Final = 1010
LINE: Final = 17
GAP: Final = 28
DATA_HEIGHT: Final = 32
# Left edge and width of the three columns: tables that a stage only reads, the stage, tables that it writes.
READ: Final = (20, 200)
STAGE: Final = (270, 330)
WRITTEN: Final = (650, 340)
MIDDLE: Final = STAGE[0] + STAGE[1] // 2
# What fits into a stage's box in letters.
PACKAGES_WIDTH: Final = 46
HEADS: Final = ("only reads", "stage", "writes")
# How far the second list of tables stands to the right of the first.
SECOND_LIST: Final = 160


def draw_path(stages: Sequence[StageFacts]) -> str:
    """The picture as SVG: the stages below each other, with what each hands to the next between them."""
    heights = [_height(stage) for stage in stages]
    below = DATA_HEIGHT + 2 * GAP
    height = 50 + DATA_HEIGHT + GAP + sum(height + below for height in heights) - GAP + 20
    picture = Picture(WIDTH, height, "The path of a row through the stages of an import")
    for (x, width), head in zip((READ, STAGE, WRITTEN), HEADS, strict=True):
        picture.text(x + width // 2, 28, head, "quiet", "middle")
    y = 50
    _draw_data(picture, y, stages[0].takes)
    y += DATA_HEIGHT
    for stage, stage_height in zip(stages, heights, strict=True):
        picture.arrow(MIDDLE, y, MIDDLE, y + GAP)
        _draw_stage(picture, y + GAP, stage_height, stage)
        y += GAP + stage_height
        picture.arrow(MIDDLE, y, MIDDLE, y + GAP)
        _draw_data(picture, y + GAP, stage.gives)
        y += GAP + DATA_HEIGHT
    return picture.svg()


def _height(stage: StageFacts) -> int:
    """The height of a stage's box, and of the boxes beside it."""
    lines = max(2 + len(_packages(stage)), len(stage.read), (len(stage.written) + 1) // 2)
    return 22 + LINE * lines + 8


def _packages(stage: StageFacts) -> list[str]:
    return wrap("with " + ", ".join(stage.packages), PACKAGES_WIDTH)


def _draw_data(picture: Picture, y: int, name: str) -> None:
    """What a stage takes or gives."""
    width = max(150, 8 * len(name) + 24)
    picture.box(MIDDLE - width // 2, y, width, DATA_HEIGHT, "data", radius=DATA_HEIGHT // 2)
    picture.text(MIDDLE, y + 21, name, "", "middle")


def _draw_stage(picture: Picture, y: int, height: int, stage: StageFacts) -> None:
    x, width = STAGE
    picture.box(x, y, width, height, "stage")
    packages = _packages(stage)
    top = y + (height - LINE * (2 + len(packages)) - 8) // 2 + 14
    picture.text(MIDDLE, top, stage.name, "title", "middle")
    picture.text(MIDDLE, top + LINE + 1, stage.module, "code", "middle")
    picture.texts(MIDDLE, top + 2 * LINE + 6, packages, "quiet", "middle")
    middle = y + height // 2
    if stage.read:
        _draw_tables(picture, READ, y, height, [stage.read])
        picture.arrow(READ[0] + READ[1], middle, x, middle)
    if stage.written:
        half = (len(stage.written) + 1) // 2
        _draw_tables(picture, WRITTEN, y, height, [stage.written[:half], stage.written[half:]])
        picture.arrow(x + width, middle, WRITTEN[0], middle)


def _draw_tables(
    picture: Picture, column: tuple[int, int], y: int, height: int, lists: Sequence[Sequence[str]]
) -> None:
    """Tables in one or two lists beside each other."""
    x, width = column
    picture.box(x, y, width, height, "box")
    for number, tables in enumerate(lists):
        top = y + (height - LINE * len(lists[0])) // 2 + 13
        picture.texts(x + 14 + number * SECOND_LIST, top, tables, "code")
