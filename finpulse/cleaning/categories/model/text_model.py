"""Words -> the likeliest category, or None if no category is likely enough.

The weights of one bucket, a byte for each category, are packed into one long Python integer with four bytes for each
category. Adding two such integers adds the weights of all categories at once.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp, log
from pathlib import Path
from struct import Struct
from typing import Final, NamedTuple

from finpulse.cleaning.categories.model.features import BUCKETS, buckets
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES

# Bytes for one category in such an integer. No text has enough n-grams for a sum to overflow them.
_LANE: Final = 4
_TABLE: Final = "weights.gz"
_FIGURES: Final = "weights.json"
_ALMOST_NONE: Final = 1e-9
_WORDS_REMEMBERED: Final = 65_536
_PRIMARY: Final = {category.name: category.pfc for category in DEFAULT_CATEGORIES}


class Calibration(NamedTuple):
    """What a share of the likelihood is worth, by texts of which the model has learned nothing (Platt, 1999).

    The probability that an answer is right is the logistic function of `slope` times the share's log odds + `offset`.
    """

    slope: float = 1.0
    offset: float = 0.0

    def probability(self, share: float) -> float:
        """The probability of an answer that has a share of the likelihood, both 0 to 1."""
        return 1 / (1 + exp(-(self.slope * log_odds(share) + self.offset)))

    def share(self, probability: float) -> float:
        """The share of the likelihood from which an answer has a probability; the slope is positive."""
        if not 0 < probability < 1:
            return probability
        return 1 / (1 + exp((self.offset - log_odds(probability)) / self.slope))


def log_odds(share: float) -> float:
    """The logarithm of share / (1 - share), for shares from nearly 0 to nearly 1."""
    kept = min(max(share, _ALMOST_NONE), 1 - _ALMOST_NONE)
    return log(kept / (1 - kept))


class Weights(NamedTuple):
    """The model as it was trained.

    `table` has a byte for each category of each bucket, bucket after bucket; a byte is the weight plus 128.
    `categories` ends with "", which stands for people's names and other texts about no purchase. A score is `scale`
    times the sum of weights, and `bias` is in units of a weight. `least` is how probable an answer must be, 0 to 1.
    """

    categories: tuple[str, ...]
    table: bytes
    bias: tuple[int, ...]
    scale: float
    least: float
    calibration: Calibration = Calibration()

    def write(self, folder: Path, sources: Sequence[dict[str, str]]) -> None:
        """Write `weights.gz` with the table and `weights.json` with the other figures and the sources into a folder."""
        figures = {"categories": self.categories, "bias": self.bias, "scale": self.scale, "least": self.least}
        figures |= {"calibration": self.calibration}
        text = json.dumps({**figures, "sources": list(sources)}, ensure_ascii=False, indent=1)
        (folder / _FIGURES).write_text(f"{text}\n", "utf-8")
        # Without a time stamp, the same weights are the same bytes.
        (folder / _TABLE).write_bytes(gzip.compress(self.table, mtime=0))

    @classmethod
    def read(cls, folder: Traversable) -> Weights:
        """The weights that `write` has written into a folder."""
        figures = json.loads((folder / _FIGURES).read_text("utf-8"))
        table = gzip.decompress((folder / _TABLE).read_bytes())
        numbers = figures["scale"], figures["least"], Calibration(*figures["calibration"])
        return cls(tuple(figures["categories"]), table, tuple(figures["bias"]), *numbers)


class TextModel:
    """A linear classifier of words by hashed character n-grams (softmax over categories)."""

    def __init__(self, weights: Weights) -> None:
        self._categories = weights.categories
        self._scale = weights.scale
        self._least = weights.calibration.share(weights.least)
        self._size = len(weights.categories) * _LANE
        self._unpack = Struct(f"<{len(weights.categories)}I").unpack
        self._rows = _spread(weights.table, len(weights.categories))
        lowest = min(weights.bias)
        self._bias = int.from_bytes(
            b"".join((bias - lowest).to_bytes(_LANE, "little") for bias in weights.bias), "little"
        )
        self._groups = _groups(weights.categories)
        self._sum_of = lru_cache(maxsize=_WORDS_REMEMBERED)(self._sum_of_word)

    def guess(self, words: Sequence[str]) -> str | None:
        """The likeliest category of a text with these words; None if it is somebody's name or no category is sure."""
        if not words:
            return None
        category, share = self.likeliest(words)
        return category or None if share >= self._least else None

    def likeliest(self, words: Sequence[str]) -> tuple[str, float]:
        """The likeliest category, "" for somebody's name, and how much of the likelihood its primary category has."""
        likely = self._likelihoods(words)
        # Plaid's primary category is decided first, because "food" may be sure when "restaurant" or "groceries" is not.
        shares = [sum([likely[at] for at in group]) for group in self._groups]
        best = max(shares)
        members = self._groups[shares.index(best)]
        return self._categories[max(members, key=likely.__getitem__)], best / sum(likely)

    def _likelihoods(self, words: Sequence[str]) -> list[float]:
        """The likelihood of each category, relative to the likeliest, which has 1."""
        total = self._bias
        for word in words:
            total += self._sum_of(word)
        scores = self._unpack(total.to_bytes(self._size, "little"))
        top = max(scores)
        scale = self._scale
        return [exp((score - top) * scale) for score in scores]

    def _sum_of_word(self, word: str) -> int:
        size, rows = self._size, self._rows
        return sum([int.from_bytes(rows[at * size : at * size + size], "little") for at in buckets(word)])


def _spread(table: bytes, categories: int) -> bytes:
    """The table with `_LANE` bytes instead of one for each weight, little-endian."""
    if len(table) != BUCKETS * categories:
        raise ValueError(f"a table of {len(table)} bytes is none for {categories} categories")
    spread = bytearray(len(table) * _LANE)
    spread[::_LANE] = table
    return bytes(spread)


def _groups(categories: Sequence[str]) -> list[list[int]]:
    """The indexes of the categories, grouped by Plaid's primary category."""
    groups: dict[str, list[int]] = {}
    for index, category in enumerate(categories):
        groups.setdefault(_PRIMARY.get(category, category), []).append(index)
    return list(groups.values())


@cache
def shipped_model() -> TextModel:
    """The model that comes with Fin-Pulse, read when it is first needed."""
    return TextModel(Weights.read(files(__package__)))
