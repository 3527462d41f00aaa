"""What a statement's balance proves of its reading, and what it leaves open."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from finpulse.proofs.competing_readings import proven_reading
from finpulse.sources.formats import detect
from finpulse.sources.reading import Hints, Question
from scripts.damage.verdicts import Imported, imported


def read(text: str, **hints: Any) -> Imported:
    return imported(text.encode(), {"account_type": "checking", "currency": "EUR", **hints})


def with_fees(*fees: str, after: int = 0) -> str:
    """A table of purchases of 10 and their fees, with the balance after both; `after` so many rows without a fee."""
    balance, lines = 100_000, ["Date,Description,Amount,Fee,Balance"]
    for at, fee in enumerate((*[""] * after, *fees, "", "")):
        balance -= 1000 + int(fee.replace(".", "") or 0)
        lines.append(f"2024-03-{1 + at * 27 // (after + 9):02},Shop {at},-10.00,{fee},{balance / 100:.2f}")
    return "\n".join(lines)


@pytest.mark.parametrize("after", [3, 130, 400])
def test_fees_count_where_the_balance_says_so_however_late_the_first_stands(after: int) -> None:
    found = read(with_fees("1.50", "", "0.20", after=after))
    assert (found.verdict, found.asked) == ("proven", ())
    assert sorted({str(amount) for _, amount, _ in found.rows}) == ["-10.00", "-10.20", "-11.50"]


@pytest.mark.parametrize("header", ["Fee", "Charges", "Avgift"])
def test_a_fee_beside_the_first_row_alone_is_asked_about_since_no_balance_stands_before_it(header: str) -> None:
    text = with_fees("1.50").replace("-10.00,1.50", "-11.00,1.50").replace("Fee", header)
    found = read(text)
    assert (found.verdict, found.asked) == ("unprovable", ("fees_count",))


def test_fees_beside_amounts_that_are_charged_and_given_back_go_as_the_balance_moves() -> None:
    rows = (
        "13,Shop,-20.00,-1.00,979.00",
        "14,Refund,20.00,1.00,1000.00",
        "15,Shop,-10.00,-2.00,988.00",
        "16,Pay,5,,993",
    )
    found = read("Date,Text,Amount,Fee,Balance\n" + "".join(f"2026-01-{row}\n" for row in rows))
    assert (found.verdict, found.asked) == ("proven", ())
    assert sorted(amount for _, amount, _ in found.rows) == [-21, -12, 5, 21]


def test_two_parts_that_are_wrong_together_are_put_right_together_where_the_balance_proves_it() -> None:
    """Neither the minus of debits alone nor that of credits alone makes the balance follow."""
    rows = (
        "12;Z;5.00;;100.00",
        "13;A;-10.00;;90.00",
        "14;B;20.00;;70.00",
        "15;C;;-5.00;75.00",
        "16;D;;7.00;82.00",
        "17;E;1.00;;81.00",
    )
    file = io.BytesIO(("Date;Text;Debit;Credit;Balance\n" + "".join(f"2026-01-{row}\n" for row in rows)).encode())
    hints = Hints(currency="EUR")
    right = detect(file, hints)
    signs = replace(right.layout.signs, debits_unsigned=False, credits_unsigned=False)
    choices = {"true": "", "false": ""}
    questions = tuple(Question(about, "", choices, "false") for about in ("debits_unsigned", "credits_unsigned"))
    wrong = replace(right, layout=replace(right.layout, signs=signs), questions=questions)
    found = proven_reading(file, wrong, hints)
    assert (found.layout.signs.debits_unsigned, found.layout.signs.credits_unsigned, found.questions) == (
        True,
        True,
        (),
    )


def test_amounts_and_balances_that_may_be_thousands_as_well_as_thousandths_prove_neither() -> None:
    rows = ((1, "-1.250", "8.750"), (2, "-2.125", "6.625"), (3, "3.500", "10.125"), (4, "-1.125", "9.000"))
    found = read("Date;Text;Amount;Balance\n" + "".join(f"2024-03-0{d};Shop;{a};{b}\n" for d, a, b in rows))
    assert found.verdict == "unprovable" or not found.asked
    assert bool(found.asked) == (found.verdict == "unprovable")


def test_a_row_of_nothing_whose_balance_moved_contradicts() -> None:
    rows = [
        "2024-03-01,A,-5.00,95.00",
        "2024-03-02,B,0.00,92.00",
        "2024-03-03,C,-2.00,90.00",
        "2024-03-04,D,-1.00,89.00",
    ]
    assert read("\n".join(["Date,Text,Amount,Balance", *rows])).verdict == "contradicted"
    rows[1:3] = ["2024-03-02,B,0.00,95.00", "2024-03-03,C,-5.00,90.00"]
    assert read("\n".join(["Date,Text,Amount,Balance", *rows])).verdict == "proven"


def test_accounts_of_others_do_not_hide_a_break() -> None:
    rows = ["01,-5.00,X1,95.00", "02,-5.00,X2,90.00", "03,-5.00,X2,85.00", "04,-5.00,X3,75.00", "05,-4.00,X4,71.00"]
    found = read("\n".join(["Date,Text,Amount,IBAN,Balance", *(f"2024-03-{row[:2]},Shop{row[2:]}" for row in rows)]))
    assert found.verdict == "contradicted"
    assert [str(difference) for difference in found.differences] == ["-5.00"]


@pytest.mark.parametrize("unit", ["", "_cents", "_minor_units", "_in_cents"])
def test_json_states_its_ends_in_whatever_unit_their_names_say(unit: str) -> None:
    scale = 100 if unit else 1
    rows = [{"booking_date": f"2024-03-1{at}", "description": "Shop", f"amount{unit}": -7 * scale} for at in range(5)]
    ends = {f"opening_balance{unit}": 90 * scale, f"closing_balance{unit}": 55 * scale}
    whole = {"currency": "EUR", **ends, "transactions": [*rows]}
    rows[0][f"amount{unit}"] = int(-7.0 * scale)
    found = read(json.dumps(whole))
    assert found.proof is not None
    assert [(check.kind, check.holds) for check in found.proof.checks] == [("closing_balance", 1)]


@pytest.mark.parametrize(
    ("header", "marks"),
    [("Datum;Popis;Castka;Saldo", ("", "", "")), ("取引日;摘要;お支払金額;お預り金額;差引残高", (";", "", ";"))],
    ids=["a balance above and below alone", "payments beside deposits"],
)
def test_balances_on_few_rows_and_amounts_beside_a_credit(header: str, marks: tuple[str, str, str]) -> None:
    if marks[0]:
        rows = [
            "2024/03/01;A;700;;9300",
            "2024/03/02;B;100;;9200",
            "2024/03/13;C;;5000;14200",
            "2024/03/14;D;30;;14170",
        ]
        found = read("\n".join([header, *rows, "2024/03/15;E;40;;14130"]), currency="JPY")
    else:
        rows = ["01.03.2024;A;-7,00;93,00", *(f"{day:02}.03.2024;B;-1,00;" for day in range(2, 14))]
        found = read("\n".join([header, *rows, "14.03.2024;C;-1,00;80,00"]))
    assert found.verdict == "proven"


@pytest.mark.parametrize(
    "days", [("05.08", "03.08", "03.08", "03.02", "01.08"), ("05.08", "03.08", "03.02", "02.08", "01.08")]
)
def test_a_single_wrong_day_does_not_exchange_days_and_months_unasked(days: tuple[str, ...]) -> None:
    lines, balance = [], 100
    for at, day in enumerate(reversed(days)):
        balance += at + 1
        lines.append(f"{day}.2023;Shop;{at + 1},00;{balance},00")
    assert read("\n".join(["Datum;Text;Betrag;Saldo", *reversed(lines)])).verdict != "proven"


def test_a_wrong_year_of_two_digits_makes_no_day_of_it() -> None:
    days = ("05/08/21", "05/08/21", "05/08/21", "05/08/20", "05/08/21")
    lines = [f"{day},Shop {at},-{at + 1}.00,{90 - (at + 1) * (at + 2) // 2}.00" for at, day in enumerate(days)]
    found = read("\n".join(["Txn Date,Narration,Amount,Balance", *lines]), currency="INR")
    assert found.verdict != "proven"
    assert {day.year for day, _, _ in found.rows} == {2020, 2021}


def test_a_part_of_a_single_row_is_proven_by_nothing() -> None:
    rows = ["01,A,10.00,X1,110.00", "02,B,5.00,X1,115.00", "02,C,7.00,X2,97.00", "03,D,-5.00,X1,110.00"]
    found = read("\n".join(["Date,Text,Amount,Account IBAN,Balance", *(f"2024-03-{row}" for row in rows)]))
    assert found.verdict != "proven"


def test_equal_amounts_on_one_day_contradict_nothing_in_either_order() -> None:
    rows = ["-2.90,90.00", "25.00,", "-2.90,67.90"]
    found = read("\n".join(["Date,Text,Amount,Balance", *(f"2024-03-13,Shop,{row}" for row in rows)]))
    assert found.verdict == "unprovable"


BEFORE = [
    (13, 1100, -812),
    (14, 288, -23),
    (15, 265, -16),
    (16, 249, 900),
    (17, 1149, -42),
    (18, 1107, -13),
    (19, 1094, -5),
]


def before_rows(days: Sequence[int], sign: int = 1) -> str:
    rows = zip(days, BEFORE, strict=True)
    return "Date,Text,Amount,Balance\n" + "".join(
        f"2026-01-{day},Shop {at},{sign * amount}.00,{balance}.00\n"
        for at, (day, (_, balance, amount)) in enumerate(rows)
    )


def test_a_balance_before_each_row_proves_rows_whose_days_run_its_way_and_no_others() -> None:
    assert read(before_rows(range(13, 20))).verdict == "proven"
    # On one day, or with the newest first, these are the balances after rows that are all turned round.
    assert read(before_rows([13] * 7)).verdict != "proven"
    assert read(before_rows(range(19, 12, -1))).verdict != "proven"
