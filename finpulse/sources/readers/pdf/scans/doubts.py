"""What may be misread of scanned pages that arithmetic doesn't see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from finpulse.sources.readers.pdf.geometry.fields import LineFields
from finpulse.sources.readers.pdf.scans.page_text import doubtful_places
from finpulse.sources.readers.pdf.scans.printed_pages import PrintedPages

# A character stands in a line that is this near, as a share of the line's height.
_IN_LINE: Final = 0.6
# Lines of print are further apart than this share of their height.
_OVERLAP: Final = 0.5
_LONGEST: Final = 60
_ASKED: Final = "Are these rows right?"
_CROOKED: Final = "Lines of scanned pages run so crookedly that rows may be mixed up. Are these rows right?"
_NO_ORDER: Final = "The days on scanned pages, as they were read, are in no order. Are these rows right?"


def doubt_about_scans(
    pages: PrintedPages, fields: Sequence[LineFields], used: Collection[int], dates: Sequence[date | None]
) -> str:
    """The first doubt about the rows of scanned pages, as a question; "" where there is none.

    `used` are the numbers of the lines that rows are read from, `dates` their days in the order of their lines.
    """
    lines = [line for line in fields if line.line.page in pages.texts and line.line.number in used]
    return next(_doubts(pages, fields, lines, dates), "") if lines else ""


def _doubts(
    pages: PrintedPages, fields: Sequence[LineFields], lines: Sequence[LineFields], dates: Sequence[date | None]
) -> Iterator[str]:
    hardly = sorted({line.line.page for line in lines if pages.texts[line.line.page].is_doubtful})
    if hardly:
        yield f"Much of the text on these scanned pages could hardly be read: {', '.join(map(str, hardly))}. {_ASKED}"
    if _are_crooked(pages, fields):
        yield _CROOKED
    for day in _doubtful_days(pages, lines):
        yield f'"{day}" on a scanned page may be another day. {_ASKED}'
    if text := _without_day(lines):
        yield f'On a scanned page no day was found in "{text[:_LONGEST]}". {_ASKED}'
    if not _in_order(dates):
        yield _NO_ORDER


def _are_crooked(pages: PrintedPages, fields: Sequence[LineFields]) -> bool:
    """Whether of two lines of a scan that overlap one has the days, and the other the figures, as parts of one have."""
    return any(
        first.line.page == second.line.page
        and first.line.page in pages.texts
        and second.line.baseline - first.line.baseline < _OVERLAP * min(first.line.height, second.line.height)
        and (bool(first.days), bool(first.figures)) == (bool(second.figures), bool(second.days))
        for first, second in pairwise(fields)
        if bool(first.days) != bool(first.figures)
    )


def _without_day(lines: Sequence[LineFields]) -> str:
    """What stands in the first line without a day that has a text where the others have their days; "" for none."""
    lefts = [line.days[0].left for line in lines if line.days]
    if not lefts:
        return ""
    left = median(lefts)
    return next((each.line.text for each in lines if not each.days and each.line.left < left + each.line.height), "")


def _doubtful_days(pages: PrintedPages, lines: Sequence[LineFields]) -> Iterator[str]:
    """The days of rows of which a character may be another one."""
    for fields in lines:
        line, places = fields.line, doubtful_places(pages.texts[fields.line.page])
        beside = [left for left, middle in places if abs(line.baseline - middle) < _IN_LINE * line.height]
        for day in fields.days[:1]:
            if any(line.words[day.first].left <= left < line.words[day.last].right for left in beside):
                yield day.text


def _in_order(dates: Sequence[date | None]) -> bool:
    """Whether days run one way all the time."""
    steps = list(pairwise(day for day in dates if day))
    return all(first <= last for first, last in steps) or all(first >= last for first, last in steps)
