"""What worked for an account's statement is remembered for the next one under the same header."""

from __future__ import annotations

import io

import pytest

from finpulse.sources.readers.delimited.detect_delimited import detect
from finpulse.sources.reading import Hints, Reading
from finpulse.sources.reading_json import reading_to_json
from finpulse.sources.revision.answers import changed
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.memory import Memory, header_fingerprint, memorable
from finpulse.sources.revision.recall import recalled

HINTS = Hints(currency="UZS")
# Every day can be a month, and the days run in order under neither reading.
AMBIGUOUS = ("05/03/2026,-1.00,Bread", "02/04/2026,-2.00,Milk", "11/01/2026,3.00,Refund", "07/08/2026,-4.00,Tea")
PROVEN = ("25/03/2026,-1.00,Bread", "02/04/2026,-2.00,Milk", "28/01/2026,3.00,Refund")


def statement(*rows: str, header: str = "Date,Amount,Description") -> io.BytesIO:
    return io.BytesIO("\n".join([header, *rows, ""]).encode())


def about(reading: Reading) -> list[str]:
    return [question.about for question in reading.questions]


def settled(file: io.BytesIO, **said: object) -> Memory:
    """The memory that a statement leaves once a person has said this about it."""
    reading = detect(file, HINTS)
    changes = checked(reading, said)
    return Memory(reading_to_json(changed(reading, changes)), memorable(changes))


def test_a_header_is_known_by_its_names_whatever_their_case_and_a_table_without_one_by_its_shape() -> None:
    one, same = (
        detect(statement(*PROVEN, header=h), HINTS) for h in ("Date,Amount,Description", "DATE,amount,DESCRIPTION")
    )
    other = detect(statement(*PROVEN, header="Date,Amount,Details"), HINTS)
    assert header_fingerprint(one) == header_fingerprint(same) != header_fingerprint(other)
    bare = [detect(statement(*rows[1:], header=rows[0]), HINTS) for rows in (PROVEN, AMBIGUOUS)]
    assert header_fingerprint(bare[0]) == header_fingerprint(bare[1]) != header_fingerprint(one)


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_what_a_file_leaves_open_is_settled_by_what_was_answered_before(order: str) -> None:
    file = statement(*AMBIGUOUS)
    detected = detect(file, HINTS)
    assert about(detected) == ["date_order"]
    reading, confirmed = recalled(file, detected, settled(file, date_order=order), HINTS)
    assert (reading.layout.dates.order, reading.questions) == (order, ())
    assert confirmed == {"date_order": order}


def test_what_a_file_proves_wins_over_what_is_remembered() -> None:
    file = statement(*PROVEN)
    reading, confirmed = recalled(file, detect(file, HINTS), settled(statement(*AMBIGUOUS), date_order="mdy"), HINTS)
    assert (reading.layout.dates.order, confirmed) == ("dmy", {})


def test_days_that_run_in_order_are_proof_enough() -> None:
    file = statement("05/02/2026,-1,A", "01/03/2026,-2,B", "06/03/2026,3,C", "02/04/2026,-4,D")
    detected = detect(file, HINTS)
    assert detected.layout.dates.order == "dmy"
    reading, _ = recalled(file, detected, settled(statement(*AMBIGUOUS), date_order="mdy"), HINTS)
    assert reading.layout.dates.order == "dmy"


def test_columns_that_a_person_has_named_hold_as_long_as_the_cells_fit_them() -> None:
    header = "Booked,Valued,Amount,Text"
    first = statement("2026-03-01,2026-03-02,-5.00,Shop", "2026-03-03,2026-03-04,-6.00,Pub", header=header)
    columns = [{"index": 0, "role": "value_date"}, {"index": 1, "role": "date"}]
    memory = settled(first, columns=columns)

    fitting = statement("2026-04-01,2026-04-02,-5.00,Shop", "2026-04-03,2026-04-04,6.00,Pay", header=header)
    reading, confirmed = recalled(fitting, detect(fitting, HINTS), memory, HINTS)
    assert reading.layout.positions("date") == [1]
    assert confirmed == {"columns": columns}

    blank = statement("2026-04-01,,-5.00,Shop", "2026-04-03,,6.00,Pay", header=header)
    reading, confirmed = recalled(blank, detect(blank, HINTS), memory, HINTS)
    assert reading.layout.positions("date") == [0]
    assert confirmed == {}


def test_no_year_is_remembered() -> None:
    file = statement("05 Mar,-1.00,Bread", "07 Mar,2.00,Refund")
    detected = detect(file, HINTS)
    assert "year" in about(detected)
    memory = settled(file, year="2019")
    assert memory.confirmed == {}
    reading, _ = recalled(file, detected, memory, HINTS)
    assert about(reading) == ["year"]
    assert reading.layout.dates.year == detected.layout.dates.year
