"""Score the categories on labelled descriptions of which nothing was learned: one source is left out at a time.

    python -m scripts.score_categories --labels FOLDER [--packages FOLDER] [--only NAME] [--wrong 20]

needs what requirements-train.txt names, and a folder of label files: CSV with the columns description, direction, pfc
and pfc_also, a primary category of Plaid's taxonomy and further ones that are right as well. For each file the text
model is trained on all sources but it, and how sure an answer must be is chosen on the other files, with models that
know none of them either. Where the brands' own index is left out, so is the gazetteer, which is made from it.
Word lists are written by hand and the same for all.

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
from pathlib import Path
from typing import NamedTuple

from finpulse.cleaning.categories.categorise import BrandCategory, Categorisation, categorise
from finpulse.cleaning.categories.model.text_model import TextModel, Weights
from finpulse.cleaning.merchants.find_merchant import find_merchant
from finpulse.cleaning.merchants.gazetteer import category_of
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, OTHER
from scripts.learning.sources import PACKAGES, SOURCES, brand_names, labelled, purchase_cards
from scripts.learning.training import train
from scripts.npm import packages

PRIMARY = {category.name: category.pfc for category in DEFAULT_CATEGORIES}
# The label files that are sources of training too; the others are never learned from.
LEARNED_FROM = {"birmingham_purchase_cards": purchase_cards, "nsi_brands_world": brand_names}
CHOICES = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
# "Other" has to be put right as well, so that a wrong answer costs little more than none.
COST_OF_WRONG = 0.2

Rows = Sequence[dict[str, str]]
Trainer = Callable[[frozenset[str]], Weights]


class Score(NamedTuple):
    """What one label file came to, each a share."""

    accuracy: float
    macro_f1: float
    answered: float
    precision: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--packages", nargs=1, help="a folder with node_modules/; without it npm fetches")
    parser.add_argument("--only", help="score the files alone whose names hold this")
    parser.add_argument("--wrong", type=int, default=0, help="show so many wrong answers of each file")
    args = parser.parse_args()
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
        return train([source for source in SOURCES if source.read not in left_out], modules, labels, least=0.0)

    return lambda without: trained(without.intersection(LEARNED_FROM))


def _report(name: str, files: dict[str, Rows], trained: Trainer, wrong: int) -> None:
    least = max(CHOICES, key=lambda choice: _worth(choice, name, files, trained))
    rows = files[name]
    answers = _answers(name, rows, trained(frozenset([name])), least)
    found = score(rows, [answer.name for answer in answers])
    missed = [(row, answer) for row, answer in zip(rows, answers, strict=True) if not _is_right(row, answer.name)]
    layers = Counter(answer.source for answer in answers)
    lost = Counter(answer.source for _, answer in missed)
    print(
        f"{name:28} {len(rows):5} rows  accuracy {found.accuracy:.3f}  macro-F1 {found.macro_f1:.3f}  answered "
        f"{found.answered:.3f}  precision {found.precision:.3f}  sure from {least}"
    )
    told = "  ".join(f"{layer} {count - lost[layer]}/{count}" for layer, count in layers.most_common())
    print(f"{'':28} right of {told}", flush=True)
    # The same few each time.
    for row, answer in random.Random(0).sample(missed, min(wrong, len(missed))):  # noqa: S311 - nothing secret
        print(f"    {row['description']!r} is {row['pfc']}, not {answer.name} ({answer.source})")


def _worth(least: float, held_out: str, files: dict[str, Rows], trained: Trainer) -> float:
    """What answers from a likelihood on are worth on the other files, by models that know neither them nor this one."""
    worth = 0.0
    for name in files.keys() - {held_out}:
        answers = _answers(name, files[name], trained(frozenset([name, held_out])), least)
        pairs = zip(files[name], answers, strict=True)
        guesses = [_is_right(row, answer.name) for row, answer in pairs if answer.source == "model"]
        worth += (sum(guesses) - COST_OF_WRONG * (len(guesses) - sum(guesses))) / len(answers)
    return worth


def _answers(name: str, rows: Rows, weights: Weights, least: float) -> list[Categorisation]:
    """The category of each row, by the layers that know nothing of the file."""
    model = TextModel(weights._replace(least=least))
    if LEARNED_FROM.get(name) is brand_names:
        return [_categorised(row, row["description"], lambda _: None, model) for row in rows]
    return [_categorised(row, find_merchant(row["description"], ""), category_of, model) for row in rows]


def _categorised(row: dict[str, str], merchant: str, brand_category: BrandCategory, model: TextModel) -> Categorisation:
    money_in = row["direction"] == "credit"
    return categorise(row["description"], merchant, money_in, "", brand_category=brand_category, model=model)


def _is_right(row: dict[str, str], answer: str) -> bool:
    return PRIMARY[answer] in {row["pfc"], *row["pfc_also"].split()}


def score(rows: Rows, answers: Iterable[str]) -> Score:
    """How well the answers fit the labels; an answer that is allowed counts as the label."""
    right, hits, said, true = 0, Counter[str](), Counter[str](), Counter[str]()
    for row, answer in zip(rows, answers, strict=True):
        primary = PRIMARY[answer]
        truth = primary if _is_right(row, answer) else row["pfc"]
        right += truth == primary
        hits[truth] += truth == primary
        said[primary] += 1
        true[truth] += 1
    answered = len(rows) - said[PRIMARY[OTHER]]
    f1 = [2 * hits[primary] / (said[primary] + true[primary]) for primary in true]
    return Score(right / len(rows), sum(f1) / len(f1), answered / len(rows), right / max(1, answered))


if __name__ == "__main__":
    sys.exit(main())
