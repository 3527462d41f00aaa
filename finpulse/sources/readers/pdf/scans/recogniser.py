"""A picture -> the words in it, by RapidOCR, where the extra `ocr` is installed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:  # Whoever asks whether it is installed needs no pictures.
    from PIL import Image

Corner = tuple[float, float]
LIBRARIES: Final = ("numpy", "cv2", "onnxruntime", "rapidocr")
INSTALL: Final = "`pip install finpulse[ocr]` brings it"
# A page is read by as many threads as there are processors, and by no more than this.
_MOST_THREADS: Final = 4


class SeenWords(NamedTuple):
    """Words beside each other in a picture: their text, its four corners from the upper left one clockwise, in pixels,
    the middle of each character but blanks, and how likely each is, 0 to 1; both may be empty where that isn't known.
    """

    text: str
    corners: tuple[Corner, Corner, Corner, Corner]
    middles: tuple[Corner, ...]
    likely: tuple[float, ...]


def is_installed() -> bool:
    """Whether this Python has what reads pictures."""
    return all(find_spec(name) is not None for name in LIBRARIES)


def words_in(picture: Image.Image) -> list[SeenWords]:
    """The words in a picture, however unlikely they are, in no order."""
    pixels = import_module("numpy").asarray(picture)[:, :, ::-1]
    result = _engine()(pixels, use_cls=False)
    if result.boxes is None or result.txts is None:
        return []
    found = zip(result.boxes.tolist(), result.txts, result.scores, result.word_results, strict=True)
    return [_seen(*each) for each in found]


def _seen(corners: Sequence[Sequence[float]], text: str, score: float, characters: Sequence[Any]) -> SeenWords:
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    told = [each for each in characters if each and each[2] is not None]
    middles = tuple((sum(x for x, _ in box) / 4, sum(y for _, y in box) / 4) for _, _, box in told)
    likely = tuple(float(each[1]) for each in told)
    if [each[0] for each in told] != list("".join(text.split())):
        middles, likely = (), (float(score),)
    return SeenWords(text.strip(), (first, second, third, fourth), middles, likely)


@cache
def _engine() -> Any:
    """The models, which the package brings along: nothing is fetched. They are loaded where they are first used, since
    their threads don't live through a fork.
    """
    return import_module("rapidocr").RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": 0.0,
            "Global.max_side_len": 4_000,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            # Where words stand is seen in a smaller picture just as well, in a third of the time.
            "Det.limit_type": "max",
            "Det.limit_side_len": 1_600,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(os.cpu_count() or 1, _MOST_THREADS),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
