"""Where uploads lie: a folder, or any object store that fsspec knows, under FINPULSE_STORAGE_URL."""

from __future__ import annotations

import hashlib
import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import fsspec


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that lies in the storage: its key there, its size in bytes, its line feeds, its SHA-256."""

    key: str
    filename: str
    size: int
    lines: int
    sha256: bytes


class UploadWriter:
    """Takes an upload as it streams in, and counts and hashes it on the way.

    It looks enough like a file for Werkzeug's form parser, which writes, seeks to the start and is done.
    """

    def __init__(self, storage_url: str, filename: str) -> None:
        self.key = uuid.uuid4().hex
        self.filename = filename
        self._storage_url = storage_url
        self._file: BinaryIO = _open(storage_url, self.key, "wb")
        self._hash = hashlib.sha256()
        self._size = 0
        self._lines = 0

    def write(self, data: bytes) -> int:
        """Store the next bytes."""
        self._file.write(data)
        self._hash.update(data)
        self._size += len(data)
        self._lines += data.count(b"\n")
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Do nothing: the form parser rewinds what it has written, and nobody reads it here."""
        del offset, whence
        return 0

    def finish(self) -> Upload:
        """Close the file, which only now is there for others, and say what it holds."""
        self._file.close()
        return Upload(self.key, self.filename, self._size, self._lines, self._hash.digest())

    def close(self) -> None:
        """Close the file without judging it; Werkzeug calls this for every part of a form."""
        self._file.close()

    def discard(self) -> None:
        """Throw the upload away, whole or in part."""
        self._file.close()
        delete_upload(self._storage_url, self.key)


def open_upload(storage_url: str, key: str) -> BinaryIO:
    """The upload's bytes, seekable and buffered. Raises FileNotFoundError."""
    return _open(storage_url, key, "rb")


def delete_upload(storage_url: str, key: str) -> None:
    """Remove an upload; one that is gone already is no error."""
    files, path = fsspec.core.url_to_fs(f"{storage_url.rstrip('/')}/{key}")
    with suppress(FileNotFoundError):
        files.rm_file(path)


def _open(storage_url: str, key: str, mode: str) -> BinaryIO:
    options: dict[str, Any] = {"auto_mkdir": True} if storage_url.startswith("file:") else {}
    return cast("BinaryIO", fsspec.open(f"{storage_url.rstrip('/')}/{key}", mode, **options).open())
