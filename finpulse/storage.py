"""Where uploads lie: a folder, or any object store that fsspec knows, under FINPULSE_STORAGE_URL."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

import fsspec

from finpulse.errors import StorageUnavailable

# An object store takes and gives this much at a time, and a process holds that much of each file it has open. It is
# the least that S3 takes as a part, of which an object may have 10,000: 50 GB.
BLOCK: Final = 5 << 20
READ_BYTES: Final = 1 << 16
# What a driver is told besides the URL, by its scheme.
_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "file": {"auto_mkdir": True},
    # s3fs repeats some calls five times by itself: with botocore's five in each, an upload hung for 30 s while the
    # storage was away.
    "s3": {"config_kwargs": {"retries": {"total_max_attempts": 3}}},
}


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
        self._file = _open(storage_url, self.key, "wb")
        self._hash = hashlib.sha256()
        self._size = 0
        self._lines = 0

    def write(self, data: bytes) -> int:
        """Store the next bytes. Raises StorageUnavailable."""
        with _away():
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
        """Close the file, which only now is there for others, and say what it holds. Raises StorageUnavailable."""
        self.close()
        return Upload(self.key, self.filename, self._size, self._lines, self._hash.digest())

    def close(self) -> None:
        """Close the file without judging it; Werkzeug calls this for every part of a form."""
        with _away():
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
        with _away():
            data = self._file.read(len(target))
        target[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        position: int = self._file.seek(offset, whence)
        return position

    def close(self) -> None:
        self._file.close()
        super().close()


def open_upload(storage_url: str, key: str) -> BinaryIO:
    """The upload's bytes, seekable and buffered.

    Raises FileNotFoundError, and StorageUnavailable both here and at every read.
    """
    return io.BufferedReader(_StoredFile(_open(storage_url, key, "rb")), READ_BYTES)


def delete_upload(storage_url: str, key: str) -> None:
    """Remove an upload; one that is gone already is no error. Raises StorageUnavailable."""
    files, path = _place(storage_url, key)
    with _away(), suppress(FileNotFoundError):
        files.rm_file(path)


def _open(storage_url: str, key: str, mode: str) -> Any:
    files, path = _place(storage_url, key)
    with _away(passing=FileNotFoundError if mode == "rb" else ()):
        return files.open(path, mode, block_size=BLOCK)


def _place(storage_url: str, key: str) -> tuple[Any, str]:
    """The file system that an upload lies in, and its path there."""
    options = _OPTIONS.get(urlsplit(storage_url).scheme, {})
    files, path = fsspec.core.url_to_fs(f"{storage_url.rstrip('/')}/{key}", **options)
    return files, path


@contextmanager
def _away(passing: type[Exception] | tuple[()] = ()) -> Iterator[None]:
    """Tell whatever goes wrong with the storage as StorageUnavailable, except what is `passing`."""
    try:
        yield
    except passing:
        raise
    except Exception as error:  # Each driver has exceptions of its own, and nobody else is to know them.
        said = getattr(error, "strerror", None) or type(error).__name__
        raise StorageUnavailable(f"The storage of uploads can't be reached or used now: {said}.") from error
