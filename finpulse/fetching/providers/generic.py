"""Any API of JSON or CSV: its list of transactions is found, its pages are followed, and what it says stays so."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Final

import httpx

from finpulse.errors import ProviderFailed
from finpulse.fetching.fetched_file import FetchedFile, written_file
from finpulse.fetching.next_page import Pager, PageRequest
from finpulse.fetching.provider_session import ProviderSession, json_of
from finpulse.fetching.transaction_lists import Path, find_list, list_at, with_list
from finpulse.outbound.exchange import HostAnswer

_TEXT: Final = ("text/csv", "text/plain", "application/csv", "text/tab-separated-values", "application/vnd.ms-excel")


def fetch(session: ProviderSession) -> FetchedFile:
    """All pages as one file: the first page's document with the transactions of all, or the lines of all."""
    request = PageRequest(session.config.url, dict(session.config.params))
    first = session.ask(*request)
    return _fetch_json(session, request, first) if _is_json(first) else _fetch_text(session, request, first)


def _fetch_json(session: ProviderSession, request: PageRequest, answer: HostAnswer) -> FetchedFile:
    document = json_of(answer)
    path = find_list(document)
    if path is None:
        names = ", ".join(sorted(map(str, document))[:10]) if isinstance(document, dict) else "no fields"
        raise ProviderFailed(f"{_host(answer)} has answered with no list of transactions, but with {names}.")
    items, bodies, pager = list(list_at(document, path)), {answer.body}, Pager(request)
    page, count = document, len(items)
    while (onward := pager.turn(answer, page, count)) is not None:
        answer = session.ask(*onward)
        if answer.body in bodies:
            break  # It takes no notice of what it is asked, and has told everything already.
        bodies.add(answer.body)
        page = json_of(answer)
        found = _items(page, path)
        count = len(found)
        items += found
    if not items:
        return written_file([], session.pages)
    content = json.dumps(with_list(document, path, items), default=_number, ensure_ascii=False, indent=1)
    return FetchedFile(content.encode("utf-8", "replace"), "json", None, session.pages)


def _items(document: Any, path: Path) -> list[Any]:
    """The transactions of a further page, under the same names or, where the last page is another, under its own."""
    own = find_list(document)
    return list_at(document, path) or (list_at(document, own) if own is not None else [])


def _fetch_text(session: ProviderSession, request: PageRequest, answer: HostAnswer) -> FetchedFile:
    """The lines of all pages; a header that comes again with each page stands there once."""
    header, _, _ = answer.body.partition(b"\n")
    content, bodies, pager = bytearray(answer.body), {answer.body}, Pager(request)
    while (onward := pager.turn(answer, None, len(answer.body.splitlines()) - 1)) is not None:
        answer = session.ask(*onward)
        first, _, rest = answer.body.partition(b"\n")
        if answer.body in bodies or not answer.body.strip():
            break
        bodies.add(answer.body)
        if not content.endswith(b"\n"):
            content += b"\n"
        content += rest if first == header else answer.body
    return FetchedFile(bytes(content), "csv", None, session.pages)


def _is_json(answer: HostAnswer) -> bool:
    """Whether an answer is JSON, by its beginning and not by its name, which is often wrong."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return answer.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") or kind not in _TEXT


def _number(value: object) -> object:
    """Numbers stay exact; one that JSON's own numbers would change is written as text."""
    assert isinstance(value, Decimal), "json reads nothing else that it can't write"
    return f"{value:f}"


def _host(answer: HostAnswer) -> str:
    return httpx.URL(answer.url).host
