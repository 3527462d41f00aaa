"""The broker: whether it keeps its messages, its clock, and what waits in its queues and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import Connection, text

from finpulse.cli.doctor.finding import Finding, failed, ok, warning
from finpulse.cli.doctor.machine import clock_finding
from finpulse.config import Settings
from finpulse.jobs.queue import broker_state
from finpulse.models import LIVE

LONG_WAIT_MINUTES: Final = 10
_WAITING: Final = text(f"""
    SELECT queue, count(*) AS jobs, extract(epoch FROM now() - min(created_at))::bigint / 60 AS minutes
    FROM jobs WHERE {LIVE} AND started_at IS NULL GROUP BY queue ORDER BY queue
""")


def broker_findings(settings: Settings) -> Iterator[Finding]:
    """How the server is that holds the messages; nothing where none is named or none answers, which is told already."""
    try:
        with Redis.from_url(settings.redis_url, socket_timeout=2, socket_connect_timeout=2) as redis:
            about: dict[str, Any] = redis.info()
            yield _server(about)
            yield _memory(about)
            yield clock_finding("the broker", lambda: float(redis.time()[0]) + redis.time()[1] / 1e6)
    except (RedisError, ValueError):
        return


def _server(about: dict[str, Any]) -> Finding:
    name = f"Valkey {about['valkey_version']}" if "valkey_version" in about else f"Redis {about['redis_version']}"
    if not about.get("aof_enabled"):
        return warning(
            "broker server",
            f"{name} keeps no append-only file: its messages are gone with it.",
            "Set `appendonly yes`. No job is lost without, but each waits until the sweeper sends it again.",
        )
    return ok("broker server", f"{name}, which writes its messages to its disk.")


def _memory(about: dict[str, Any]) -> Finding:
    used, most, policy = about.get("used_memory", 0), about.get("maxmemory", 0), about.get("maxmemory_policy")
    said = f"{used >> 20:,} MB are in use" + (f" of {most >> 20:,} MB." if most else ".")
    if policy not in (None, "noeviction"):
        return failed(
            "broker memory",
            f"{said} Its policy is {policy}, by which it throws messages away when memory is short.",
            "Set `maxmemory-policy noeviction`.",
        )
    if most and used > 0.9 * most:
        return warning("broker memory", said, "Give it more memory; it refuses messages when there is none left.")
    return ok("broker memory", said)


def queue_finding(connection: Connection | None) -> Finding:
    """Messages by queue, and how long the oldest job waits; without a database the messages alone."""
    state = broker_state()
    jobs = {} if connection is None else {row.queue: row for row in connection.execute(_WAITING)}
    queues = dict.fromkeys([*(state.waiting if state else ()), *jobs])
    told = [_queue(queue, state.waiting.get(queue) if state else None, jobs.get(queue)) for queue in queues]
    if not told:
        return failed("queues", "They can't be looked at: broker and database are away.", "Bring both back first.")
    said = "; ".join(told)
    if any(row.minutes >= LONG_WAIT_MINUTES for row in jobs.values()):
        return warning(
            "queues",
            f"{said}.",
            "See that workers serve these queues (below), and add processes if all of them are busy; `finpulse stuck`.",
        )
    return ok("queues", f"{said}.")


def _queue(queue: str, messages: int | None, job: Any) -> str:
    held = "messages unknown" if messages is None else f"{messages} messages"
    return f"{queue}: {held}, " + (f"{job.jobs} jobs wait, the oldest for {job.minutes} min" if job else "no job waits")


def dropped_finding() -> Finding | None:
    """Messages that were of no use to any worker; None where the broker can't be asked."""
    if (state := broker_state()) is None:
        return None
    dropped = {reason: count for reason, count in state.dropped.items() if count}
    if not dropped:
        return ok("dropped messages", "None was ever dropped.")
    told = ", ".join(f"{count} {reason}" for reason, count in dropped.items())
    return warning(
        "dropped messages",
        f"Workers have dropped messages that were of no use: {told}.",
        "See `queue.message_dropped` in the workers' logs: somebody else writes to the broker, or FINPULSE_MESSAGE_KEY "
        "differs between processes.",
    )
