"""What is unusual about a file's amounts is used where the file proves it, and asked about where rows need it."""

from __future__ import annotations

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, reasons_of


def statement(*amounts: str, header: str = "Date,Description,Amount", balances: tuple[str, ...] = ()) -> str:
    cells = [(amount, *balances[at : at + 1]) for at, amount in enumerate(amounts)]
    lines = [f"2026-03-{at + 2:02},Shop {at}," + ",".join(f'"{cell}"' for cell in row) for at, row in enumerate(cells)]
    return "\n".join([header + (",Balance" if balances else ""), *lines, ""])


def amounts_of(text: str, **hints: str) -> list[str]:
    return [f"{amount:f}" for _, amount in money_of(text, **hints)]


def asked(text: str, **hints: str) -> list[tuple[str, str]]:
    return [(question.about, question.taken) for question in reading_of(text, **hints).questions]


@pytest.mark.parametrize("minus", ["-", "\u2212"])
def test_beside_single_minuses_a_double_one_is_money_in(minus):
    text = statement(f"{minus}45.10", f"{minus * 2}1500.00", f"{minus * 2}20.00", f"{minus}88.20")
    assert amounts_of(text) == ["-45.10", "1500.00", "20.00", "-88.20"]
    assert asked(text) == []


def test_beside_amounts_without_a_minus_a_double_one_is_asked_about():
    text = statement("-45.10", "--1500.00", "20.00")
    assert amounts_of(text) == ["-45.10", "20.00"]
    assert asked(text) == [("doubled_minus", "false")]
    assert "two minus signs" in reasons_of(text)[0]


def test_three_digits_are_thousands_beside_cents():
    text = statement("-50.32", "-1.000", "1.850", "-2.5")
    assert amounts_of(text, currency="EUR") == ["-50.32", "-1000", "1850", "-2.5"]
    assert asked(text, currency="EUR") == []


def test_three_digits_are_a_fraction_where_the_currency_has_thousandths_or_others_surely_are():
    assert amounts_of(statement("-12.5", "-1.250"), currency="KWD") == ["-12.5", "-1.250"]
    assert amounts_of(statement("-12.50", "-1.250", "-0.125"), currency="EUR") == ["-12.50", "-1.250", "-0.125"]


def test_where_all_amounts_could_be_thousands_it_is_asked_unless_a_custom_tells():
    points, commas = statement("-1.000", "-2.500"), statement("-1,000", "-2,500")
    assert asked(points, currency="EUR") == [("decimal_mark", ",")]
    assert asked(commas, currency="EUR") == []
    assert asked(points, currency="EUR", locale="de") == []
    assert asked(points, currency="CLP") == []
    assert asked(statement("-1.000", "-2.500", "-500"), currency="EUR") == []
    german = statement("-1.000", "-2.500", header="Buchungstag,Verwendungszweck,Betrag")
    assert (asked(german, currency="EUR"), amounts_of(german, currency="EUR")) == ([], ["-1000", "-2500"])


def test_thousands_marks_at_wrong_places_are_read_where_the_balance_proves_the_figure():
    proven = statement("-1,50.00", "-2,25.50", "5.00", balances=("850.00", "624.50", "629.50"))
    assert amounts_of(proven) == ["-150.00", "-225.50", "5.00"]
    assert asked(proven) == []


def test_thousands_marks_at_wrong_places_are_rejected_where_nothing_proves_the_figure():
    text = statement("-1,50.00", "-2.50", "1,0000.00")
    assert amounts_of(text) == ["-2.50"]
    assert asked(text) == [("irregular", "false")]
    assert all("wrong places" in reason for reason in reasons_of(text))
    disproved = statement("-1,50.00", "-2,25.50", "5.00", balances=("850.00", "847.75", "852.75"))
    assert amounts_of(disproved) == ["5.00"]


def test_a_power_of_ten_that_may_be_rounded_needs_the_balance():
    proven = statement("-1.2E+04", "1.5E+05", "-2.5E+01", balances=("88000", "238000", "237975"))
    assert amounts_of(proven) == ["-12000", "150000", "-25"]
    assert asked(statement("-1.2E+04", "1.5E+05")) == [("irregular", "false")]
    assert amounts_of(statement("-1.25E2", "1.5E3")) == ["-125", "1500"]


def test_a_malformed_debit_is_rejected_and_no_information():
    text = (
        "Date,Description,Debit,Credit\n2026-03-02,Wages,,100.00\n2026-03-03,Shop,12.50 pts,\n2026-03-04,Shop,7 pts,\n"
    )
    assert money_of(text) == booked(("2026-03-02", "100.00"))
    assert reasons_of(text) == [f'"{cell}" is no amount in column "Debit"' for cell in ("12.50 pts", "7 pts")]


def test_a_named_amount_that_nobody_understands_is_not_replaced_by_another_column():
    text = "Date,Description,Amount,Points\n2026-03-02,Shop,12.50 pts,12.50\n2026-03-03,Shop,7 pts,7.00\n"
    with pytest.raises(UnreadableFile, match=r'"12\.50 pts" is no amount'):
        money_of(text)


def test_an_account_with_a_number_is_no_amount():
    text = "Date,Account,Description,Amount\n2026-03-02,checking1,Shop,-12.50\n2026-03-03,checking1,Shop,-3.00\n"
    assert amounts_of(text) == ["-12.50", "-3.00"]
