"""Four tasks that do nothing, under the settings of our own: `celery -A scripts.bench.empty_tasks worker`."""

from __future__ import annotations

from celery import Celery, chain

import finpulse.jobs.queue  # noqa: F401 - it registers the form in which the settings have messages sent.
from scripts.bench.draining import EMPTY_QUEUE

NAMES = ("bench.first", "bench.second", "bench.third", "bench.fourth")

app = Celery("bench")
app.config_from_object("celeryconfig")
# A queue of its own on a database of its own, so that neither worker sees the other's messages.
app.conf.update(
    broker_url=app.conf.broker_url.rpartition("/")[0] + "/1",
    task_default_queue=EMPTY_QUEUE,
    task_queues=None,
    task_routes=None,
)


def nothing(owner_id: int, job_id: int) -> None:
    """Take what a stage takes, and do nothing."""
    del owner_id, job_id


for name in NAMES:
    app.task(name=name)(nothing)


def send_chains(count: int) -> None:
    """Enqueue that many chains of the four."""
    for number in range(count):
        chain(*(app.signature(name, args=(1, number), immutable=True) for name in NAMES)).apply_async()
