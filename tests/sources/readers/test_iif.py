"""IIF, as QuickBooks and what converts to it write it."""

from __future__ import annotations

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, rows_of

HEADER = "!TRNS\tTRNSID\tTRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO\n"
SPLITS = "!SPL\tSPLID\tTRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO\n!ENDTRNS\n"


def transaction(day: str, amount: str, name: str, memo: str = "", *splits: str, kind: str = "CHECK") -> str:
    head = f"TRNS\t\t{kind}\t{day}\tChecking\t{name}\t\t{amount}\t77\t{memo}\n"
    return head + "".join(f"SPL\t\t{kind}\t{day}\t{split}\n" for split in splits) + "ENDTRNS\n"


STATEMENT = (
    HEADER
    + SPLITS
    + transaction("7/16/2026", "-42.00", "Riverside Cafe", "Tea", "Dining\t\t\t42.00\t\tTea")
    + transaction("7/18/2026", '"1,500.00"', "Orchard", "", "Income\t\t\t-1,000.00\t\t", "Interest\t\t\t-500.00\t\t")
    + transaction("7/21/2026", "-88.10", "", "")
)
MONEY = booked(("2026-07-16", "-42.00"), ("2026-07-18", "1500.00"), ("2026-07-21", "-88.10"))


def test_a_transaction_is_one_row_and_what_divides_it_is_none():
    assert money_of(STATEMENT) == MONEY
    tea, _, nameless = rows_of(STATEMENT)
    assert (tea.line, tea.meaning.description, tea.meaning.category) == (4, "Riverside Cafe Tea", "Food & Restaurants")
    assert nameless.meaning.description == "CHECK 77"


def test_other_lists_around_and_a_header_that_changes():
    accounts = "!ACCNT\tNAME\tACCNTTYPE\nACCNT\tChecking\tBANK\n"
    later = "!TRNS\tDATE\tAMOUNT\tMEMO\nTRNS\t7/22/2026\t-1.00\tFee\nENDTRNS\n"
    assert money_of(accounts + STATEMENT + later) == [*MONEY, *booked(("2026-07-22", "-1.00"))]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_ends_of_lines_and_transactions_that_nothing_ends(end):
    assert money_of(STATEMENT.replace("\nENDTRNS\n", "\n").replace("\n", end)) == MONEY


def test_whole_amounts_with_grouped_thousands():
    text = HEADER + transaction("7/16/2026", "-1,250", "A") + transaction("7/17/2026", "3,000", "B")
    assert money_of(text) == booked(("2026-07-16", "-1250"), ("2026-07-17", "3000"))


def test_an_amount_that_is_none_costs_its_row_alone():
    broken, *fine = rows_of(STATEMENT.replace("-42.00", "n/a"))
    assert broken.outcome == "rejected"
    assert len(fine) == 2


def test_a_file_of_other_lists_alone_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="no transactions"):
        reading_of(HEADER + SPLITS)
