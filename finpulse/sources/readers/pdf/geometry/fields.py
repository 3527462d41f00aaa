"""The words of a line -> the days and the figures among them, each where it stands; the rest is text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from finpulse.cleaning.values.amount_signs import plain_text
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.cleaning.values.months import month_number
from finpulse.sources.readers.pdf.geometry.lines import Line, PrintedWord

# Words that are this share of the line's height apart, or nearer, may be parts of one value.
_WITHIN_VALUE: Final = 1.0
# A mark such as Cr stands so near behind its figure.
_MARK_GAP: Final = 1.6
_MOST_WORDS: Final = 4
_NUMERIC_DAY: Final = re.compile(
    r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{1,2}([-/])\d{1,2}|\d{2}\.\d{2}\.?|"
    r"\d{1,2}\.\d{1,2}\.|\d{1,2}([-./])\d{1,2} (?:20)?\d\d|(?:\d{2,4}年)?\d{1,2}月\d{1,2}日)"
)
_POINTED: Final = re.compile(r"\d{2}\.\d{2}")
_NAMED_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[-/ .]?([^\W\d_]{3,12})\.?,?(?:[-/ .]?'?(\d{4}|\d{2}))?")
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]{3,12})\.?[-/ ]?(\d{1,2})(?:st|nd|rd|th)?(?:, ?(\d{4})| (\d{4}))?")
_GLUED_DAY: Final = re.compile(
    r"(\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?|\d{1,2}[A-Za-z]{3}(?:\d{4}|\d{2})?)(?=[^\W\d_]|[(*#])"
)
_SIGN: Final = r"[-+\u2212\u2013]"
# Signs of currencies, of which Unicode has one range beside the old ones, and what else banks print in their stead.
_CURRENCY: Final = (
    r"(?:[A-Z]{0,3}[$£¥֏؋৳฿៛\u20a0-\u20c0]|[A-Z]{3}|R|RM|Rs\.?|Fr\.?|kr\.?|Kč|zł|Ft|TL|KM|Q|L|Lei|lei|[Dd]in\.?|"
    r"D[AHT]|Dhs?\.?|SR|QR|Bs\.?|S/\.?|лв\.?|руб\.?|р\.|грн\.?|тг\.?|тенге|сум|сом|so[ʻ'‘`]m|円|元|원)"
)
_WHOLE: Final = r"(?:\d{1,3}(?:%s\d{2,3})*%s\d{3}|\d+)"
_FIGURE: Final = (
    rf"[(*]*(?P<before>{_SIGN}?) ?\(?(?:{_CURRENCY} ?)?(?P<inner>{_SIGN}?) ?\**(?P<number>%s) ?(?P<behind>{_SIGN}?)\)?"
    rf"(?: ?{_CURRENCY})? ?(?P<word>%s)?\*?"
)
_MARK_WORDS: Final = r"(?:CR|DR|Cr|Dr|cr|dr|C|D|S|H|OD|DB|HABEN|SOLL|[-+])\.?"
_ALONE: Final = re.compile(_MARK_WORDS)
# What a column of its own says of the figure to its left.
_FLAG: Final = re.compile(
    rf"{_MARK_WORDS}|af|bij|debet|credit|debit|kredit|debe|haber|cargo|abono|dare|avere|soll|haben|d[eé]bit|cr[eé]dit|"
    r"d[eé]bito|cr[eé]dito|дебет|кредит|расход|приход",
    re.IGNORECASE,
)
_IN: Final = frozenset(
    {"cr", "c", "h", "haben", "+", "bij", "credit", "kredit", "haber", "abono", "avere", "crédit", "crédito", "credito"}
    | {"кредит", "приход"}
)
_FRACTION: Final = re.compile(r"\d([.,])\d\d(?!\d)")
_GROUPED: Final = re.compile(r"(?<!\d)\d{1,3}([.,])\d{3}(?!\d)")
_LONGEST_WHOLE: Final = 13


class Style(NamedTuple):
    """How a document writes its figures: the mark before the cents, and whether it prints cents at all."""

    mark: DecimalMark
    has_cents: bool


class DayText(NamedTuple):
    """A day as it is printed, with the words that it is made of, from 0, and its left edge."""

    text: str
    first: int
    last: int
    left: float


class Figure(NamedTuple):
    """A figure: its value without a sign, what marks its direction, its words, and its edges in points.

    `mark` is "-" or "+" where a sign or a word such as Cr stands beside it, "" elsewhere. `is_last` says that no text
    stands to its right.
    """

    value: Decimal
    mark: str
    first: int
    last: int
    left: float
    right: float
    is_last: bool


@dataclass(frozen=True, slots=True)
class LineFields:
    """A line with the days and figures among its words; a word belongs to one of them at most."""

    line: Line
    days: tuple[DayText, ...]
    figures: tuple[Figure, ...]

    def text_words(self) -> list[PrintedWord]:
        """The words that are neither a day in front, nor a figure at the end."""
        taken = {at for figure in self.figures if figure.is_last for at in range(figure.first, figure.last + 1)}
        return [word for at, word in enumerate(self.line.words) if at not in taken]


def style_of(lines: Iterable[Line]) -> Style:
    """How the figures of a document are written, by the most of them."""
    votes = {".": 0, ",": 0}
    grouped = {".": 0, ",": 0}
    for line in lines:
        for word in line.words:
            if any(char.isdigit() for char in word.text) and not _NUMERIC_DAY.fullmatch(word.text):
                found = _FRACTION.findall(word.text)
                for last in found[-1:]:
                    votes[last] += 1
                if not found and (group := _GROUPED.search(word.text)):
                    grouped[group[1]] += 1
    mark: DecimalMark = "," if votes[","] > votes["."] else "."
    if max(grouped.values()) > 4 * max(votes.values()):
        return Style("," if grouped["."] > grouped[","] else ".", has_cents=False)
    return Style(mark, has_cents=True)


@lru_cache(maxsize=8)
def _figure_pattern(style: Style) -> re.Pattern[str]:
    mark = "," if style.mark == "." else r"\."
    if style.has_cents:
        group = f"[{mark}'’ ]"
        whole = _WHOLE % (group, group)
        number = rf"{whole}{re.escape(style.mark)}\d{{2}}|{re.escape(style.mark)}\d{{2}}"
    else:
        number = rf"\d{{1,3}}(?:{mark}\d{{3}})*"
    return re.compile(_FIGURE % (number, _MARK_WORDS))


def fields_of(line: Line, style: Style) -> LineFields:
    """The days and the figures of a line."""
    line = _with_days_apart(line)
    days = [day for day in _days(line) if not _is_figure_too(day.text, style)]
    figures = list(_figures(line, style, days))
    taken = {at for figure in figures for at in range(figure.first, figure.last + 1)}
    plain = [day for day in days if not taken & set(range(day.first, day.last + 1))]
    return LineFields(line, tuple(plain), tuple(figures))


def _with_days_apart(line: Line) -> Line:
    """The line with a day that is printed right before a text made a word of its own."""
    first = line.words[0]
    match = _GLUED_DAY.match(first.text)
    if not match or not _day_in(match[1]) or _day_in(first.text) or _starts_day(line.words):
        return line
    return Line(line.number, line.page, line.baseline, line.height, (*first.cut(match.end()), *line.words[1:]))


def _starts_day(words: Sequence[PrintedWord]) -> bool:
    return any(_day_in(" ".join(word.text for word in words[:count])) for count in (2, 3))


def _days(line: Line) -> Iterator[DayText]:
    at = 0
    while at < len(line.words):
        for count in range(min(3, len(line.words) - at), 0, -1):
            words = line.words[at : at + count]
            text = " ".join(word.text for word in words)
            if _near(words, 1.2 * line.height) and _day_in(text):
                yield DayText(text, at, at + count - 1, words[0].left)
                at += count - 1
                break
        at += 1


def _is_figure_too(text: str, style: Style) -> bool:
    """Whether what looks like a day and a month is a figure where cents stand behind a point."""
    return style.has_cents and style.mark == "." and bool(_POINTED.fullmatch(text))


@lru_cache(maxsize=16384)
def _day_in(text: str) -> bool:
    """Whether a text is a day, and nothing besides.

    >>> _day_in("06 Jan"), _day_in("31/12/2025"), _day_in("03 Rue"), _day_in("20.15")
    (True, True, False, False)
    """
    if not 3 <= len(text) <= 20 or not any(char.isdigit() for char in text):
        return False
    plain = text.strip(",:")
    if _NUMERIC_DAY.fullmatch(plain):
        numbers = [int(number) for number in re.findall(r"\d+", plain)]
        return all(number <= 31 or number > 1900 or len(numbers) == 3 for number in numbers) and _is_calendar(numbers)
    if match := _NAMED_DAY.fullmatch(plain):
        return 1 <= int(match[1]) <= 31 and month_number(match[2]) is not None
    match = _MONTH_FIRST.fullmatch(plain)
    return bool(match and 1 <= int(match[2]) <= 31 and month_number(match[1]))


def _is_calendar(numbers: Sequence[int]) -> bool:
    """Whether numbers can be a day and a month, in either order, with a year or without one."""
    small = [number for number in numbers if 1 <= number <= 31]
    return len(small) >= 2 and min(small) <= 12


def _figures(line: Line, style: Style, days: Sequence[DayText]) -> Iterator[Figure]:
    """The figures of a line; the first day is none of them."""
    words = line.words
    at = days[0].last + 1 if days and days[0].first <= 1 else 0
    found: list[tuple[int, int, re.Match[str]]] = []
    while at < len(words):
        last, match = _longest(words, at, style, line.height)
        if match:
            found.append((at, last, match))
            at = last
        at += 1
    covered = {word for first, last, _ in found for word in range(first, last + 1)}
    covered |= {word for day in days for word in range(day.first, day.last + 1)}
    flags = {at for at, word in enumerate(words) if _FLAG.fullmatch(word.text)}
    covered |= flags | {at for at, word in enumerate(words) if word.text in ("*", "|", "^")}
    for first, last, match in found:
        flag = words[last + 1].text if last + 1 < len(words) and last + 1 not in covered - flags else ""
        is_last = all(word in covered for word in range(last + 1, len(words)))
        figure = _figure(words, first, last, match, style, is_last=is_last)
        is_flagged = not figure.mark and bool(_FLAG.fullmatch(flag)) and is_last
        yield figure._replace(mark=_mark_of(flag), last=last + 1) if is_flagged else figure


def _longest(words: Sequence[PrintedWord], at: int, style: Style, height: float) -> tuple[int, re.Match[str] | None]:
    """The longest run of words from here that is one figure, and how it matches."""
    if not any(char.isdigit() or char in "-+$€£¥*(" or char.isupper() for char in words[at].text[:3]):
        return at, None
    for last in range(min(at + _MOST_WORDS, len(words)) - 1, at - 1, -1):
        run = words[at : last + 1]
        if not _near(run, _MARK_GAP * height) or not _near(_without_mark(run), _WITHIN_VALUE * height):
            continue
        text = " ".join(word.text for word in run).replace("\u2019", "'")
        if match := _figure_pattern(style).fullmatch(text):
            return last, match
    return at, None


def _without_mark(words: Sequence[PrintedWord]) -> Sequence[PrintedWord]:
    return words[:-1] if _ALONE.fullmatch(words[-1].text) else words


def _near(words: Sequence[PrintedWord], gap: float) -> bool:
    return all(after.left - before.right <= gap for before, after in pairwise(words))


def _figure(
    words: Sequence[PrintedWord], first: int, last: int, match: re.Match[str], style: Style, *, is_last: bool
) -> Figure:
    digits = re.sub(r"[^\d]", "", match["number"])
    value = Decimal(digits).scaleb(-2) if style.has_cents else Decimal(digits)
    return Figure(value, _mark(match), first, last, words[first].left, _right(words, first, last), is_last)


def _right(words: Sequence[PrintedWord], first: int, last: int) -> float:
    """The right edge of the figure's last digit."""
    for word in reversed(words[first : last + 1]):
        for at in range(len(word.text) - 1, -1, -1):
            if word.text[at].isdigit():
                return word.edges[at + 1] if at + 1 < len(word.edges) else word.right
    return words[last].right


def mark_alone(text: str) -> str:
    """The direction that a line of nothing but a mark such as CR gives the figure above it, "" for any other line.

    >>> mark_alone("CR"), mark_alone("CREDIT INTEREST")
    ('+', '')
    """
    if not _ALONE.fullmatch(text.strip()) or len(text.strip()) < 2:
        return ""
    return _mark_of(text)


def _mark_of(word: str) -> str:
    """The direction that a word such as Cr tells."""
    return "+" if plain_text(word).strip(". ") in _IN else "-"


def _mark(match: re.Match[str]) -> str:
    """ "-" for money out, "+" for money in, "" where nothing marks the figure."""
    if match["word"]:
        return _mark_of(match["word"])
    sign = plain_text(match["before"] or match["inner"] or match["behind"])
    if sign:
        return "-" if sign == "-" else "+"
    return "-" if match[0].startswith("(") and match[0].endswith(")") else ""
