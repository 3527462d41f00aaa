"""Statements of any size, the same ones every time: repeating merchants, distinct references, four years of days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

HEADER: Final = "Date,Description,Amount,Currency,Reference\n"
FIRST_DAY: Final = date(2022, 10, 1)
DAYS: Final = [(FIRST_DAY + timedelta(days=number)).isoformat() for number in range(4 * 365 + 1)]
BLOCK: Final = 10_000
PAYEES: Final = (
    "TESCO STORES",
    "SAINSBURYS SUPERMARKET",
    "LIDL GB",
    "SHELL FUEL",
    "UBER TRIP",
    "TFL TRAVEL CHARGE",
    "AMAZON MARKETPLACE",
    "IKEA LTD",
    "NETFLIX COM",
    "SPOTIFY UK",
    "VODAFONE BILL",
    "THAMES WATER",
    "BRITISH GAS",
    "BOOTS PHARMACY",
    "STARBUCKS COFFEE",
    "MCDONALDS RESTAURANT",
    "RYANAIR FLIGHT",
    "PUREGYM MEMBERSHIP",
    "WATERSTONES BOOKS",
    "SCREWFIX DIRECT",
)
TOWNS: Final = ("LONDON", "LEEDS", "YORK", "BATH", "OXFORD", "BRISTOL", "CARDIFF", "GLASGOW")
TEXTS: Final = [f"CARD {payee} {branch:04} {town}" for payee in PAYEES for branch in (3, 57, 1204) for town in TOWNS]


def write_statement(path: Path, rows: int, number: int = 0) -> Path:
    """Write a CSV statement of about 70 bytes a row in the order of its days; each `number` is another statement."""
    with path.open("w", encoding="ascii", newline="") as file:
        file.write(HEADER)
        file.writelines(_blocks(rows, number))
    return path


def _blocks(rows: int, number: int) -> Iterator[str]:
    # Repeatable, and no secret.
    chance = random.Random(number)  # noqa: S311 - amounts of invented statements
    for start in range(0, rows, BLOCK):
        places = range(start, min(rows, start + BLOCK))
        texts = chance.choices(TEXTS, k=len(places))
        pence = chance.choices(range(100, 30_000), k=len(places))
        yield "".join(
            f"{DAYS[place * len(DAYS) // rows]},{text},{_amount(place, cents)},GBP,R{number:04}{place:010}\n"
            for place, text, cents in zip(places, texts, pence, strict=True)
        )


def _amount(place: int, pence: int) -> str:
    """Mostly spending; money comes back once in fifty rows."""
    return f"{'' if place % 50 == 0 else '-'}{pence // 100}.{pence % 100:02}"
