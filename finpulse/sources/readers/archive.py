"""ZIP archives with statements in them -> the reading of these, and their rows one after another.

Banks pack one statement, or one a month. Several are read as one only where they are of the same form: whoever sends
statements of different accounts or programs together is asked for one of them.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, Final, cast

from finpulse.cleaning.layout import Layout
from finpulse.errors import UnreadableFile
from finpulse.sources.readers.syntax.zip_archive import MOST_BYTES, Bounded, Packed, member_names, open_zip
from finpulse.sources.reading import CURRENCY, RawRow, Reading
from finpulse.sources.stated import StatedSection

ARCHIVE: Final = Packed("ZIP archive", "Unpack it and send the statements inside one by one.")
_STARTS: Final = ("PK\x03\x04", "PK\x05\x06")
_MOST_MEMBERS: Final = 60
_MOST_NAMED: Final = 6
_CHUNK: Final = 1 << 20
_IN_MEMORY: Final = 8 << 20
# What operating systems add to archives.
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini"})
_LITTER_FOLDER: Final = "__MACOSX/"

# What has to be the same in all readings that are certain of it, by what a question about it is about.
_PARTS: Final[dict[str, Callable[[Layout], object]]] = {
    "date_order": lambda layout: layout.dates.order,
    "year": lambda layout: (layout.dates.year, layout.dates.last_month),
    CURRENCY: lambda layout: layout.currency,
    "decimal_mark": lambda layout: layout.amounts,
    "sign": lambda layout: (layout.signs, layout.neighbours),
    "amount_column": lambda layout: tuple((column.index, column.role) for column in layout.columns),
}
# The encoding of text without any letter beyond ASCII.
_PLAIN: Final = "utf-8"
_WIDE: Final = ("utf-16", "utf-32")

Detect = Callable[[BinaryIO], Reading]
ReadRows = Callable[[BinaryIO, Reading], Iterator[RawRow]]
ReadStated = Callable[[BinaryIO, Reading], tuple[StatedSection, ...]]


def recognises(head: str) -> bool:
    """Whether a file begins like a ZIP archive; workbooks are ones too, and are recognised before."""
    return head.startswith(_STARTS)


def names_of(file: BinaryIO) -> str | None:
    """The beginning of an archive with the names of its members, each on a line; None for what is none."""
    names = member_names(file)
    return None if names is None else _STARTS[0] + "".join(f"\n{name}" for name in names)


def detect(file: BinaryIO, detect_member: Detect) -> Reading:
    """How the statements of an archive are to be read.

    Raises UnreadableFile where it holds none, or some that can't be read together, with what it holds.
    """
    with open_zip(file, ARCHIVE) as archive:
        names = _statements(archive)
        readings: list[Reading] = []
        for name in names:
            with _unpacked(archive, name) as member:
                reading = _detected(name, names, member, detect_member)
                readings.append(replace(reading, encoding="") if _says_no_encoding(reading, member) else reading)
    _refuse_different(names, readings)
    best = min(readings, key=lambda reading: len(reading.questions))
    encoding = next((reading.encoding for reading in readings if reading.encoding), _PLAIN)
    return replace(best, members=tuple(names), encoding=encoding)


def read_rows(file: BinaryIO, reading: Reading, read: ReadRows) -> Iterator[RawRow]:
    """The rows of all statements in the reading; those of a further one are numbered on from those before."""
    last = 0
    for member in _members(file, reading):
        before = last
        for row in read(member, replace(reading, members=())):
            last = before + row.line
            yield row._replace(line=last)


def read_stated(file: BinaryIO, reading: Reading, read: ReadRows, stated: ReadStated) -> tuple[StatedSection, ...]:
    """What all statements in the reading state, with the lines of their rows as `read_rows` numbers them."""
    sections: list[StatedSection] = []
    plain, before = replace(reading, members=()), 0
    for member in _members(file, reading):
        last = max((row.line for row in read(member, plain)), default=0)
        for section in stated(member, plain):
            end = before + (last if section.last_line is None else section.last_line)
            sections.append(replace(section, first_line=before + section.first_line, last_line=end))
        before += last
    return tuple(sections)


def _members(file: BinaryIO, reading: Reading) -> Iterator[BinaryIO]:
    with open_zip(file, ARCHIVE) as archive:
        for name in reading.members:
            if name not in archive.namelist():
                raise UnreadableFile(f'This ZIP archive has no "{name[:80]}" any more.')
            with _unpacked(archive, name) as member:
                yield member


def _statements(archive: zipfile.ZipFile) -> list[str]:
    """The members that may be statements, in the order of their names."""
    names = sorted(name for name in set(archive.namelist()) if not _is_litter(name))
    if not names:
        raise UnreadableFile("This ZIP archive holds no file: there is nothing to import.")
    if len(names) > _MOST_MEMBERS:
        raise UnreadableFile(f"This ZIP archive holds {_listed(names)}. Send the statements among them one by one.")
    return names


def _is_litter(name: str) -> bool:
    base = name.rpartition("/")[2]
    return not base or base.startswith(".") or base.casefold() in _LITTER or name.startswith(_LITTER_FOLDER)


def _detected(name: str, names: list[str], member: BinaryIO, detect_member: Detect) -> Reading:
    try:
        return detect_member(member)
    except UnreadableFile as error:
        if len(names) == 1:
            raise UnreadableFile(f'"{name[:80]}" in this ZIP archive can\'t be read. {error}') from error
        raise UnreadableFile(
            f'This ZIP archive holds {_listed(names)}, of which "{name[:80]}" can\'t be read: {error} '
            "Send the one that you want to import."
        ) from error


def _says_no_encoding(reading: Reading, member: BinaryIO) -> bool:
    """Whether a member has no letter beyond ASCII, so that it may be in the encoding of any other."""
    member.seek(0)
    return reading.encoding == _PLAIN and all(chunk.isascii() for chunk in iter(lambda: member.read(_CHUNK), b""))


def _refuse_different(names: list[str], readings: Sequence[Reading]) -> None:
    """Raises UnreadableFile unless the statements are of one format, have the same columns, and are written alike."""
    alike = len(set(map(_form, readings))) == 1 and _are_written_alike({reading.encoding for reading in readings})
    for about, part in _PARTS.items():
        certain = [reading for reading in readings if about not in {question.about for question in reading.questions}]
        alike = alike and len({part(reading.layout) for reading in certain}) <= 1
    if not alike:
        raise UnreadableFile(
            f"This ZIP archive holds {_listed(names)}, which differ in their form, so they can't be read as one "
            "statement. Send one of them, and then the others."
        )


def _are_written_alike(encodings: set[str]) -> bool:
    """Whether one encoding reads them all; "" is that of plain ASCII, which those of wide characters don't read."""
    named = encodings - {""}
    return len(named) <= 1 and not ("" in encodings and any(name.startswith(_WIDE) for name in named))


def _form(reading: Reading) -> tuple[object, ...]:
    """What readings of the same form have in common. Without a header the first line says nothing about the form."""
    first = reading.first_line if reading.header_line is not None else None
    columns = tuple(reading.layout.headers)
    return (reading.format, reading.dialect, reading.part, reading.header_line, first, columns)


def _listed(names: list[str]) -> str:
    """The names for people: the first of them, and how many others there are."""
    shown = ", ".join(f'"{name[:80]}"' for name in names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} and {len(names) - _MOST_NAMED} others"


@contextmanager
def _unpacked(archive: zipfile.ZipFile, name: str) -> Iterator[BinaryIO]:
    """A member as a file that can be read from any place, as readers need it."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as member:
        with ARCHIVE.guarded(), archive.open(name) as part:
            bounded = Bounded(part, MOST_BYTES, ARCHIVE)
            while chunk := bounded.read(_CHUNK):
                member.write(chunk)
        member.seek(0)
        yield cast(BinaryIO, member)
