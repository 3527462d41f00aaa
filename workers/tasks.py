"""One thin task a stage, one that assists with a stage, and two for the night's re-aggregation."""

from __future__ import annotations

from typing import Any

import structlog
from celery.exceptions import Ignore
from celery.signals import task_postrun, task_prerun, worker_init, worker_process_init, worker_process_shutdown
from sqlalchemy import Engine

from finpulse.cleaning.categories.read_ahead import read_ahead
from finpulse.config import read_settings
from finpulse.counters.counting import count_as
from finpulse.db.engine import NIGHT_LOCK_SECONDS, connect, most_connections
from finpulse.imports.fetches.due import start_due_fetches
from finpulse.imports.removal.stages import ALL_STAGES
from finpulse.jobs.give_back import worker_name
from finpulse.jobs.queue import REQUEST_HEADER, app, invite_siblings, send_night_work
from finpulse.jobs.runner import Worker, assist_stage, run_stage
from finpulse.logs import is_request_id
from finpulse.pipeline.file_reading import SANDBOX
from finpulse.process.cycles import leave_out_what_stays
from finpulse.totals.nightly import NightBudget, is_night, work_on_night
from finpulse.tracing import process as tracing

settings = read_settings()
worker = Worker(connect(settings, pool_size=1, login="worker"), settings.storage_url, invite=invite_siblings)
# A repair of the night may wait longer for an account than a job does, which is put off instead.
night_engine: Engine = connect(settings, pool_size=1, login="worker", lock_seconds=NIGHT_LOCK_SECONDS)


@app.task(name="finpulse.ingest")
def ingest(owner_id: int, job_id: int) -> None:
    """upload -> raw_chunks."""
    _run(owner_id, job_id, "ingest")


@app.task(name="finpulse.recognise")
def recognise(owner_id: int, job_id: int) -> None:
    """Scanned pages -> their text, before the upload that they are in is read."""
    _run(owner_id, job_id, "recognise")


@app.task(name="finpulse.transform")
def transform(owner_id: int, job_id: int) -> None:
    """raw_chunks -> clean_chunks."""
    _run(owner_id, job_id, "transform")


@app.task(name="finpulse.load")
def load(owner_id: int, job_id: int) -> None:
    """clean_chunks -> transactions."""
    _run(owner_id, job_id, "load")


@app.task(name="finpulse.aggregate")
def aggregate(owner_id: int, job_id: int) -> None:
    """totals -> the dashboard."""
    _run(owner_id, job_id, "aggregate")


@app.task(name="finpulse.gather")
def gather(owner_id: int, job_id: int) -> None:
    """webhook_events -> an upload."""
    _run(owner_id, job_id, "gather")


@app.task(name="finpulse.reread")
def reread(owner_id: int, job_id: int) -> None:
    """A statement -> the same by another reading."""
    _run(owner_id, job_id, "reread")


@app.task(name="finpulse.recategorise")
def recategorise(owner_id: int, job_id: int) -> None:
    """rules, corrections -> transactions that are there already."""
    _run(owner_id, job_id, "recategorise")


@app.task(name="finpulse.undo")
def undo(owner_id: int, job_id: int) -> None:
    """An import -> as if it had never been."""
    _run(owner_id, job_id, "undo")


@app.task(name="finpulse.close")
def close(owner_id: int, job_id: int) -> None:
    """An account -> gone, with all that came in through it."""
    _run(owner_id, job_id, "close")


@app.task(name="finpulse.edit")
def edit(owner_id: int, job_id: int) -> None:
    """A bulk edit -> transactions that are there already."""
    _run(owner_id, job_id, "edit")


@app.task(name="finpulse.assist")
def assist(owner_id: int, job_id: int, stage: str, fence: int) -> None:
    """Chunks of a long statement, beside the task that has claimed the stage."""
    assist_stage(worker, owner_id, job_id, ALL_STAGES[stage], fence)


@app.task(name="finpulse.nightly")
def nightly() -> None:
    """While a night's work is due, call as many to it as may work side by side."""
    if is_night(night_engine):
        for _ in range(settings.night_processes):
            send_night_work(0)


@app.task(name="finpulse.nightly_stretch")
def nightly_stretch() -> None:
    """Rebuild the totals of one stretch, and come again for the next after a rest."""
    pause = work_on_night(night_engine, NightBudget(settings.night_processes, settings.night_share))
    if pause is not None:
        send_night_work(pause)


@app.task(name="finpulse.start_fetches")
def start_fetches() -> None:
    """Make a job of each recurring fetch that is due."""
    start_due_fetches(worker.engine, settings.user_jobs)


def _run(owner_id: int, job_id: int, stage: str) -> None:
    """Do the stage; where the next may not follow, leave the chain, which the sweeper takes up again."""
    if not run_stage(worker, owner_id, job_id, ALL_STAGES[stage]):
        raise Ignore


@worker_init.connect
def take_name(sender: Any, **_: Any) -> None:
    """Give this worker a name that no other has or had, before its processes are forked."""
    global worker  # noqa: PLW0603 - Celery hands its tasks nothing else that is made at its start.
    worker = worker._replace(name=worker_name(sender.hostname))


@worker_init.connect
def read_what_all_share(**_: Any) -> None:
    """Read words, brands and places before the pool is forked: 22 MB less in each of its processes.

    All of them read files in children of one server.
    """
    SANDBOX.start()
    read_ahead()


@worker_init.connect
def begin_to_count(**_: Any) -> None:
    """Let what the main process sends again be counted; its children count for themselves."""
    count_as("worker-main", settings.home, most_connections(settings, pool_size=1))


@worker_process_init.connect
def prepare_process(**_: Any) -> None:
    """Make a process of the pool ready for its first task."""
    count_as("worker", settings.home, 2 * most_connections(settings, pool_size=1))
    # A pool shared across a fork hands one task another's rows; each process opens its own.
    worker.engine.dispose(close=False)
    night_engine.dispose(close=False)
    leave_out_what_stays(after_fork=True)
    tracing.start(settings, "worker")


@worker_process_shutdown.connect
def end_process(**_: Any) -> None:
    """Send the spans that there still are."""
    tracing.stop()


@task_prerun.connect
def bind_ids(task: Any, args: Any, **_: Any) -> None:
    """Let each line of the log say whose job it is, also before the claim does; a header may have come from anybody."""
    given = (task.request.headers or {}).get(REQUEST_HEADER)
    ids = {"request_id": given if is_request_id(given) else None, "job_id": args[1] if len(args) > 1 else None}
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(**ids)


@task_postrun.connect
def forget_ids(**_: Any) -> None:
    """What the process says between two tasks is about neither."""
    structlog.contextvars.clear_contextvars()
