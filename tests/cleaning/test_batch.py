"""Column by column, rows mean what they mean one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning import batch
from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, NeighbouringRows, SignConvention
from finpulse.cleaning.rows import Cleaner, CleanRow, DroppedRow

Rows = list[list[str]]


def layout(*roles, headers=True, **settings):
    columns = (Column(index, role.title() if headers else "", role) for index, role in enumerate(roles))
    settings = {"dates": DateFormat("dmy"), "amounts": AmountFormat(","), **settings}
    return Layout(tuple(columns), currency="EUR", **settings)


FLAGS = SignConvention(outflow_flags=frozenset({"d"}), inflow_flags=frozenset({"c"}))
INVERTED = SignConvention(inverted=True)
OWN_MINUS = SignConvention(debits_negative=True, credits_negative=True)
LAYOUTS = [
    layout("date", "amount", "description"),
    layout("date", "amount", "description", headers=False),
    layout("description", "amount", "date", signs=INVERTED),
    layout("date", "ignored", "debit", "credit", "description", "merchant"),
    layout("date", "debit", "credit", "balance", signs=OWN_MINUS),
    layout("date", "amount", "flag", "description", signs=FLAGS),
    layout("status", "date", "amount", "currency", "description", "category", "external_id"),
    layout(
        "date", "amount", "status", "status", "merchant", "description", "description", dates=DateFormat("dmy", 2024, 3)
    ),
    layout("date", "amount"),
    layout(
        "date",
        "amount",
        "description",
        signs=SignConvention(plain_is_out=True),
        amounts=AmountFormat(",", 2),
        fewest_cells=2,
    ),
    layout("date", "amount", "amount", "description", "status", neighbours=NeighbouringRows(sections=True)),
    layout("date", "debit", "credit", "description", signs=INVERTED),
]
DAYS = ["29.02.2024", "01.03.2024", "31.02.2024", "Date", "Total", "Pending", "1.5."]
AMOUNTS = ["-5,00", "12,50", "0,00", "1.234,5", "-", "0,12345", "9" * 16, "$5,00", "7 zł", "(3,00)", "n/a"]
TEXTS = [
    "Coffee",
    "coffee ",
    "Café\0Central",
    "Opening balance",
    "Summe:",
    "Salary ACME",
    "оплата",
    "🍕",
    "\ud800",
    "Brotparadies",
    "PAYPAL *Buch24",
]
OTHERS = ["USD", "Completed", "Declined", "D", "c", "Groceries", "Pets", "A-17", " ", ""]
CELLS = st.one_of(*map(st.sampled_from, (DAYS, AMOUNTS, TEXTS, OTHERS)), st.text(max_size=8))
GOOD = {
    "date": DAYS[:2],
    "amount": AMOUNTS[:2],
    "debit": ["", "3,00"],
    "credit": ["", "4,00"],
    "status": ["", "Booked"],
}


def cell_of(column: Column) -> st.SearchStrategy[str]:
    """Mostly what belongs into a column, so that many rows are good and broken ones are so in few places."""
    usual = st.sampled_from(GOOD.get(column.role, [*TEXTS, *OTHERS]))
    return st.integers(0, 15).flatmap(lambda number: CELLS if number == 7 else usual)


@st.composite
def statements(draw: st.DrawFn) -> tuple[Layout, Rows]:
    chosen = draw(st.sampled_from(LAYOUTS))
    whole = st.tuples(*map(cell_of, chosen.columns)).map(list)
    longer = st.tuples(whole, st.lists(CELLS, max_size=3)).map(lambda row: row[0] + row[1])
    shorter = st.tuples(whole, st.integers(0, 8)).map(lambda row: row[0][: row[1]])
    return chosen, draw(st.lists(st.one_of(whole, longer, shorter), max_size=12))


def one_by_one(layout: Layout, rows: Rows) -> list[CleanRow | DroppedRow]:
    cleaner = Cleaner(layout, 7, frozenset({"Pets"}))
    return [cleaner.clean(line, cells) for line, cells in enumerate(rows, 1)]


def all_together(cleaner: BatchCleaner, rows: Rows) -> list[CleanRow | DroppedRow]:
    columns, dropped = cleaner.clean(range(1, len(rows) + 1), rows)
    return sorted([*columns.rows(), *dropped], key=lambda row: row.line)


def batch_cleaner(layout: Layout) -> BatchCleaner:
    return BatchCleaner(Cleaner(layout, 7, frozenset({"Pets"})))


@given(statements())
def test_any_rows_mean_the_same_as_one_by_one(statement: tuple[Layout, Rows]) -> None:
    layout, rows = statement
    cleaner = batch_cleaner(layout)
    assert all_together(cleaner, rows) == one_by_one(layout, rows)
    assert all_together(cleaner, rows[::-1]) == one_by_one(layout, rows[::-1])


def test_a_mended_row_is_among_the_others() -> None:
    rows = [["01.03.2024", "-5,00", "Tea"], ["02.03.2024", "-6,00", "Tea", " and cake"], ["03.03.2024", "-7,00"]]
    outcomes = all_together(batch_cleaner(LAYOUTS[0]), rows)
    assert [row.line for row in outcomes if isinstance(row, CleanRow)] == [1, 2, 3]


@pytest.mark.parametrize("limit", ["_CACHE_SIZE", "_LONGEST_CACHED"])
def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(batch, limit, 2)
    rows = [["01.03.2024", f"-{number},00", f"Shop {number}"] for number in range(1, 9)]
    cleaner = batch_cleaner(LAYOUTS[0])
    for _ in range(3):
        assert all_together(cleaner, rows) == one_by_one(LAYOUTS[0], rows)
