"""1CClientBankExchange, as banks write it for 1C, whole and broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.support.readings import booked, money_of, rows_of, stated_in, sums_of

OWN, SAVINGS, OTHER = "40702810900000000001", "40702810900000000002", "40802810500000000077"


def section(account: str = OWN, **values: str) -> str:
    usual = {"ДатаНачала": "01.03.2024", "ДатаКонца": "31.03.2024", "РасчСчет": account, **values}
    return "\n".join(("СекцияРасчСчет", *(f"{name}={value}" for name, value in usual.items()), "КонецРасчСчет"))


def document(payer: str, payee: str, amount: str, text: str, **values: str) -> str:
    usual = {
        "Номер": "12",
        "Дата": "04.03.2024",
        "Сумма": amount,
        "ПлательщикСчет": payer,
        "Плательщик": r"ИНН 7707083893 ООО Ромашка",
        "ПолучательСчет": payee,
        "Получатель1": "ООО Василек",
        "НазначениеПлатежа": text,
        **values,
    }
    return "\n".join(
        ("СекцияДокумент=Платежное поручение", *(f"{name}={value}" for name, value in usual.items()), "КонецДокумента")
    )


def exchange(*parts: str, account: str = OWN) -> str:
    own = (f"РасчСчет={account}",) if account else ()
    head = ("1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", *own)
    return "\r\n".join((*head, *parts, "КонецФайла", "")).replace("\r\n", "\n").replace("\n", "\r\n")


TURNOVER = {
    "НачальныйОстаток": "100.00",
    "ВсегоПоступило": "2000.00",
    "ВсегоСписано": "12.35",
    "КонечныйОстаток": "2087.65",
}
PAID = document(OWN, OTHER, "12.35", "Оплата по счету 7\nза март", ДатаСписано="05.03.2024")
RECEIVED = document(OTHER, OWN, "2000.00", "Возврат", ДатаПоступило="06.03.2024")
STATEMENT = exchange(section(**TURNOVER), PAID, RECEIVED)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "cp866"])
def test_whose_account_is_the_files_own_says_which_way_money_went(encoding):
    assert money_of(STATEMENT, encoding) == booked(("2024-03-05", "-12.35"), ("2024-03-06", "2000.00"))
    paid, received = rows_of(STATEMENT, encoding)
    assert paid.meaning.description == "ООО Василек Оплата по счету 7 за март"
    assert received.meaning.description == "ООО Ромашка Возврат"
    assert (paid.money.currency, paid.line) == ("RUB", 14)


def test_balances_and_turnovers_of_the_account():
    (stated,) = stated_in(STATEMENT)
    assert (stated.opening, stated.closing, stated.currency) == (100, Decimal("2087.65"), "RUB")
    assert (stated.opening_day, stated.closing_day) == (date(2024, 3, 1), date(2024, 3, 31))
    assert (stated.money_in, stated.money_out) == (2000, Decimal("12.35"))
    assert sums_of(STATEMENT) == [True]


def test_a_period_a_day_and_a_transfer_between_two_accounts_of_the_file():
    text = exchange(
        section(ДатаНачала="05.03.2024", НачальныйОстаток="87.65", КонечныйОстаток="57.65"),
        section(ДатаНачала="04.03.2024", НачальныйОстаток="100.00", КонечныйОстаток="87.65"),
        section(SAVINGS, НачальныйОстаток="0.00", КонечныйОстаток="30.00"),
        PAID,
        document(OWN, SAVINGS, "30.00", "Перевод"),
    )
    assert [str(amount) for _, amount in money_of(text)] == ["-12.35", "-30.00", "30.00"]
    (stated,) = stated_in(text)
    assert (stated.opening, stated.closing) == (100, Decimal("87.65"))
    assert sums_of(text) == [True]


def test_without_an_account_of_its_own_the_day_that_is_filled_says_the_way():
    assert [str(amount) for _, amount in money_of(exchange(PAID, RECEIVED, account=""))] == ["-12.35", "2000.00"]


def test_a_document_of_strangers_is_rejected_and_never_guessed():
    stranger, fine = rows_of(exchange(document(OTHER, SAVINGS, "5.00", "Чужой"), RECEIVED))
    assert stranger.outcome == "rejected"
    assert str(fine.money.amount) == "2000.00"
