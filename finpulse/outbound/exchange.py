"""One request and its answer, with the redirects between them: checked at every step, limited in time and size."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final
from urllib.parse import urljoin

import httpcore
import httpx

from finpulse import __version__
from finpulse.errors import AddressRefused, AnswerTooLarge, ExchangeFailed
from finpulse.outbound.connections import CheckedBackend, Deadline, Resolve, look_up
from finpulse.outbound.destinations import AllowedHosts, Destination, destination

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# These keep what is asked, and the others make a GET of it.
_KEEPING: Final = frozenset({307, 308})
# One way of packing that blows up a thousandfold at most; others, or one around the other, know no such bound.
_UNPACKED: Final = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
# What a connection is about and not a request, and what says how long a body is: we write these.
OURS: Final = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


@dataclass(frozen=True, slots=True)
class ExchangeLimits:
    """How much of everything one exchange may take: seconds of all of it, bytes of the unpacked body, redirects."""

    seconds: float = 60.0
    size: int = 32 << 20
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class OutboundRequest:
    """What is asked of another host. Headers and body may hold secrets: none of it is ever logged."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class HostAnswer:
    """What a host has answered: the status, the headers, the unpacked body, and from which URL it came at last."""

    status: int
    headers: httpx.Headers = field(repr=False)
    body: bytes = field(repr=False)
    url: str


def exchange(
    request: OutboundRequest,
    allowed: AllowedHosts,
    limits: ExchangeLimits = ExchangeLimits(),
    resolve: Resolve = look_up,
) -> HostAnswer:
    """Send a request and return the answer, whatever its status is; redirects are followed as far as the limits say.

    Where no redirect is to be followed, one is an answer like any other. Raises AddressRefused for what may not be
    asked, AnswerTooLarge, and ExchangeFailed for what may be otherwise at another time.
    """
    backend = CheckedBackend(allowed, Deadline(limits.seconds), resolve)
    with httpcore.ConnectionPool(ssl_context=tls_context(), network_backend=backend) as pool:
        for _ in range(limits.redirects + 1):
            asked = destination(request.url, allowed)
            answer = _answer(pool, asked, request, limits)
            if not limits.redirects or answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            request = _redirected(request, asked, answer, allowed)
    raise ExchangeFailed(f"{asked.host} redirected more than {limits.redirects} times.")


@cache
def tls_context() -> ssl.SSLContext:
    """How other hosts are to prove who they are: by the usual authorities, whatever the environment says."""
    return httpx.create_ssl_context(trust_env=False)


def _answer(
    pool: httpcore.ConnectionPool, asked: Destination, request: OutboundRequest, limits: ExchangeLimits
) -> HostAnswer:
    """One answer as it came, redirect or not."""
    sent = httpx.Request(request.method, asked.url, headers=_headers(request), content=request.body)
    try:
        with pool.stream(
            sent.method,
            httpcore.URL(
                scheme=asked.url.raw_scheme, host=asked.url.raw_host, port=asked.url.port, target=asked.url.raw_path
            ),
            headers=sent.headers.raw,
            content=request.body,
            extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), limits.seconds)},
        ) as received:
            return _received(received, asked, limits)
    except httpcore.TimeoutException as error:
        raise ExchangeFailed(f"{asked.host} had not answered after {limits.seconds:g} seconds.") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, httpx.DecodingError) as error:
        raise ExchangeFailed(f"The answer of {asked.host} broke off or can't be understood: {_said(error)}") from error


def _headers(request: OutboundRequest) -> dict[str, str]:
    """The request's headers with ours, which stand where both name one."""
    given = {name: value for name, value in request.headers.items() if name.lower() not in OURS}
    named = {name.lower() for name in given}
    usual = {"User-Agent": f"Fin-Pulse/{__version__}", "Accept": "*/*"}
    return {
        **given,
        **{name: value for name, value in usual.items() if name.lower() not in named},
        "Accept-Encoding": "gzip, deflate",
    }


def _received(received: httpcore.Response, asked: Destination, limits: ExchangeLimits) -> HostAnswer:
    """The answer with its body, unpacked piece by piece. Raises AnswerTooLarge."""
    response = httpx.Response(received.status, headers=received.headers, stream=_Stream(received))
    if response.headers.get("content-encoding", "").strip().lower() not in _UNPACKED:
        raise ExchangeFailed(f"The answer of {asked.host} is packed in a way that was not asked for.")
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > limits.size:
            raise AnswerTooLarge(f"The answer of {asked.host} is longer than {limits.size >> 20} MB.")
    return HostAnswer(received.status, response.headers, bytes(body), str(asked.url))


class _Stream(httpx.SyncByteStream):
    """The bytes of an answer as they come; whoever opened it closes it."""

    def __init__(self, received: httpcore.Response) -> None:
        self._received = received

    def __iter__(self) -> Iterator[bytes]:
        return self._received.iter_stream()


def _redirected(
    request: OutboundRequest, asked: Destination, answer: HostAnswer, allowed: AllowedHosts
) -> OutboundRequest:
    """What is asked next. Another host is told no header of the request, any of which may be a secret, and no body."""
    onward = _joined(asked, answer.headers["location"])
    is_same = destination(onward, allowed).origin == asked.origin
    if answer.status in _KEEPING or request.method in ("GET", "HEAD"):
        if not is_same and request.method not in ("GET", "HEAD"):
            raise AddressRefused(
                f"{asked.host} redirects a {request.method} to another host, which is not followed; name that host."
            )
        return replace(request, url=onward, headers=request.headers if is_same else {})
    return OutboundRequest("GET", onward, request.headers if is_same else {})


def _joined(asked: Destination, location: str) -> str:
    try:
        return urljoin(str(asked.url), location)
    except ValueError:
        raise AddressRefused(f"{asked.host} redirects to what is no URL.") from None


def _said(error: Exception) -> str:
    """The first line of what a library says, which is about the connection and holds nothing of the request."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200] or type(error).__name__
