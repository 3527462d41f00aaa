"""What the model learns from: names and words whose kind is known, each source under a licence that allows it."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import iso18245
from faker import Faker

from finpulse.cleaning.lexicon.brands import BRANDS
from finpulse.cleaning.lexicon.descriptor_words import DETAIL_WORDS, PREFIXES, TRANSACTION_WORDS
from finpulse.cleaning.lexicon.words.movements import MOVEMENTS_IN, MOVEMENTS_OUT
from finpulse.cleaning.lexicon.words.purchases import (
    DEPARTMENT_WORDS,
    HINT_WORDS,
    PURCHASE_WORDS,
    REFUND_WORDS,
    TRANSFER_WORDS,
)
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, FOOD, TRANSFERS
from scripts.learning.kinds import category_of_kind
from scripts.learning.merchant_codes import category_of_code
from scripts.learning.pubs import PUBS

PACKAGES = ("name-suggestion-index@8.0.20260918", "@openstreetmap/id-tagging-schema@6.19.2")
PURCHASE_CARDS = "birmingham_purchase_cards.csv"
# What tells of no purchase: people's names.
NONE = ""
_PFC = {category.name: category.pfc for category in DEFAULT_CATEGORIES}
_NAMED = re.compile(r"(?:name|brand|operator|network|(?:official|alt|short)_name)(?::[a-zA-Z-]+)?")
_LOCALES = """
    cs_CZ da_DK de_DE en_GB en_IN en_US es_ES fi_FI fr_FR hu_HU it_IT ja_JP ko_KR nl_NL no_NO pl_PL pt_BR ro_RO ru_RU
    sv_SE tr_TR uk_UA uz_UZ zh_CN
"""
_UNSPACED_LOCALES = ("ja_JP", "ko_KR", "zh_CN")
_PEOPLE_PER_LOCALE = 400
_PERSON_WORTH, _BANKING_WORTH = 0.6, 1.0
# The only texts that stood on cards: few among so many names, and the likest to what is asked.
_CARD_WORTH = 4.0
# However many names a category has in a source, they count as so many.
_COUNT_OF_A_CATEGORY = 1500
_MOST_WORTH = 3.0


class Example(NamedTuple):
    """A text, the categories that are right for it, and what it counts; `times` copies of it are simulated."""

    text: str
    categories: frozenset[str]
    weight: float
    times: int


@dataclass(frozen=True)
class Source:
    """Where examples come from, and under which licence."""

    name: str
    licence: str
    read: Callable[[Path, Path], Iterable[Example]]


def brand_names(modules: Path, _labels: Path) -> Iterator[Example]:
    """Names of brands and operators in every script, by the kind of place under which most of them are listed."""
    collections = json.loads((modules / "name-suggestion-index/dist/json/nsi.json").read_text("utf-8"))["nsi"]
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path, collection in sorted(collections.items()):
        category = category_of_kind(path.partition("/")[2])
        if category:
            for name in (name for item in collection["items"] for name in sorted(_names(item))):
                kinds[name][category] += 1
    clear = {name: best for name, found in kinds.items() if (best := _clear_majority(found, 0.5))}
    sizes = Counter(clear.values())
    for name, category in clear.items():
        yield Example(name, frozenset([category]), min(1.0, _COUNT_OF_A_CATEGORY / sizes[category]), 2)


def _names(item: dict[str, Any]) -> set[str]:
    named = [value for tag, value in item["tags"].items() if _NAMED.fullmatch(tag)]
    return {name.strip() for text in (item["displayName"], *named) for name in text.split(";") if name.strip()}


def _clear_majority(found: Counter[str], least: float) -> str | None:
    (best, count), *_ = found.most_common(1)
    return best if count > least * found.total() else None


def place_words(modules: Path, _labels: Path) -> Iterator[Example]:
    """What every kind of place is called, and searched for by, in all languages into which it is translated."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, category in translated_words(modules):
        found[word][category] += 1
    for word, categories in found.items():
        best = _clear_majority(categories, 0.6)
        if best:
            yield Example(word, frozenset([best]), min(_MOST_WORTH, 0.5 + 0.25 * categories[best]), 1)


def translated_words(modules: Path, *, loose: bool = True) -> Iterator[tuple[str, str]]:
    """Each name of each kind of place, once for each language and kind; with `loose`, search terms as well."""
    folder = modules / "@openstreetmap/id-tagging-schema/dist/translations"
    for path in sorted(folder.glob("*.min.json")):
        if path.name == "index.min.json":
            continue
        (translated,) = json.loads(path.read_text("utf-8")).values()
        for kind, preset in sorted(translated.get("presets", {}).get("presets", {}).items()):
            category = category_of_kind(kind)
            if category:
                yield from ((word, category) for word in sorted(_words_of(preset, loose=loose)))


def _words_of(preset: dict[str, str], *, loose: bool) -> set[str]:
    texts = [preset.get("name", ""), *preset.get("aliases", "").split("\n")]
    texts += preset.get("terms", "").split(",") if loose else []
    return {text.strip().casefold() for text in texts if text.strip()}


def merchant_codes(_modules: Path, _labels: Path) -> Iterator[Example]:
    """The texts of the merchant category codes; those of airlines, car rentals and hotels are names."""
    for entry in iso18245.get_all_mccs():
        category = category_of_code(entry.mcc)
        texts = [entry.iso_description, entry.visa_description, entry.stripe_description]
        texts += [entry.mastercard_description, entry.visa_req_clearing_name, entry.amex_description]
        if category:
            for text in sorted({text.casefold() for text in texts if text}):
                yield Example(text, frozenset([category]), 1.0, 2)


def own_words(_modules: Path, _labels: Path) -> Iterator[Example]:
    """The entries of our own word lists, and names that pubs commonly have."""
    for table in (PURCHASE_WORDS, HINT_WORDS, DEPARTMENT_WORDS, *BRANDS):
        for category, entries in table.items():
            for entry in entries.split(",") if category != TRANSFERS else ():
                yield Example(entry.strip(" *\n"), frozenset([category]), 1.5, 2)
    for name in PUBS:
        yield Example(name, frozenset([FOOD]), 1.0, 6)


def people(_modules: Path, _labels: Path) -> Iterator[Example]:
    """Names of nobody in particular, which tell of no purchase."""
    for locale in _LOCALES.split():
        made = Faker(locale)
        made.seed_instance(locale)
        for number in range(_PEOPLE_PER_LOCALE):
            first, last = made.first_name(), made.last_name()
            joined = f"{last}{first}" if locale in _UNSPACED_LOCALES else ""
            text = joined or f"{first[0] if number % 5 == 0 else first} {last}"
            yield Example(text, frozenset([NONE]), _PERSON_WORTH, 0)


def banking(_modules: Path, _labels: Path) -> Iterator[Example]:
    """What banks write of any movement, which tells of no purchase."""
    movements = [entries for table in (*MOVEMENTS_IN, *MOVEMENTS_OUT) for entries in table.values()]
    for entry in ",".join((*movements, TRANSFER_WORDS, REFUND_WORDS, PREFIXES, TRANSACTION_WORDS)).split(","):
        yield Example(entry.strip(" *\n"), frozenset([NONE]), _BANKING_WORTH, 0)
    for word in DETAIL_WORDS.split():
        yield Example(word, frozenset([NONE]), _BANKING_WORTH, 0)


def purchase_cards(_modules: Path, labels: Path) -> Iterator[Example]:
    """Descriptions from purchase cards of a British city, by what their buyers booked them as."""
    for row in labelled(labels / PURCHASE_CARDS):
        yield Example(row["description"], categories_of(row), _CARD_WORTH, 1)


def labelled(path: Path) -> list[dict[str, str]]:
    """The rows of a label file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def categories_of(row: dict[str, str]) -> frozenset[str]:
    """Our categories that a label's primary categories of Plaid's taxonomy allow."""
    allowed = {row["pfc"], *row["pfc_also"].split()}
    return frozenset(name for name, primary in _PFC.items() if primary in allowed)


SOURCES = (
    Source("name-suggestion-index 8.0 (OpenStreetMap)", "BSD-3-Clause", brand_names),
    Source("@openstreetmap/id-tagging-schema 6.19", "ISC", place_words),
    Source("iso18245 1.4 (texts of ISO 18245)", "MIT", merchant_codes),
    Source("Fin-Pulse's own word lists", "Apache-2.0", own_words),
    Source("Fin-Pulse's own lists of bank terms", "Apache-2.0", banking),
    Source("Faker 40 (names of people)", "MIT", people),
    Source("Birmingham City Council purchase card transactions 2014-2018", "OGL-UK-3.0", purchase_cards),
)
