"""Which addresses are public: everybody's to reach, and so no way into the network that this service stands in."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

Address = IPv4Address | IPv6Address

# Global to some versions of Python, and yet answered by the machine's own surroundings: services that clouds have for
# their machines, assignments for protocols, relays that take packets on to any address, and the servers of AS112, which
# any network may have of its own.
_NEARBY: Final = (
    IPv4Network("168.63.129.16/32"),
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.31.196.0/24"),
    IPv4Network("192.52.193.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv4Network("192.175.48.0/24"),
)
# All of IPv6 that is given out; what lies in it and stands for something else is taken out again.
_GIVEN_OUT: Final = IPv6Network("2000::/3")
_STANDS_FOR_OTHERS: Final = (
    IPv6Network("2001::/23"),  # Teredo, benchmarks, identifiers that are no places.
    IPv6Network("2001:db8::/32"),
    IPv6Network("2002::/16"),  # 6to4: packets go wherever the IPv4 address in it says.
    IPv6Network("2620:4f:8000::/48"),  # AS112 again.
    IPv6Network("3fff::/20"),
)
# RFC 6052: how hosts that have IPv6 alone reach those that have IPv4 alone.
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
# The last half of an address that ISATAP tunnels to the IPv4 address at its end.
_ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})


def is_public(address: Address) -> bool:
    """Whether an address is one that anybody may reach, whatever it is wrapped in.

    >>> [is_public(ip_address(text)) for text in ("1.1.1.1", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    if isinstance(address, IPv6Address):
        return _is_public_v6(address)
    is_open = address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
    return is_open and not any(address in network for network in _NEARBY)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _TRANSLATED:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return False
    is_given = address in _GIVEN_OUT and address.is_global and not address.is_multicast
    return is_given and not any(address in network for network in _STANDS_FOR_OTHERS)


def address_of(host: str) -> Address | None:
    """The address that a host's name is, None for a name that has to be looked up.

    >>> address_of("[2606:4700::1111]"), address_of("bank.example")
    (IPv6Address('2606:4700::1111'), None)
    """
    try:
        return ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
