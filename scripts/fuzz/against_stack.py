"""Mutated statements, uploaded to a running stack, whose processes' memory is watched meanwhile."""

from __future__ import annotations

import random
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import psutil

from finpulse.cli.client import Api, ApiError, local_url
from finpulse.config import read_settings
from scripts.fuzz.mutations import mutated

LONGEST_JOB: Final = 60
UPLOADS_A_USER: Final = 250
CLIENTS: Final = 6


def run(count: int, seeds: Sequence[bytes], seed: int, deadline: float) -> Counter[str]:
    """Upload so many mutated statements to the stack in FINPULSE_HOME; how they ended. Prints its largest process."""
    watch = MemoryWatch(int((read_settings().home / "supervisord.pid").read_text(encoding="ascii")))
    outcomes: Counter[str] = Counter()
    with watch, ThreadPoolExecutor(CLIENTS) as clients:
        for found in clients.map(lambda part: _client(part, seeds, deadline), _parts(count, seed)):
            outcomes += found
    print(f"largest process {watch.largest / 2**20:.0f} MB ({watch.name})")
    return outcomes


def _parts(count: int, seed: int) -> Iterator[tuple[int, int]]:
    """How many uploads each user makes, and the seed of its mutations."""
    for part, start in enumerate(range(0, count, UPLOADS_A_USER)):
        yield min(UPLOADS_A_USER, count - start), seed * 1_000_003 + part


def _client(part: tuple[int, int], seeds: Sequence[bytes], deadline: float) -> Counter[str]:
    """One user's uploads, and how they ended."""
    count, seed = part
    random_ = random.Random(seed)  # noqa: S311 - mutations have to be repeatable
    api, outcomes = _registered(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            if time.monotonic() > deadline:
                outcomes["not sent: the time was over"] += count - number
                break
            path = Path(folder) / "statement"
            path.write_bytes(mutated(random_, random_.choice(seeds)))
            outcome = _ending(api, path)
            outcomes[outcome] += 1
            if outcome.startswith("WRONG"):
                _keep(path, seed, number)
    return outcomes


def _registered() -> Api:
    api = Api(local_url(read_settings()))
    email, password = f"fuzz-{secrets.token_hex(6)}@example.com", secrets.token_urlsafe(18)
    api.post("/profile/register", {"email": email, "password": password})
    api.sign_in(email, password)
    return api


def _ending(api: Api, path: Path) -> str:
    """How an upload ended, in few words; beginning with WRONG where it ended as none may."""
    started = time.monotonic()
    try:
        job: dict[str, Any] = api.send_file("/etl/run-csv", path, wait=20)
        while job["status"] in {"queued", "running"}:
            if time.monotonic() - started > LONGEST_JOB:
                return f"WRONG: {job['status']} after {LONGEST_JOB} s"
            time.sleep(0.2)
            job = api.get(f"/etl/jobs/{job['id']}")
    except ApiError as error:
        return f"refused with {error.status}" if 400 <= error.status < 500 else f"WRONG: {error.status}"
    return _said(job)


def _said(job: dict[str, Any]) -> str:
    if job["status"] == "completed":
        rows = job["rows"]
        parts = sum(rows[outcome] for outcome in ("inserted", "duplicates", "rejected", "skipped"))
        return "completed" if parts == rows["total"] else f"WRONG: {rows}"
    detail = (job["error"] or {}).get("detail", "")
    if job["status"] != "failed" or not detail or "came to its end" in detail:
        return f"WRONG: {job['status']}: {detail}"
    return "failed with a sentence"


def _keep(path: Path, seed: int, number: int) -> None:
    kept = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{number}"
    kept.write_bytes(path.read_bytes())
    print(f"kept {kept}", file=sys.stderr)


class MemoryWatch:
    """The largest resident memory that any process below one had while this was open."""

    def __init__(self, pid: int) -> None:
        self.largest, self.name = 0, ""
        self._root = psutil.Process(pid)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._closed.wait(0.5):
            for process in self._root.children(recursive=True):
                try:
                    # What processes share counts once for each of them in RSS; PostgreSQL's share is large.
                    memory = process.memory_info()
                    own = memory.rss - memory.shared
                    if own > self.largest:
                        self.largest, self.name = own, " ".join(process.cmdline())[:80]
                except psutil.Error:
                    continue
