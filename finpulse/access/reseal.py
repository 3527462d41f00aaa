"""Secrets that an older key has sealed -> the same under the newest key, wherever they are stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.errors import Unsealable
from finpulse.sealing.sealer import Sealer


class SealedColumn(NamedTuple):
    """A column of sealed secrets, and the key of its table."""

    table: str
    key: tuple[str, ...]
    column: str


class Resealed(NamedTuple):
    """How many secrets are under the newest key now, and how many none of the keys opens."""

    done: int
    lost: int


SEALED_COLUMNS: Final = (
    SealedColumn("webhooks", ("owner_id", "id"), "secret"),
    SealedColumn("webhooks", ("owner_id", "id"), "previous_secret"),
    SealedColumn("webhook_endpoints", ("owner_id", "id"), "secret"),
    SealedColumn("webhook_endpoints", ("owner_id", "id"), "previous_secret"),
    SealedColumn("second_factors", ("owner_id",), "secret"),
    SealedColumn("fetches", ("owner_id", "id"), "config"),
    SealedColumn("api_requests", ("owner_id", "job_id"), "config"),
)
AT_ONCE: Final = 500


def reseal(session: Session, sealer: Sealer) -> Resealed:
    """Seal all that an older key has sealed with the newest one, batch by batch, and commit each.

    The session sees the rows of all owners, and may change them. What no key opens stays as it is.
    """
    done = lost = 0
    for sealed in SEALED_COLUMNS:
        after: Sequence[Any] | None = None
        while rows := _next(session, sealed, sealer, after):
            opened = [_resealed(sealer, row[-1]) for row in rows]
            _store(session, sealed, [(row[:-1], new) for row, new in zip(rows, opened, strict=True) if new])
            session.commit()
            done += sum(new is not None for new in opened)
            lost += sum(new is None for new in opened)
            after = rows[-1][:-1]
    return Resealed(done, lost)


def _next(session: Session, sealed: SealedColumn, sealer: Sealer, after: Sequence[Any] | None) -> Sequence[Any]:
    """The next rows behind a key that an older key has sealed, held until the commit; the secret stands last."""
    key = ", ".join(sealed.key)
    beyond = f"AND ({key}) > ({', '.join(f':{name}' for name in sealed.key)})" if after is not None else ""
    query = f"""
        SELECT {key}, {sealed.column} FROM {sealed.table}
        WHERE substr({sealed.column}, 1, length(:newest)) <> :newest {beyond}
        ORDER BY {key} LIMIT {AT_ONCE} FOR UPDATE
    """
    values = {"newest": sealer.newest, **dict(zip(sealed.key, after or (), strict=False))}
    return session.execute(text(query), values).all()


def _store(session: Session, sealed: SealedColumn, rows: Sequence[tuple[Sequence[Any], bytes]]) -> None:
    if not rows:
        return
    mine = " AND ".join(f"{name} = :{name}" for name in sealed.key)
    change = text(f"UPDATE {sealed.table} SET {sealed.column} = :sealed WHERE {mine}")
    session.execute(change, [{**dict(zip(sealed.key, key, strict=True)), "sealed": new} for key, new in rows])


def _resealed(sealer: Sealer, old: bytes) -> bytes | None:
    """The same secret under the newest key, None where no key opens it."""
    try:
        return sealer.seal(sealer.open(old))
    except Unsealable:
        return None
