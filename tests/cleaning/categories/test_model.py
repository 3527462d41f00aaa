"""The text model answers where it is sure, always the same, and carries the licences of what it learned from."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.categories.model import TextModel, shipped_model, telling_words
from finpulse.cleaning.categories.model.features import BUCKETS, buckets
from finpulse.cleaning.categories.model.text_model import Calibration, Weights
from finpulse.cleaning.lexicon.phrasebook import tokens
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES

UNCALIBRATED = Calibration()
FOLDER = files("finpulse.cleaning.categories.model")


def guess(text: str) -> str | None:
    return shipped_model().guess(telling_words(tokens(text)))


def taught(*lessons: tuple[str, str], least: float = 0.6, calibration: Calibration = UNCALIBRATED) -> TextModel:
    """A model that knows nothing but what category each of some words speaks for."""
    categories = (*dict.fromkeys(category for _, category in lessons), "")
    table = bytearray([128]) * (BUCKETS * len(categories))
    for word, category in lessons:
        for bucket in buckets(word):
            table[bucket * len(categories) + categories.index(category)] = 255
    return TextModel(Weights(categories, bytes(table), (0,) * len(categories), 0.01, least, calibration))


class TestLearnedWords:
    def test_a_word_speaks_for_its_category(self) -> None:
        model = taught(("konditorei", "Groceries"), ("schlosserei", "Home & Garden"))
        assert model.guess(["konditorei"]) == "Groceries"
        assert model.guess(["schlosserei", "meier"]) == "Home & Garden"

    def test_a_word_cut_short_still_does(self) -> None:
        assert taught(("konditorei", "Groceries"), ("kontor", "Services")).guess(["konditor"]) == "Groceries"

    def test_categories_of_one_primary_are_sure_together(self) -> None:
        model = taught(("stube", "Groceries"), ("stube", "Food & Restaurants"), ("stube", "Services"))
        assert model.guess(["stube"]) in {"Groceries", "Food & Restaurants"}

    def test_what_speaks_for_nobody_gets_no_answer(self) -> None:
        model = taught(("konditorei", "Groceries"), ("schlosserei", "Home & Garden"))
        assert model.guess(["qwx"]) is None
        assert model.guess([]) is None

    def test_a_persons_name_gets_no_answer(self) -> None:
        assert taught(("schmidt", ""), ("konditorei", "Groceries")).guess(["schmidt"]) is None


class TestCalibration:
    """A share of the likelihood is worth what it was worth on texts that the model had not learned from."""

    @given(st.floats(0.01, 0.99), st.floats(0.2, 3), st.floats(-2, 2))
    def test_a_share_and_its_probability_are_two_views_of_one_answer(
        self, share: float, slope: float, offset: float
    ) -> None:
        calibration = Calibration(slope, offset)
        assert calibration.share(calibration.probability(share)) == pytest.approx(share, abs=1e-6)

    def test_what_is_less_probable_than_the_least_gets_no_answer(self) -> None:
        sure = taught(("stube", "Groceries"), ("stube", "Services"), least=0.3)
        assert sure.guess(["stube"]) is not None
        doubted = taught(("stube", "Groceries"), ("stube", "Services"), least=0.3, calibration=Calibration(1.0, -3.0))
        assert doubted.guess(["stube"]) is None


class TestShipped:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Ristorantino da Gino", "Food & Restaurants"),
            ("Blumenparadies Huber", "Shopping & Retail"),
            ("Zahnarztpraxis Dr Weiss", "Health & Medicine"),
        ],
    )
    def test_words_that_stand_in_no_list(self, text: str, name: str) -> None:
        assert guess(text) == name

    @given(st.lists(st.text(min_size=1, max_size=40), max_size=30))
    def test_any_words_get_an_answer_of_ours_or_none_and_the_same_again(self, words: list[str]) -> None:
        names = {category.name for category in DEFAULT_CATEGORIES} | {None}
        first = shipped_model().guess(telling_words(words))
        assert first in names
        assert shipped_model().guess(telling_words(words)) == first

    def test_it_is_small(self) -> None:
        assert len((FOLDER / "weights.gz").read_bytes()) < 2_000_000

    def test_every_source_is_named_with_a_licence_that_lies_beside(self) -> None:
        licences = (FOLDER / "LICENCES.md").read_text("utf-8")
        sources = json.loads((FOLDER / "weights.json").read_text("utf-8"))["sources"]
        told = {"BSD-3-Clause", "ISC", "MIT", "Apache-2.0", "OGL-UK-3.0"}
        assert {source["licence"] for source in sources} == told
        for phrase in ("BSD-3-Clause", "ISC License", "MIT License", "Apache-2.0", "Open Government Licence v3.0"):
            assert phrase in licences
