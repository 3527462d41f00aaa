"""The fingerprint: what makes two rows the same transaction, and keeps two equal coffees two.

It is put together of marks, one for each part of a row, so that a part which many rows share is written down once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Final

from finpulse.cleaning.text import fold, fold_all

_DAY_BYTES: Final = 4
_DIGEST_BYTES: Final = 16
# A fingerprint is its base, which equal rows share, and its occurrence: how many equal rows stand before it in the
# file, big-endian. Nobody else writes these numbers down.
BASE_BYTES: Final = _DAY_BYTES + _DIGEST_BYTES
OCCURRENCE_BYTES: Final = 4


def base_fingerprint(
    account_id: int, day: date, amount: Decimal, currency: str, description: str, external_id: str
) -> bytes:
    """The part of a fingerprint that equal rows share, of BASE_BYTES.

    The day's ordinal comes first, so that an index over fingerprints fills up in the order of days instead of at
    random; the beginning of the SHA-256 of everything follows. `numbered` appends the occurrence, and load counts on
    where other chunks of the statement have rows with the same base.
    """
    marks = day_mark(account_id, day), money_mark(amount, currency), description_mark(description)
    [base] = bases_of_marks(*([mark] for mark in (*marks, reference_mark(external_id))))
    return base


def bases_of_marks(
    days: Iterable[bytes], money: Iterable[bytes], descriptions: Iterable[bytes], references: Iterable[bytes]
) -> list[bytes]:
    """The same for many rows, from columns of the marks of their parts."""
    wholes = map(b"".join, zip(days, money, descriptions, references, strict=True))
    return [whole[:_DAY_BYTES] + sha256(whole).digest()[:_DIGEST_BYTES] for whole in wholes]


def numbered(bases: Sequence[bytes]) -> list[bytes]:
    """The fingerprints of rows in their order: each base with how many equal ones stand before it.

    >>> [fingerprint.hex() for fingerprint in numbered([b"a", b"b", b"a"])]
    ['6100000000', '6200000000', '6100000001']
    """
    if len(set(bases)) == len(bases):  # As in nearly all statements, which takes a fifth of the time.
        first = bytes(OCCURRENCE_BYTES)
        return [base + first for base in bases]
    seen: Counter[bytes] = Counter()
    fingerprints = []
    for base in bases:
        fingerprints.append(base + seen[base].to_bytes(OCCURRENCE_BYTES, "big"))
        seen[base] += 1
    return fingerprints


def day_mark(account_id: int, day: date) -> bytes:
    """The day's ordinal, big-endian in four bytes, and the account."""
    return day.toordinal().to_bytes(_DAY_BYTES, "big") + f"{account_id}\x1f".encode()


def money_mark(amount: Decimal, currency: str) -> bytes:
    """The amount without zeros behind it, and the currency."""
    figures = f"{amount:f}"
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    return f"{figures}\x1f{currency}\x1f".encode()


def description_mark(description: str) -> bytes:
    """The description folded, so that case and accents make no difference."""
    return _mark_of_folded(fold(description))


def description_marks(descriptions: Sequence[str]) -> list[bytes]:
    """The same for many descriptions."""
    return list(map(_mark_of_folded, fold_all(descriptions)))


def reference_mark(external_id: str) -> bytes:
    """The external id as it stands."""
    return external_id.encode("utf-8", "surrogatepass")


def _mark_of_folded(description: str) -> bytes:
    return f"{description}\x1f".encode("utf-8", "surrogatepass")
