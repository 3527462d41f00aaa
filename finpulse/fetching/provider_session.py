"""A conversation with one provider: each question asked again where that may help, and all of it within limits."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from threading import Event
from typing import Any, Final

import httpx

from finpulse.errors import AnswerTooLarge, ExchangeFailed, ProviderFailed
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.provider_refusals import refusal
from finpulse.outbound.destinations import AllowedHosts
from finpulse.outbound.exchange import ExchangeLimits, HostAnswer, OutboundRequest, exchange

# What may be otherwise in a moment: too many requests, or a server that is not well.
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
_STOPPED: Final = "The job was stopped."
_JSON: Final = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What a fetch may take: seconds, tries of each question, bytes of an answer and of all of them."""

    seconds: float = 600.0
    tries: int = 5
    answer: int = 32 << 20
    whole: int = 64 << 20
    first_pause: float = 1.0


USUAL_LIMITS: Final = FetchLimits()


class ProviderSession:
    """Asks a provider, by the headers and parameters of its configuration, which no other host is told."""

    def __init__(self, config: ApiConfig, allowed: AllowedHosts, limits: FetchLimits, stopped: Event) -> None:
        self.config = config
        self.pages = 0
        self._allowed = allowed
        self._limits = limits
        self._stopped = stopped
        self._until = time.monotonic() + limits.seconds
        self._bytes = 0

    def get(self, url: str, params: Mapping[str, str] | None = None) -> HostAnswer:
        """A page, whose status is good. Raises ProviderFailed, AddressRefused and AnswerTooLarge."""
        return self._page("GET", url, params, None)

    def post(self, url: str, body: Mapping[str, Any] | None, params: Mapping[str, str] | None = None) -> HostAnswer:
        """The same by a POST, with a body of JSON if there is one."""
        return self._page("POST", url, params, None if body is None else json.dumps(body).encode())

    def ask(self, url: str, params: Mapping[str, str] | None = None) -> HostAnswer:
        """A page in the way that the configuration says: with a body by POST, without one by GET."""
        if self.config.body is None:
            return self.get(url, params)
        return self.post(url, self.config.body, params)

    def _page(self, method: str, url: str, params: Mapping[str, str] | None, body: bytes | None) -> HostAnswer:
        if self._stopped.is_set():
            raise ProviderFailed(_STOPPED)
        if self.pages >= self.config.pages:
            raise ProviderFailed(
                f"{_host(url)} has more than the {self.config.pages} pages that api_config.pages allows; allow more, "
                "or ask for a shorter time by api_config.params."
            )
        self.pages += 1
        whole = str(httpx.URL(url).copy_merge_params(dict(params or {})))
        answer = self._tried(OutboundRequest(method, whole, self._headers(url, body), body))
        self._bytes += len(answer.body)
        if self._bytes > self._limits.whole:
            raise AnswerTooLarge(f"The pages of {_host(url)} are longer than {self._limits.whole >> 20} MB together.")
        return answer

    def _headers(self, url: str, body: bytes | None) -> dict[str, str]:
        """The configuration's headers where they belong, and what the body is."""
        own = self.config.headers if _origin(url) == _origin(self.config.url) else {}
        typed = {} if body is None or any(name.lower() == "content-type" for name in own) else _JSON
        return {"Accept": "application/json, text/csv;q=0.9, */*;q=0.5", **own, **typed}

    def _tried(self, request: OutboundRequest) -> HostAnswer:
        """The answer to a question that is asked as often as it may help."""
        pause = self._limits.first_pause
        for attempt in range(1, self._limits.tries + 1):
            is_last = attempt == self._limits.tries
            try:
                answer = exchange(request, self._allowed, self._exchange_limits())
            except ExchangeFailed as error:
                if is_last:
                    raise ProviderFailed(f"{error} It was asked {attempt} times; try again later.") from error
                self._wait(pause, str(error))
            else:
                if answer.status < HTTPStatus.BAD_REQUEST:
                    return _good(answer)
                if is_last or answer.status not in _PASSING:
                    raise refusal(answer, self.config, attempt)
                self._wait(max(pause, _retry_after(answer)), str(refusal(answer, self.config, attempt)))
            pause *= 2 * random.uniform(0.8, 1.2)  # noqa: S311 - so that many don't come again at once.
        raise AssertionError("the last try returns or raises")

    def _exchange_limits(self) -> ExchangeLimits:
        return ExchangeLimits(seconds=max(min(60.0, self._until - time.monotonic()), 0.1), size=self._limits.answer)

    def _wait(self, seconds: float, because: str) -> None:
        """Wait before the next try. Raises ProviderFailed where that would be too long, or nobody waits any more."""
        if time.monotonic() + seconds > self._until:
            raise ProviderFailed(
                f"{because} It would be {seconds:.0f} s until the next try, which is longer than a job waits."
            )
        if self._stopped.wait(seconds):
            raise ProviderFailed(_STOPPED)


def json_of(answer: HostAnswer) -> Any:
    """An answer's JSON, its numbers exact. Raises ProviderFailed where it is none."""
    try:
        return json.loads(answer.body, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        kind = answer.headers.get("content-type", "no content type")[:60]
        raise ProviderFailed(
            f"{_host(answer.url)} has answered with no JSON ({kind}); look at api_config.url."
        ) from error


def _good(answer: HostAnswer) -> HostAnswer:
    """An answer without an error. Raises ProviderFailed for a redirect that leads nowhere."""
    if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        raise ProviderFailed(f"{_host(answer.url)} redirects (status {answer.status}) and doesn't say where to.")
    return answer


def _retry_after(answer: HostAnswer) -> float:
    """The seconds that a provider asks to wait, in either form of RFC 9110, 10.2.3; 0 where it doesn't say."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        return max((parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return 0.0


def _origin(url: str) -> tuple[str, str, int | None]:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        return "", "", None
    return parsed.scheme, parsed.host, parsed.port


def _host(url: str) -> str:
    return httpx.URL(url).host
