"""Sources -> the weights that the text model reads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from finpulse.cleaning.categories.model.features import telling_words
from finpulse.cleaning.categories.model.text_model import Weights
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.taxonomy import (
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    HOUSING,
    INSURANCE,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
    TRAVEL,
)
from scripts.learning.descriptors import simulated
from scripts.learning.regression import Fit, Floats, counts, fit
from scripts.learning.sources import NONE, Example, Source

# What card payments are made for, by number: an estimate of ours, for which we had no source at hand.
CARD_PAYMENTS: Final = {
    FOOD: 0.24,
    GROCERIES: 0.22,
    SHOPPING: 0.19,
    TRANSPORT: 0.13,
    HOME: 0.04,
    TRAVEL: 0.035,
    ENTERTAINMENT: 0.035,
    SERVICES: 0.03,
    BILLS: 0.025,
    HEALTH: 0.025,
    PERSONAL_CARE: 0.025,
    EDUCATION: 0.01,
    GIFTS: 0.007,
    TAXES: 0.005,
    INSURANCE: 0.005,
    HOUSING: 0.003,
    NONE: 0.02,
}
CATEGORIES: Final = tuple(CARD_PAYMENTS)
# Statements hold what brand lists don't, so the shares of both count, these somewhat more.
_TRUST_IN_SHARES: Final = 0.7
_ONE: Final = 127
_MIDDLE: Final = 128


def train(sources: Iterable[Source], modules: Path, labels: Path) -> Weights:
    """The weights that the sources teach, which answer whatever is likeliest; the same sources always give the same."""
    examples = [example for source in sources for example in source.read(modules, labels)]
    texts, allowed, weight = _prepared(examples)
    return _rounded(fit(counts(texts), allowed, weight))


def _prepared(examples: Sequence[Example]) -> tuple[list[list[str]], Floats, Floats]:
    """Words, allowed categories and weight of every example and of its simulated copies."""
    # The same copies each time; nothing here is secret.
    chance = random.Random(1)  # noqa: S311 - simulated descriptors are no secrets
    texts: list[list[str]] = []
    allowed: list[list[float]] = []
    weight: list[float] = []
    for example in examples:
        right = [float(category in example.categories) for category in CATEGORIES]
        if not any(right):
            continue
        only = next(iter(example.categories)) if len(example.categories) == 1 else NONE
        lines = [example.text, *(simulated(example.text, only, chance) for _ in range(example.times))]
        for words in filter(None, (telling_words(tokens(line)) for line in lines)):
            texts.append(words)
            allowed.append(right)
            weight.append(example.weight)
    return texts, np.array(allowed, np.float32), np.array(weight, np.float32)


def _rounded(found: Fit) -> Weights:
    """The weights in whole numbers, and the bias for the shares that card payments have."""
    scale = float(np.abs(found.weights).max()) / _ONE
    expected = np.log([CARD_PAYMENTS[category] for category in CATEGORIES]) - np.log(found.shares + 1e-4)
    bias = np.rint((found.bias + _TRUST_IN_SHARES * expected) / scale).astype(int)
    table = (np.rint(found.weights / scale) + _MIDDLE).astype(np.uint8)
    return Weights(CATEGORIES, table.tobytes(), tuple(bias.tolist()), scale, 0.0)
