"""What the broker holds: messages that wait, and how many were dropped."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from finpulse.jobs.queue import broker_state


def broker_metrics() -> Iterator[Metric]:
    """What there is to tell; where the broker doesn't answer, that."""
    state = broker_state()
    yield GaugeMetricFamily("finpulse_broker_up", "Whether the broker told its state.", value=0 if state is None else 1)
    if state is None:
        return
    waiting = GaugeMetricFamily("finpulse_queue_messages", "Messages that no worker has taken.", labels=["queue"])
    for queue, messages in state.waiting.items():
        waiting.add_metric([queue], messages)
    dropped = CounterMetricFamily(
        "finpulse_broker_messages_dropped", "Messages that were of no use: undecodable, unsigned.", labels=["reason"]
    )
    for reason, messages in state.dropped.items():
        dropped.add_metric([reason], messages)
    yield from (waiting, dropped)
