"""Where each text begins with a word for a purchase, a refund or a payment, that word says which way money went."""

from __future__ import annotations

import pytest

from finpulse.cleaning.rows import DroppedRow
from tests.support.readings import money_of, reading_of, rows_of


def statement(*rows: tuple[str, int]) -> str:
    lines = [f"2026-03-{13 + at},{text},{abs(amount)}.00" for at, (text, amount) in enumerate(rows)]
    return "\n".join(["Date,Description,Amount", *lines, ""])


@pytest.mark.parametrize(
    ("purchase", "refund", "payment"),
    [
        ("Harcama", "İade", "Ödeme"),
        ("SATIN ALMA", "İADE", "KART ÖDEMESİ"),
        ("PURCHASE", "REFUND", "PAYMENT"),
        ("Card purchase:", "Refund:", "Payment:"),
        ("Compra", "Devolución", "Pago"),
        ("Zakup", "Zwrot", "Spłata"),
        ("Покупка", "Возврат", "Погашение"),
        ("消费", "退款", "还款"),
    ],
)
def test_a_card_whose_rows_begin_with_what_happened(purchase: str, refund: str, payment: str) -> None:
    rows = ((f"{purchase} Alpha", -5), (f"{purchase} Beta", -6), (f"{refund} Alpha", 7), (f"{payment} Auto", 8))
    text = statement(*rows)
    assert [int(amount) for _, amount in money_of(text, account_type="credit_card")] == [-5, -6, 7, 8]
    assert not reading_of(text, account_type="credit_card").questions


def test_an_account_whose_rows_say_to_and_from() -> None:
    rows = (("Payment from Bob", 5), ("Payment to Ann", -6), ("Transfer from X", 7), ("Withdrawal", -8))
    assert [int(amount) for _, amount in money_of(statement(*rows))] == [5, -6, 7, -8]


def test_a_row_that_begins_otherwise_is_rejected() -> None:
    rows = [(f"Purchase Shop{at}", -5) for at in range(6)] + [("Refund Alpha", 6), ("Correction Beta", 7)]
    [dropped] = [row for row in rows_of(statement(*rows), account_type="credit_card") if isinstance(row, DroppedRow)]
    assert (dropped.outcome, dropped.line) == ("rejected", 9)


def test_an_unknown_word_that_comes_again_is_asked_about() -> None:
    rows = [(f"Purchase Shop{at}", -5) for at in range(6)] + [("Refund A", 6), ("Zigu B", 7), ("Zigu C", 8)]
    [question] = reading_of(statement(*rows), account_type="credit_card").questions
    assert question.about == "outflow_flags"
    assert sorted(question.choices) == ["purchase", "purchase zigu"]


def test_printed_signs_win_over_words() -> None:
    text = "Date,Description,Amount\n2026-03-13,Refund A,-5.00\n2026-03-14,Purchase B,-6.00\n2026-03-15,Refund C,7.00\n"
    assert [int(amount) for _, amount in money_of(text, account_type="credit_card")] == [-5, -6, 7]
