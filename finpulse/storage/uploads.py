"""Uploads: stored as they stream in, read again only as what came, and deleted."""

from __future__ import annotations

import hashlib
import io
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final, NamedTuple

from finpulse.errors import UnreadableFile
from finpulse.storage.driver import close_durably, folder_of, open_file, place, remove_file, told
from finpulse.storage.marker import require_marker, require_storage

READ_BYTES: Final = 1 << 16
HASH_BYTES: Final = 1 << 20
HEAD_BYTES: Final = 1 << 10
_KEY: Final = re.compile(r"[0-9a-f]{32}")


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
        require_storage(storage_url)
        self._file = open_file(storage_url, self.key, "wb")
        self._stored = False
        self._hash = hashlib.sha256()
        self._size = 0
        self._lines = 0
        # The first bytes, by which a format is known.
        self.head = b""

    def write(self, data: bytes) -> int:
        """Store the next bytes. Raises StorageUnavailable."""
        with told():
            self._file.write(data)
        self._hash.update(data)
        if len(self.head) < HEAD_BYTES:
            self.head += data[: HEAD_BYTES - len(self.head)]
        self._size += len(data)
        self._lines += data.count(b"\n")
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Do nothing: the form parser rewinds what it has written, and nobody reads it here."""
        del offset, whence
        return 0

    def finish(self) -> Upload:
        """Close the file, which only now is there for others, and say what it holds. Raises StorageUnavailable.

        From here on no power cut takes it, so that a job may be committed that stands on it.
        """
        if not self._stored:
            close_durably(self._storage_url, self._file)
            self._stored = True
        return Upload(self.key, self.filename, self._size, self._lines, self._hash.digest())

    def close(self) -> None:
        """Close the file without judging it; Werkzeug calls this for every part of a form."""
        with told():
            self._file.close()

    def discard(self) -> None:
        """Throw the upload away, whole or in part. Raises StorageUnavailable."""
        self.close()
        delete_upload(self._storage_url, self.key)


class _StoredFile(io.RawIOBase):
    """A driver's file, whose failures are told as all others are."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def fileno(self) -> int:
        descriptor: int = self._file.fileno()
        return descriptor

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, target: Any, /) -> int:
        with told():
            data = self._file.read(len(target))
        target[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        position: int = self._file.seek(offset, whence)
        return position

    def close(self) -> None:
        self._file.close()
        super().close()


class StoredFile(NamedTuple):
    """A file that lies in the storage, and when it was last written to."""

    key: str
    written_at: datetime


class DamagedUpload(UnreadableFile):
    """The storage has other bytes than those that came."""


def open_upload(storage_url: str, upload: Upload) -> BinaryIO:
    """The upload's bytes, seekable and buffered, once all of them are seen to be those that came.

    They are hashed at each opening, before any of them is used: readers go to and fro in a file, and detection may
    have decided about it long before the last byte is read. Raises FileNotFoundError, DamagedUpload, and
    StorageUnavailable both here and at every read.
    """
    file = io.BufferedReader(_StoredFile(_opened(storage_url, upload.key)), READ_BYTES)
    try:
        _verify(file, upload)
    except BaseException:
        file.close()
        raise
    return file


def open_stored(storage_url: str, key: str) -> BinaryIO:
    """The bytes that lie in the storage, whether they are those that came or not.

    Raises FileNotFoundError, and StorageUnavailable both here and at every read.
    """
    return io.BufferedReader(_StoredFile(_opened(storage_url, key)), READ_BYTES)


def store_again(storage_url: str, key: str, blocks: Iterable[bytes]) -> None:
    """Store an upload under the key that it had before, in the place of whatever lies there.

    Raises StorageUnavailable.
    """
    file = open_file(storage_url, key, "wb")
    for block in blocks:
        with told():
            file.write(block)
    close_durably(storage_url, file)


def is_stored(storage_url: str, key: str) -> bool:
    """Whether this file lies in the storage. Raises StorageUnavailable."""
    files, path = place(storage_url, key)
    with told():
        return bool(files.exists(path))


def delete_upload(storage_url: str, key: str) -> None:
    """Remove an upload; one that is gone already is no error. Raises StorageUnavailable."""
    try:
        remove_file(storage_url, key)
    except FileNotFoundError:
        require_marker(storage_url)
        with suppress(FileNotFoundError):
            remove_file(storage_url, key)


def stored_files(storage_url: str) -> Iterator[StoredFile]:
    """All files of the storage whose names are those of uploads. Raises StorageUnavailable."""
    folder = folder_of(storage_url)
    with told():
        if folder is not None:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _KEY.fullmatch(entry.name):
                        yield StoredFile(entry.name, datetime.fromtimestamp(entry.stat().st_mtime, UTC))
            return
        files, path = place(storage_url)
        for found in files.ls(path, detail=True):
            name = found["name"].rsplit("/", 1)[-1]
            if _KEY.fullmatch(name):
                yield StoredFile(name, files.modified(found["name"]))


def _opened(storage_url: str, key: str) -> Any:
    """The driver's file. What isn't there is missing only in a storage that is there, before and after the look."""
    try:
        return open_file(storage_url, key, "rb")
    except FileNotFoundError:
        require_marker(storage_url)
        return open_file(storage_url, key, "rb")


def _verify(file: BinaryIO, upload: Upload) -> None:
    """Raise DamagedUpload where the file is not what came, and go back to its start otherwise."""
    found, size = hashlib.sha256(), 0
    while block := file.read(HASH_BYTES):
        found.update(block)
        size += len(block)
    if found.digest() != upload.sha256:
        cut = f"{size} of its {upload.size} bytes are there" if size != upload.size else "its bytes have changed"
        raise DamagedUpload(
            f'"{upload.filename}" was damaged in the storage after it had come: {cut}. Nothing was read from it; '
            "please upload the file again."
        )
    file.seek(0)
