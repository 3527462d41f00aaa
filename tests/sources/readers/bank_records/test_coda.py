"""CODA, as Belgian banks write it, whole and broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, rows_of, stated_in, sums_of

ACCOUNT = f"{'BE68539007547034':<31}   EUR"


def header(day: str = "060324") -> str:
    return f"00000{day}53905{'00000001':<9}{'ACME':<26}BBRUBEBB   00123456789 00000{'':<44}2".ljust(127)[:127] + "2"


def balance(kind: str, sign: str, milli: int, day: str, account: str = ACCOUNT) -> str:
    if kind == "1":
        return f"12001{account:<37}{sign}{milli:015}{day}{'ACME':<26}{'':<35}001".ljust(128)
    return f"8001{account:<37}{sign}{milli:015}{day}".ljust(128)


def movement(
    number: int, sign: str, milli: int, text: str, *, detail: int = 0, kind: str = "0", day: str = "050324"
) -> str:
    begin = f"21{number:04}{detail:04}{f'REF{number}X77':<21}{sign}{milli:015}{day}00150000{kind}"
    return f"{begin}{text:<53}06032400101 0"


def party(number: int, name: str, text: str = "") -> str:
    return f"23{number:04}0000{'BE41063012345610':<34}EUR{name:<35}{text:<43}0 0"


def trailer(out: int, into: int) -> str:
    return f"9{'':<15}{8:06}{out:015}{into:015}".ljust(127) + "2"


STATEMENT = "\n".join(
    (
        header(),
        balance("1", "0", 100000, "050324"),
        movement(1, "1", 12350, "RENT OF MARCH FLAT 12 AND OF THE GARAGE BEHIND THE GA".ljust(53)),
        f"220001{'0000'}{'RDEN':<53}".ljust(128),
        party(1, "LANDLORD NV"),
        movement(2, "0", 2000000, "101123456789012", kind="1"),
        f"31{2:04}0001{'REF2X77':<21}00150000{'0'}{'A NOTE':<73}".ljust(128),
        movement(3, "1", 23150, ""),
        f"31{3:04}0001{'REF3X77':<21}00150000{'0'}{'COSTS OF THE QUARTER':<73}".ljust(128),
        balance("8", "0", 2064500, "060324"),
        trailer(35500, 2000000),
    )
)


def test_movements_have_their_entry_day_amount_name_and_communication():
    assert money_of(STATEMENT) == booked(("2024-03-06", "-12.35"), ("2024-03-06", "2000.00"), ("2024-03-06", "-23.15"))
    rent, salary, costs = rows_of(STATEMENT)
    assert rent.meaning.description == "LANDLORD NV RENT OF MARCH FLAT 12 AND OF THE GARAGE BEHIND THE GARDEN"
    assert (rent.money.currency, rent.line, rent.reference.external_id) == ("EUR", 3, "REF1X77")
    assert salary.meaning.description == "+++123/4567/89012+++"
    assert costs.meaning.description == "COSTS OF THE QUARTER"


def test_old_and_new_balance_and_turnover():
    (section,) = stated_in(STATEMENT)
    assert (section.opening, section.closing) == (Decimal("100"), Decimal("2064.5"))
    assert (section.opening_day, section.closing_day) == (date(2024, 3, 5), date(2024, 3, 6))
    assert (section.money_out, section.money_in) == (Decimal("35.5"), 2000)
    assert sums_of(STATEMENT) == [True]


def test_details_of_a_collective_movement_are_part_of_it():
    detail = [movement(3, "1", amount, "PART", detail=at, kind="0") for at, amount in enumerate((20000, 3150), 1)]
    text = STATEMENT.replace("8001", "\n".join(detail) + "\n8001", 1)
    assert money_of(text) == money_of(STATEMENT)
    assert sums_of(text) == [True]
    assert stated_in(text)[0].money_out is None


def test_several_statements_and_accounts_of_the_older_structure():
    older = f"{'539007547034 USD0BE':<37}"
    parts = (header(), balance("1", "1", 5000, "050324", older).replace("12001", "10001", 1))
    end = (balance("8", "1", 6000, "060324", older), trailer(1000, 0))
    text = STATEMENT + "\n" + "\n".join((*parts, movement(1, "1", 1000, "FEE"), *end))
    assert [section.currency for section in stated_in(text)] == ["EUR", "USD"]
    assert rows_of(text)[-1].money.currency == "USD"
    assert sums_of(text) == [True, True]


def test_a_direct_debit_and_a_day_that_is_left_open():
    debit = "127" + "240304" + "110" + "CREDITOR".ljust(35) + "MANDATE".ljust(35) + "GYM APRIL".ljust(62)
    text = "\n".join(
        (
            *STATEMENT.splitlines()[:2],
            movement(1, "1", 100, debit[:53], kind="1").replace("06032400101", "00000000101"),
            f"2200010000{debit[53:106]:<53}".ljust(128),
            f"2300010000{'':<37}{'GYM':<35}{debit[106:]:<43}0 0",
        )
    )
    row = rows_of(text)[0]
    assert (row.day.date, row.meaning.description) == (date(2024, 3, 5), "GYM GYM APRIL")


def test_a_sign_that_is_not_understood_costs_its_row_alone():
    broken, *fine = rows_of(STATEMENT.replace("1000000000012350", "7000000000012350"))
    assert broken.outcome == "rejected"
    assert len(fine) == 2


def test_a_file_of_the_first_version_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="version 1"):
        rows_of(STATEMENT.replace(header(), header()[:-1] + "1"))
