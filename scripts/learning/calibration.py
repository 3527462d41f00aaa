"""How likely an answer of the text model is right, by card descriptors of which it has learned nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from finpulse.cleaning.categories.categorise import categorise
from finpulse.cleaning.categories.model.text_model import Calibration, TextModel, Weights, log_odds
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES

# So many of all answers, those of words and brands among them, are to be right.
PRECISION: Final = 0.85
_PRIMARY: Final = {category.name: category.pfc for category in DEFAULT_CATEGORIES}
_STEPS: Final = 300
_RATE: Final = 0.5

Row = dict[str, str]


class _Answer(NamedTuple):
    share: float  # of the likelihood, 0 where the model was not asked
    is_right: bool


def calibrated(weights: Weights, held_out: Weights, rows: Sequence[Row]) -> Weights:
    """The weights with what their shares of likelihood are worth, and the least from which they answer.

    `held_out` are weights that were learned without the source of the labelled `rows`, otherwise by the same.
    """
    answers = [answer for answer in (_answer(row, held_out) for row in rows) if answer]
    guesses = [answer for answer in answers if answer.share]
    calibration = _fitted(guesses)
    return weights._replace(calibration=calibration, least=_least(answers, calibration))


def is_right(row: Row, category: str) -> bool:
    """Whether a labelled row allows a category."""
    return _PRIMARY[category] in {row["pfc"], *row["pfc_also"].split()}


def _answer(row: Row, held_out: Weights) -> _Answer | None:
    model = _Observed(held_out._replace(least=0.0))
    merchant = find_merchant(row["description"], "")
    found = categorise(row["description"], merchant, row["direction"] == "credit", "", model=model)
    if found.source == "none":
        return None
    return _Answer(model.share if found.source == "model" else 0.0, is_right(row, found.name))


class _Observed(TextModel):
    """A model of which one can ask how much of the likelihood its last answer had."""

    share = 0.0

    def likeliest(self, words: Sequence[str]) -> tuple[str, float]:
        found = super().likeliest(words)
        self.share = found[1]
        return found


def _fitted(guesses: Sequence[_Answer]) -> Calibration:
    """Logistic regression of right on the log odds of the share (Platt, 1999)."""
    slope, offset = 1.0, 0.0
    odds = [log_odds(guess.share) for guess in guesses]
    for _ in range(_STEPS):
        errors = [
            1 / (1 + math.exp(-(slope * each + offset))) - guess.is_right
            for each, guess in zip(odds, guesses, strict=True)
        ]
        slope -= _RATE * sum(error * each for error, each in zip(errors, odds, strict=True)) / len(guesses)
        offset -= _RATE * sum(errors) / len(guesses)
    return Calibration(round(slope, 3), round(offset, 3))


def _least(answers: Sequence[_Answer], calibration: Calibration) -> float:
    """The least probability from which the model's answers leave so many of all answers right."""
    sure = [answer.is_right for answer in answers if not answer.share]
    right, count, least = sum(sure), len(sure), 1.0
    for guess in sorted((answer for answer in answers if answer.share), reverse=True):
        right, count = right + guess.is_right, count + 1
        if right >= PRECISION * count:
            least = calibration.probability(guess.share)
    return round(least, 3)
