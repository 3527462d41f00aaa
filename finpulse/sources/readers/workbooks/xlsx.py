"""XLSX: a ZIP archive of XML -> its sheets' rows, streamed and bounded, whatever the archive declares."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Final
from weakref import WeakKeyDictionary

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.syntax.cell_text import is_date_format
from finpulse.sources.readers.syntax.xml_stream import End, Start, read_xml
from finpulse.sources.readers.syntax.zip_archive import MOST_BYTES, Bounded, Packed, open_zip
from finpulse.sources.readers.workbooks.sheet_rows import CellRules, Rows, sheet_rows, whole_number

# The limit for small parts: the lists of sheets and of styles.
MOST_SMALL: Final = 16 << 20
# All of the shared texts are held while rows are read, so these bound the memory.
MOST_TEXTS: Final = 1_000_000
MOST_LETTERS: Final = 48_000_000

# Each reading that is tried on a file opens it anew, and its shared texts and styles are read once for all of them.
_KNOWN: Final[WeakKeyDictionary[BinaryIO, tuple[dict[str, str], CellRules]]] = WeakKeyDictionary()

WORKBOOK: Final = Packed("workbook", "Save the sheet with the transactions as CSV and send that.")


@dataclass(frozen=True, slots=True)
class XlsxBook:
    """An open archive, the parts of its visible sheets by the sheets' names, and what their cells need."""

    archive: zipfile.ZipFile
    sheets: dict[str, str]
    rules: CellRules

    def rows_by_sheet(self, sheets: Collection[str]) -> Iterator[tuple[str, Rows]]:
        """These sheets, each with its rows that hold anything and their numbers."""
        return ((sheet, self._rows(sheet)) for sheet in sheets)

    def _rows(self, sheet: str) -> Rows:
        with WORKBOOK.guarded():
            yield from sheet_rows(_part(self.archive, self.sheets[sheet]), self.rules)


@contextmanager
def open_xlsx(file: BinaryIO) -> Iterator[XlsxBook]:
    """The workbook in a file, which stays open. Raises UnreadableFile for what is none, is broken or is a bomb."""
    with open_zip(file, WORKBOOK) as archive:
        with WORKBOOK.guarded():
            _refuse_others(archive)
            if file not in _KNOWN:
                _KNOWN[file] = _contents(archive)
        yield XlsxBook(archive, *_KNOWN[file])


def _refuse_others(archive: zipfile.ZipFile) -> None:
    names = {name.casefold() for name in archive.namelist()}
    if any(name.endswith("workbook.bin") for name in names):
        raise UnreadableFile("This is a binary Excel workbook. Save it as XLSX or CSV and send that.")
    if not any(name.endswith("workbook.xml") for name in names):
        raise UnreadableFile(f"This workbook lacks the list of its sheets. {WORKBOOK.advice}")


def _contents(archive: zipfile.ZipFile) -> tuple[dict[str, str], CellRules]:
    """The parts of the visible sheets by the sheets' names, and what their cells need."""
    names = {_path(name): name for name in reversed(archive.namelist())}
    main = next(path for path in names if path.endswith("workbook.xml"))
    folder = posixpath.dirname(main)
    targets = _relations(archive, names.get(f"{folder}/_rels/workbook.xml.rels".lstrip("/")))
    sheets: dict[str, str] = {}
    since_1904 = False
    for event in _part(archive, names[main], MOST_SMALL):
        if isinstance(event, Start) and event.name == "workbookPr":
            since_1904 = event.attributes.get("date1904", "0").casefold() in ("1", "true")
        elif isinstance(event, Start) and event.name == "sheet" and _is_visible(event):
            target = names.get(_path(posixpath.join("/", folder, targets.get(_relation(event), ""))))
            # Of sheets that name one part, the first has its rows, and the others would repeat them.
            if target and "chart" not in target and target not in sheets.values():
                sheets[event.attributes.get("name", "")] = target
    texts = names.get(f"{folder}/sharedstrings.xml".lstrip("/"))
    styles = names.get(f"{folder}/styles.xml".lstrip("/"))
    rules = CellRules(
        texts=list(_texts(_part(archive, texts))) if texts else (),
        date_styles=_date_styles(_part(archive, styles, MOST_SMALL)) if styles else frozenset(),
        since_1904=since_1904,
    )
    return sheets, rules


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


def _part(archive: zipfile.ZipFile, name: str, most: int = MOST_BYTES) -> Iterator[Start | End]:
    with archive.open(name) as part:
        wide = part.read(2) in (b"\xff\xfe", b"\xfe\xff")
    with archive.open(name) as part:
        yield from read_xml(Bounded(part, most, WORKBOOK), "utf-16" if wide else "utf-8-sig")


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
                raise WORKBOOK.bomb
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
