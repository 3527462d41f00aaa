"""The numbers that pages print of themselves -> which pages of a document are missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from finpulse.sources.readers.pdf.geometry.lines import Line

_PAGE: Final = (
    r"(?:pages?|pag\.?|page no|seite|blatt|p[áa]gina|strona|sayfa|sida|side|sivu|strana|oldal|folha|hoja|feuille|"
    r"страница|стр\.?|лист|bet|sahifa|halaman|trang|ページ|頁|页)"
)
_OF: Final = r"(?:of|/|von|de|di|du|sur|van|z|ze|av|af|из|ning|dari)"
# A number that is no part of an amount or a day.
_NUMBER: Final = r"(\d{1,4})(?![\d.,/-]*\d)"
_WITH_TOTAL: Final = re.compile(rf"(?<!\w){_PAGE}\W{{0,6}}(\d{{1,4}})\s{{0,3}}{_OF}\s{{0,3}}{_NUMBER}", re.IGNORECASE)
_WITHOUT_TOTAL: Final = re.compile(
    rf"(?<!\w){_PAGE}\W{{0,6}}{_NUMBER}(?!\s{{0,3}}{_OF}\s{{0,3}}\d)|(?<![\d.,])(\d{{1,4}})\s*(?:ページ|頁|页)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"(?<!\S)\(?([1-9]\d{{0,2}})\s{{0,3}}{_OF}\s{{0,3}}([1-9]\d{{0,2}})\)?$", re.IGNORECASE)
_NEXT_PAGE: Final = re.compile(
    r"(?:next|following) page|nächste(?:n)? seite|folgeseite|page suivante|p[áa]gina siguiente|pr[óo]xima p[áa]gina|"
    r"pagina seguente|volgende pagina|następn\w+ stron|следующ\w+ (?:страниц|лист)|次(?:頁|ページ)",
    re.IGNORECASE,
)
_PREVIOUS_PAGE: Final = re.compile(
    r"(?:previous|preceding|prior) page|vor(?:herige|ige)(?:n|r)? seite|page précédente|p[áa]gina anterior|"
    r"pagina precedente|vorige pagina|poprzedni\w+ stron|предыдущ\w+ (?:страниц|лист)|前(?:頁|ページ)",
    re.IGNORECASE,
)


_ASKED: Final = "Nothing proves that no row is missing. Are the others right?"
_FIRST: Final = (
    "Its first rows go on from a page before them, which is missing. Nothing proves that no row is missing. "
    "Are the others right?"
)
_LAST: Final = (
    "Its last rows are carried on to a next page, which is missing. Nothing proves that no row is missing. "
    "Are the others right?"
)
# Numbers without a word stand among so many lines of a page's top or bottom.
_EDGE: Final = 3


class PageNumber(NamedTuple):
    """What a page says it is: its number, and of how many, None where it doesn't say."""

    number: int
    total: int | None


def missing_pages(lines: Sequence[Line], pages_of_rows: Collection[int]) -> str:
    """What is asked of a document that lacks pages by what the others print, and which they are; empty for none."""
    texts = _texts(lines)
    gap = next(_gaps(_labels(texts), len(texts)), "")
    return gap or _torn_off(texts, pages_of_rows)


def end_pages(lines: Sequence[Line]) -> tuple[bool, bool]:
    """Whether by the numbers on its pages a document has the first page, and the last one, of what it holds."""
    texts = _texts(lines)
    numbers = _labels(texts)
    first, last = numbers.get(1), numbers.get(len(texts))
    return bool(first and first.number == 1), bool(last and last.number == last.total)


def _texts(lines: Sequence[Line]) -> dict[int, list[str]]:
    """The lines of each page from 1."""
    pages = max((line.page for line in lines), default=0)
    texts: dict[int, list[str]] = {number: [] for number in range(1, pages + 1)}
    for line in lines:
        texts[line.page].append(line.text)
    return texts


def _labels(texts: Mapping[int, list[str]]) -> dict[int, PageNumber]:
    """The numbers of pages, in the first form in which any page prints one."""
    forms = (
        partial(_numbers, texts, _WITH_TOTAL),
        partial(_bare_numbers, texts),
        partial(_numbers, texts, _WITHOUT_TOTAL),
    )
    return _trusted(next((found for form in forms if (found := form())), {}))


def _numbers(texts: Mapping[int, list[str]], pattern: re.Pattern[str]) -> dict[int, PageNumber]:
    """The number of each page that prints just one."""
    found = {}
    for page, lines in texts.items():
        said = {_number_of(match) for text in lines for match in pattern.finditer(text)}
        if len(said) == 1:
            found[page] = said.pop()
    return found


def _number_of(match: re.Match[str]) -> PageNumber:
    number, total = match.groups()
    if match.re is _WITH_TOTAL or match.re is _BARE:
        return PageNumber(int(number), int(total))
    return PageNumber(int(number or total), None)


def _bare_numbers(texts: Mapping[int, list[str]]) -> dict[int, PageNumber]:
    """Numbers such as 1/3 without a word, which might be days: each page has one, and all say the same total."""
    found = {}
    for page, lines in texts.items():
        matches = [match for text in (*lines[:_EDGE], *lines[-_EDGE:]) if (match := _BARE.search(text))]
        said = {number for number in map(_number_of, matches) if 0 < number.number <= (number.total or 0)}
        if len(said) == 1:
            found[page] = said.pop()
    is_one = len(found) == len(texts) and len({each.total for each in found.values()}) == 1
    return found if is_one else {}


def _trusted(numbers: Mapping[int, PageNumber]) -> dict[int, PageNumber]:
    """The numbers without totals where a page lies beyond its total."""
    holds = all(each.total is None or each.number <= each.total for each in numbers.values())
    return {page: each if holds else PageNumber(each.number, None) for page, each in numbers.items()}


def _gaps(numbers: Mapping[int, PageNumber], pages: int) -> Iterator[str]:
    """Sentences of what is missing; pages without a number count as those that would stand in their place."""
    before, at = PageNumber(0, None), 0
    for page, now in sorted(numbers.items()):
        between = page - at - 1
        if now.number <= before.number and at:  # The next statement of several in one file.
            yield from _missing_after(before, between)
            before = PageNumber(0, None)
        if now.number - before.number - 1 > between:
            yield _told(before.number + between + 1, now.number - 1)
        before, at = now, page
    yield from _missing_after(before, pages - at)


def _missing_after(last: PageNumber, behind: int) -> Iterator[str]:
    if last.total is not None and last.number + behind < last.total:
        yield _told(last.number + behind + 1, last.total)


def _told(first: int, last: int) -> str:
    numbers = f"{first}" if first == last else f"{first}\N{EN DASH}{last}"
    return f"By the numbers on its pages, this PDF lacks these: {numbers}. {_ASKED}"


def _torn_off(texts: Mapping[int, list[str]], pages_of_rows: Collection[int]) -> str:
    """Whether the first page with rows goes on from one before, or the last one is to be gone on from."""
    if not pages_of_rows:
        return ""
    first, last = min(pages_of_rows), max(pages_of_rows)
    if any(_PREVIOUS_PAGE.search(text) for text in texts[first]) and not _says(texts, _NEXT_PAGE, range(1, first)):
        return _FIRST
    later = range(last + 1, len(texts) + 1)
    if any(_NEXT_PAGE.search(text) for text in texts[last]) and not _says(texts, _PREVIOUS_PAGE, later):
        return _LAST
    return ""


def _says(texts: Mapping[int, list[str]], pattern: re.Pattern[str], pages: range) -> bool:
    return any(pattern.search(text) for page in pages for text in texts[page])
