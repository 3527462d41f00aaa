"""A provider's refusal -> a sentence: what it has answered, and what its user can do about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import httpx

from finpulse.cleaning.text import storable
from finpulse.errors import ProviderFailed
from finpulse.fetching.api_config import ApiConfig
from finpulse.outbound.exchange import HostAnswer

_HELP: Final = {
    400: "It has not understood the request; look at api_config.params and body.",
    401: "The token or the consent behind it is missing, wrong or has expired: renew it, and send the request again.",
    402: "The provider wants to be paid first.",
    403: "The token or the consent doesn't allow this, or was used before: renew it, and send the request again.",
    404: "There is nothing at this address; look at api_config.url and the account's id in it.",
    405: "The address doesn't take this method; with api_config.body it is asked by POST, without one by GET.",
    410: "What the address stood for is gone; the access has to be set up anew.",
    429: "The provider wants fewer requests; try again later, or fetch less often.",
}
_SERVERS_FAULT: Final = "The provider has a fault of its own; try again later."
_OTHERWISE: Final = "Look at api_config."
# Where providers say what is wrong, the most telling first.
_SAYING: Final = (
    "display_message",
    "error_message",
    "error_description",
    "detail",
    "message",
    "text",
    "title",
    "error",
)
_LISTING: Final = ("errors", "tppMessages", "Errors", "error")
_LONGEST: Final = 200
# Shorter values are no secrets, and would be found in any sentence.
_SHORTEST_SECRET: Final = 5


def refusal(answer: HostAnswer, config: ApiConfig, tries: int) -> ProviderFailed:
    """What to raise for an answer with a status of 400 or more; of its text what is meant for people, and no secret."""
    status = answer.status
    help_text = _HELP.get(status) or (_SERVERS_FAULT if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _OTHERWISE)
    often = f" {tries} times" if tries > 1 else ""
    said = said_by(answer, config)
    return ProviderFailed(
        f"{httpx.URL(answer.url).host} has refused the request{often} (status {status})"
        f"{f': {said!r}' if said else ''}. {help_text}"
    )


def said_by(answer: HostAnswer, config: ApiConfig) -> str:
    """What a provider says of an error, short, with each value of the configuration taken out."""
    try:
        document = json.loads(answer.body[:100_000])
    except ValueError:
        return ""
    return without_secrets(" ".join((_sentence(document) or "").split()), config)[:_LONGEST]


def without_secrets(text: str, config: ApiConfig) -> str:
    """A provider's text without whatever of the configuration it repeats."""
    for secret in sorted(config.secrets(), key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "…")
    return storable(text)


def _sentence(document: Any, depth: int = 0) -> str | None:
    """The first text of an error in a document."""
    if isinstance(document, str):
        return document
    if isinstance(document, list):
        return _sentence(document[0], depth + 1) if document and depth < 4 else None
    if not isinstance(document, Mapping) or depth > 3:
        return None
    lowered = {name.lower() if name.istitle() else name: value for name, value in document.items()}
    for name in _SAYING:
        if isinstance(value := lowered.get(name), str) and value:
            return value
    inner = (lowered.get(name.lower() if name.istitle() else name) for name in _LISTING)
    return next((found for value in inner if value and (found := _sentence(value, depth + 1))), None)
