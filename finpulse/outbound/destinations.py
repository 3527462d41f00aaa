"""A URL from outside -> where a request may go: https, a plain name or a public address, a usual port, no password."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import httpx

from finpulse.errors import AddressRefused
from finpulse.outbound.public_addresses import address_of, is_public

LONGEST: Final = 4_000
# What browsers, resolvers and libraries each read in a way of their own.
_ODD: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u3000\ufeff\\]")
_NAME: Final = re.compile(r"(?!-)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# Resolvers take such a name for an IPv4 address: in octal, in hex, in one number, or in short.
_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_PORTS: Final = {"https": 443, "http": 80}
_FIRST_FREE_PORT: Final = 1024


class Destination(NamedTuple):
    """Where a request goes: the URL without its fragment, and whether its host is one that the settings allow."""

    url: httpx.URL
    is_allowed: bool

    @property
    def host(self) -> str:
        """The host's name in ASCII, an IPv6 address without its brackets."""
        return self.url.raw_host.decode("ascii").removeprefix("[").removesuffix("]")

    @property
    def port(self) -> int:
        """The port, also where the URL leaves it to the scheme."""
        return self.url.port or _PORTS[self.url.scheme]

    @property
    def origin(self) -> tuple[str, str, int]:
        """What two addresses share that may be told the same secrets."""
        return self.url.scheme, self.host, self.port


class AllowedHosts:
    """Hosts that may be asked although they are not public, each perhaps at one port alone, and without TLS too.

    Their entries are those of the setting FINPULSE_API_ALLOWED_HOSTS.
    """

    def __init__(self, entries: tuple[str, ...] = ()) -> None:
        self._entries = frozenset(entry.replace("[", "").replace("]", "") for entry in entries)

    def has(self, host: str, port: int) -> bool:
        """Whether this host may be asked at this port."""
        return host in self._entries or f"{host}:{port}" in self._entries


def destination(url: str, allowed: AllowedHosts) -> Destination:
    """Where a request to this URL may go. Raises AddressRefused with a sentence for whoever has named it.

    That the host's addresses are public is seen to when it is connected to (finpulse.outbound.connections).
    """
    found = Destination(_parsed(url), is_allowed=False)
    found = found._replace(is_allowed=allowed.has(found.host, found.port))
    if found.url.scheme != "https" and not found.is_allowed:
        raise AddressRefused(f"Only https is spoken with other hosts, and {_shown(url)} begins with {_scheme(url)}.")
    if found.is_allowed:
        return found
    if found.port < _FIRST_FREE_PORT and found.port != _PORTS["https"]:
        raise AddressRefused(f"Port {found.port} is not one of a web service: it takes 443, or one from 1024 on.")
    address = address_of(found.host)
    if address is not None and not is_public(address):
        raise not_public(found.host)
    return found


def not_public(host: str) -> AddressRefused:
    """That a host is none that may be asked."""
    return AddressRefused(
        f"{host[:100]} is at no public address, and nothing else is asked. Whoever runs this service can allow the "
        "host by FINPULSE_API_ALLOWED_HOSTS."
    )


def _parsed(url: str) -> httpx.URL:
    """The URL in one form. Raises AddressRefused for whatever two readers could understand differently."""
    if len(url) > LONGEST or _ODD.search(url):
        raise AddressRefused(
            "A URL has up to 4000 characters, and no blanks, backslashes or invisible ones among them."
        )
    try:
        parsed = httpx.URL(url)
        raw_host = parsed.raw_host.decode("ascii")
        # A name that begins with xn-- and stands for none is found out only when somebody reads it, as requests do.
        _ = parsed.host
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise AddressRefused(f"{_shown(url)} is no URL that can be used: {error}.") from None
    if parsed.scheme not in _PORTS or not raw_host:
        raise AddressRefused(f"{_shown(url)} is no URL of a web service; one looks like https://api.bank.example/path.")
    if parsed.userinfo or "@" in _authority(url):
        raise AddressRefused("A URL takes no name and password before an @-sign; headers can carry them.")
    if parsed.port is not None and not 0 < parsed.port < 1 << 16:
        raise AddressRefused(f"There is no port {parsed.port}.")
    _check_host(raw_host)
    return parsed.copy_with(fragment=None)


def _check_host(host: str) -> None:
    if address_of(host) is not None:
        return
    if host.endswith("."):
        raise AddressRefused(f"{host[:100]} ends with a period; leave it out.")
    if _NUMBER.fullmatch(host.lower()) or not _NAME.fullmatch(host.lower()) or len(host) > 253:
        raise AddressRefused(f"{host[:100]} is neither the name of a host nor an address as it is usually written.")


def _authority(url: str) -> str:
    """What stands between the slashes and the path, as it was written: an empty name and password are gone later."""
    return re.split(r"[/?#]", url.partition("//")[2], maxsplit=1)[0]


def _scheme(url: str) -> str:
    return url.partition(":")[0][:20]


def _shown(url: str) -> str:
    """What of a URL may be told: neither what stands before an @-sign nor the query, both of which hold secrets."""
    return repr(url.partition("?")[0].rpartition("@")[2][:100])
