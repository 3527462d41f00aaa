"""Score the categories on labelled descriptions of which nothing was learned: one source is left out at a time.

    python -m scripts.score_categories --labels FOLDER [--packages FOLDER] [--only NAME] [--wrong 20] [--own]

needs what requirements-train.txt names, and a folder of label files: CSV with the columns description, direction, pfc
and pfc_also, a primary category of Plaid's taxonomy and further ones that are right as well. For each file the text
model is trained on all sources but it. It is scored twice: with all that the model guesses, and with what is as
probable as the shipped model's answers must be. Where the brands' own index is left out, so is the gazetteer, which is
made from it. Word lists are written by hand and are the same for all. --own scores our own descriptors by the shipped
model, without labels; they were written by the grammars' descriptions before their answers were looked at, half of them
kept aside.

  accuracy   share of rows right            macro-F1    mean F1 over the categories that the labels use
  answered   share of rows that got one     precision   share of the answers that are right
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import NamedTuple

from finpulse.cleaning.categories import model
from finpulse.cleaning.categories.by_words import BrandCategory, Categorisation
from finpulse.cleaning.categories.categorise import categorise
from finpulse.cleaning.categories.model.text_model import TextModel, Weights
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.merchants.gazetteer import category_of
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, OTHER
from scripts.learning.calibration import Row, is_right
from scripts.learning.sources import PACKAGES, SOURCES, brand_names, labelled, purchase_cards
from scripts.learning.training import train
from scripts.npm import packages

PRIMARY = {category.name: category.pfc for category in DEFAULT_CATEGORIES}
# The label files that are sources of training too; the others are never learned from.
LEARNED_FROM = {"birmingham_purchase_cards": purchase_cards, "nsi_brands_world": brand_names}
OWN = Path(__file__).parent / "learning" / "own_descriptors.csv"

Rows = Sequence[Row]
Trainer = Callable[[frozenset[str]], Weights]


class Score(NamedTuple):
    """What one label file came to, each a share."""

    accuracy: float
    macro_f1: float
    answered: float
    precision: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--labels", type=Path, default=Path())
    parser.add_argument("--own", action="store_true", help="score our own descriptors by the shipped model")
    parser.add_argument("--packages", nargs=1, help="a folder with node_modules/; without it npm fetches")
    parser.add_argument("--only", help="score the files alone whose names hold this")
    parser.add_argument("--wrong", type=int, default=0, help="show so many wrong answers of each file")
    args = parser.parse_args()
    if args.own:
        _report_own(args.wrong)
        return 0
    files: dict[str, Rows] = {path.stem: labelled(path) for path in sorted(args.labels.glob("*.csv"))}
    if not files:
        print(f"{args.labels} holds no label files: CSV with the columns description, direction, pfc, pfc_also")
        return 2
    with packages(args.packages or (), *PACKAGES) as modules:
        trained = _trainer(modules, args.labels)
        for name in files:
            if not args.only or args.only in name:
                _report(name, files, trained, args.wrong)
    return 0


def _trainer(modules: Path, labels: Path) -> Trainer:
    """A function that trains on all sources without some label files, once for each set of them."""

    @cache
    def trained(without: frozenset[str]) -> Weights:
        left_out = {LEARNED_FROM[name] for name in without}
        return train([source for source in SOURCES if source.read not in left_out], modules, labels)

    return lambda without: trained(without.intersection(LEARNED_FROM))


def _report(name: str, files: dict[str, Rows], trained: Trainer, wrong: int) -> None:
    shipped, held_out = Weights.read(resources(model)), trained(frozenset([name]))
    _tell(name, files[name], _answers(name, files[name], held_out), 0, "with every guess")
    sure = held_out._replace(calibration=shipped.calibration, least=shipped.least)
    _tell("", files[name], _answers(name, files[name], sure), wrong, f"sure from {shipped.least}")


def _report_own(wrong: int) -> None:
    for half in ("shown", "kept aside"):
        rows = [row for row in labelled(OWN) if row["half"] == half]
        weights = Weights.read(resources(model))
        _tell(f"own, {half}", rows, _answers("", rows, weights), wrong, f"sure from {weights.least}")


def _tell(name: str, rows: Rows, answers: Sequence[Categorisation], wrong: int, how: str) -> None:
    found = score(rows, [answer.name for answer in answers])
    missed = [(row, answer) for row, answer in zip(rows, answers, strict=True) if not is_right(row, answer.name)]
    layers = Counter(answer.source for answer in answers)
    lost = Counter(answer.source for _, answer in missed)
    print(
        f"{name:28} {len(rows):5} rows  accuracy {found.accuracy:.3f}  macro-F1 {found.macro_f1:.3f}  answered "
        f"{found.answered:.3f}  precision {found.precision:.3f}  {how}"
    )
    told = "  ".join(f"{layer} {count - lost[layer]}/{count}" for layer, count in layers.most_common())
    print(f"{'':28} right of {told}", flush=True)
    # The same few each time.
    for row, answer in random.Random(0).sample(missed, min(wrong, len(missed))):  # noqa: S311 - nothing secret
        print(f"    {row['description']!r} is {row['pfc']}, not {answer.name} ({answer.source})")


def _answers(name: str, rows: Rows, weights: Weights) -> list[Categorisation]:
    """The category of each row, by the layers that know nothing of the file."""
    guesser = TextModel(weights)
    if LEARNED_FROM.get(name) is brand_names:
        return [_categorised(row, row["description"], lambda _: None, guesser) for row in rows]
    return [_categorised(row, find_merchant(row["description"], ""), category_of, guesser) for row in rows]


def _categorised(
    row: dict[str, str], merchant: str, brand_category: BrandCategory, guesser: TextModel
) -> Categorisation:
    money_in = row["direction"] == "credit"
    return categorise(row["description"], merchant, money_in, "", brand_category=brand_category, model=guesser)


def score(rows: Rows, answers: Iterable[str]) -> Score:
    """How well the answers fit the labels; an answer that is allowed counts as the label."""
    right, sure, hits, said, true = 0, 0, Counter[str](), Counter[str](), Counter[str]()
    for row, answer in zip(rows, answers, strict=True):
        primary = PRIMARY[answer]
        truth = primary if is_right(row, answer) else row["pfc"]
        right += truth == primary
        sure += truth == primary != PRIMARY[OTHER]
        hits[truth] += truth == primary
        said[primary] += 1
        true[truth] += 1
    answered = len(rows) - said[PRIMARY[OTHER]]
    f1 = [2 * hits[primary] / (said[primary] + true[primary]) for primary in true]
    return Score(right / len(rows), sum(f1) / len(f1), answered / len(rows), sure / max(1, answered))


if __name__ == "__main__":
    sys.exit(main())
