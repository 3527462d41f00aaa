"""Date and amount texts of the corpora through the parsers, each given its locale."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final, TypeVar

from finpulse.cleaning.values.amounts import parse_amount
from finpulse.cleaning.values.dates import parse_date

T = TypeVar("T")
Row = dict[str, str]
# Cells of a bank's sample name no locale but how the sample writes them: its decimal mark, its order of days.
_BY_MARK: Final = {",": "de", ".": "en"}


def score(shared: Path) -> None:
    """Print the share of texts read rightly, file by file and in all."""
    folder = shared / "corpora" / "strings"
    for kind, is_right in (("dates", _date_is_right), ("amounts", _amount_is_right)):
        hits = rows = 0
        for path in sorted(folder.glob(f"{kind}_*.csv")):
            found = [is_right(row) for row in _rows(path)]
            hits, rows = hits + sum(found), rows + len(found)
            print(f"  {path.stem:28} {sum(found):5}/{len(found):<5} {sum(found) / len(found):.1%}")
        print(f"  {kind} in all {hits / rows:.1%}")


def _rows(path: Path) -> Iterator[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _date_is_right(row: Row) -> bool:
    locale = row["locale_hint"]
    if locale.startswith("sample:"):
        locale = "en_US" if "%m/%d" in locale else "de"
    found = _or_none(parse_date, row["string"], locale)
    return found is not None and found.isoformat() == row["expected_date"]


def _amount_is_right(row: Row) -> bool:
    locale = row["locale_hint"]
    if locale.startswith("sample:"):
        locale = _BY_MARK.get(row["decimal_separator"], "")
    expected = Decimal(row["expected_amount"]) if row["expected_amount"] else None
    return _or_none(parse_amount, row["string"], locale) == expected


def _or_none(parse: Callable[[str, str | None], T], text: str, locale: str) -> T | None:
    try:
        return parse(text, locale or None)
    except ValueError:
        return None
