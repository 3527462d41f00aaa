"""What a column of a transaction is beside its type, and the fingerprint's layout in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy.types import TypeEngine

from finpulse.cleaning.fingerprint import BASE_BYTES, OCCURRENCE_BYTES


@dataclass(frozen=True, slots=True)
class TransactionColumn:
    """A column of transactions, and the column of clean_chunks that holds an array of its values.

    `source` says where a value comes from: from the clean `row`; from the row unless rules and corrections have
    `decided`; or from their `decision` alone, so that the array is null where the owner has none.
    """

    name: str
    array: str
    type: type[TypeEngine[Any]]
    source: Literal["row", "decided", "decision"] = "row"


def base_of(fingerprint: str) -> str:
    """SQL for the part of a fingerprint that equal rows share.

    >>> base_of("fingerprint")
    'substring(fingerprint FOR 20)'
    """
    return f"substring({fingerprint} FOR {BASE_BYTES})"


def occurrence_of(fingerprint: str) -> str:
    """SQL for how many equal rows stand before a fingerprint's own, as an integer: its big-endian last bytes.

    >>> occurrence_of("fingerprint")
    "('x' || encode(substring(fingerprint FROM 21 FOR 4), 'hex'))::bit(32)::int"
    """
    last_bytes = f"substring({fingerprint} FROM {BASE_BYTES + 1} FOR {OCCURRENCE_BYTES})"
    return f"('x' || encode({last_bytes}, 'hex'))::bit({8 * OCCURRENCE_BYTES})::int"


def fingerprint_of(base: str, occurrence: str) -> str:
    """SQL for the fingerprint of a base and the number of equal rows before it.

    >>> fingerprint_of("base", "2")
    'base || int4send(2)'
    """
    return f"{base} || int4send({occurrence})"


def shares_base(fingerprint: str, base: str) -> str:
    """SQL for whether a fingerprint has a base, as a range that an index over fingerprints can look up.

    >>> shares_base("seen.fingerprint", "base")
    "seen.fingerprint > base AND seen.fingerprint <= base || '\\\\xffffffff'::bytea"
    """
    highest = "\\x" + "ff" * OCCURRENCE_BYTES
    return f"{fingerprint} > {base} AND {fingerprint} <= {base} || '{highest}'::bytea"
