"""What was charged is the total of amount and tax or fee, and of a purchase in parts the instalment."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.readings import money_of, reading_of


def read(*lines: str, **hints: str) -> tuple[list[str], list[str]]:
    text = "\n".join([*lines, ""])
    questions = [question.about for question in reading_of(text, **hints).questions]
    return [f"{abs(amount):f}" for _, amount in money_of(text, **hints)], questions


@pytest.mark.parametrize(
    "names",
    ["Fecha;Comercio;Importe;IVA;Total", "Datum;Händler;Betrag netto;MwSt;Brutto", "Date;Marchand;Montant HT;TVA;TTC"],
)
def test_the_gross_amount_is_charged(names: str):
    rows = ("02/03/2024;OXXO;100,00;16,00;116,00", "15/03/2024;PEMEX;200,00;32,00;232,00")
    assert read(names, *rows, currency="EUR", account_type="credit_card") == (["116.00", "232.00"], [])


def test_the_gross_amount_stays_where_it_is_called_the_amount():
    rows = ("15/03/2024,SHELL,116.00,16.00,100.00", "16/03/2024,TESCO,232.00,32.00,200.00")
    amounts, _ = read("Date,Shop,Amount,VAT,Net", *rows, currency="GBP", account_type="credit_card")
    assert amounts == ["116.00", "232.00"]


def test_two_taxes_on_top_of_the_amount():
    rows = ("2024-03-15,SHOP,100.00,5.00,9.98,114.98", "2024-03-16,BOOKS,20.00,1.00,0.00,21.00")
    names = "Date,Merchant,Amount,GST,QST,Total"
    assert read(names, *rows, currency="CAD", account_type="credit_card")[0] == ["114.98", "21.00"]


def test_a_billed_amount_holds_the_fee():
    rows = ("2024-03-02,하이마트,50000,500,50500", "2024-03-15,올리브영,30000,0,30000")
    names = "이용일자,가맹점,이용금액,수수료,청구금액"
    assert read(names, *rows, currency="KRW", account_type="credit_card") == (["50500", "30000"], [])


def test_a_total_of_signed_amount_and_fee_moved():
    rows = ("2024-03-02,Sale,100.00,-3.00,97.00", "2024-03-15,Card,-50.00,-1.00,-51.00")
    assert read("Date,Text,Amount,Charge,Total", *rows, currency="EUR")[0] == ["97.00", "51.00"]


@pytest.mark.parametrize(
    "names",
    [
        "Data;Estabelecimento;Valor da compra;Parcela;Valor da parcela",
        "Fecha;Comercio;Importe compra;Cuota;Importe cuota",
        "Tarih;İşyeri;İşlem tutarı;Taksit;Taksit tutarı",
        "Date;Shop;Purchase amount;Part;Due now",
    ],
)
def test_an_instalment_is_charged_and_not_the_whole_purchase(names: str):
    rows = (
        "02/03/2024;LUIZA;500,00;2/10;50,00",
        "15/03/2024;IFOOD;35,90;1/1;35,90",
        "16/03/2024;DECOLAR;100,00;1/3;33,34",
    )
    assert read(names, *rows, currency="EUR", account_type="credit_card") == (["50.00", "35.90", "33.34"], [])


def test_the_number_of_months_counts_as_well():
    rows = ("2024-03-02,하이마트,120000,3,40000", "2024-03-15,GS25,4000,,4000")
    names = "이용일자,가맹점,이용금액,할부개월,결제원금"
    assert read(names, *rows, currency="KRW", account_type="credit_card")[0] == ["40000", "4000"]


def test_instalments_with_interest_are_asked_about():
    rows = ("02/03/2024;LUIZA;500,00;2/10;55,13", "15/03/2024;IFOOD;35,90;1/1;35,90")
    names = "Data;Estabelecimento;Valor da compra;Parcela;Valor da parcela"
    amounts, asked = read(names, *rows, currency="BRL", account_type="credit_card")
    assert (amounts, asked) == (["55.13", "35.90"], ["amount_column"])


def test_a_balance_says_which_column_moved_it():
    rows = ("2024-03-02,A,-100.00,-16.00,-116.00,900.00", "2024-03-15,B,-50.00,-8.00,-58.00,850.00")
    names = "Date,Text,Amount,VAT,Total,Balance"
    assert [Decimal(amount) for amount in read(names, *rows, "2024-03-16,C,-10.00,-1.60,-11.60,840.00")[0]] == [
        100,
        50,
        10,
    ]
