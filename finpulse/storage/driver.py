"""fsspec's drivers: the one of a storage's URL, its files, and whatever it raises told as StorageUnavailable."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import fsspec
from fsspec.implementations.local import LocalFileSystem

from finpulse.errors import StorageUnavailable

# An object store takes and gives this much at a time, and a process holds that much of each file it has open. It is
# the least that S3 takes as a part, of which an object may have 10,000: 50 GB.
BLOCK: Final = 5 << 20
# What a driver is told besides the URL, by its scheme. A folder is never made by whoever stores into it: one that is
# not there is a disk that is not mounted.
_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    # s3fs repeats some calls five times by itself: with botocore's five in each, an upload hung for 30 s while the
    # storage was away.
    # A listing that is remembered would show files that others have deleted.
    "s3": {"config_kwargs": {"retries": {"total_max_attempts": 3}}, "use_listings_cache": False},
}


def place(storage_url: str, name: str = "") -> tuple[Any, str]:
    """The file system of a storage, and the path there of a file of this name, or of the storage itself."""
    options = _OPTIONS.get(urlsplit(storage_url).scheme, {})
    files, path = fsspec.core.url_to_fs(f"{storage_url.rstrip('/')}/{name}".rstrip("/"), **options)
    return files, path


def open_file(storage_url: str, name: str, mode: str) -> Any:
    """A file as its driver opens it. Raises StorageUnavailable, and FileNotFoundError for one to read."""
    files, path = place(storage_url, name)
    with told(*([FileNotFoundError] if mode == "rb" else [])):
        return files.open(path, mode, block_size=BLOCK)


def remove_file(storage_url: str, name: str) -> None:
    """Remove a file. Raises FileNotFoundError, which not all stores say, and StorageUnavailable."""
    files, path = place(storage_url, name)
    with told(FileNotFoundError):
        files.rm_file(path)


def folder_of(storage_url: str) -> Path | None:
    """The folder that a storage is, None for an object store."""
    files, path = place(storage_url)
    return Path(path) if isinstance(files, LocalFileSystem) else None


def close_durably(storage_url: str, file: Any) -> None:
    """Close a file that was written, so that a power cut after this takes neither it nor its entry in the folder.

    An object store's own answer says as much. Raises StorageUnavailable.
    """
    folder = folder_of(storage_url)
    with told():
        if folder is not None:
            file.flush()
            os.fsync(file.f.fileno())
        file.close()
        if folder is not None:
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_note(storage_url: str, name: str, note: str) -> None:
    """Write one line into a file of the storage, and make its folder if it is one. Raises StorageUnavailable."""
    folder = folder_of(storage_url)
    with told():
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        file = open_file(storage_url, name, "wb")
        file.write(f"{note}\n".encode("ascii"))
        close_durably(storage_url, file)


@contextmanager
def told(*passing: type[Exception]) -> Iterator[None]:
    """Tell whatever goes wrong with the storage as StorageUnavailable, except what is `passing`."""
    ours: tuple[type[Exception], ...] = (*passing, StorageUnavailable)
    try:
        yield
    except ours:
        raise
    except Exception as error:  # Each driver has exceptions of its own, and nobody else is to know them.
        said = getattr(error, "strerror", None) or type(error).__name__
        raise StorageUnavailable(f"The storage of uploads can't be reached or used now: {said}.") from error
