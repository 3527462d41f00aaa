"""The table of months says what CLDR says."""

from __future__ import annotations

import pytest

from finpulse.cleaning.values.months import cldr_names, month_number


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "fi", "pl", "cs", "hu", "tr", "ru"])
def test_every_name_that_cldr_has_is_known_without_a_locale(locale):
    # Names that mean another month in a neighbouring language are known by their locale alone.
    ambiguous = {"lis", "listopad", "listopada", "lip", "srp"}
    assert {name: month_number(name) for _, name in cldr_names(locale) if name not in ambiguous} == {
        name: number for number, name in cldr_names(locale) if name not in ambiguous
    }


@pytest.mark.parametrize("locale", ["uz", "uk", "el", "he", "ar", "hi", "th", "ka", "hy", "kk", "pl", "hr"])
def test_every_name_that_cldr_has_is_known_in_its_locale(locale):
    assert all(month_number(name, locale) == number for number, name in cldr_names(locale))


def test_an_unknown_locale_has_no_names():
    assert list(cldr_names("nowhere")) == []
