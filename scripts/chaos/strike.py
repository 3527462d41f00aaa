"""A blow at the moment that lost rows: right after the asynchronous commit of a batch, before it is on the disk.

This is copied beside a changed copy of the code, which calls `before_commit` and `after_commit` (walls.MOMENTS). Who
wants a blow writes an order into the stack's home; the first process to come by the moment takes it.
"""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import psutil
import psycopg

ORDER: Final = "strike-order.json"
TAKEN: Final = "strike-taken.json"
STRUCK: Final = "struck.json"
SECONDS_UNTIL_BACK: Final = 60
_KEPT: Final = "SELECT stage_done = %s AND fence = %s FROM jobs WHERE owner_id = %s AND id = %s"


class Blow(NamedTuple):
    """What was ordered, the backend that serves the process, and the batch after which it falls."""

    order: dict[str, Any]
    backend: int
    held: Any
    done: int


def home() -> Path:
    """The stack's."""
    return Path(os.environ["FINPULSE_HOME"])


def before_commit(session: Any, held: Any, checkpoint: Any) -> Blow | None:
    """Take the order, where it is for this stage and the batch is as far on as was ordered."""
    try:
        order = json.loads((home() / ORDER).read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return None
    if order["stage"] != held.stage or checkpoint.done < order["share"] * checkpoint.total:
        return None
    with suppress(FileNotFoundError):  # Another process was first.
        (home() / ORDER).rename(home() / TAKEN)
        backend = session.connection().connection.driver_connection.info.backend_pid
        return Blow(order, backend, held, checkpoint.done)
    return None


def after_commit(blow: Blow | None) -> None:
    """Kill the backend or all of PostgreSQL by -9, wait until it is back, and tell whether the commit was kept."""
    if blow is None:
        return
    if blow.order["whole"]:
        _kill_all(blow.backend)
    else:
        os.kill(blow.backend, signal.SIGKILL)
    _tell({"stage": blow.held.stage, "done": blow.done, "kept": None})
    kept = _is_kept(blow)
    _tell({"stage": blow.held.stage, "done": blow.done, "kept": kept})


def _kill_all(backend: int) -> None:
    server = psutil.Process(backend).parent()
    assert server is not None, "a backend is a child of PostgreSQL's first process"
    for process in (*server.children(recursive=True), server):
        with suppress(psutil.NoSuchProcess):
            process.kill()


def _is_kept(blow: Blow) -> bool:
    """Whether the batch's commit has outlived the crash, once PostgreSQL is back."""
    url = json.loads((home() / "services.json").read_text("utf-8"))["owner_database_url"]
    deadline = time.monotonic() + SECONDS_UNTIL_BACK
    while True:
        time.sleep(0.05)
        try:
            with psycopg.connect(url.replace("+psycopg", "")) as connection:
                key = (blow.done, blow.held.fence, blow.held.owner_id, blow.held.job_id)
                row = connection.execute(_KEPT, key).fetchone()
                return bool(row and row[0])
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise


def _tell(struck: dict[str, Any]) -> None:
    draft = home() / f"{STRUCK}.draft"
    draft.write_text(json.dumps(struck), "ascii")
    draft.rename(home() / STRUCK)
