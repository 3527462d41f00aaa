"""Unsigned amounts beside a balance of some rows, such as a day's last: sums tell directions, and the rest is asked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.sources.detection.unsigned_amounts.sparse_balances import ways_to_move
from finpulse.sources.formats import read_rows
from finpulse.sources.reading import Hints, Reading
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import money_of, reading_of

HEADER = "Date;Text;Amount;Balance\n"
ROWS = (
    "02.03.2026;Westend;12,50;\n02.03.2026;Nordlicht;100,00;1087,50\n03.03.2026;Ostfeld;40,00;\n"
    "03.03.2026;Suedwind;7,25;\n03.03.2026;Heide;300,00;740,25\n04.03.2026;Moor;15,00;725,25\n"
    "05.03.2026;Acme;2000,00;\n05.03.2026;Wald;3,10;2722,15\n"
)
AMOUNTS = ["-12.50", "100.00", "-40.00", "-7.25", "-300.00", "-15.00", "2000.00", "-3.10"]
EITHER = (
    "Opening balance;;1000,00;\n" + HEADER + "02.03.2026;Westend;12,50;\n02.03.2026;Nordlicht;100,00;1087,50\n"
    "03.03.2026;Ostfeld;40,00;\n03.03.2026;Heide;40,00;\n03.03.2026;Moor;300,00;787,50\n04.03.2026;Wald;15,00;772,50\n"
)


def amounts_by(content: str, reading: Reading, **changes: str) -> list[Decimal]:
    """The amounts of a file after these answers."""
    file = io.BytesIO(content.encode())
    answered = revise(file, reading, checked(reading, changes), Hints())
    cleaner = Cleaner(answered.layout, 0)
    rows = [cleaner.clean(row.line, row.cells) for row in read_rows(file, answered)]
    return [row.money.amount for row in rows if isinstance(row, CleanRow)]


def decimals(texts: Sequence[str]) -> list[Decimal]:
    return list(map(Decimal, texts))


@pytest.mark.parametrize(
    "opening", ["Opening balance;1000,00\n" + HEADER, HEADER + "01.03.2026;Opening balance;;1000,00\n"]
)
def test_the_rows_of_a_day_have_the_signs_by_which_they_lead_from_one_balance_to_the_next(opening: str) -> None:
    assert [amount for _, amount in money_of(opening + ROWS)] == decimals(AMOUNTS)
    assert not reading_of(opening + ROWS).questions


def test_so_they_have_with_the_newest_first() -> None:
    turned = "".join(f"{row}\n" for row in ROWS.splitlines()[::-1])
    # The balance of a day stands beside its latest row, which is now its first.
    content = "Opening balance;1000,00\n" + HEADER + turned
    assert [amount for _, amount in money_of(content)] == decimals(AMOUNTS[::-1])
    assert not reading_of(content).questions


def test_of_rows_before_the_first_balance_every_way_is_offered() -> None:
    reading = reading_of(HEADER + ROWS)
    [question] = reading.questions
    assert question.about == "opening_balance"
    found = {tuple(amounts_by(HEADER + ROWS, reading, opening_balance=choice)) for choice in question.choices}
    expected = {(a * Decimal("12.50"), b * Decimal(100), *decimals(AMOUNTS[2:])) for a, b in product((-1, 1), repeat=2)}
    assert found == expected


def test_where_a_sum_leaves_two_ways_both_are_offered_and_so_is_undoing_the_import() -> None:
    reading = reading_of(EITHER)
    [question] = reading.questions
    assert question.about == "outflow_flags"
    assert list(question.choices)[-1] == "undo"
    found = {tuple(amounts_by(EITHER, reading, outflow_flags=choice)) for choice in list(question.choices)[:-1]}
    rest = decimals(["-300.00", "-15.00"])
    first = decimals(["-12.50", "100.00"])
    assert found == {(*first, Decimal(40), Decimal(-40), *rest), (*first, Decimal(-40), Decimal(40), *rest)}


def test_balances_that_the_amounts_do_not_add_up_to_say_nothing() -> None:
    wrong = ROWS.replace("740,25", "741,35").replace("2722,15", "2000,00").replace("725,25", "9,99")
    assert {question.about for question in reading_of(HEADER + wrong).questions} != {"opening_balance"}
    assert not reading_of(HEADER + wrong).layout.neighbours.sparse_balances


@given(st.lists(st.tuples(st.integers(1, 9999), st.sampled_from((-1, 1))), min_size=1, max_size=9))
def test_ways_to_move_are_the_first_and_the_last_of_all_that_there_are(rows: list[tuple[int, int]]) -> None:
    amounts = [Decimal(cents) / 100 for cents, _ in rows]
    moved = sum((sign * amount for amount, (_, sign) in zip(amounts, rows, strict=True)), Decimal(0))
    every = [
        signs
        for signs in product((1, -1), repeat=len(amounts))
        if sum(sign * amount for sign, amount in zip(signs, amounts, strict=True)) == moved
    ]
    found = ways_to_move(amounts, moved)
    assert found is not None
    assert list(map(tuple, found)) == [every[0], every[-1]]
