"""The marker: a file by which a storage shows that it is there, and which database's uploads it holds.

A folder whose disk is not mounted looks like an empty one. Without its marker a storage is away, whatever else is
there: nothing is stored into it, and no upload is taken for lost.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from finpulse.errors import StorageUnavailable
from finpulse.storage.driver import folder_of, open_file, told, write_note

NAME: Final = "finpulse-storage"
_AWAY: Final = (
    f"The storage of uploads is away: its marker, the file {NAME}, is not there. Mount or reach it again; "
    "`finpulse migrate` makes the marker of a new one."
)


def found_marker(storage_url: str) -> UUID | None:
    """The id in the storage's marker, None where there is none. Raises StorageUnavailable."""
    try:
        with told(FileNotFoundError), open_file(storage_url, NAME, "rb") as file:
            return UUID(file.read().decode("ascii").strip())
    except FileNotFoundError:
        return None


def require_storage(storage_url: str) -> None:
    """Raise StorageUnavailable where the storage's marker is not there.

    For a folder it is one look, before each upload. An object store is not asked: its bucket is never made by storing
    into it, so that it fails by itself.
    """
    folder = folder_of(storage_url)
    if folder is not None and not (folder / NAME).is_file():
        raise StorageUnavailable(_AWAY)


def require_marker(storage_url: str) -> None:
    """The same for any storage, by reading the marker: before a file of it is taken for missing."""
    if found_marker(storage_url) is None:
        raise StorageUnavailable(_AWAY)


def write_marker(storage_url: str, storage_id: UUID) -> None:
    """Mark a storage as the one of this id, and make the folder if it is one. Raises StorageUnavailable."""
    write_note(storage_url, NAME, str(storage_id))
