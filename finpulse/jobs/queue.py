"""The only door to Celery: a message says where to look, never what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import structlog
from celery import Celery, Signature, chain
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger()

app = Celery("finpulse")
app.config_from_object("celeryconfig")

# Redis hands out the lowest number first. What has begun goes first, since a job that is finished soon costs nobody
# much; then each owner's first job, each owner's second, and so on in powers of two.
BEGUN: Final = 0
FIRST: Final = 1
HIGHEST_RANK: Final = 64
# A sibling is asked to help where nobody's first job waits, and needed by nobody once the stage has gone on.
HELP: Final = FIRST + 1
HELP_SECONDS: Final = 300
# Beat asks for the night's work every minute, so what has waited for longer is one too many.
NIGHT_SECONDS: Final = 60

UNREACHABLE: Final = (KombuError, OperationalError, RedisError, OSError)


def send_stages(owner_id: int, job_id: int, stages: Sequence[str], queue: str, rank: int) -> bool:
    """Enqueue the stages as one chain; False where the broker can't be reached.

    The first stage stands behind the first stages of other owners' jobs by its rank, which is the number of live jobs
    of its owner before it; the later ones stand before all of them. A message that is lost costs time and nothing
    else: the job stands in the database, and the sweeper sends again what does not move.
    """
    waiting = [priority_of(rank), *(BEGUN for _ in stages[1:])]
    steps = [
        _message(f"finpulse.{stage}", (owner_id, job_id), queue=queue, priority=priority)
        for stage, priority in zip(stages, waiting, strict=True)
    ]
    return _sent(lambda: chain(*steps).apply_async(retry=False), owner_id=owner_id, job_id=job_id)


def invite_siblings(owner_id: int, job_id: int, stage: str, fence: int, count: int) -> None:
    """Ask `count` processes to help with a stage that has been claimed with this fence; nobody need come."""
    arguments = (owner_id, job_id, stage, fence)
    invitation = _message("finpulse.assist", arguments, queue="bulk", priority=HELP, expires=HELP_SECONDS)
    for _ in range(count):
        if not _sent(lambda: invitation.apply_async(retry=False), owner_id=owner_id, job_id=job_id):
            return


def send_night_work(seconds: float) -> None:
    """Ask for a stretch of the night to be done after so many seconds; what is lost beat sends again."""
    message = _message("finpulse.nightly_stretch", (), countdown=seconds, expires=seconds + NIGHT_SECONDS)
    _sent(lambda: message.apply_async(retry=False))


def busy_queues() -> list[str]:
    """The names of the queues in which messages wait; none where the broker can't be reached."""
    try:
        with app.connection_for_read() as connection, connection.channel() as channel:
            return [queue.name for queue in app.conf.task_queues if queue(channel).queue_declare().message_count]
    except UNREACHABLE as error:
        log.warning("queue.unreachable", error=type(error).__name__)
        return []


def priority_of(rank: int) -> int:
    """The priority of a job's first message, with `rank` live jobs of the same owner before it.

    >>> [priority_of(rank) for rank in (0, 1, 2, 3, 4, 8, 63, 64, 1000)]
    [1, 2, 3, 3, 4, 5, 7, 8, 8]
    """
    return FIRST + min(rank, HIGHEST_RANK).bit_length()


def _message(task: str, arguments: Sequence[Any], **options: Any) -> Signature:
    return app.signature(task, args=arguments, immutable=True, **options)


def _sent(send: Callable[[], object], **about: int) -> bool:
    """Send; where the broker can't be reached, say so in the log and return False."""
    try:
        send()
    except UNREACHABLE as error:
        log.warning("queue.send_failed", **about, error=type(error).__name__)
        return False
    return True
