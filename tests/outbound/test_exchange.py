"""One exchange with another host: what is sent and followed, and where it ends."""

from __future__ import annotations

import gzip
import ssl
import time
import zlib
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
import zstandard

from finpulse.errors import AddressRefused, AnswerTooLarge, ExchangeFailed
from finpulse.outbound import exchange as exchange_module
from finpulse.outbound.destinations import AllowedHosts
from finpulse.outbound.exchange import ExchangeLimits, OutboundRequest, exchange
from tests.support.tls_front import tls_front
from tests.support.web_host import Asked, Reply, web_host

SECRETS = {"Authorization": "Bearer hidden", "X-Api-Key": "hidden"}
HERE = AllowedHosts(("127.0.0.1", "localhost"))


def test_method_headers_and_body_arrive() -> None:
    with web_host(lambda _: Reply(201, b"{}", (("X-Page", "1"),))) as host:
        request = OutboundRequest("POST", host.url("/claim?a=1&b=%20"), {**SECRETS, "Host": "elsewhere"}, b'{"a": 1}')
        answer = exchange(request, HERE)
    [asked] = host.asked
    assert (asked.method, asked.path, asked.query, asked.body) == ("POST", "/claim", {"a": "1", "b": " "}, b'{"a": 1}')
    assert asked.headers["authorization"] == "Bearer hidden"
    assert asked.headers["host"] == host.place
    assert asked.headers["user-agent"].startswith("Fin-Pulse/")
    assert (answer.status, answer.body, answer.headers["x-page"], answer.url) == (201, b"{}", "1", request.url)


def test_a_redirect_on_the_same_host_keeps_the_headers() -> None:
    with web_host(lambda asked: Reply(302, headers=(("Location", "/b"),)) if asked.path == "/a" else Reply()) as host:
        exchange(OutboundRequest("GET", host.url("/a"), SECRETS), HERE)
    assert [each.headers.get("authorization") for each in host.asked] == ["Bearer hidden", "Bearer hidden"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_told_no_secret(status: int) -> None:
    with web_host(lambda _: Reply(body=b"there")) as there:
        onward = (("Location", there.url(host="localhost")),)
        with web_host(lambda _: Reply(status, headers=onward)) as host:
            assert exchange(OutboundRequest("GET", host.url(), SECRETS), HERE).body == b"there"
    assert not {"authorization", "x-api-key"} & there.asked[0].headers.keys()


@pytest.mark.parametrize("status", [307, 308])
def test_a_body_never_follows_a_redirect_to_another_host(status: int) -> None:
    with web_host(lambda _: Reply()) as there:
        onward = (("Location", there.url(host="localhost")),)
        with (
            web_host(lambda _: Reply(status, headers=onward)) as host,
            pytest.raises(AddressRefused, match="another host"),
        ):
            exchange(OutboundRequest("POST", host.url(), SECRETS, b"hidden"), HERE)
    assert there.asked == []


def test_a_post_that_is_redirected_for_good_becomes_a_get() -> None:
    with web_host(lambda asked: Reply(303, headers=(("Location", "/b"),)) if asked.path == "/a" else Reply()) as host:
        exchange(OutboundRequest("POST", host.url("/a"), SECRETS, b"hidden"), HERE)
    assert [(each.method, each.body) for each in host.asked] == [("POST", b"hidden"), ("GET", b"")]


def test_redirects_come_to_an_end() -> None:
    with (
        web_host(lambda _: Reply(302, headers=(("Location", "/again"),))) as host,
        pytest.raises(ExchangeFailed, match="more than 3 times"),
    ):
        exchange(OutboundRequest("GET", host.url()), HERE, ExchangeLimits(redirects=3))
    assert len(host.asked) == 4


def test_whoever_follows_no_redirect_gets_it_as_the_answer() -> None:
    with web_host(lambda _: Reply(302, headers=(("Location", "http://10.0.0.1/"),))) as host:
        assert exchange(OutboundRequest("GET", host.url()), HERE, ExchangeLimits(redirects=0)).status == 302


PACKED = {
    "gzip": gzip.compress(b"a" * (4 << 20)),
    "deflate": zlib.compress(b"a" * (4 << 20)),
    "identity": b"a" * (4 << 20),
}


@pytest.mark.parametrize("packing", sorted(PACKED))
def test_an_answer_is_no_longer_than_it_may_be_once_it_is_unpacked(packing: str) -> None:
    reply = Reply(body=PACKED[packing], headers=(("Content-Encoding", packing),))
    with web_host(lambda _: reply) as host:
        assert len(exchange(OutboundRequest("GET", host.url()), HERE, ExchangeLimits(size=4 << 20)).body) == 4 << 20
        with pytest.raises(AnswerTooLarge, match="longer than 3 MB"):
            exchange(OutboundRequest("GET", host.url()), HERE, ExchangeLimits(size=3 << 20))


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "zstd"])
def test_an_answer_that_is_packed_otherwise_is_not_unpacked(packing: str) -> None:
    reply = Reply(body=zstandard.compress(b"a" * (64 << 20)), headers=(("Content-Encoding", packing),))
    with web_host(lambda _: reply) as host, pytest.raises(ExchangeFailed, match="packed"):
        exchange(OutboundRequest("GET", host.url()), HERE)


def test_an_answer_that_drips_ends_with_the_whole_time() -> None:
    def drip() -> Iterator[bytes]:
        while True:
            yield b"."
            time.sleep(0.05)

    with web_host(lambda _: Reply(body=drip())) as host, pytest.raises(ExchangeFailed, match=r"after 0\.3 seconds"):
        exchange(OutboundRequest("GET", host.url()), HERE, ExchangeLimits(seconds=0.3))


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "https://127.0.0.1:1/"])
def test_a_host_that_is_away_is_told(url: str) -> None:
    with pytest.raises(ExchangeFailed, match="can't be reached"):
        exchange(OutboundRequest("GET", url), HERE)


def test_an_answer_that_is_no_http_is_told() -> None:
    packed_in_words_only = Reply(body=b"no gzip " * 9, headers=(("Content-Encoding", "gzip"),))
    with web_host(lambda _: packed_in_words_only) as host, pytest.raises(ExchangeFailed, match="can't be understood"):
        exchange(OutboundRequest("GET", host.url()), HERE)


def test_tls_proves_the_name_that_was_asked_for_and_not_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = AllowedHosts(("bank.test", "other.test"))
    with web_host(_name_of_host) as host, tls_front(host.port, tmp_path, "bank.test") as (port, authority):
        monkeypatch.setattr(exchange_module, "tls_context", lambda: ssl.create_default_context(cafile=str(authority)))

        def get(name: str) -> bytes:
            request = OutboundRequest("GET", f"https://{name}:{port}/")
            return exchange(request, allowed, resolve=lambda *_: [ip_address("127.0.0.1")]).body

        assert get("bank.test") == f"bank.test:{port}".encode()
        with pytest.raises(ExchangeFailed, match=r"other\.test.*other\.test"):
            get("other.test")


def _name_of_host(asked: Asked) -> Reply:
    return Reply(body=asked.headers["host"].encode())
