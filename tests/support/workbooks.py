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


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of texts and bytes."""
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


def spreadsheet(
    tables: Mapping[str, Sequence[Sequence[str]]], *, styles: str = "", manifest: str = "", hidden: str = ""
) -> bytes:
    """An OpenDocument spreadsheet whose cells are texts, or XML where they begin with `<`.

    A row of one cell that is XML of a row stands as it is. The `hidden` table has the style `ta2`.
    """
    body = "".join(
        f'<table:table table:name="{escape(name)}" table:style-name="{"ta2" if name == hidden else "ta1"}">'
        f"{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in tables.items()
    )
    names = " ".join(f'xmlns:{prefix}="{prefix}"' for prefix in ("office", "table", "text", "style"))
    content = f"<office:document-content {names}>{styles}<office:body>{body}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest or "<manifest/>"})


def _ods_row(cells: Sequence[str]) -> str:
    if len(cells) == 1 and cells[0].startswith("<table:table-row"):
        return cells[0]
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(value: str) -> str:
    if value.startswith("<"):
        return value
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
