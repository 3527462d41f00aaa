"""An API of any shape: its list is found wherever it stands, and its pages are followed whichever way they are told."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from finpulse.errors import ProviderFailed
from tests.support.fake_bank import Bank, fetched_from, json_reply
from tests.support.web_host import Asked, Reply

ALL = [
    {
        "id": f"tx-{number:03}-{number * 7919 % 997}",
        "date": f"2026-01-{number + 1:02}",
        "amount": f"{(-1) ** number * (number + 1)}.50",
        "currency": "EUR",
        "description": f"{'Salary' if number % 2 == 0 else 'Coffee'} {number}",
    }
    for number in range(7)
]
AT_ONCE = 3


def page(start: int) -> list[dict[str, str]]:
    return ALL[start : start + AT_ONCE]


def by_link(asked: Asked) -> Reply:
    start = int(asked.query.get("from", 0))
    link = f'</transactions?from={start + AT_ONCE}&kept=1>; title="a, b"; rel="next", </transactions>; rel="first"'
    return json_reply(page(start), **({"Link": link} if start + AT_ONCE < len(ALL) else {}))


def by_field(tell: Callable[[str | None], dict[str, Any]], name: str = "transactions") -> Bank:
    """Pages whose next is told by a URL somewhere in the document."""

    def answer(asked: Asked) -> Reply:
        start = int(asked.query.get("from", 0))
        url = f"{asked.path}?from={start + AT_ONCE}" if start + AT_ONCE < len(ALL) else None
        return json_reply({name: page(start), **tell(url)})

    return answer


def by_cursor(field: str, parameter: str, more: str | None = None) -> Bank:
    def answer(asked: Asked) -> Reply:
        start = int(asked.query.get(parameter, "c0")[1:])
        has_more = start + AT_ONCE < len(ALL)
        told = {field: f"c{start + AT_ONCE}"} if has_more or more else {field: None}
        return json_reply({"data": page(start), **told, **({more: has_more} if more else {})})

    return answer


def by_number(first: int) -> Bank:
    def answer(asked: Asked) -> Reply:
        number = int(asked.query.get("page", first))
        around = {"page": number, "total_pages": 3}
        return json_reply({"result": {"transactions": page((number - first) * AT_ONCE)}, "pagination": around})

    return answer


def by_offset(asked: Asked) -> Reply:
    start = int(asked.query.get("offset", 0))
    return json_reply({"items": page(start), "offset": start, "total": len(ALL)})


def silent(parameter: str, step: int) -> Bank:
    """Pages that tell nothing of each other, as bare lists."""

    def answer(asked: Asked) -> Reply:
        number = int(asked.query[parameter])
        return json_reply(page((number - 1) * AT_ONCE if step == 1 else number))

    return answer


BANKS: dict[str, tuple[Bank, dict[str, Any]]] = {
    "Link header": (by_link, {}),
    "next as a path": (by_field(lambda url: {"next": url}), {}),
    "next in links": (by_field(lambda url: {"links": {"next": url and {"href": url}}}), {}),
    "next in _links of the list": (
        by_field(lambda url: {"_links": {"next": {"href": url}}} if url else {}, "booked"),
        {},
    ),
    "next_page_url in meta": (by_field(lambda url: {"meta": {"next_page_url": url}}, "data"), {}),
    "@odata.nextLink": (by_field(lambda url: {"@odata.nextLink": url} if url else {}, "value"), {}),
    "cursor": (by_cursor("next_cursor", "cursor"), {}),
    "cursor and has_more": (by_cursor("next_cursor", "cursor", "has_more"), {}),
    "page token": (by_cursor("nextPageToken", "pageToken"), {}),
    "continuation key": (by_cursor("continuation_key", "continuation_key"), {}),
    "pages from 1": (by_number(1), {}),
    "pages from 0": (by_number(0), {"params": {"page": "0"}}),
    "offset": (by_offset, {}),
    "pages that tell nothing": (silent("page", 1), {"params": {"page": "1"}}),
    "offsets that tell nothing": (silent("skip", AT_ONCE), {"params": {"skip": "0"}}),
}


@pytest.mark.parametrize("kind", sorted(BANKS))
def test_all_pages_are_one_statement(kind: str) -> None:
    bank, config = BANKS[kind]
    found = fetched_from(bank, **config)
    assert [row.external_id for row in found.rows] == [each["id"] for each in ALL]
    assert [row.amount for row in found.rows] == [each["amount"] for each in ALL]
    assert found.file.pages in (3, 4)


PLACES: dict[str, Any] = {
    "list": ALL,
    "data": {"data": ALL, "errors": []},
    "result.transactions": {"ok": True, "result": {"transactions": ALL, "warnings": [{"code": 1}]}},
    "transactions.booked": {"account": {"iban": "DE1"}, "transactions": {"booked": ALL, "pending": []}},
    "response.body.history": {"response": {"body": {"history": ALL}}},
    "beside a longer list": {"accounts": [{"name": str(number)} for number in range(20)], "transactions": ALL},
}


@pytest.mark.parametrize("place", sorted(PLACES))
def test_the_list_is_found_wherever_it_stands(place: str) -> None:
    assert len(fetched_from(lambda _: json_reply(PLACES[place])).rows) == len(ALL)


def test_what_stands_beside_the_list_stays_and_numbers_stay_exact() -> None:
    rows = [{**row, "amount": float(row["amount"])} for row in ALL]
    found = fetched_from(lambda _: json_reply({"transactions": rows, "closing_balance": "17.10", "currency": "EUR"}))
    assert [Decimal(row.amount) for row in found.rows] == [Decimal(each["amount"]) for each in ALL]
    assert [closing.split()[1] for closing in found.closings] == ["17.10"]


def test_pending_rows_of_a_list_of_their_own_are_skipped() -> None:
    found = fetched_from(lambda _: json_reply({"transactions": {"booked": ALL[:5], "pending": ALL[5:]}}))
    assert (len(found.rows), found.dropped) == (5, ["skipped: pending: not booked yet"] * 2)


def test_csv_is_taken_as_it_comes_and_its_pages_are_put_together() -> None:
    def bank(asked: Asked) -> Reply:
        start = int(asked.query.get("offset", 0))
        lines = [f"{each['date']},{each['description']},{each['amount']},EUR" for each in page(start)]
        content = "\r\n".join(["Date,Description,Amount,Currency", *lines]).encode()
        return Reply(body=content, headers=(("Content-Type", "text/csv; charset=utf-8"),))

    found = fetched_from(bank, params={"offset": "0"})
    assert [row.amount for row in found.rows] == [each["amount"] for each in ALL]
    assert found.file.ending == "csv"


@pytest.mark.parametrize("document", [[], {"transactions": []}, {"data": {"items": []}, "total": 0}])
def test_no_transactions_are_no_failure(document: Any) -> None:
    assert fetched_from(lambda _: json_reply(document)).rows == []


def test_a_server_that_takes_no_notice_of_the_page_ends_it() -> None:
    assert len(fetched_from(lambda _: json_reply(ALL), params={"page": "1"}).rows) == len(ALL)


def test_pages_that_go_round_in_a_circle_end() -> None:
    found = fetched_from(lambda asked: json_reply({"transactions": ALL, "next": "/transactions"}))
    assert len(found.rows) == len(ALL)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (json_reply({"status": "ok", "user": {"name": "Ada"}}), "no list of transactions, but with status, user"),
        (Reply(body=b"<html>Sign in</html>", headers=(("Content-Type", "text/html"),)), r"no JSON \(text/html\)"),
        (json_reply({"transactions": ALL, "has_more": True}), "more pages, and not how to ask for them"),
    ],
)
def test_what_can_t_be_followed_is_told(reply: Reply, said: str) -> None:
    with pytest.raises(ProviderFailed, match=said):
        fetched_from(lambda _: reply)


def test_a_body_is_asked_by_post_on_each_page() -> None:
    found = fetched_from(by_cursor("next_cursor", "cursor"), body={"account": "a"}, headers={"X-Key": "hidden-key"})
    assert {(each.method, each.body, each.headers["x-key"]) for each in found.asked} == {
        ("POST", b'{"account": "a"}', "hidden-key")
    }
