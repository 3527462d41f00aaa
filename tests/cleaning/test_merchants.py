"""A merchant is drawn out of what banks and processors print around it."""

from __future__ import annotations

import pytest

from finpulse.cleaning.merchants import find_merchant


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("PAYPAL *SPOTIFY 35314369001 LU", "Spotify"),
        ("SQ *CORNER COFFEE", "Corner Coffee"),
        ("SumUp  *Cafe Luna Berlin", "Cafe Luna"),
        ("UBER   *TRIP HELP.UBER.COM NL", "Uber"),
        ("AMAZON.DE*MK4T59XX4", "Amazon"),
        ("PP.4711.PP . NOVEL GAMES, Your purchase at NOVEL GAMES", "Novel Games"),
    ],
)
def test_a_processor_stands_aside_for_the_shop_behind_it(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("CARD PAYMENT TO STARBUCKS STORE 12345 LONDON GB", "Starbucks"),
        ("Kartenzahlung REWE SAGT DANKE. 42123//Berlin/DE 12.03.2026", "Rewe"),
        ("Оплата товаров и услуг МАГНИТ 8600****1234 МОСКВА RU", "Магнит"),
        ("Xarid: KORZINKA-17 CHILONZOR, TOSHKENT UZ", "Korzinka"),
        ("Paiement CB BOULANGERIE DURAND 14/05", "Boulangerie Durand"),
        ("OOO ANGLESEY FOOD, TASHKENT", "Anglesey Food"),
        ("7-ELEVEN 33412", "7-Eleven"),
        ("www.example.co.uk", "Example"),
    ],
)
def test_numbers_dates_places_and_legal_forms_go(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("KFC TASHKENT", "KFC"),
        ("H&M 0123", "H&M"),
        ("McDonald's", "McDonald's"),
        ("BLUE LAGOON", "Blue Lagoon"),
        ("UZTELECOM UZONLINE internet", "Uztelecom Uzonline"),
        ("Oylik maosh NAMUNA SOFT MCHJ", "Namuna Soft"),
        ("スターバックス", "スターバックス"),
    ],
)
def test_a_name_is_written_as_people_write_it(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    "description",
    [
        "",
        "8600123412341234",
        "ATM withdrawal 0417",
        "Salary October 2026",
        "Jamg'arma hisobiga o'tkazma",
        "Перевод между своими счетами",
        "Kartadan kartaga o'tkazma 9860****2208",
    ],
)
def test_what_names_nobody_has_no_merchant(description: str) -> None:
    assert find_merchant(description, "") == ""


def test_the_payee_of_the_file_is_taken_at_its_word() -> None:
    assert find_merchant("Invoice 4711 from BLUE LAGOON", "Bäckerei Schmidt GmbH") == "Bäckerei Schmidt"


def test_a_payee_that_is_only_a_number_leaves_it_to_the_description() -> None:
    assert find_merchant("KORZINKA-17", "20208000900123456001") == "Korzinka"


@pytest.mark.parametrize(
    "text", ["*", "**", "PAYPAL *", "-", "card payment to", "\x00\ud800", "a" * 5000, "* * *", "//", "'"]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert len(find_merchant(text, text)) <= 60
