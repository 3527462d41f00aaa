"""An S3-compatible object store in a process of its own, for tests to store in and to take away."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from uuid import uuid4

import fsspec

from finpulse.embedded.ports import is_free
from finpulse.storage.marker import write_marker
from finpulse.storage.uploads import stored_files

BUCKET = "statements"
URL = f"s3://{BUCKET}/uploads"


@dataclass
class ObjectStore:
    """Moto's server on a port of its own, with one bucket. What it held comes back with it, as in a real store."""

    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What any S3 client takes."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                break
            time.sleep(0.05)
        self.files.mkdir(BUCKET)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    @property
    def files(self) -> fsspec.AbstractFileSystem:
        return fsspec.filesystem("s3", use_listings_cache=False)

    def keys(self) -> set[str]:
        """The keys of all uploads."""
        return {file.key for file in stored_files(URL)}

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nobody answers meanwhile."""
        kept = {path: self.files.cat_file(path) for path in self.files.find(BUCKET)}
        self.stop()
        yield
        self.start()
        for path, content in kept.items():
            self.files.pipe_file(path, content)


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    """A running store, which this process and those it starts find by their environment."""
    store = ObjectStore(next(port for port in range(18_000 + os.getpid() % 500, 19_000) if is_free("127.0.0.1", port)))
    before = {name: os.environ.get(name) for name in store.environment}
    os.environ.update(store.environment)
    try:
        store.start()
        write_marker(URL, uuid4())
        yield store
    finally:
        store.stop()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
