"""The grammar of a descriptor tells the payee, the channel and the remark apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.descriptors import PaymentChannel, read_descriptor


def parts(text: str) -> tuple[PaymentChannel, str, str]:
    told = read_descriptor(text)
    assert told is not None
    return told.channel, told.payee, told.remark


@pytest.mark.parametrize(
    ("text", "payee"),
    [
        ("DEBIT CARD PURCHASE XXXXX8046 BLUE LAGOON AMES IA", "BLUE LAGOON AMES IA"),
        ("POS SIG 01/05 VISA #7297 BLUE LAGOON", "BLUE LAGOON"),
        ("RECURRING DEBIT CARD 0418 BLUE LAGOON", "BLUE LAGOON"),
        ("DBT CRD 0612 06/11/24 12345678 BLUE LAGOON", "BLUE LAGOON"),
        ("DEBIT PURCHASE -VISA Card 1234 BLUE LAGOON", "BLUE LAGOON"),
        ("Point Of Sale Withdrawal / 0001 BLUE LAGOON", "BLUE LAGOON"),
        ("PURCHASE AUTHORIZED ON 01/05 SQ *BLUE LAGOON S12 CARD 1", "SQ *BLUE LAGOON S12 CARD 1"),
        ("Store Purchase BLUE LAGOON", "BLUE LAGOON"),
        ("BLUE LAGOON CD 3041", "BLUE LAGOON"),
        ("Compra no debito - BLUE LAGOON", "BLUE LAGOON"),
        ("Оплата товаров и услуг. BLUE LAGOON", "BLUE LAGOON"),
    ],
)
def test_what_is_bought_by_card_stands_behind_the_banks_words(text: str, payee: str) -> None:
    assert parts(text) == (PaymentChannel.CARD, payee, "")


def test_a_state_that_stands_before_the_payee_is_the_place() -> None:
    told = read_descriptor("Signature POS Debit 06/06 6337 KS OVERLAND PARK BLUE LAGOON Seq# 018832")
    assert told is not None
    assert (told.place, told.payee) == ("KS", "OVERLAND PARK BLUE LAGOON Seq# 018832")


@pytest.mark.parametrize(
    ("text", "payee", "remark"),
    [
        ("BLUE LAGOON DES:INS PREM ID:44 INDN:ANY BODY CO ID:12 PPD", "BLUE LAGOON", "INS PREM"),
        (
            "ORIG CO NAME:BLUE LAGOON ORIG ID:9 DESC DATE:031125 CO ENTRY DESCR:RENT SEC:PPD IND NAME:ANY BODY",
            "BLUE LAGOON",
            "RENT",
        ),
        ("WITHDRAWAL ACH BLUE LAGOON TYPE: RENT CO: BLUE LAGOON", "BLUE LAGOON", "RENT"),
        ("PAYPAL DES:INST XFER ID:BLUE LAGOON INDN:ANY BODY CO ID:PAYPALSI77 WEB", "BLUE LAGOON", ""),
        ("BLUE LAGOON WEB ID: 1226644338", "BLUE LAGOON", ""),
        ("ACH D- TP ACH BLUE LAGOON-4412", "BLUE LAGOON", ""),
        ("External Withdrawal - BLUE LAGOON", "BLUE LAGOON", ""),
        ("SVWZ+Abschlag 03/25 ABWA+Blue Lagoon GmbH", "Blue Lagoon GmbH", "Abschlag 03/25"),
        ("/TRTP/SEPA Incasso/CSID/NL12ZZZ/NAME/Blue Lagoon/REMI/Factuur 44", "Blue Lagoon", "Factuur 44"),
    ],
)
def test_the_clearing_houses_fields(text: str, payee: str, remark: str) -> None:
    assert parts(text) == (PaymentChannel.CLEARING, payee, remark)


@pytest.mark.parametrize(
    ("text", "payee", "remark"),
    [
        ("UPI-BLUE LAGOON-BLUE1@YBL-YESB0YBLUPI-412233445566-PAYMENT FROM PHONE", "BLUE LAGOON", ""),
        ("UPI-ANITA DESAI-ANITA.D@OKSBI-SBIN0001234-412233445602-RENT MARCH", "ANITA DESAI", "RENT MARCH"),
        ("UPI/DR/412233445606/MANOJ KU/SBIN/manojk77@ok/NA", "MANOJ KU", ""),
        ("UPI/CR/412233445607/SUNITA R/HDFC/sunitar@ok/refund", "SUNITA R", "refund"),
    ],
)
def test_upis_fields_are_known_by_their_form(text: str, payee: str, remark: str) -> None:
    assert parts(text) == (PaymentChannel.WALLET, payee, remark)


@pytest.mark.parametrize(
    ("text", "payee", "remark"),
    [
        ("ZELLE PAYMENT TO KAREN HOLLISTER 19283746", "KAREN HOLLISTER", ""),
        ("ZELLE PAYMENT TO KAREN HOLLISTER RENT JPM99C9HQ22", "KAREN HOLLISTER", "RENT"),
        ("Zelle Transfer Conf# abc44x9; Dominic Costa", "Dominic Costa", ""),
        ("ZELLE TO JUANITA SHELL ON 03/11 REF # RP0ABC PIZZA NIGHT", "JUANITA SHELL", "PIZZA NIGHT"),
        ("CASH APP*DWAYNE MORRIS", "DWAYNE MORRIS", ""),
        ("VENMO            PAYMENT    2570901286   WEB ID: 3264681992", "", ""),
        ("Swish skickad Anna Lindqvist", "Anna Lindqvist", ""),
        ("P2P UZCARD 8600****4412 KARIMOV A", "KARIMOV A", ""),
    ],
)
def test_whom_a_person_pays(text: str, payee: str, remark: str) -> None:
    assert parts(text) == (PaymentChannel.PERSON, payee, remark)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Online Transfer to SAV ...4412 transaction#: 12345678901", PaymentChannel.OWN),
        ("ATW-416021XXXXXX4412-S1ANBL31-BENGALURU", PaymentChannel.CASH),
        ("DEPOSIT BY PHONE CHECK #1024", PaymentChannel.DEPOSIT),
        ("CC 000552260XXXXXX7781 AUTOPAY SI-TAD", PaymentChannel.CARD_PAYMENT),
        ("MRS A BAKER FPI", PaymentChannel.TRANSFER),
        ("OCTOPUS ENERGY DD", PaymentChannel.CLEARING),
        ("IMPS-187170918819-RAMESH IYER-ICIC-XXXXXXX4411-RENT FOR MONTH", PaymentChannel.TRANSFER),
        ("PIX TRANSF MARCOS SIL11/03", PaymentChannel.TRANSFER),
    ],
)
def test_the_way_that_money_went(text: str, channel: PaymentChannel) -> None:
    assert parts(text)[0] is channel


def test_an_airline_stands_before_its_ticket() -> None:
    assert parts("UNITED 0162418812345 UNITED.COM TX")[1] == "United Airlines"
    assert read_descriptor("UNITED WAY OF KING COUNTY") is None


@pytest.mark.parametrize("text", ["BLUE LAGOON 4711 LONDON", "PAYPAL *1234567890", "BP ANYTOWN", "POSTAL SERVICE", ""])
def test_a_name_alone_has_no_grammar(text: str) -> None:
    assert read_descriptor(text) is None


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    for lead in ("", "UPI-", "UPI/", "ZELLE ", "DES:", "SVWZ+", "/NAME/", "POS SIG "):
        told = read_descriptor(lead + text)
        assert told is None or isinstance(told.payee, str)
