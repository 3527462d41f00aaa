"""A user with several accounts: statements with two sides of a transfer, and which transfers were linked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.support.client import Client
from tests.support.csv_statements import statement

MONEY_OUT, MONEY_IN = "2026-03-02,-500.00,Transfer to savings", "2026-03-03,500.00,Incoming 0815"


def debit_credit_statement(rows: Iterable[str]) -> str:
    """A statement with a column for each direction: no sign is in doubt even where all of the money goes one way."""
    cells = [row.split(",") for row in rows]
    money = ((day, *(("", amount) if float(amount) > 0 else (amount[1:], "")), text) for day, amount, text in cells)
    return statement(*map(",".join, money), header="Date,Debit,Credit,Description")


def import_rows(client: Client, account: int, *rows: str) -> None:
    """Import a statement of rows that are all new."""
    job = client.run_csv(debit_credit_statement(rows), account)
    assert job["status"] == "completed", job["error"]
    assert job["rows"]["inserted"] == len(rows), job


def linked_days(client: Client) -> set[tuple[str, str]]:
    """The days of each transfer's two sides: money out, money in."""
    return {(each["out"]["date"], each["in"]["date"]) for each in client.get("/transfers")}


def income_and_spending(client: Client) -> tuple[Any, Any]:
    """What the user has earned and spent in all; transfers count as neither."""
    stats = client.get("/analytics/user-stats")
    return stats["total_income"], stats["total_expense"]
