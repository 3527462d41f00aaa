"""What a user says of a provider's API: where it is, what it is asked, and which shape its answers have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import httpx

# In the order of the contract; `generic` finds everything out by itself.
API_TYPES: Final = (
    "generic",
    "simplefin",
    "berlin-group",
    "uk-open-banking",
    "plaid",
    "teller",
    "wise",
    "stripe",
    "gocardless",
    "enable-banking",
)
USUAL_PAGES: Final = 100
MOST_PAGES: Final = 1000


@dataclass(frozen=True, slots=True)
class ApiConfig:
    """One request for all of its pages. URL, headers, params and body may each hold secrets: log none of it."""

    type: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Mapping[str, Any] | None = field(default=None, repr=False)
    source: str | None = None
    pages: int = USUAL_PAGES

    def dumps(self) -> str:
        """All of it as text, to be sealed."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> ApiConfig:
        """What `dumps` has written."""
        return cls(**json.loads(text))

    def shown(self) -> dict[str, Any]:
        """What may be told of it: no value that could be a secret."""
        return {
            "type": self.type,
            "url": shown_url(self.url),
            "headers": sorted(self.headers),
            "params": sorted(self.params),
            "body": sorted(self.body or ()),
            "source": self.source,
            "pages": self.pages,
        }

    def secrets(self) -> list[str]:
        """The values that no sentence may repeat."""
        url = _parsed(self.url)
        in_url = [url.username, url.password, *(value for _, value in url.params.multi_items())] if url else [self.url]
        in_headers = [part for value in self.headers.values() for part in (value, value.rpartition(" ")[2])]
        return [*in_headers, *self.params.values(), *in_url, *_texts(self.body)]


def shown_url(url: str) -> str:
    """A URL without what may be secret: a name and password, and the query; one that is none is no more than that.

    >>> shown_url("https://user:password@bridge.example/simplefin?token=1")
    'https://bridge.example/simplefin'
    """
    parsed = _parsed(url)
    return str(parsed.copy_with(userinfo=b"", query=None, fragment=None)) if parsed else "a token"


def _parsed(url: str) -> httpx.URL | None:
    """The URL, None where it is something else, such as a setup token."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        return None
    return parsed if parsed.host else None


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _texts(each)]
