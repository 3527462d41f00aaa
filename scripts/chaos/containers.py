"""`python -m scripts.chaos.containers`: the main process of each container killed by -9 while statements are imported.

`docker compose up` has been done before, in this folder; COMPOSE names another command than `docker compose`. Needs a
Linux machine, where the addresses of containers can be reached, and leaves its users and their statements behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import quote

from finpulse.config import read_settings
from finpulse.embedded import launch
from scripts.bench.stack import Stack
from scripts.chaos.check import found_faults
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.users import Sender, fresh_folder, send_all

COMPOSE: Final = shlex.split(os.environ.get("COMPOSE", "docker compose"))
PUBLISHED: Final = 8000
RECOVERY_SECONDS: Final = 180
# The one child of the container's first process, which ends with it.
KILL: Final = "kill -9 $(cat /proc/1/task/1/children)"


def main() -> None:
    """Kill one after the other, wait for each, and print what was wrong at the end; exit with 1 where anything was."""
    asked = _arguments()
    chance = random.Random(1)  # noqa: S311 - the same statements each time, and no secret.
    with tempfile.TemporaryDirectory(prefix="finpulse-containers-") as folder:
        stack = _stack(Path(folder))
        made = fresh_folder(stack.settings.home, "containers")
        senders = [Sender(stack) for _ in range(3)]
        first = random.SystemRandom().randrange(10_000, 90_000)
        sizes = [asked.rows * 5 if place % 6 == 0 else asked.rows for place in range(asked.jobs)]
        statements = [make_statement(made, chance, first + place, rows) for place, rows in enumerate(sizes)]
        sending = Thread(target=send_all, args=(senders, statements, chance), daemon=True)
        sending.start()
        wrong = [sentence for service in _long_running() for sentence in _kill(service)]
        sending.join()
        wrong += _calm(senders, asked.calm)
        _show_uploads(stack.settings.home / "uploads")
        wrong += found_faults(stack, senders)
        print(f"{sum(len(sender.jobs()) for sender in senders)} jobs; {len(wrong)} things wrong", flush=True)
    for sentence in wrong:
        print(f"    {sentence}", flush=True)
    sys.exit(bool(wrong))


def _stack(home: Path) -> Stack:
    """The stack in the containers, as the checker takes it: its API, and its database by the owner's login."""
    address = _compose("exec", "-T", "db", "hostname", "-i").split()[0]
    password = _compose("exec", "-T", "db", "cat", "/secrets/database/password").strip()
    environment = launch.environment(
        FINPULSE_HOME=str(home),
        FINPULSE_PORT=os.environ.get("FINPULSE_PORT", str(PUBLISHED)),
        FINPULSE_DATABASE_URL=f"postgresql://finpulse:{quote(password, safe='')}@{address}:5432/finpulse",
    )
    return Stack(read_settings(environment), environment)


def _long_running() -> list[str]:
    """The services that are to run all the time, in an order of chance that is the same each time."""
    services = json.loads(_compose("config", "--format", "json"))["services"]
    return sorted(name for name, service in services.items() if service.get("restart") == "unless-stopped")


def _kill(service: str) -> list[str]:
    """Kill what a service runs, and say how long it takes until it is healthy again."""
    before, been_ill = _started(service), False
    began = time.monotonic()
    _compose("exec", "-T", service, "sh", "-c", KILL, check=False)
    while time.monotonic() - began < RECOVERY_SECONDS:
        healthy = _state(service).get("Health") == "healthy"
        # What was healthy before is called so for a moment more.
        been_ill |= not healthy
        if healthy and been_ill and _started(service) not in ("", before):
            print(f"{service:<12} healthy again after {time.monotonic() - began:5.1f} s", flush=True)
            return []
        time.sleep(0.5)
    return [f"{service} was not healthy {RECOVERY_SECONDS} s after it was killed: {_state(service)}"]


def _state(service: str) -> dict[str, str]:
    """What compose says of a service's container; empty where it has none that runs."""
    lines = _compose("ps", "--format", "json", service, check=False).splitlines()
    found: dict[str, str] = json.loads(lines[0]) if lines else {}
    return found


def _started(service: str) -> str:
    """When the first process of a service's container began, by the machine's clock; empty where none runs."""
    return _compose("exec", "-T", service, "cut", "-d", " ", "-f", "22", "/proc/1/stat", check=False)


def _show_uploads(folder: Path) -> None:
    """Make an empty file for each upload in the containers' storage, whose names the checker looks at."""
    find = ("find", "/var/lib/finpulse/uploads", "-type", "f", "-printf", "%P\\n")
    for name in _compose("exec", "-T", "api", *find).splitlines():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def _calm(senders: Sequence[Sender], seconds: float) -> list[str]:
    """What has not ended so many seconds after the faults, as sentences."""
    began = time.monotonic()
    while (left := sum(sender.unfinished() for sender in senders)) and time.monotonic() - began < seconds:
        time.sleep(0.5)
    print(f"calm after {time.monotonic() - began:.1f} s", flush=True)
    return [f"{left} jobs have not ended after {seconds:.0f} s."] if left else []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.chaos.containers", description=__doc__)
    parser.add_argument("--jobs", type=int, default=24, help="how many statements are sent meanwhile")
    parser.add_argument(
        "--rows", type=int, default=4_000, help="the rows of a small one; one in six has five times as many"
    )
    parser.add_argument(
        "--calm", type=float, default=60, help="seconds after the faults in which all has to come to its end"
    )
    return parser.parse_args()


def _compose(*arguments: str, check: bool = True) -> str:
    done = subprocess.run([*COMPOSE, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if check and done.returncode:
        raise SystemExit(f"{shlex.join([*COMPOSE, *arguments])}: {done.stderr.strip()[-500:]}")
    return done.stdout


if __name__ == "__main__":
    main()
