"""Send messages through Celery, the only module that does. A message names a job, and never holds its data."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import kombu.serialization
import kombu.utils.json
import structlog
from celery import Celery, Signature, chain
from kombu.exceptions import KombuError, OperationalError
from kombu.transport import TRANSPORT_ALIASES
from redis.exceptions import RedisError

from finpulse.config import read_settings
from finpulse.jobs.signing import Signer
from finpulse.local_secrets import local_secret
from finpulse.tracing.spans import Value, span

log = structlog.get_logger()

TRANSPORT_ALIASES.update(dict.fromkeys(("redis", "rediss"), "finpulse.jobs.broker:Transport"))


def _message_key() -> str:
    """The secret that messages are signed with: the setting's, else this machine's own."""
    settings = read_settings()
    return settings.message_key or local_secret(settings.home, "message-key")


_signer = Signer(cache(_message_key), kombu.utils.json.dumps, kombu.utils.json.loads)
# It is JSON for an earlier version of the workers too.
kombu.serialization.register("signed-json", _signer.dumps, _signer.loads, "application/json", "utf-8")

app = Celery("finpulse")
app.config_from_object("celeryconfig")

# Priorities: Redis hands out the lowest number first. A job that has begun comes first, so that it ends soon. Then come
# each owner's first job, each owner's second, the third and fourth, the fifth to eighth and so on.
BEGUN_JOB_PRIORITY: Final = 0
FIRST_JOB_PRIORITY: Final = 1
# Beyond this rank, jobs of one owner have all the same priority.
HIGHEST_RANK: Final = 64
# Help with a stage comes after everybody's first job.
ASSIST_PRIORITY: Final = 2

# The header of a message that has the id of the request that made the job.
REQUEST_HEADER: Final = "request_id"

# What is not sent meanwhile is sent by the sweeper.
ABSENCE_SECONDS: Final = 2

UNREACHABLE: Final = (KombuError, OperationalError, RedisError, OSError)


class JobOrigin(NamedTuple):
    """Where a job comes from: the request that made it, and the span of that request as a traceparent."""

    request_id: str | None
    traceparent: str | None


UNKNOWN_ORIGIN: Final = JobOrigin(None, None)


def send_stages(
    owner_id: int, job_id: int, stages: Sequence[str], queue: str, rank: int, origin: JobOrigin = UNKNOWN_ORIGIN
) -> bool:
    """Enqueue the stages as one chain; False where the broker can't be reached.

    The first stage has a priority by the job's rank, which is the number of live jobs of its owner before it; the later
    stages come before the first stage of any job. A lost message costs only time: the job is in the database, and the
    sweeper sends it again when it is stalled. A header of each message names the request that made the job.
    """
    headers = {REQUEST_HEADER: origin.request_id}
    priorities = [priority_of(rank), *(BEGUN_JOB_PRIORITY for _ in stages[1:])]
    steps = [
        _message(f"finpulse.{stage}", (owner_id, job_id), queue=queue, priority=priority, headers=headers)
        for stage, priority in zip(stages, priorities, strict=True)
    ]
    about: dict[str, Value] = {"job_id": job_id, "request_id": origin.request_id, "stage": stages[0], "queue": queue}
    with span("enqueue", "producer", about, parent=origin.traceparent) as seen:
        is_sent = _sent(lambda: chain(*steps).apply_async(retry=False), owner_id=owner_id, job_id=job_id)
        if not is_sent:
            seen.fail("unreachable")
    return is_sent


def invite_siblings(owner_id: int, job_id: int, stage: str, fence: int, count: int) -> None:
    """Ask `count` processes to help with a stage that was claimed with this fence; it is done without them too.

    An old invitation costs a look at the job. It has no time of expiry, which the receiver's clock would judge: one
    that is ahead by more throws all messages away.
    """
    arguments = (owner_id, job_id, stage, fence)
    invitation = _message("finpulse.assist", arguments, queue="bulk", priority=ASSIST_PRIORITY)
    for _ in range(count):
        if not _sent(lambda: invitation.apply_async(retry=False), owner_id=owner_id, job_id=job_id):
            return


def send_night_work(seconds: float) -> None:
    """Ask for a stretch of the night's work after so many seconds. Beat sends again what is lost."""
    message = _message("finpulse.nightly_stretch", (), countdown=seconds)
    _sent(lambda: message.apply_async(retry=False))


class BrokerState(NamedTuple):
    """How many messages wait in each queue, and how many were ever dropped, by the reason."""

    waiting: dict[str, int]
    dropped: dict[str, int]


def broker_state() -> BrokerState | None:
    """How the broker is; None where it can't be reached."""
    try:
        with app.connection_for_read() as connection, connection.channel() as channel:
            waiting = {queue.name: queue(channel).queue_declare().message_count for queue in app.conf.task_queues}
            return BrokerState(waiting, channel.dropped())
    except UNREACHABLE as error:
        log.warning("queue.unreachable", error=type(error).__name__)
        return None


def busy_queues() -> list[str]:
    """The names of the queues that have waiting messages; empty where the broker can't be reached."""
    state = broker_state()
    return [name for name, messages in state.waiting.items() if messages] if state else []


def served_queues(seconds: float) -> dict[str, list[str]]:
    """The queues that each worker takes from, by its node's name, of those that answer within so many seconds.

    Raises one of UNREACHABLE where the broker can't be reached.
    """
    answers = app.control.inspect(timeout=seconds).active_queues() or {}
    return {worker: [queue["name"] for queue in queues] for worker, queues in answers.items()}


def priority_of(rank: int) -> int:
    """The priority of a job's first message, with `rank` live jobs of the same owner before it.

    >>> [priority_of(rank) for rank in (0, 1, 2, 3, 4, 8, 63, 64, 1000)]
    [1, 2, 3, 3, 4, 5, 7, 8, 8]
    """
    return FIRST_JOB_PRIORITY + min(rank, HIGHEST_RANK).bit_length()


def _message(task: str, arguments: Sequence[Any], **options: Any) -> Signature:
    return app.signature(task, args=arguments, immutable=True, **options)


class _Absence:
    """Until when the broker is left alone: if it is frozen, each try costs the one who asks its time limit."""

    until = 0.0


def _sent(send: Callable[[], object], **log_fields: int) -> bool:
    """Send, and return True; where the broker can't be reached, or couldn't a moment ago, log it and return False."""
    if time.monotonic() < _Absence.until:
        log.warning("queue.not_sent", **log_fields, reason="The broker could not be reached a moment ago.")
        return False
    try:
        send()
    except UNREACHABLE as error:
        log.warning("queue.send_failed", **log_fields, error=type(error).__name__)
        _Absence.until = time.monotonic() + ABSENCE_SECONDS
        return False
    return True
