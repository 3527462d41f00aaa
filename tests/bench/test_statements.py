"""Generated statements are the same every time, and no row of one is in another."""

from __future__ import annotations

import csv
from pathlib import Path

from scripts.bench.statements import write_statement


def test_a_statement_has_as_many_rows_as_asked_for_in_the_order_of_their_days(tmp_path: Path) -> None:
    with write_statement(tmp_path / "a.csv", 12_345).open(newline="", encoding="ascii") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12_345
    assert [row["Date"] for row in rows] == sorted(row["Date"] for row in rows)
    assert len({row["Reference"] for row in rows}) == len(rows)


def test_the_same_number_writes_the_same_statement_and_another_one_no_row_of_it(tmp_path: Path) -> None:
    first, again, other = (write_statement(tmp_path / f"{at}.csv", 500, at // 2).read_bytes() for at in (0, 1, 2))
    assert first == again
    assert not set(first.splitlines()[1:]) & set(other.splitlines()[1:])
