"""A file of any size is judged by parts of it, and refused where it is no statement."""

from __future__ import annotations

import io

import pytest

from finpulse.errors import UnreadableFile
from finpulse.sources.formats import detect
from finpulse.sources.reading import Hints
from tests.support.readings import money_of, reading_of


def test_a_huge_file_is_read_in_places_only():
    class Counting(io.BytesIO):
        """A file that counts what is read of it."""

        taken = 0

        def read(self, size=-1):
            data = super().read(size)
            self.taken += len(data)
            return data

    rows = b"".join(b"%02d/03/2024,Shop %d,-%d.00\n" % (1 + n % 12, n, n) for n in range(200_000))
    late = b"13/03/2024,Shop,-5.00\n" * 200_000
    file = Counting(b"Date,Description,Amount\n" + rows + late)
    assert detect(file, Hints(currency="USD")).layout.dates.order == "dmy"
    assert file.taken < 1_000_000


def test_letters_that_come_late_in_a_large_file_still_tell_its_encoding():
    text = "Datum;Text;Betrag\n" + "13.03.2024;Laden;-5,00\n" * 30_000 + "14.03.2024;Bäckerei Müller;-3,00\n" * 30_000
    assert reading_of(text, encoding="cp1252").encoding == "cp1252"
    assert reading_of(text, encoding="utf-8").encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_large_files_in_wide_characters(encoding):
    text = "\ufeffDatum;Text;Betrag\n" + "13.03.2024;Bäckerei;-5,00\n" * 30_000
    reading = reading_of(text, encoding=encoding)
    assert reading.encoding == encoding.rpartition("-")[0]
    assert len(money_of(text, encoding=encoding)) == 30_000


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (bytes(range(256)) * 20, "not text"),
        (b"Dear customer,\nthank you for banking with us.\nYours\n", "date"),
        (b"just\none\ncolumn\n", "no table"),
        (b"Name;Year\nAlien;1979\nBrazil;1985\n", "dates"),
        (b"Date;Place\n" + b"2024-03-01;Rome\n" * 5, "amounts"),
        (b"Date;Description;Amount\n", "nothing under"),
    ],
)
def test_what_is_no_statement_is_refused_with_a_sentence(content, says):
    with pytest.raises(UnreadableFile, match=says):
        reading_of(content)
