"""A page of an API -> what to ask for the next: by a link, a cursor, a number of the page, or an offset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin

import httpx

from finpulse.errors import ProviderFailed
from finpulse.outbound.exchange import HostAnswer

# Objects that say something about the page and nothing about a transaction.
_AROUND: Final = (
    "links",
    "_links",
    "meta",
    "metadata",
    "paging",
    "pagination",
    "page_info",
    "pageInfo",
    "page",
    "result",
    "data",
    "response",
    "cursors",
    "cursor",
)
_LINKS: Final = (
    "next",
    "next_url",
    "nextUrl",
    "next_page_url",
    "nextPageUrl",
    "next_page_uri",
    "nextPageUri",
    "next_link",
    "nextLink",
    "next_page",
    "nextPage",
    "@odata.nextLink",
)
# Fields that hold a cursor, and the parameter by which each is usually sent back.
_CURSORS: Final[Mapping[str, str]] = {
    "next_cursor": "cursor",
    "nextCursor": "cursor",
    "next_page_cursor": "cursor",
    "end_cursor": "cursor",
    "endCursor": "cursor",
    "cursor": "cursor",
    "after": "after",
    "next": "cursor",
    "next_page": "page",
    "nextPage": "page",
    "next_page_token": "page_token",
    "nextPageToken": "pageToken",
    "next_token": "next_token",
    "nextToken": "nextToken",
    "continuation_token": "continuation_token",
    "continuationToken": "continuationToken",
    "continuation_key": "continuation_key",
    "continuationKey": "continuationKey",
}
# These may hold the number of a page instead.
_NEXT_NUMBERS: Final = frozenset(("next", "next_page", "nextPage"))
_MORE: Final = ("has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage", "more")
_PAGE: Final = ("page", "current_page", "currentPage", "page_number", "pageNumber")
_PAGES: Final = ("total_pages", "totalPages", "last_page", "lastPage", "page_count", "pageCount", "pages")
_OFFSET: Final = ("offset", "skip", "start")
_TOTAL: Final = ("total", "total_count", "totalCount", "count", "total_transactions", "total_results", "totalResults")
_URL: Final = re.compile(r"(?:https?:)?//|[/?]")


class PageRequest(NamedTuple):
    """A page: its URL, and the parameters that are added to it."""

    url: str
    params: dict[str, str]


class Pager:
    """Finds each next page from the one before it."""

    def __init__(self, first: PageRequest) -> None:
        self.asked = first
        self._is_counted_from_0 = False

    def turn(self, answer: HostAnswer, document: Any, items: int) -> PageRequest | None:
        """What to ask next, None where this page, which has so many items, is the last.

        Where nothing of the answer tells of pages, and the client has named a `page` or an `offset`, that is counted on
        until a page is empty. Raises ProviderFailed where there is more, and nothing says how to ask for it.
        """
        onward = self._after(answer, document, items)
        if onward == self.asked:
            return None
        if onward is not None:
            self.asked = onward
        return onward

    def _after(self, answer: HostAnswer, document: Any, items: int) -> PageRequest | None:
        if link := httpx.Response(answer.status, headers=answer.headers).links.get("next", {}).get("url"):
            return PageRequest(urljoin(answer.url, link), {})
        if not isinstance(document, Mapping):
            return self._counted_on(items)
        around = list(_around(document))
        if link := _link(around):
            return PageRequest(urljoin(answer.url, link), {})
        more = {place[name] for place in around for name in _MORE if isinstance(place.get(name), bool)}
        if more == {False}:
            return None
        onward = self._by_cursor(around) or self._by_numbers(around, items)
        if onward is None and True in more:
            raise ProviderFailed(
                f"{httpx.URL(answer.url).host} tells that there are more pages, and not how to ask for them; name its "
                "`page` or `offset` in api_config.params, or take the type of that API."
            )
        return onward

    def _by_cursor(self, around: Sequence[Mapping[str, Any]]) -> PageRequest | None:
        query = self._query()
        for place in around:
            for name, usual in _CURSORS.items():
                value = place.get(name)
                if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value):
                    is_number = name in _NEXT_NUMBERS and str(value).isdigit()
                    parameter = "page" if is_number else name if name in query else usual
                    return self._with(parameter, str(value))
        return None

    def _by_numbers(self, around: Sequence[Mapping[str, Any]], items: int) -> PageRequest | None:
        """By the number of the page and of all pages, or by an offset and the number of all rows."""
        page, pages = _number(around, _PAGE), _number(around, _PAGES)
        if page is not None and pages is not None:
            self._is_counted_from_0 = self._is_counted_from_0 or page == 0
            last = pages - 1 if self._is_counted_from_0 else pages
            return self._with(self._spelled(_PAGE), str(page + 1)) if page < last else None
        offset, total = _number(around, _OFFSET), _number(around, _TOTAL)
        if offset is not None and total is not None:
            is_last = not items or offset + items >= total
            return None if is_last else self._with(self._spelled(_OFFSET), str(offset + items))
        return self._counted_on(items)

    def _counted_on(self, items: int) -> PageRequest | None:
        query = self._query()
        for names, step in ((_PAGE, 1), (_OFFSET, items)):
            for name in names:
                if items and query.get(name, "").isdigit():
                    return self._with(name, str(int(query[name]) + step))
        return None

    def _query(self) -> dict[str, str]:
        """All parameters of this page, wherever they stand."""
        return {**dict(httpx.URL(self.asked.url).params), **self.asked.params}

    def _spelled(self, names: Sequence[str]) -> str:
        """The parameter as the client has spelled it, else as most do."""
        query = self._query()
        return next((name for name in names if name in query), names[0])

    def _with(self, name: str, value: str) -> PageRequest:
        return self.asked._replace(params={**self.asked.params, name: value})


def _around(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The objects that may tell of pages: the document, and those in it that are about pages."""
    yield document
    for name in _AROUND:
        inner = document.get(name)
        if isinstance(inner, Mapping):
            yield inner
            yield from (deeper for further in _AROUND if isinstance(deeper := inner.get(further), Mapping))


def _link(around: Sequence[Mapping[str, Any]]) -> str | None:
    for place in around:
        for name in _LINKS:
            value = place.get(name)
            href = value.get("href") if isinstance(value, Mapping) else value
            if isinstance(href, str) and _URL.match(href):
                return href
    return None


def _number(around: Sequence[Mapping[str, Any]], names: Sequence[str]) -> int | None:
    """The first whole number under one of these names."""
    values = (place.get(name) for place in around for name in names)
    return next((value for value in values if isinstance(value, int) and not isinstance(value, bool)), None)
