"""One question to a language model over HTTP, as OpenAI's chat completions are asked: limited in time and size."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

import structlog

from finpulse.credentials.model_access import ModelAccess
from finpulse.db import exact_json
from finpulse.errors import AddressRefused, AnswerTooLarge, ExchangeFailed
from finpulse.outbound.destinations import AllowedHosts
from finpulse.outbound.exchange import ExchangeLimits, HostAnswer, OutboundRequest, exchange

log = structlog.get_logger()

# Whoever asks waits, and gets an answer without a model where it doesn't come.
LIMITS: Final = ExchangeLimits(seconds=2.0, size=256 << 10, redirects=0)
MOST_TOKENS: Final = 600
JSON: Final = "application/json"
PORTS: Final = {"https": 443, "http": 80}


def completion(access: ModelAccess, system: str, user: str) -> str | None:
    """What the model says; None where it says nothing in time that is what such an API answers.

    Neither what is asked nor what is answered is ever logged.
    """
    try:
        answer = exchange(_request(access, system, user), _only_host_of(access.url), LIMITS)
        return _said(answer)
    except (AddressRefused, AnswerTooLarge, ExchangeFailed) as error:
        log.warning("assistant.model_failed", reason=type(error).__name__)
    except (ValueError, RecursionError, LookupError, TypeError):
        log.warning("assistant.model_failed", reason="another answer than such an API gives")
    return None


def _request(access: ModelAccess, system: str, user: str) -> OutboundRequest:
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    body: dict[str, Any] = {
        "model": access.model,
        "messages": messages,
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_object"},
        "stream": False,
    }
    headers = {"Content-Type": JSON, "Accept": JSON}
    if access.key:
        headers["Authorization"] = f"Bearer {access.key}"
    return OutboundRequest("POST", access.url, headers, exact_json.dumps(body).encode())


def _only_host_of(url: str) -> AllowedHosts:
    """The host that the operator has named, wherever it is; nothing else is asked."""
    parts = urlsplit(url)
    return AllowedHosts((f"{parts.hostname}:{parts.port or PORTS[parts.scheme]}",))


def _said(answer: HostAnswer) -> str:
    """The text of the first choice. Raises ValueError, LookupError or TypeError for any other answer."""
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status != 200 or media_type != JSON:
        raise ValueError
    said = exact_json.loads(answer.body)["choices"][0]["message"]["content"]
    if not isinstance(said, str):
        raise TypeError
    return said
