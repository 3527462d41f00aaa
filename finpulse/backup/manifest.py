"""A backup's manifest: what is in it, of which version, and what the place must have that it is restored into."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import BinaryIO, Final

from finpulse.backup.archive import MANIFEST, blocks_of, find_part
from finpulse.errors import BackupError

FORMAT: Final = 1
_LONGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is told of a backup.

    `revision` is that of the tables, `server` and `pg_dump` are major versions, `owner` is the role that owns the
    tables, `roles` are those of ours that its policies may name, `rows` the number of rows by table at `taken_at`, and
    `keys` the secrets of the home that are in it. `missing` uploads were not in the storage, `damaged` ones not what
    had come.
    """

    format: int
    version: str
    revision: str
    taken_at: str
    server: int
    pg_dump: int
    owner: str
    roles: list[str]
    rows: dict[str, int]
    uploads: int
    upload_bytes: int
    missing: int
    damaged: int
    keys: list[str]

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps(asdict(self), indent=2).encode("ascii") + b"\n"


def read_manifest(file: BinaryIO) -> Manifest:
    """The manifest of a backup whose sums are right. Raises BackupError for one of a version that is not known yet."""
    part = find_part(file, MANIFEST)
    if part is None or part.size > _LONGEST:
        raise BackupError("This is no backup of Fin-Pulse; nothing was taken from it.")
    found = json.loads(b"".join(blocks_of(file, part)))
    if found.get("format") != FORMAT:
        raise BackupError(
            f"The backup was made by Fin-Pulse {found.get('version', 'of another version')} in a form that this one "
            "doesn't know; restore it by that version or a newer one."
        )
    return Manifest(**{field.name: found[field.name] for field in fields(Manifest)})
