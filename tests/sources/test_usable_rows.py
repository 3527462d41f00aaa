"""A file of which no row becomes a transaction is asked about or refused, and never read in silence."""

from __future__ import annotations

import io

import pytest

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import detect
from finpulse.sources.reading import Hints
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import money_of, reading_of

PENDING = "Date,Description,Amount,Status\n2026-05-13,Shop,-3.00,Pending\n2026-05-14,Pay,9.00,Pending\n"


def test_a_file_of_pending_rows_alone_is_asked_about():
    assert not money_of(PENDING)
    assert [question.about for question in reading_of(PENDING).questions] == ["pending_counts"]


def test_the_answer_makes_them_transactions():
    file = io.BytesIO(PENDING.encode())
    reading = detect(file, Hints())
    revised = revise(file, reading, checked(reading, {"pending_counts": "true"}), Hints())
    assert revised.layout.pending_counts


def test_one_booked_row_among_pending_ones_needs_no_question():
    assert not reading_of(PENDING.replace("Pay,9.00,Pending", "Pay,9.00,Booked")).questions


def test_a_file_without_any_usable_row_is_refused_with_the_reason():
    with pytest.raises(UnreadableFile, match="2 of 2: the amount is zero"):
        reading_of("Date,Description,Amount\n2026-05-13,Shop,0.00\n2026-05-14,Pay,0.00\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Date,Balance\n2026-05-13,100.00\n2026-05-14,240.50\n2026-05-15,180.50\n", "balances and no amounts"),
        ("Datum;Text;Saldo\n13.05.2026;Laden;100,00\n14.05.2026;Lohn;240,50\n", "balances and no amounts"),
        ("Date,Text,Amount,Balance\n2026-05-13,Shop,ten,90.00\n2026-05-14,Pay,five,95.00\n", '"Amount" can\'t be read'),
        (
            "Fecha;Texto;Cargo;Saldo\n13/05/2026;Luz;5 y 6;90\n14/05/2026;Gas;2 o 3;87\n",
            '"5 y 6" is no amount',
        ),
    ],
)
def test_a_balance_is_never_taken_for_the_amount(text, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        reading_of(text)
