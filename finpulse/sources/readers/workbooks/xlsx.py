"""XLSX: a ZIP archive of XML -> its sheets' rows, streamed and bounded, whatever the archive declares."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.syntax.cell_text import is_date_format
from finpulse.sources.readers.syntax.xml_stream import End, Start, read_xml
from finpulse.sources.readers.workbooks.sheet_rows import CellRules, sheet_rows, whole_number

# A sheet of Excel's last row and a dozen columns has about this much XML; more is no statement.
MOST_BYTES: Final = 512 << 20
# The limit for small parts: the lists of sheets and of styles.
MOST_SMALL: Final = 16 << 20
# All of the shared texts are held while rows are read, so these bound the memory.
MOST_TEXTS: Final = 1_000_000
MOST_LETTERS: Final = 48_000_000
MOST_PARTS: Final = 10_000

_BOMB: Final = (
    "This workbook unpacks to far more than any statement holds, so it is not read. "
    "Save the sheet with the transactions as CSV and send that."
)
# What the standard library raises for broken archives, among them those of compressions that Excel never writes.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # zipfile's word for a compression that it doesn't know
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class XlsxBook:
    """An open archive, the parts of its visible sheets by the sheets' names, and what their cells need."""

    archive: zipfile.ZipFile
    sheets: dict[str, str]
    rules: CellRules

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet that hold anything, with their numbers."""
        with _guarded():
            yield from sheet_rows(_part(self.archive, self.sheets[sheet]), self.rules)


@contextmanager
def open_xlsx(file: BinaryIO) -> Iterator[XlsxBook]:
    """The workbook in a file, which stays open. Raises UnreadableFile for what is none, is broken or is a bomb."""
    with _guarded():
        archive = zipfile.ZipFile(file)
    with archive:
        with _guarded():
            _refuse(archive)
            book = _workbook(archive)
        yield book


@contextmanager
def _guarded() -> Iterator[None]:
    """Everything that a broken archive makes the unpacking raise, as one sentence."""
    try:
        yield
    except _BROKEN as error:
        raise UnreadableFile(
            "This workbook is broken or protected by a password. Open it in a spreadsheet program, "
            "save the sheet with the transactions as CSV and send that."
        ) from error


def _refuse(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename.casefold() for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise UnreadableFile(_BOMB)
    if any(name.endswith("workbook.bin") for name in names):
        raise UnreadableFile("This is a binary Excel workbook. Save it as XLSX or CSV and send that.")
    if "content.xml" in names:
        raise UnreadableFile("This is an OpenDocument file. Save its table as XLSX or CSV and send that.")
    if not any(name.endswith("workbook.xml") for name in names):
        raise UnreadableFile(
            "This is a ZIP archive and no workbook. Unpack it and send the statements inside one by one."
        )


def _workbook(archive: zipfile.ZipFile) -> XlsxBook:
    names = {_path(name): name for name in reversed(archive.namelist())}
    main = next(path for path in names if path.endswith("workbook.xml"))
    folder = posixpath.dirname(main)
    targets = _relations(archive, names.get(f"{folder}/_rels/workbook.xml.rels".lstrip("/")))
    sheets, since_1904 = {}, False
    for event in _part(archive, names[main], MOST_SMALL):
        if isinstance(event, Start) and event.name == "workbookPr":
            since_1904 = event.attributes.get("date1904", "0").casefold() in ("1", "true")
        elif isinstance(event, Start) and event.name == "sheet" and _is_visible(event):
            target = names.get(_path(posixpath.join("/", folder, targets.get(_relation(event), ""))))
            if target and "chart" not in target:
                sheets[event.attributes.get("name", "")] = target
    texts = names.get(f"{folder}/sharedstrings.xml".lstrip("/"))
    styles = names.get(f"{folder}/styles.xml".lstrip("/"))
    rules = CellRules(
        texts=list(_texts(_part(archive, texts))) if texts else (),
        date_styles=_date_styles(_part(archive, styles, MOST_SMALL)) if styles else frozenset(),
        since_1904=since_1904,
    )
    return XlsxBook(archive, sheets, rules)


def _is_visible(sheet: Start) -> bool:
    return sheet.attributes.get("state", "visible") == "visible"


def _relation(sheet: Start) -> str:
    """The id by which a sheet's part is found, whatever prefix the attribute has."""
    return next((value for key, value in sheet.attributes.items() if key.rpartition(":")[2] == "id"), "")


def _path(name: str) -> str:
    """A part's name in one form, because programs write it with other slashes and cases."""
    return posixpath.normpath(name.replace("\\", "/").casefold()).lstrip("/")


def _relations(archive: zipfile.ZipFile, part: str | None) -> dict[str, str]:
    events = _part(archive, part, MOST_SMALL) if part else iter(())
    starts = (event for event in events if isinstance(event, Start) and event.name == "Relationship")
    return {start.attributes.get("Id", ""): start.attributes.get("Target", "") for start in starts}


class _Bounded:
    """A part of the archive that may not unpack to more than the limit, whatever size it declares."""

    def __init__(self, part: IO[bytes], most: int) -> None:
        self._part = part
        self._left = most

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes. Raises UnreadableFile beyond the limit."""
        data = self._part.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableFile(_BOMB)
        return data


def _part(archive: zipfile.ZipFile, name: str, most: int = MOST_BYTES) -> Iterator[Start | End]:
    with archive.open(name) as part:
        wide = part.read(2) in (b"\xff\xfe", b"\xfe\xff")
    with archive.open(name) as part:
        yield from read_xml(_Bounded(part, most), "utf-16" if wide else "utf-8-sig")


def _texts(events: Iterator[Start | End]) -> Iterator[str]:
    """The shared texts; pieces in several styles are joined, and phonetic guides to East Asian letters are left out."""
    pieces: list[str] = []
    count = letters = 0
    phonetic = False
    for event in events:
        if isinstance(event, Start):
            phonetic = event.name == "rPh" or (phonetic and event.name != "si")
        elif event.name == "t" and not phonetic:
            pieces.append(event.text)
        elif event.name == "rPh":
            phonetic = False
        elif event.name == "si":
            count, letters = count + 1, letters + sum(map(len, pieces))
            if count > MOST_TEXTS or letters > MOST_LETTERS:
                raise UnreadableFile(_BOMB)
            yield "".join(pieces)
            pieces = []


def _date_styles(events: Iterator[Start | End]) -> frozenset[int]:
    """The numbers of the cell styles whose format shows days."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    inside = False
    for event in events:
        if event.name == "cellXfs":
            inside = isinstance(event, Start)
        elif isinstance(event, Start) and event.name == "numFmt":
            codes[whole_number(event.attributes.get("numFmtId", ""))] = event.attributes.get("formatCode", "")
        elif isinstance(event, Start) and event.name == "xf" and inside:
            formats.append(whole_number(event.attributes.get("numFmtId", "")))
    return frozenset(style for style, number in enumerate(formats) if is_date_format(number, codes.get(number, "")))
