"""A merchant is drawn out of what banks and processors print around it."""

from __future__ import annotations

import pytest

from finpulse.cleaning.merchants.find_merchant import find_merchant, known_name


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("PAYPAL *SPOTIFY 35314369001 LU", "Spotify"),
        ("SQ *CORNER COFFEE", "Corner Coffee"),
        ("SumUp  *Cafe Luna Berlin", "Cafe Luna"),
        ("paypal corner books", "Corner Books"),
        ("UBER   *TRIP HELP.UBER.COM NL", "Uber"),
        ("UBER *EATS PENDING AMSTERDAM NL", "Uber Eats"),
        ("MICROSOFT*XBOX GAME PASS MSBILL.INFO WA", "Xbox"),
        ("PP.4711.PP . NOVEL GAMES, Your purchase at NOVEL GAMES", "Novel Games"),
        ("微信支付-蓝色咖啡", "蓝色咖啡"),
    ],
)
def test_a_processor_stands_aside_for_the_shop_behind_it(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize("description", ["PAYPAL *1234567890", "PAYPAL", "PayPal Europe S.a.r.l. et Cie"])
def test_a_processor_with_nobody_behind_it_is_the_merchant(description: str) -> None:
    assert find_merchant(description, "") == "PayPal"


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("CARD PAYMENT TO BLUE LAGOON 12345 LONDON GB", "Blue Lagoon"),
        ("PURCHASE AUTHORIZED ON 03/12 BLUE LAGOON AUSTIN TX S00123456789 CARD 1234", "Blue Lagoon"),
        ("Kartenzahlung BLUE LAGOON SAGT DANKE. 42123//Berlin/DE 12.03.2026", "Blue Lagoon"),
        ("PAIEMENT CB 1203 BLUE LAGOON PARIS 75", "Blue Lagoon"),
        ("COMPRA TARJ. 5402XXXXXXXX1234 BLUE LAGOON-SEVILLA ES", "Blue Lagoon-Sevilla"),
        ("Pagamento POS BLUE LAGOON MILANO 12/03 ORE 18.22 CARTA 1234", "Blue Lagoon"),
        ("BEA, Betaalpas BLUE LAGOON 1234,PAS123 NR:12AB34, 12.03.24/18:22 AMSTERDAM", "Blue Lagoon"),
        ("ZAKUP PRZY UŻYCIU KARTY 12.03.2024 BLUE LAGOON KRAKOW", "Blue Lagoon"),
        ("KORTKÖP 240312 BLUE LAGOON STOCKHOLM", "Blue Lagoon"),
        ("Покупка. Карта *1234. 450 RUB. ГОЛУБАЯ ЛАГУНА МОСКВА", "Голубая Лагуна"),
        ("Xarid: BLUE LAGOON, TOSHKENT UZ", "Blue Lagoon"),
        ("UPI/412345678901/BLUE LAGOON/blue@axl/Pay", "Blue Lagoon"),
        ("BLUE LAGOON EUR 12,00 1 EUR=1,08 USD", "Blue Lagoon"),
        ("SVWZ+BLUE LAGOON 4711 EREF+11063225", "Blue Lagoon"),
        ("OOO BLUE LAGOON, TASHKENT", "Blue Lagoon"),
        ("BLUE LAGOON SAN FRANCISCO CA US", "Blue Lagoon"),
        ("www.example.co.uk", "Example"),
    ],
)
def test_numbers_dates_places_and_banks_words_go(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("STADTWERKE MUENCHEN GMBH Abschlag 03/2026", "Stadtwerke Muenchen"),
        ("Ascotts of Bromsgrove", "Ascotts of Bromsgrove"),
        ("AIR FRANCE", "Air France"),
    ],
)
def test_a_place_that_belongs_to_the_name_stays(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    ("merchant", "descriptions"),
    [
        (
            "Amazon",
            [
                "CARD PAYMENT TO AMZN Mktp DE*2K4XY 123-456 LUX 12.03",
                "AMAZON.COM*MK8YT3 SEATTLE WA",
                "Amazon.de*1X2Y3Z4 LUXEMBOURG LU",
                "AMZN Mktp US",
            ],
        ),
        ("Walmart", ["WM SUPERCENTER #1234 AUSTIN TX US", "WAL-MART #0835", "WALMART.COM 8009666546 BENTONVILLE AR"]),
        ("McDonald's", ["McDonald's", "MCDONALD'S F1234 DALLAS TX", "MC DONALDS 0421 WIEN", "マクドナルド 渋谷店"]),
        ("7-Eleven", ["7-ELEVEN 33412", "7ELEVEN ORLANDO FL", "セブン-イレブン 新宿3丁目"]),
        ("Пятёрочка", ["PYATEROCHKA 12345 MOSKVA RUS", "Оплата товаров и услуг Пятёрочка 123"]),
        ("Rema 1000", ["REMA 1000 OSLO", "Varekjøp Rema 1000 Grünerløkka Dato 02.05 kl. 12.00"]),
        ("Tesco", ["TESCO STORES 2311 LEEDS", "TESCO2606", "CARD PAYMENT TO TESCO EXPRESS"]),
    ],
)
def test_a_brand_has_one_name_however_it_is_written(merchant: str, descriptions: list[str]) -> None:
    assert {find_merchant(description, "") for description in descriptions} == {merchant}


def test_a_supermarkets_pumps_are_a_merchant_of_their_own() -> None:
    assert find_merchant("TESCO PFS 3820 BIRMINGHAM", "") == "Tesco Fuel"


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("TARGET PRACTICE CLUB", "Target Practice Club"),
        ("NEXT LEVEL BARBERS", "Next Level Barbers"),
        ("BOULANGERIE PAUL DURAND", "Boulangerie Paul Durand"),
        ("Apple Tree Nursery", "Apple Tree Nursery"),
    ],
)
def test_a_brand_that_is_a_common_word_is_not_seen_in_other_names(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    ("description", "merchant"),
    [
        ("KFC TASHKENT", "KFC"),
        ("H&M 0123", "H&M"),
        ("BLUE LAGOON", "Blue Lagoon"),
        ("BLUE LAGOON internet", "Blue Lagoon"),
        ("Oylik maosh NAMUNA SOFT MCHJ", "Namuna Soft"),
        ("蓝色咖啡", "蓝色咖啡"),
    ],
)
def test_a_name_is_written_as_people_write_it(description: str, merchant: str) -> None:
    assert find_merchant(description, "") == merchant


@pytest.mark.parametrize(
    "description",
    [
        "",
        "8600123412341234",
        "DE89370400440532013000",
        "CARD PAYMENT 4111XXXXXXXX1234",
        "ATM withdrawal 0417",
        "Salary October 2026",
        "VIREMENT SEPA",
        "NR XXXX 4025 NUERNBERG DE KAUFUMSATZ 28.11",
        "Jamg'arma hisobiga o'tkazma",
        "Перевод между своими счетами",
        "Kartadan kartaga o'tkazma 9860****2208",
    ],
)
def test_what_names_nobody_has_no_merchant(description: str) -> None:
    assert find_merchant(description, "") == ""


def test_the_payee_of_the_file_stays_as_it_is_written() -> None:
    assert find_merchant("Invoice 4711 from BLUE LAGOON", "Bäckerei Schmidt GmbH") == "Bäckerei Schmidt GmbH"


def test_the_brand_is_known_by_a_payee() -> None:
    assert known_name("Invoice 4711", "REWE Markt GmbH") == "REWE"


def test_a_payee_that_is_only_a_number_leaves_it_to_the_description() -> None:
    assert find_merchant("KORZINKA-17", "20208000900123456001") == "Korzinka"


@pytest.mark.parametrize(
    "text", ["*", "**", "PAYPAL *", "-", "card payment to", "\x00\ud800", "a" * 5000, "* * *", "//", "'", "&", "[]"]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert len(find_merchant(text, text)) <= 60
