"""Printed signs stand unless an ordinary proof contradicts them; amounts without signs are never silently all alike."""

from __future__ import annotations

import pytest

from tests.support.readings import money_of, reading_of

CARD = {"account_type": "credit_card"}


def statement(*rows: tuple[object, ...], names: str = "Date,Description,Amount") -> str:
    return "\n".join([names, *(",".join(map(str, (f"2026-03-{13 + at}", *row))) for at, row in enumerate(rows)), ""])


def amounts_of(text: str, **hints: str) -> list[str]:
    return [str(amount) for _, amount in money_of(text, **hints)]


def asked(text: str, **hints: str) -> list[str]:
    return [question.about for question in reading_of(text, **hints).questions]


@pytest.mark.parametrize("back", ["PAYMENT THANK YOU", "Einzug Girokonto", "REFUND Alfa"])
def test_a_word_for_payments_in_some_charges_turns_no_card_round(back: str) -> None:
    rows = (("STREAM AUTOPAY", -17), ("GYM AUTOPAY", -29), ("Alfa", -54), ("Beta", -41), (back, 160))
    assert amounts_of(statement(*rows), **CARD) == ["-17", "-29", "-54", "-41", "160"]
    assert not asked(statement(*rows), **CARD)


def test_purchases_that_a_card_prints_as_positive_are_money_out() -> None:
    rows = (("Corner grocery", 17), ("City pharmacy", 29), ("PAYMENT THANK YOU", -46))
    assert amounts_of(statement(*rows), **CARD) == ["-17", "-29", "46"]


def test_a_card_with_more_payments_than_purchases() -> None:
    rows = (("PAYMENT RECEIVED", 100), ("PAYMENT RECEIVED", 50), ("Corner grocery", -5))
    assert amounts_of(statement(*rows), **CARD) == ["100", "50", "-5"]


def test_a_card_without_signs_among_whose_rows_are_payments_is_asked_about() -> None:
    assert asked(statement(("Corner grocery", 17), ("Thank you", 29), ("Alfa", 4)), **CARD) == ["sign"]


def test_purchases_printed_as_negative_alone_stay_so() -> None:
    rows = (("Corner grocery", -17), ("City pharmacy", -29), ("Alfa", -4))
    assert amounts_of(statement(*rows), **CARD) == ["-17", "-29", "-4"]
    assert not asked(statement(*rows), **CARD)


BACKWARDS = "Date,Description,Amount,Balance\n" + "".join(
    f"2026-05-{day},{text},{amount},{balance}\n"
    for day, text, amount, balance in ((12, "Utility", -60, 940), (11, "Employer", 800, 1740), (10, "Bread", -5, 1735))
)


def test_balances_that_run_against_the_days_turn_no_printed_sign_round() -> None:
    assert amounts_of(BACKWARDS) == ["-60", "800", "-5"]
    assert not asked(BACKWARDS)


def test_without_signs_what_rows_are_about_says_in_which_order_such_balances_were_counted() -> None:
    text = BACKWARDS.replace(",-", ",").replace("Employer", "Salary").replace("Bread", "Corner grocery")
    assert amounts_of(text)[-2:] == ["800", "-5"]
    assert not asked(text)


def test_without_signs_and_texts_that_tell_it_is_asked_in_which_order_they_were_counted() -> None:
    text = (
        BACKWARDS.replace(",-", ",").replace("Utility", "Alpha").replace("Employer", "Beta").replace("Bread", "Gamma")
    )
    [question] = reading_of(text).questions
    assert (question.about, list(question.choices)) == ("outflow_flags", ["-", "+"])


@pytest.mark.parametrize("sign", [1, -1])
def test_the_balance_of_a_card_may_be_a_debt(sign: int) -> None:
    rows = (("Corner grocery", sign * 10, 110), ("Alfa", sign * 20, 130), ("PAYMENT THANK YOU", sign * -100, 30))
    text = statement(*rows, names="Date,Description,Amount,Balance")
    assert amounts_of(text, **CARD) == ["-10", "-20", "100"]
    assert not asked(text, **CARD)


def test_one_row_of_unsigned_amounts_that_moves_the_balance_the_other_way() -> None:
    rows = [("Alfa", 10, 1000 - 10 * at) for at in range(11)] + [("Beta", 10, 910), ("Gamma", 10, 900)]
    text = statement(*rows, names="Date,Description,Amount,Balance")
    assert amounts_of(text)[-3:] == ["-10", "10", "-10"]


MIXED = (("Wages", 9000, "", "", 9150), ("Shop", "", -412, "", 8738), ("Token", "", 300, "", 8438))
FEES = (("Fee", "", "", -2, 8436), ("Fee back", "", "", 2, 8438), ("Card", "", "", -100, 8338))
NAMES = "Date,Description,Money In,Money Out,Fee,Balance"


def test_the_balance_proves_what_a_minus_means_among_money_out_and_fees() -> None:
    text = statement(*MIXED, *FEES, names=NAMES)
    assert amounts_of(text) == ["9000", "-412", "-300", "-2", "2", "-100"]
    assert not asked(text)


def test_a_reversal_among_debits_comes_back_where_the_balance_says_so() -> None:
    rows = (("Shop", 100, "", 900), ("Reversal", -50, "", 950), ("Pay", "", 60, 1010), ("Bar", 10, "", 1000))
    text = statement(*rows, names="Date,Description,Debit,Credit,Balance")
    assert amounts_of(text) == ["-100", "50", "60", "-10"]
    assert not asked(text)


def test_without_a_balance_both_signs_among_debits_or_fees_are_asked_about() -> None:
    text = "\n".join(line.rpartition(",")[0] for line in statement(*MIXED, *FEES, names=NAMES).splitlines()) + "\n"
    assert asked(text) == ["debits_unsigned", "fees_negative"]
