"""Every kind of hostile file: its name, and how one of about so many bytes is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from scripts.fuzz import seeds

# What is repeated in the midst of a statement of each format, and at its beginning.
_PIECES: Final[Mapping[str, str]] = {
    "blanks": " ",
    "line-ends": "\n",
    "carriage-returns": "\r\n",
    "tabs": "\t",
    "brackets": "(",
    "square-brackets": "[",
    "braces": "{",
    "tags": "<a ",
    "comments": "<!--",
    "entities": "&",
    "references": "&#9",
    "quotes": '"',
    "digits": "9",
    "letters": "a",
    "words": "ab ",
    "dashes": "-",
    "commas": ",",
    "semicolons": ";",
    "colons": ":20:",
    "slashes": "/",
    "points": "1.",
    "capitals": "A1 ",
    "accents": "ä",
}
_XML: Final = '<?xml version="1.0"?>'
_DAY: Final = "2024-03-01"


class Kind(NamedTuple):
    """A kind of file by its name."""

    name: str
    of_size: Callable[[int], bytes]


def kinds() -> Iterator[Kind]:
    """All kinds, always the same ones in the same order."""
    for name, seed in seeds.own().items():
        if not seed.startswith(b"PK"):
            for called, piece in _PIECES.items():
                yield Kind(f"{name}/{called}", partial(_within, seed, piece.encode()))
    for called, piece in _PIECES.items():
        yield Kind(f"beginning/{called}", partial(_before, seeds.own()["comma"], piece.encode()))
        yield Kind(f"xlsx-cell/{called}", partial(_workbook_cell, piece))
        yield Kind(f"xlsx-format/{called}", partial(_workbook_format, piece))
    yield from (Kind(name, make) for name, make in _SPECIAL.items())


def _within(seed: bytes, piece: bytes, size: int) -> bytes:
    """The piece, repeated, in the midst of a line in the midst of a statement."""
    middle = len(seed) // 2
    at = seed.rfind(b" ", 0, middle) + 1 or middle
    return seed[:at] + piece * (size // len(piece)) + seed[at:]


def _before(seed: bytes, piece: bytes, size: int) -> bytes:
    return piece * (size // len(piece)) + seed


def _workbook(sheet: str, *, styles: str = "", names: int = 1, texts: str = "") -> bytes:
    """A workbook whose sheets all name one part."""
    sheets = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="rId{at}"/>' for at in range(1, names + 1))
    relations = "".join(f'<Relationship Id="rId{at}" Target="worksheets/sheet1.xml"/>' for at in range(1, names + 1))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
    }
    parts |= {"xl/styles.xml": styles} if styles else {}
    parts |= {"xl/sharedStrings.xml": texts} if texts else {}
    return _zipped({name: _XML + content for name, content in parts.items()})


def _zipped(parts: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    # Stored as they are, since a file that is packed to a thousandth is refused for that alone.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def _row(*cells: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


_TABLE: Final = _row("Date", "Description", "Amount") + _row(_DAY, "Shop", "-1.50") * 20


def _workbook_cell(piece: str, size: int) -> bytes:
    return _workbook(_TABLE + _row(_DAY, _escaped(piece * (size // len(piece))), "-2.50"))


def _workbook_format(piece: str, size: int) -> bytes:
    code = _escaped(piece * (size // len(piece)))
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
    return _workbook(_TABLE, styles=f'<styleSheet>{formats}<cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>')


def _many_formats(size: int) -> bytes:
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="[[[[dd"/>' for at in range(size // 45))
    return _workbook(_TABLE, styles=f"<styleSheet><numFmts>{formats}</numFmts></styleSheet>")


def _rows(count: int) -> str:
    return "".join(f"{_DAY},Shop {at},-{at}.50\n" for at in range(count))


def _csv(text: str) -> bytes:
    return ("Date,Description,Amount\n" + text).encode()


def _json(text: str) -> bytes:
    return f'[{{"date": "{_DAY}", "text": "Shop", "amount": 1.5}}, {text}]'.encode()


def _html(text: str) -> bytes:
    row = f"<tr><td>{_DAY}</td><td>Shop</td><td>-1.50</td></tr>"
    return f"<table><tr><th>Date</th><th>Text</th><th>Amount</th></tr>{row * 20}{text}</table>".encode()


def _archive_of_many(size: int) -> bytes:
    return _zipped({f"{at}.csv": _csv(_rows(5)).decode() for at in range(min(size // 200, 59))})


_SPECIAL: Final[Mapping[str, Callable[[int], bytes]]] = {
    "csv/one-column-each": lambda size: ("," * size + "\n").encode() + _csv(_rows(20)),
    "csv/header-of-many": lambda size: b",".join(b"Amount" for _ in range(size // 7)) + b"\n" + _csv(_rows(20)),
    "csv/rows-of-many": lambda size: _csv(_rows(20) + f"{_DAY},x,{'1,' * 800}\n" * (size // 1600)),
    "csv/blank-rows": lambda size: _csv(_rows(20) + ",,\n" * (size // 3)),
    "csv/rows": lambda size: _csv(_rows(size // 25)),
    "csv/open-quotes": lambda size: _csv(f'{_DAY},"Shop,-1.50\n' * (size // 22)),
    "csv/quotes-in-text": lambda size: _csv(f'{_DAY},"Shop "x" y",-1.50\n' * (size // 28)),
    "csv/one-long-quote": lambda size: _csv(f'{_DAY},"' + "x\n" * (size // 2)),
    "csv/days-of-all-kinds": lambda size: _csv(
        "".join(f"{d % 28 + 1}.{d % 12 + 1}.{d},x,1\n" for d in range(size // 14))
    ),
    "csv/headers": lambda size: ("Date,Description,Amount\n" * (size // 24)).encode(),
    "csv/currencies": lambda size: _csv("".join(f"{_DAY},USD EUR GBP JPY {at},EUR 1.50\n" for at in range(size // 40))),
    "json/one-number": lambda size: _json('{"amount": ' + "9" * size + "}"),
    "json/one-fraction": lambda size: _json('{"amount": 0.' + "9" * size + "}"),
    "json/exponent": lambda size: _json('{"amount": 1e' + "9" * min(size, 3000) + "}"),
    "json/large-exponents": lambda size: _json(", ".join(['{"amount": 1e999999999}'] * (size // 24))),
    "json/deep-lists": lambda size: _json("[" * size),
    "json/deep-objects": lambda size: _json('{"a":' * (size // 5)),
    "json/many-names": lambda size: _json("{" + ",".join(f'"n{at}": 1' for at in range(size // 12)) + "}"),
    "json/long-names": lambda size: _json('{"' + "date " * (size // 5) + '": 1}'),
    "json/many-lists": lambda size: _json(
        ", ".join(f'{{"l{at}": [{{"date": "{_DAY}"}}]}}' for at in range(size // 40))
    ),
    "json/escapes": lambda size: _json('{"text": "' + "\\u0041" * (size // 6) + '"}'),
    "html/reference": lambda size: _html("<tr><td>&#" + "9" * size + ";</td></tr>"),
    "html/open-tags": lambda size: _html("<tr><td>" * (size // 8)),
    "html/attributes": lambda size: _html("<td " + "a=1 " * (size // 4)),
    "html/one-row": lambda size: _html("<td>x</td>" * (size // 10)),
    "html/declarations": lambda size: _html("<!DOCTYPE " * (size // 10)),
    "html/instructions": lambda size: _html("<?" * (size // 2)),
    "html/cdata": lambda size: _html("<![CDATA[" * (size // 9)),
    "html/scripts": lambda size: _html("<script>" + "</scrip" * (size // 7)),
    "xlsx/one-part-for-many": lambda size: _workbook(_TABLE * (size // 2000), names=24),
    "xlsx/many-formats": _many_formats,
    "xlsx/blank-rows": lambda size: _workbook(_TABLE + "<row/>" * (size // 6)),
    "xlsx/texts": lambda size: _workbook(_TABLE, texts="<sst>" + "<si><t>x</t></si>" * (size // 17) + "</sst>"),
    "xlsx/many-cells": lambda size: _workbook(_TABLE + "<row>" + "<c><v>1</v></c>" * min(size // 15, 500) + "</row>"),
    "zip/many": _archive_of_many,
}
