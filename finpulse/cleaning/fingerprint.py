"""The fingerprint: what makes two rows the same transaction, and keeps two equal coffees two."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Final

from finpulse.cleaning.text import fold

DIGEST_BYTES: Final = 16


def base_fingerprint(
    account_id: int, day: date, amount: Decimal, currency: str, description: str, external_id: str
) -> bytes:
    """The part of a fingerprint that equal rows share, 20 bytes.

    Four bytes of the day's ordinal come first, so that an index over fingerprints fills up in the
    order of days instead of at random; 16 bytes of SHA-256 over everything follow. Load appends how
    many equal rows stand before this one in its file, as four more bytes.
    """
    text = "\x1f".join((str(account_id), f"{amount.normalize():f}", currency, fold(description), external_id))
    start = day.toordinal().to_bytes(4, "big")
    return start + hashlib.sha256(start + text.encode("utf-8", "surrogatepass")).digest()[:DIGEST_BYTES]
