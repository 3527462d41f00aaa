"""Mutated statements against a running stack: `python -m scripts.fuzz COUNT [FOLDER…]`, with FINPULSE_RATE_LIMITS=off.

Each upload must be refused with a sentence, or end in a job that is completed or failed with a sentence: no 5xx, no
job that stands still. Meanwhile the memory of every process of the stack in FINPULSE_HOME is watched. Stops by
itself after COUNT uploads or --minutes, whichever comes first; talks to loopback alone.
"""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import psutil

from finpulse.cli.client import Api, ApiError
from finpulse.config import read_settings

LARGEST_SEED: Final = 30_000
LONGEST_JOB: Final = 60
UPLOADS_A_USER: Final = 250
CLIENTS: Final = 6
SAMPLE: Final = Path(__file__).resolve().parents[1] / "finpulse" / "sample" / "statement.csv"
Mutation = Callable[[random.Random, bytes], bytes]


def main() -> int:
    """Fuzz, print what came of it, and return 1 if anything ended as nothing may."""
    asked = _arguments()
    seeds = _seeds(asked.folders)
    print(f"{len(seeds)} seeds, {asked.count} uploads, random seed {asked.seed}")
    watch = MemoryWatch(int((read_settings().home / "supervisord.pid").read_text(encoding="ascii")))
    outcomes: Counter[str] = Counter()
    deadline = time.monotonic() + 60 * asked.minutes
    with watch, ThreadPoolExecutor(CLIENTS) as clients:
        for found in clients.map(lambda part: _client(part, seeds, deadline), _parts(asked.count, asked.seed)):
            outcomes += found
    for outcome, count in outcomes.most_common():
        print(f"{count:7} {outcome}")
    print(f"largest process {watch.largest / 2**20:.0f} MB ({watch.name})")
    return 1 if any(outcome.startswith("WRONG") for outcome in outcomes) else 0


def mutated(random_: random.Random, content: bytes) -> bytes:
    """The content after one to four mutations."""
    for _ in range(random_.randint(1, 4)):
        content = random_.choice(MUTATIONS)(random_, content) if content else b"\0"
    return content[: 4 * LARGEST_SEED]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folders", type=Path, nargs="*", help="statements to mutate, besides the sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    return parser.parse_args()


def _seeds(folders: list[Path]) -> list[bytes]:
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    kept = [path for path in paths if path.suffix not in {".md"} and not path.name.endswith(".expected.json")]
    return [SAMPLE.read_bytes()[:LARGEST_SEED], *(path.read_bytes()[:LARGEST_SEED] for path in kept)]


def _parts(count: int, seed: int) -> Iterator[tuple[int, int]]:
    """How many uploads each user makes, and the seed of its mutations."""
    for part, start in enumerate(range(0, count, UPLOADS_A_USER)):
        yield min(UPLOADS_A_USER, count - start), seed * 1_000_003 + part


def _client(part: tuple[int, int], seeds: list[bytes], deadline: float) -> Counter[str]:
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
    api = Api(read_settings())
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


def _flip(random_: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random_.randint(1, 20)):
        changed[random_.randrange(len(changed))] = random_.randrange(256)
    return bytes(changed)


def _cut(random_: random.Random, content: bytes) -> bytes:
    start, end = sorted(random_.randrange(len(content) + 1) for _ in range(2))
    return content[start:end] if random_.random() < 0.3 else content[:start] + content[end:]


def _repeat(random_: random.Random, content: bytes) -> bytes:
    start, end = sorted(random_.randrange(len(content) + 1) for _ in range(2))
    return content[:end] + content[start:end] * random_.randint(1, 3) + content[end:]


def _insert(random_: random.Random, content: bytes) -> bytes:
    at = random_.randrange(len(content) + 1)
    return content[:at] + random_.choice(_POISONS) * random_.choice((1, 1, 2, 50)) + content[at:]


def _replace(random_: random.Random, content: bytes) -> bytes:
    old, new = random_.choice(_POISONS), random_.choice(_POISONS)
    return content.replace(old, new, random_.choice((1, 10, -1)))


def _shuffle_lines(random_: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    random_.shuffle(lines)
    return b"".join(lines)


def _recode(random_: random.Random, content: bytes) -> bytes:
    text = content.decode(random_.choice(("utf-8", "cp1252", "utf-16-le", "gb18030")), "replace")
    return text.encode(random_.choice(("utf-8-sig", "utf-16", "cp1251", "shift_jis", "utf-32", "cp1250")), "replace")


_POISONS: Final = tuple(
    part.encode()
    for part in (
        *",;\t|\"'\\\0\n\r.-+()",
        '""',
        "\r\n\r\n",
        "\ufeff",
        "\u202e",
        "9" * 30,
        "1e308",
        "-0,00",
        "NaN",
        "31.02.2024",
        "0000-00-00",
        "2024-13-45",
        "<STMTTRN>",
        "</Ntry>",
        ":61:",
        "^",
        "{",
        "]",
        "<!ENTITY a 'b'>",
        "PK\x03\x04",
        "1.234.567,89-",
        "\u0661\u0662",
        "💸",
    )
)
MUTATIONS: Final[tuple[Mutation, ...]] = (_flip, _cut, _repeat, _insert, _replace, _shuffle_lines, _recode)

if __name__ == "__main__":
    sys.exit(main())
