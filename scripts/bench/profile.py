"""Where a large import's time goes: `python -m scripts.bench.profile [ROWS]`, on a stack of its own.

Writes into build/bench/profile: the worker's functions by samples of py-spy, the database's statements and waits by
samples of pg_stat_activity, and the plans of the stages' long statements. py-spy reads another process's memory, which
Linux allows root, or everybody where kernel.yama.ptrace_scope is 0.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil

from finpulse.embedded import launch
from scripts.bench.client import User
from scripts.bench.stack import Stack, running_stack
from scripts.bench.stacks_seen import told_functions
from scripts.bench.statements import write_statement

OUT: Final = Path("build/bench/profile")
ACTIVE: Final = """SELECT left(regexp_replace(query, '\\s+', ' ', 'g'), 90), coalesce(wait_event, 'on a processor')
    FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND usename = current_user"""


def main() -> None:
    """Import two statements, one through the watched workers and one with its plans told."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    shutil.rmtree(OUT, ignore_errors=True)  # Stacks of an earlier run have names of their own.
    OUT.mkdir(parents=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with running_stack() as stack, tempfile.TemporaryDirectory(prefix="finpulse-bench-") as folder:
        user, path = User(stack), Path(folder)
        user.bring(write_statement(path / "warm.csv", 1_000, 1))
        with _functions_watched(stack, path), _statements_watched(stack):
            done = user.bring(write_statement(path / "large.csv", rows, 2))
        print(f"{rows:,} rows in {done.seconds:.1f} s, watched")
        _write_plans(stack, user, write_statement(path / "explained.csv", min(rows, 100_000), 3))
    print(f"Written to {OUT}: functions.txt, statements.txt, plans.txt, and stacks-*.txt for a flame graph.")


@contextmanager
def _functions_watched(stack: Stack, folder: Path) -> Iterator[None]:
    """Sample the processes of the workers' pools while the block runs."""
    pools = [child for each in stack.processes() if "worker" in each.cmdline() for child in each.children()]
    watching = [(_recorder(child, folder), folder / f"stacks-{child.pid}.txt") for child in pools]
    try:
        yield
    finally:
        for recorder, _ in watching:
            recorder.send_signal(signal.SIGINT)  # It then writes what it has seen.
            recorder.wait(60)
    lines: list[str] = []
    for _, seen in watching:
        if seen.exists():
            shutil.copy(seen, OUT / seen.name)
            lines += seen.read_text(encoding="utf-8").splitlines()
    (OUT / "functions.txt").write_text("\n".join(told_functions(lines)) + "\n", encoding="utf-8")


def _recorder(process: psutil.Process, folder: Path) -> subprocess.Popen[bytes]:
    program, seen = Path(sys.executable).with_name("py-spy"), folder / f"stacks-{process.pid}.txt"
    # With --gil only what runs Python counts, not what waits for the database.
    options = ("--format", "raw", "--rate", "100", "--gil", "--duration", "900", "--output", str(seen))
    return subprocess.Popen(
        [str(program), "record", *options, "--pid", str(process.pid)],
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def _statements_watched(stack: Stack) -> Iterator[None]:
    """Look fifty times a second at what the database does for us."""
    seen: Counter[tuple[object, ...]] = Counter()
    closed = threading.Event()

    def look() -> None:
        with stack.connect() as connection:
            while not closed.wait(0.02):
                seen.update(connection.execute(ACTIVE).fetchall())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        closed.set()
        thread.join()
    whole = max(1, seen.total())
    told = [f"{100 * count / whole:3.0f} %  {wait!s:20} {query}" for (query, wait), count in seen.most_common(25)]
    (OUT / "statements.txt").write_text("\n".join(told) + "\n", encoding="utf-8")


def _write_plans(stack: Stack, user: User, statement: Path) -> None:
    """Take a job out of the workers' hands and have its plans told by a process that does its stages."""
    stack.stop_workers()
    job = user.upload(statement)
    command = [sys.executable, "-m", "scripts.bench.plans", str(job["user_id"]), str(job["id"])]
    with (OUT / "plans.txt").open("wb") as told:
        subprocess.run(command, cwd=launch.CHECKOUT, env=stack.environment, stdout=told, check=True)


if __name__ == "__main__":
    main()
