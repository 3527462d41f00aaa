"""Clean rows -> a chunk of them as arrays, in which PostgreSQL finds them without a round trip to Python."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from psycopg import Connection
from sqlalchemy.orm import Session

from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.rules.rulebook import Decision
from finpulse.db.binary_arrays import (
    bytea_array,
    date_array,
    int4_array,
    int8_array,
    numeric_array,
    text_array,
)
from finpulse.models import Statement

STORE: Final = """
    COPY clean_chunks (owner_id, job_id, first_line, days, lines, dates, amounts, currencies, descriptions, merchants,
                       categories, category_sources, external_ids, fingerprints,
                       rule_ids, correction_ids, found_merchants, found_categories, found_sources)
    FROM STDIN WITH (FORMAT binary)
"""
_COLUMNS: Final = 19
# The signature, flags and a header extension of no bytes; a row begins with how many fields it has.
_BEGIN: Final = b"PGCOPY\n\xff\r\n\0" + struct.pack("!iih", 0, 0, _COLUMNS)
_END: Final = struct.pack("!h", -1)


def store_clean(
    session: Session, statement: Statement, first_line: int, rows: CleanColumns, decisions: Sequence[Decision] | None
) -> None:
    """Store a statement's clean rows as one chunk, with what the owner's rules and corrections say of them, if any."""
    keys = struct.pack("!iqiqii", 8, statement.owner_id, 8, statement.job_id, 4, first_line)
    fields = b"".join(map(_field, [*_arrays(rows, decisions), *_decided_arrays(decisions)]))
    with _driver_connection(session).cursor() as cursor, cursor.copy(STORE) as copy:
        copy.write(_BEGIN + keys + fields + _END)


def _field(value: bytes | None) -> bytes:
    return struct.pack("!i", -1) if value is None else struct.pack("!i", len(value)) + value


def _arrays(rows: CleanColumns, decisions: Sequence[Decision] | None) -> list[bytes]:
    merchants, categories, sources = rows.merchant, rows.category, rows.category_source
    if decisions:
        merchants = [decision.merchant for decision in decisions]
        categories = [decision.category for decision in decisions]
        sources = [decision.category_source for decision in decisions]
    return [
        date_array(sorted(set(rows.date))),
        int4_array(rows.line),
        date_array(rows.date),
        numeric_array(rows.amount),
        text_array(rows.currency),
        text_array(rows.description),
        *map(text_array, (merchants, categories, sources)),
        text_array(rows.external_id),
        bytea_array(_fingerprints(rows.base)),
    ]


def _decided_arrays(decisions: Sequence[Decision] | None) -> list[bytes | None]:
    """Which rules and corrections have decided, and what was found without them; nothing for an owner without any."""
    if not decisions:
        return [None] * 5
    return [
        int8_array([decision.rule_id for decision in decisions]),
        int8_array([decision.correction_id for decision in decisions]),
        text_array([decision.found_merchant for decision in decisions]),
        text_array([decision.found_category for decision in decisions]),
        text_array([decision.found_source for decision in decisions]),
    ]


def _fingerprints(bases: Sequence[bytes]) -> list[bytes]:
    """Each base with how many equal ones stand before it in this chunk."""
    if len(set(bases)) == len(bases):
        return [base + b"\0\0\0\0" for base in bases]
    seen: Counter[bytes] = Counter()
    fingerprints = []
    for base in bases:
        fingerprints.append(base + seen[base].to_bytes(4, "big"))
        seen[base] += 1
    return fingerprints


def _driver_connection(session: Session) -> Connection[Any]:
    """The psycopg connection under a session, inside the session's transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, Connection)
    return connection
