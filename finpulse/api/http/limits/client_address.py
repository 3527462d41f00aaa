"""Whose network address a request comes from, also behind proxies that we trust to tell it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import structlog
from flask import current_app, request

from finpulse.config import Network, Settings

log = structlog.get_logger()

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# 192.0.2.7, 192.0.2.7:4711, 2001:db8::7, [2001:db8::7] or [2001:db8::7]:4711, as proxies write them.
_ENTRY: Final = re.compile(r"\[([0-9A-Fa-f:.]{2,45})\](?::\d{1,5})?|([0-9.]{7,15})(?::\d{1,5})?|([0-9A-Fa-f:.]{2,45})")
# A subscriber's line has a whole network of this size, and may take another address of it for every request.
IPV6_SUBSCRIBER_BITS: Final = 64


def client_network() -> str:
    """The client of this request: its IPv4 address, or the /64 network of its IPv6 address."""
    settings: Settings = current_app.config["SETTINGS"]
    forwarded = request.headers.getlist("X-Forwarded-For")
    if forwarded and not settings.trusted_proxies:
        _tell_once()
    client = client_address(request.remote_addr, forwarded, settings.trusted_proxies)
    if client is None:  # A Unix socket has no address.
        return "local"
    if client.version == 6:
        return str(ipaddress.ip_network((client, IPV6_SUBSCRIBER_BITS), strict=False))
    return str(client)


@lru_cache(maxsize=1)
def _tell_once() -> None:
    """Behind a proxy that nobody has named, all clients are one, and use up each other's limits."""
    log.warning("client_address.forwarded_by_nobody_trusted", setting="FINPULSE_TRUSTED_PROXIES")


def client_address(peer: str | None, forwarded: Sequence[str], trusted: Sequence[Network]) -> Address | None:
    """The last of those whom a request has passed that is no proxy of ours, from the peer back.

    `forwarded` are the values of X-Forwarded-For, to which each proxy adds whom it heard; what stands before the
    word of somebody else is anybody's invention, and so is the whole header where the peer itself is no proxy of ours.
    """
    client = _address(peer or "")
    for entry in reversed(",".join(forwarded).split(",")):
        if client is None or not _is_in(client, trusted):
            break
        before = _address(entry.strip())
        if before is None:
            break
        client = before
    return client


def _address(text: str) -> Address | None:
    found = _ENTRY.fullmatch(text.partition("%")[0])  # What follows names an interface of this machine.
    try:
        address = ipaddress.ip_address(next(filter(None, found.groups()))) if found else None
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _is_in(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)
