"""A provider that is slow, busy, broken or unwilling: asked again where that may help, and told as it is."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from threading import Event

import pytest

from finpulse.errors import AddressRefused, AnswerTooLarge, ProviderFailed
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.fetch import Fetcher
from finpulse.fetching.provider_session import FetchLimits
from finpulse.fetching.windows import Window
from tests.support.fake_bank import HERE, fetched_from, json_reply
from tests.support.web_host import Asked, Reply, web_host

ROWS = [
    {"id": f"t{number}{number * 31 % 7}", "date": f"2026-01-0{number}", "amount": f"-{number}.50", "description": "Tea"}
    for number in (1, 2, 3)
]
SECRETS = {"Authorization": "Bearer hidden-token", "X-Api-Key": "hidden-key"}


class Failing:
    """Answers so many times with something else before it answers well."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.asked_at: list[float] = []

    def __call__(self, asked: Asked) -> Reply:
        del asked
        self.asked_at.append(time.monotonic())
        return self.replies.pop(0) if self.replies else json_reply(ROWS)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 522])
def test_what_may_pass_is_asked_again(status: int) -> None:
    bank = Failing(Reply(status), Reply(status))
    assert len(fetched_from(bank).rows) == 3
    assert len(bank.asked_at) == 3


def test_a_provider_says_how_long_to_wait() -> None:
    bank = Failing(Reply(429, headers=(("Retry-After", "1"),)))
    fetched_from(bank)
    first, second = bank.asked_at
    assert second - first >= 1


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_wait_that_is_longer_than_a_job_waits_is_told(form: str) -> None:
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    bank = Failing(Reply(429, headers=(("Retry-After", in_an_hour if form == "date" else "3600"),)))
    with pytest.raises(ProviderFailed, match=r"\(status 429\)\. The provider wants fewer requests.* 3[56]\d\d s until"):
        fetched_from(bank)
    assert len(bank.asked_at) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 410, 418, 422, 501])
def test_what_won_t_pass_is_told_at_once(status: int) -> None:
    bank = Failing(json_reply({"error": {"code": "X", "message": "No such consent"}}, status))
    with pytest.raises(ProviderFailed, match=rf"127\.0\.0\.1 .*\(status {status}\): 'No such consent'\. \w+"):
        fetched_from(bank)
    assert len(bank.asked_at) == 1


def test_a_provider_that_stays_away_is_told_with_how_often_it_was_asked() -> None:
    with pytest.raises(ProviderFailed, match=r"refused the request 3 times \(status 503\)\. .* try again later"):
        fetched_from(lambda _: Reply(503))
    with pytest.raises(ProviderFailed, match=r"can't be reached at port 1\. It was asked 3 times"):
        fetched_from(lambda _: Reply(), url="http://127.0.0.1:1/")


SAID = [
    {"error": "invalid_token", "error_description": "Expired hidden-token"},
    {"tppMessages": [{"category": "ERROR", "code": "CONSENT_EXPIRED", "text": "Expired hidden-key"}]},
    {"Errors": [{"ErrorCode": "UK.OBIE", "Message": "Expired Bearer hidden-token"}]},
    {"errors": ["Expired hidden-password"]},
    {"display_message": None, "error_message": "Expired hidden-secret", "error_code": "ITEM_LOGIN_REQUIRED"},
]


@pytest.mark.parametrize("document", SAID, ids=range(len(SAID)))
def test_no_secret_is_repeated(document: object) -> None:
    url = "/transactions?password=hidden-password"
    with pytest.raises(ProviderFailed, match="Expired") as refused:
        fetched_from(
            lambda _: json_reply(document, 401), path=url, headers=SECRETS, body={"nested": [{"a": "hidden-secret"}]}
        )
    assert "hidden" not in str(refused.value)


def test_secrets_are_not_shown() -> None:
    url = "https://user:hidden@bank.example/accounts/1?key=hidden"
    config = ApiConfig("generic", url, {"Authorization": "hidden"}, {"p": "hidden"}, {"secret": "hidden"})
    assert "hidden" not in repr(config)
    assert "hidden" not in str(config.shown())
    assert config.shown()["url"] == "https://bank.example/accounts/1"
    assert ApiConfig.loads(config.dumps()) == config


def test_another_host_is_told_no_secret() -> None:
    with web_host(lambda _: json_reply(ROWS)) as there:
        onward = there.url("/transactions", host="localhost")
        found = fetched_from(lambda _: json_reply({"transactions": ROWS[:1], "next": onward}), headers=SECRETS)
    assert len(found.rows) == 4
    assert [each.headers.get("x-api-key") for each in (*found.asked, *there.asked)] == ["hidden-key", None]


@pytest.mark.parametrize("onward", ["https://169.254.169.254/latest", "http://10.0.0.1/", "https://localhost:1/"])
def test_a_next_page_is_checked_like_the_first(onward: str) -> None:
    with pytest.raises((AddressRefused, ProviderFailed)) as refused:
        fetched_from(lambda _: json_reply({"transactions": ROWS, "next": onward}), limits=FetchLimits(tries=1))
    assert isinstance(refused.value, AddressRefused) or "localhost" in onward


def test_pages_size_and_time_have_their_ends() -> None:
    def endless(asked: Asked) -> Reply:
        return json_reply({"transactions": ROWS, "next": f"/?page={int(asked.query.get('page', 1)) + 1}"})

    with pytest.raises(ProviderFailed, match=r"more than the 4 pages that api_config\.pages allows"):
        fetched_from(endless, pages=4)
    with pytest.raises(AnswerTooLarge, match="longer than 1 MB together"):
        fetched_from(lambda _: json_reply([{**ROWS[0], "note": "a" * (2 << 20)}]), limits=FetchLimits(whole=1 << 20))
    with pytest.raises(AnswerTooLarge, match="longer than 1 MB"):
        fetched_from(lambda _: json_reply([{**ROWS[0], "note": "a" * (2 << 20)}]), limits=FetchLimits(answer=1 << 20))


def test_a_fetch_that_is_stopped_waits_no_longer() -> None:
    stopped = Event()
    stopped.set()
    with web_host(lambda _: Reply(503)) as host, pytest.raises(ProviderFailed, match="stopped"):
        Fetcher("checking", HERE, stopped, FetchLimits()).fetch(
            ApiConfig("generic", host.url()), Window(None, date(2026, 3, 20))
        )
    assert host.asked == []
