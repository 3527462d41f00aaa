"""Workbooks made part by part, so that a test can write what no spreadsheet program would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

DATE_STYLE = 1
STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]], **parts: str) -> bytes:
    """A workbook whose cells are texts, or XML where they begin with `<`; `parts` replace its other parts by name."""
    names = {name: f"worksheets/sheet{number}.xml" for number, name in enumerate(sheets, 1)}
    listed = "".join(f'<sheet name="{escape(name)}" r:id="r{number}"/>' for number, name in enumerate(names, 1))
    relations = "".join(
        f'<Relationship Id="r{number}" Target="{part}"/>' for number, part in enumerate(names.values(), 1)
    )
    files = {
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/styles.xml": STYLES,
        **{f"xl/{names[name]}": sheet(rows) for name, rows in sheets.items()},
        **{f"xl/{name}.xml": content for name, content in parts.items()},
    }
    return archive(files)


def archive(files: Mapping[str, str]) -> bytes:
    """A ZIP archive of texts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return packed.getvalue()


def sheet(rows: Sequence[Sequence[str]]) -> str:
    """A sheet's XML; a blank row is left out, as spreadsheet programs do."""
    body = "".join(f'<row r="{at}">{"".join(map(_cell, row))}</row>' for at, row in enumerate(rows, 1) if row)
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>"


def _cell(value: str) -> str:
    return value if value.startswith("<") else f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def number(value: str) -> str:
    """A cell with a stored number."""
    return f"<c><v>{value}</v></c>"


def day(serial: str) -> str:
    """A cell with a serial day in a date format."""
    return f'<c s="{DATE_STYLE}"><v>{serial}</v></c>'
