"""Brands of OpenStreetMap's name-suggestion-index -> one entry for each thing that a brand sells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from finpulse.cleaning.lexicon import descriptor_words
from finpulse.cleaning.lexicon.phrasebook import tokens
from scripts.osm_kinds import CATEGORY_OF_KIND, IGNORED, WORTH

LEGAL_FORMS = frozenset(descriptor_words.LEGAL_FORMS.split())
_NAME_TAGS = {
    "brands": ("brand", "name", "alt_name", "short_name", "official_name"),
    "operators": ("operator", "alt_name", "short_name", "official_name", "brand"),
    "transit": ("network", "operator"),
}
# How much of the world a place is, counted in countries.
_WORLD, _CONTINENT, _COUNTRY, _PART = 150.0, 40.0, 1.0, 0.3
_TREE_WORTH = {"brands": 1.0, "operators": 0.3, "transit": 0.3}
_INITIALS = 2
_LONGEST_NAME = 40


class Item(NamedTuple):
    """What the index says of a brand for one kind of place."""

    brand: str  # Wikidata's number, or the name's words
    category: str
    spread: float
    name: str
    own_name: str  # the name of this kind of place, as Walmart Pharmacy
    others: list[str]
    own_others: list[str]


@dataclass
class Entry:
    """One brand's one category while it is put together: how widely each name of it is spread."""

    brand: str
    category: str
    names: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    others: dict[str, None] = field(default_factory=dict)

    def add(self, item: Item, is_trade: bool) -> None:
        self.names[item.name if is_trade else plain(item.own_name)] += item.spread
        self.others.update(dict.fromkeys(item.others if is_trade else item.own_others))

    @property
    def name(self) -> str:
        """The name that is widest spread; initials only where there is none but these."""
        return max(self.names, key=lambda name: (len(name) > _INITIALS, self.names[name], name))

    @property
    def weight(self) -> float:
        return sum(self.names.values())


def entries_of(collections: dict[str, Any]) -> list[Entry]:
    """One entry for each brand and each kind of thing that it sells under a name of its own."""
    items = list(_items(collections))
    spread: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in items:
        spread[item.brand][item.category] += item.spread
    trade = {brand: max(categories, key=lambda name: (categories[name], name)) for brand, categories in spread.items()}
    entries: dict[tuple[str, str, str], Entry] = {}
    for item in items:
        # The brand's name belongs to its trade; beside it, Walmart's pharmacy is called Walmart Pharmacy.
        is_trade = item.category == trade[item.brand]
        key = item.brand, item.category, "" if is_trade else item.own_name
        entries.setdefault(key, Entry(item.brand, item.category)).add(item, is_trade)
    return [entry for _, entry in sorted(entries.items())]


def _items(collections: dict[str, Any]) -> Iterator[Item]:
    """The index's items of which people buy something; raises ValueError for a kind that nobody has mapped."""
    for path, collection in sorted(collections.items()):
        tree, kind = path.split("/", 1)
        if kind in IGNORED:
            continue
        if kind not in CATEGORY_OF_KIND:
            raise ValueError(f"{kind} has no category in scripts/osm_kinds.py")
        for item in collection["items"]:
            tags, spread = item["tags"], _spread(item["locationSet"]) * WORTH.get(kind, 1.0) * _TREE_WORTH[tree]
            names = [plain(tags[tag]) for tag in _NAME_TAGS[tree] if tag in tags] or [plain(item["displayName"])]
            if 1 < len(names[0]) <= _LONGEST_NAME:
                number = next((tags[f"{tag}:wikidata"] for tag in _NAME_TAGS[tree] if f"{tag}:wikidata" in tags), "")
                others = _written(tags, _NAME_TAGS[tree])
                own = _written(tags, ("name",))
                match = item.get("matchNames", [])
                category = CATEGORY_OF_KIND[kind]
                brand = number or "".join(tokens(names[0]))
                yield Item(brand, category, spread, names[0], tags.get("name", names[0]), others + match, own + match)


def _written(tags: dict[str, str], names: tuple[str, ...]) -> list[str]:
    """The values of name tags in every language, as name:ru, but not Wikidata's numbers, as brand:wikidata."""
    languages = {tag: tag.partition(":") for tag in sorted(tags)}
    return [tags[tag] for tag, (name, _, of) in languages.items() if name in names and not of.startswith("wiki")]


def plain(name: str) -> str:
    """The name without legal forms, brackets and second names."""
    words = re.split(r" / |;", re.sub(r"\s*\([^)]*\)", "", name))[0].split()
    while len(words) > 1 and words[-1].strip(".,").replace(".", "").casefold() in LEGAL_FORMS:
        words.pop()
    return " ".join(words).strip(' ,"')


def _spread(locations: dict[str, Any]) -> float:
    """How much of the world the places cover, in countries."""
    return sum(map(_size, locations.get("include", ["001"])))


def _size(place: object) -> float:
    text = str(place)
    if text == "001":
        return _WORLD
    if text.isdigit() or text in {"eu", "fx"}:
        return _CONTINENT
    return _COUNTRY if re.fullmatch(r"[a-z]{2}|q\d+", text) else _PART
