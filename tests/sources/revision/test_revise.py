"""A change of columns leaves alone what no column decides."""

from __future__ import annotations

import io
import json

from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints, Reading
from finpulse.sources.reading_json import reading_to_json
from finpulse.sources.revision.changes import checked, differing
from finpulse.sources.revision.revise import revise

HINTS = Hints(currency="GBP")
REGISTER = "!Type:Bank\nD25/03/2024\nT100.00\nPOpening Balance\nL[Everyday]\n^\nD26/03/2024\nT-5.00\nPShop\nMMilk\n^\n"
WITH_SECOND_LINES = "Date,Text,Amount,Other\n" + "".join(
    f"2024-03-{day:02},Shop {day},-{day}.00,-{day}.50\n,and what was bought,,\n" for day in range(1, 13)
)


def test_amounts_in_minor_units_stay_so_when_another_column_is_said_to_be_the_balance() -> None:
    amounts = (-510, -1250, -99, 250000, -335, -1780)
    rows = [
        {"created": f"2024-03-1{at}", "text": f"Shop {at}", "amount": amount, "left": 99510 - at}
        for at, amount in enumerate(amounts)
    ]
    file = io.BytesIO(json.dumps(rows).encode())
    reading = detect(file, HINTS)
    balance = reading.layout.headers.index("left")
    revised = revised_by(file, reading, columns=[{"index": balance, "role": "balance"}])
    assert reading.layout.amounts.minor_digits == revised.layout.amounts.minor_digits == 2
    assert [str(row.money.amount) for row in clean_rows(file, revised)][:2] == ["-5.10", "-12.50"]


def test_a_second_line_still_belongs_to_its_transaction_when_another_amount_counts() -> None:
    file = io.BytesIO(WITH_SECOND_LINES.encode())
    reading = detect(file, HINTS)
    [amount] = reading.layout.positions("amount")
    other = {2: 3, 3: 2}[amount]
    rows = clean_rows(file, revised_by(file, reading, amount_column=other))
    assert len(rows) == 12
    assert rows[0].meaning.description == "Shop 1 and what was bought"
    assert [row.money for row in rows] != [row.money for row in clean_rows(file, reading)]


def test_an_opening_balance_still_counts_in_a_register_when_a_column_moves() -> None:
    file = io.BytesIO(REGISTER.encode())
    reading = detect(file, HINTS)
    ignored = next(column.index for column in reading.layout.columns if column.role == "description")
    revised = revised_by(file, reading, columns=[{"index": ignored, "role": "balance"}])
    assert reading.layout.opening_counts
    assert revised.layout.opening_counts


def revised_by(file: io.BytesIO, reading: Reading, **given: object) -> Reading:
    return revise(file, reading, checked(reading, given), HINTS)


def clean_rows(file: io.BytesIO, reading: Reading) -> list[CleanRow]:
    cleaner = Cleaner(reading.layout, account_id=1)
    rows = [cleaner.clean(row.line, row.cells) for row in read_rows(file, reading)]
    return [row for row in rows if isinstance(row, CleanRow)]


def test_a_reading_that_is_sent_back_as_it_came_changes_nothing_that_a_person_has_said_of_it() -> None:
    """An encoding has several names; taken for a change of the cells, it would find all columns anew."""
    rows = "".join(f"2024-03-{day:02},Shop {day},-{day}.00,{1000 - day}.00\n" for day in range(1, 13))
    file = io.BytesIO(f"Date,Text,Amount,Balance\n{rows}".encode())
    revised = revised_by(file, detect(file, HINTS), columns=[{"index": 3, "role": "ignored"}])
    told = reading_to_json(revised)
    assert told["columns"][3]["role"] == "ignored"
    for name in (told["encoding"], "UTF8", "utf-8-sig"):
        assert differing(revised, checked(revised, {**told, "encoding": name})) == {}
    assert differing(revised, checked(revised, {"encoding": "cp1252"})) == {"encoding": "cp1252"}
