"""E-mail addresses have one form, and what hides in one is refused."""

from __future__ import annotations

import unicodedata

import pytest

from finpulse.credentials.addresses import canonical_address, known_forms
from finpulse.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada.Lovelace@Example.COM ", "ada.lovelace@example.com"),
        ("ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
        ("ada@１２.example", "ada@12.example"),
        (unicodedata.normalize("NFD", "josé@example.com"), unicodedata.normalize("NFC", "josé@example.com")),
        ("me@nas.local", "me@nas.local"),
        ("STRASSE@example.com", "strasse@example.com"),
        ("straße@example.com", "strasse@example.com"),
    ],
)
def test_an_address_has_one_form(typed: str, kept: str) -> None:
    assert canonical_address(typed) == kept
    assert canonical_address(kept) == kept


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200d",
        "\u00ad",
        "\u202e",
        "\u2066",
        "\u061c",
        "\ufeff",
        "\x00",
        "\u00a0",
        "\ud800",
        "\ue000",
        "\u180e",
    ],
)
def test_what_nobody_sees_or_what_turns_the_text_is_refused(hidden: str) -> None:
    for address in (f"a{hidden}da@example.com", f"ada@exam{hidden}ple.com"):
        with pytest.raises(InvalidInput, match="no e-mail address"):
            canonical_address(address)


@pytest.mark.parametrize(
    "wrong", ["", "ada", "ada@example", "@example.org", "ada@", "a@b@c.example", "a" * 250 + "@b.example"]
)
def test_what_is_no_address_is_refused_without_repeating_it(wrong: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        canonical_address(wrong)
    assert len(wrong) < 4 or wrong not in str(refused.value)


def test_accounts_from_before_are_looked_for_as_they_were_kept() -> None:
    """They were kept as typed, in lower case: with any domain, composed or decomposed, and what is refused today."""
    composed, decomposed = (unicodedata.normalize(form, "josé@bücher.example") for form in ("NFC", "NFD"))
    canonical = canonical_address(composed)
    for typed in (composed, decomposed, canonical, composed.upper()):
        assert {composed, decomposed, canonical} <= set(known_forms(typed))
    assert known_forms(" A\u200bda@Example.com") == ["a\u200bda@example.com"]
    assert known_forms("Ada@Example.com") == ["ada@example.com"]
