"""Multinomial logistic regression on sparse counts, with several right answers allowed for one text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from finpulse.cleaning.categories.model.features import BUCKETS, buckets

Floats = NDArray[np.float32]

_EPOCHS: Final = 4
_BATCH: Final = 512
_RATE: Final = 0.3
_BIAS_RATE: Final = 0.01
_DECAY: Final = 0.015
_GRADIENT_SCALE: Final = 50.0


class Fit(NamedTuple):
    """Weights [bucket, category], a bias for each category, and the share of examples that each category has."""

    weights: Floats
    bias: Floats
    shares: Floats


def counts(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """How often each bucket speaks in each text: a matrix [text, bucket]."""
    of_word: dict[str, list[int]] = {}
    indexes: list[int] = []
    ends = [0]
    for words in texts:
        for word in words:
            if word not in of_word:
                of_word[word] = buckets(word)
            indexes += of_word[word]
        ends.append(len(indexes))
    values = np.ones(len(indexes), np.float32)
    matrix = csr_matrix((values, np.array(indexes), np.array(ends)), shape=(len(texts), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def fit(inputs: csr_matrix, allowed: Floats, weight: Floats) -> Fit:
    """The weights under which the allowed categories of each text are likeliest.

    `allowed` [text, category] is 1 where a category is right. The loss is -log of the summed likelihood of what is
    allowed; descent is AdaGrad's (Duchi, Hazan and Singer, 2011) with one step size a bucket.
    """
    count, categories = allowed.shape
    order = np.random.default_rng(0)
    weights = np.zeros((BUCKETS, categories), np.float32)
    squares = np.full((BUCKETS, 1), 1e-3, np.float32)
    bias = np.zeros(categories, np.float32)
    for _ in range(_EPOCHS):
        shuffled = order.permutation(count)
        for start in range(0, count, _BATCH):
            rows = shuffled[start : start + _BATCH]
            batch, used = _used_only(inputs[rows])
            error = _error(batch @ weights[used] + bias, allowed[rows]) * weight[rows, None]
            slope = batch.T @ error * (_GRADIENT_SCALE / len(rows)) + _DECAY * weights[used]
            squares[used] += (slope**2).mean(axis=1, keepdims=True)
            weights[used] -= _RATE * slope / np.sqrt(squares[used])
            bias -= _BIAS_RATE * error.mean(axis=0)
    shares = (allowed / allowed.sum(axis=1, keepdims=True) * weight[:, None]).sum(axis=0) / weight.sum()
    return Fit(weights, bias, shares.astype(np.float32))


def _used_only(batch: csr_matrix) -> tuple[csr_matrix, NDArray[np.int64]]:
    """The batch without the buckets that none of its texts has, and the numbers of those that stay."""
    used = np.unique(batch.indices)
    narrow = csr_matrix((batch.data, np.searchsorted(used, batch.indices), batch.indptr), (batch.shape[0], len(used)))
    return narrow, used


def _error(scores: Floats, allowed: Floats) -> Floats:
    """The slope of the loss by each score: how likely each category is, less how likely it should be."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely = odds / odds.sum(axis=1, keepdims=True)
    right = likely * allowed
    wanted: Floats = likely - right / (right.sum(axis=1, keepdims=True) + 1e-9)
    return wanted
