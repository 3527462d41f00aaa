"""What a statement would bring, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from finpulse.cli.output.table import table_lines

HEADER: Final = ("LINE", "OUTCOME", "DATE", "AMOUNT", "CUR", "CATEGORY", "DESCRIPTION")
ROWS_SHOWN: Final = 10
DESCRIPTION_WIDTH: Final = 60


def preview_lines(preview: Mapping[str, Any]) -> Iterator[str]:
    """How it is read, the first rows, the counts, and what it asks."""
    reading, counts = preview["reading"], preview["counts"]
    columns = ", ".join(f"{each['role']}: {each['header'] or each['index']}" for each in reading.get("columns", []))
    yield f"{preview['filename']}: read as {reading.get('format')}{f' ({columns})' if columns else ''}"
    yield from (f"  {line}" for line in table_lines(HEADER, [_row(each) for each in preview["sample"][:ROWS_SHOWN]]))
    more = "" if preview["complete"] else ", of its first rows"
    yield f"  would be: {', '.join(f'{count} {outcome}' for outcome, count in counts.items())}{more}"
    for question in preview["questions"]:
        yield f"  asks: {question['text']} (taken: {question['meanings'].get(question['taken'], question['taken'])})"
    yield "  Nothing was imported."


def _row(row: Mapping[str, Any]) -> tuple[str, ...]:
    values = (row["date"], row["amount"], row["currency"], row["category"])
    text = row["description"] or row["reason"] or ""
    return str(row["line"]), row["outcome"], *(str(each or "") for each in values), text[:DESCRIPTION_WIDTH]
