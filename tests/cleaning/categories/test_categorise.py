"""A category comes from the surest layer that knows one, and says which."""

from __future__ import annotations

import pytest

from finpulse.cleaning.categories.categorise import Categorisation, categorise
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES, DefaultCategory


def spent(description: str, merchant: str = "", given: str = "") -> Categorisation:
    return categorise(description, merchant, money_in=False, given=given)


def received(description: str, merchant: str = "", given: str = "") -> Categorisation:
    return categorise(description, merchant, money_in=True, given=given)


class TestGiven:
    @pytest.mark.parametrize("default", DEFAULT_CATEGORIES, ids=lambda default: default.name)
    def test_our_own_names_stand_in_both_directions(self, default: DefaultCategory) -> None:
        assert spent("x", given=default.name.upper()) == Categorisation(default.name, "given")
        assert received("x", given=default.name) == Categorisation(default.name, "given")

    @pytest.mark.parametrize(
        ("cell", "name"),
        [
            ("Gas & Fuel", "Transport & Taxi"),
            ("Lebensmittel", "Groceries"),
            ("Рестораны и кафе", "Food & Restaurants"),
            ("Kommunal to‘lovlar", "Bills & Utilities"),
            ("Food: Groceries", "Groceries"),
            ("Shopping > Pharmacy", "Health & Medicine"),
        ],
    )
    def test_usual_names_of_banks_and_apps_are_mapped(self, cell: str, name: str) -> None:
        assert spent("LIDL", given=cell) == Categorisation(name, "given")

    def test_an_unknown_name_leaves_it_to_the_next_layer(self) -> None:
        assert spent("LIDL 4711", given="Kategorie 7") == Categorisation("Groceries", "merchant")

    def test_a_transfer_is_named_by_its_direction(self) -> None:
        assert spent("x", given="Переводы").name == "Transfers"
        assert received("x", given="Переводы").name == "Transfer & Income"

    def test_what_goes_out_is_no_income_whatever_the_app_calls_it(self) -> None:
        assert spent("LIDL", given="Income").source == "merchant"


class TestMerchant:
    @pytest.mark.parametrize(
        ("description", "name"),
        [
            ("KORZINKA-17 TOSHKENT UZ", "Groceries"),
            ("EVOS YUNUSOBOD", "Food & Restaurants"),
            ("Яндекс Такси", "Transport & Taxi"),
            ("ПЯТЕРОЧКА 11223", "Groceries"),
            ("NETFLIX.COM", "Entertainment & Leisure"),
            ("McDonald's", "Food & Restaurants"),
            ("EXPRESS24 TOSHKENT", "Food & Restaurants"),
        ],
    )
    def test_well_known_brands(self, description: str, name: str) -> None:
        assert spent(description) == Categorisation(name, "merchant")

    def test_a_payee_that_the_description_does_not_repeat(self) -> None:
        assert spent("Mandate 4711", merchant="Vodafone GmbH") == Categorisation("Bills & Utilities", "merchant")

    def test_a_longer_brand_wins(self) -> None:
        assert spent("UBER EATS").name == "Food & Restaurants"
        assert spent("UBER TRIP").name == "Transport & Taxi"

    def test_a_supermarkets_filling_station_sells_fuel(self) -> None:
        assert spent("TESCO PETROL 3244").name == "Transport & Taxi"

    def test_a_remitter_is_a_transfer_in_its_direction(self) -> None:
        assert spent("WESTERN UNION").name == "Transfers"
        assert received("WESTERN UNION").name == "Transfer & Income"


class TestWords:
    @pytest.mark.parametrize(
        ("description", "name"),
        [
            ("Corner Bakery", "Food & Restaurants"),
            ("Landbäckerei Huber", "Groceries"),
            ("Stadtwerke Musterstadt", "Bills & Utilities"),
            ("Аптека №5", "Health & Medicine"),
            ("Dorixona Shifo", "Health & Medicine"),
            ("Ijara to'lovi", "Housing & Rent"),
            ("Ижара ҳақи", "Housing & Rent"),
            ("Miete Oktober", "Housing & Rent"),
            ("KFZ-Steuer Bundeskasse", "Taxes & Government"),
            ("Sug'urta polisi", "Insurance"),
            ("薬局", "Health & Medicine"),
            ("ATM withdrawal", "Cash & ATM"),
            ("Снятие наличных", "Cash & ATM"),
            ("Monthly account fee", "Bank & Financial Services"),
            ("Kredit to'lovi", "Loans & Debt"),
            ("Umbuchung auf Sparkonto", "Transfers"),
            ("Перевод Ивану И.", "Transfers"),
        ],
    )
    def test_money_out(self, description: str, name: str) -> None:
        assert spent(description) == Categorisation(name, "words")

    @pytest.mark.parametrize(
        ("description", "name"),
        [
            ("SEPT SALARY", "Salary & Income"),
            ("Lohn/Gehalt September", "Salary & Income"),
            ("Выплата зарплаты", "Salary & Income"),
            ("Oylik maosh", "Salary & Income"),
            ("Dividend Q3", "Salary & Income"),
            ("Kindergeld", "Salary & Income"),
            ("Payroll AMAZON", "Salary & Income"),
            ("Перевод от Ивана И.", "Transfer & Income"),
            ("Bareinzahlung", "Transfer & Income"),
            ("Transfer from savings", "Transfer & Income"),
            ("Credit card payment", "Loans & Debt"),
        ],
    )
    def test_money_in(self, description: str, name: str) -> None:
        assert received(description) == Categorisation(name, "words")

    @pytest.mark.parametrize("description", ["Business Ltd", "Barbara Scarfe", "Kartoffel", "Müller", "Toyota-san"])
    def test_a_word_inside_another_says_nothing(self, description: str) -> None:
        assert spent(description).source == "none"

    @pytest.mark.parametrize(
        ("description", "name"),
        [
            ("HARBOUR FILLING STN", "Transport & Taxi"),
            ("LONG STREET SERVICE STAT", "Transport & Taxi"),
            ("KHAN SUPERMKT", "Groceries"),
            ("VILLAGE PHARM", "Health & Medicine"),
            ("OCEAN PALACE RESTAURAN", "Food & Restaurants"),
        ],
    )
    def test_words_abbreviated_or_cut_as_cards_print_them(self, description: str, name: str) -> None:
        assert spent(description) == Categorisation(name, "words")

    @pytest.mark.parametrize(
        ("description", "name"),
        [
            ("Parturi Aino", "Personal Care"),
            ("Κουρείο Αθηνών", "Personal Care"),
            ("Optika Jovanović", "Health & Medicine"),
            ("ร้านขายยา", "Health & Medicine"),
            ("gyógyszertár", "Health & Medicine"),
        ],
    )
    def test_kinds_of_places_in_many_languages(self, description: str, name: str) -> None:
        assert spent(description).name == name

    def test_a_rented_car_is_no_home(self) -> None:
        assert spent("Rent a car Samarkand").name == "Travel"


class TestModel:
    def test_a_merchant_that_no_list_knows_is_guessed_by_its_letters(self) -> None:
        assert spent("Ristorantino", merchant="Ristorantino") == Categorisation("Food & Restaurants", "model")

    def test_without_a_merchant_nothing_is_guessed(self) -> None:
        assert spent("Ristorantino", merchant="").source == "none"

    def test_what_comes_in_is_never_guessed(self) -> None:
        assert received("Ristorantino", merchant="Ristorantino") == Categorisation("Salary & Income", "none")

    def test_a_persons_name_is_no_shop(self) -> None:
        assert spent("Max Mustermann", merchant="Max Mustermann").source == "none"


class TestGazetteer:
    def test_a_brand_of_the_world_says_what_it_sells(self) -> None:
        assert spent("LOJAS RENNER FL 33", merchant="Lojas Renner") == Categorisation("Shopping & Retail", "merchant")

    def test_a_wallet_is_only_the_way_to_a_shop(self) -> None:
        assert spent("PAYPAL BOOKWORM", merchant="PayPal").name != "Transfers"

    def test_what_comes_from_a_bank_is_no_refund(self) -> None:
        assert received("Deutsche Bank", merchant="Deutsche Bank") == Categorisation("Salary & Income", "none")


class TestDirection:
    def test_a_refund_keeps_the_category_of_its_purchase(self) -> None:
        assert received("Refund LIDL").name == "Groceries"
        assert received("Возврат, аптека").name == "Health & Medicine"

    def test_a_refund_from_nobody_known_is_no_income(self) -> None:
        assert received("Refund order 4711") == Categorisation("Shopping & Retail", "words")

    def test_a_salary_that_goes_out_is_no_income(self) -> None:
        assert spent("Salary for the gardener").name != "Salary & Income"

    def test_interest_that_goes_out_is_the_banks(self) -> None:
        assert spent("Interest").name == "Bank & Financial Services"
        assert received("Interest").name == "Salary & Income"


class TestNothingKnown:
    def test_money_out_is_other(self) -> None:
        assert spent("Qwxyz 4711") == Categorisation("Other", "none")

    def test_money_in_is_income(self) -> None:
        assert received("Qwxyz 4711") == Categorisation("Salary & Income", "none")

    @pytest.mark.parametrize("text", ["", "*", "\x00\ud800", "a" * 5000, "食" * 500, "&&&", "'"])
    def test_no_text_is_too_strange(self, text: str) -> None:
        names = {default.name for default in DEFAULT_CATEGORIES}
        assert spent(text, text, text).name in names
        assert received(text, text, text).name in names
