"""A descriptor's merchant and category are decided on its parts: the payee, the channel and the remark."""

from __future__ import annotations

import pytest

from finpulse.cleaning.categories.interpret import interpret


def spent(description: str, payee: str = "") -> tuple[str, str]:
    merchant, category = interpret(description, payee, False, "")
    return merchant, category.name


def received(description: str, payee: str = "") -> tuple[str, str]:
    merchant, category = interpret(description, payee, True, "")
    return merchant, category.name


class TestPeople:
    @pytest.mark.parametrize(
        "description",
        [
            "ZELLE PAYMENT TO PETER LIDL 19283746",
            "Zelle payment to Target Tom JPM99a1b2c3d",
            "VENMO PAYMENT 1029384756 LENA ROSS",
            "UPI-RAHUL VERMA-RAHULV22@OKAXIS-UTIB0000553-412233445577-PAYMENT FROM PHONE",
            "BIZUM ENVIADO LAURA GOMEZ CENA",
        ],
    )
    def test_who_is_called_like_a_brand_is_a_person(self, description: str) -> None:
        assert spent(description) == ("", "Transfers")

    def test_what_a_person_sends_is_no_salary(self) -> None:
        assert received("ZELLE PAYMENT FROM MARK BOOTS BACH44kk2") == ("", "Transfer & Income")

    def test_the_payer_may_say_that_it_is_the_rent(self) -> None:
        assert spent("ZELLE PAYMENT TO KAREN HOLLISTER RENT JPM99C9HQ22") == ("Karen Hollister", "Housing & Rent")
        assert spent("IMPS-187170918819-RAMESH IYER-ICIC-XXXXXXX4411-RENT FOR MONTH")[1] == "Housing & Rent"

    def test_a_business_can_be_paid_as_a_person_is(self) -> None:
        assert spent("ZELLE PAYMENT TO GREEN VALLEY DENTAL 19283746")[1] == "Health & Medicine"


class TestRemarks:
    def test_a_payers_app_says_nothing_of_the_purchase(self) -> None:
        grocer = "UPI-SREE BALAJI SUPER MARKET-SBALAJI9@YBL-YESB0YBLUPI-412233445566"
        assert spent(f"{grocer}-PAYMENT FROM PHONE") == spent(f"{grocer}-UPI") == spent(f"{grocer}-NA")
        assert spent(f"{grocer}-UPI")[1] == "Groceries"

    def test_the_clearing_houses_remark_tells_what_an_unknown_payee_is_paid_for(self) -> None:
        assert spent("ZORBLAX DES:INS PREM ID:44 INDN:ANY BODY CO ID:12 PPD") == ("Zorblax", "Insurance")
        assert spent("ZORBLAX DES:RENT ID:44 INDN:ANY BODY CO ID:12 WEB") == ("Zorblax", "Housing & Rent")


class TestCardPayments:
    @pytest.mark.parametrize(
        "description",
        [
            "Payment to Chase card ending in 9999",
            "CHASE CREDIT CRD EPAY 250314 5512345",
            "CAPITAL ONE DES:MOBILE PMT ID:2 INDN:ANY BODY CO ID:9279744980 WEB",
            "DISCOVER E-PAYMENT 250311 4412",
            "CC 000552260XXXXXX7781 AUTOPAY SI-TAD",
        ],
    )
    def test_they_pay_a_debt_off(self, description: str) -> None:
        assert spent(description)[1] == "Loans & Debt"

    @pytest.mark.parametrize(
        "description", ["AUTOPAY THANK YOU", "Payment Thank You-Mobile", "ONLINE PAYMENT, THANK YOU"]
    )
    def test_on_the_cards_side_nobody_is_their_merchant(self, description: str) -> None:
        assert received(description) == ("", "Loans & Debt")


class TestMoneyIn:
    @pytest.mark.parametrize(
        "description",
        [
            "PREAUTHORIZED CREDIT UNITED PARCEL SV DIRECT DEP",
            "External Deposit - ADP TOTALSOURCE PAYROLL",
            "NEFT CR-CITI0000004-ZENITH INFOTECH PVT LTD-SALARY 042026-CITIN26834069197",
            "IRS TREAS 310 DES:TAX REF ID:1100 INDN:ANY BODY CO ID:9111036170 PPD",
            "HMRC TAX REFUND BGC",
        ],
    )
    def test_pay_and_a_tax_refund_are_income(self, description: str) -> None:
        assert received(description)[1] == "Salary & Income"

    def test_a_cheque_deposited_by_phone_is_no_phone_bill(self) -> None:
        assert received("DEPOSIT BY PHONE CHECK #1024") == ("", "Transfer & Income")

    def test_what_a_card_brings_back_is_a_refund(self) -> None:
        assert received("PURCHASE RETURN AUTHORIZED ON 05/20 ZORBLAX S62 CARD 4417")[1] == "Shopping & Retail"


class TestMerchant:
    @pytest.mark.parametrize("named", ["Acme Corp", "PG&E", "Vanguard", "REWE Markt GmbH", "7-Eleven", "UK LTD"])
    def test_a_name_in_a_column_of_its_own_stays_as_it_is_written(self, named: str) -> None:
        assert spent("Invoice 4711", named)[0] == named

    def test_the_brand_is_known_beside_it(self) -> None:
        assert spent("Invoice 4711", "REWE Markt GmbH") == ("REWE Markt GmbH", "Groceries")

    def test_a_descriptor_in_that_column_is_read_as_one(self) -> None:
        assert spent("Invoice 4711", "AMZN Mktp US*RT4GH02J1")[0] == "Amazon"

    @pytest.mark.parametrize(
        "description",
        ["Online Transfer to SAV ...4412 transaction#: 1", "Transfer to savings", "ATM WITHDRAWAL 004412 1200 MAIN ST"],
    )
    def test_a_transfer_has_none(self, description: str) -> None:
        assert spent(description)[0] == ""

    @pytest.mark.parametrize("description", ["UK LTD", "POS SIG 01/05 VISA #7297", "ACH Debit WEB", "RENT For Month"])
    def test_a_country_a_legal_form_and_banks_words_are_none(self, description: str) -> None:
        assert spent(description)[0] == ""

    def test_klarna_is_no_country(self) -> None:
        assert spent("KLARNA UK LTD")[0] == "Klarna"

    def test_two_letters_and_an_account_are_no_brand(self) -> None:
        assert spent("VK 8810183054") == ("", "Other")

    def test_a_wallets_address_names_the_shop(self) -> None:
        assert spent("UPI/412233445608/groceries/dmart@hdfcbank/HDFC BANK/ICI44kk") == ("DMart", "Groceries")
