"""A user with several accounts: what tests of transfers between them bring, and what they look at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine

from finpulse.totals.rebuild import reaggregate
from tests.support.client import Client
from tests.support.csv_statements import statement

OUT, IN = "2026-03-02,-500.00,Transfer to savings", "2026-03-03,500.00,Incoming 0815"


def in_two_columns(rows: Iterable[str]) -> str:
    """A statement whose signs leave no doubt, even where all of its money goes one way."""
    cells = [row.split(",") for row in rows]
    money = ((day, *(("", amount) if float(amount) > 0 else (amount[1:], "")), said) for day, amount, said in cells)
    return statement(*map(",".join, money), header="Date,Debit,Credit,Description")


def bring(client: Client, account: int, *rows: str) -> None:
    job = client.run_csv(in_two_columns(rows), account)
    assert job["status"] == "completed", job["error"]
    assert job["rows"]["inserted"] == len(rows), job


def linked(client: Client) -> set[tuple[str, str]]:
    """Each transfer's two sides by their days."""
    return {(each["out"]["date"], each["in"]["date"]) for each in client.get("/transfers")}


def figures(client: Client) -> tuple[Any, ...]:
    stats = client.get("/analytics/user-stats")
    return stats["total_income"], stats["total_expense"]


def drifts(engine: Engine, client: Client) -> list[str]:
    return [drift.table for drift in reaggregate(engine).drifts if drift.owner_id == client.user_id]
