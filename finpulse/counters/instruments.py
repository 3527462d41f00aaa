"""What is counted, each with its labels; none of these has values without bound, such as users, files or addresses.

Each has a label at least: a series begins with its first count, and so in the process that counts, after a fork.
"""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Not the registry of the library, which Flower fills and shows.
REGISTRY: Final = CollectorRegistry()

_REQUEST_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_STAGE_SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)


def _counter(name: str, told: str, *labels: str) -> Counter:
    return Counter(f"finpulse_{name}", told, labels, registry=REGISTRY)


def _histogram(name: str, told: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
    return Histogram(f"finpulse_{name}", told, labels, registry=REGISTRY, buckets=buckets)


# `endpoint` is the rule of the address, such as /etl/jobs/<id:job_id>, never the address itself.
REQUESTS: Final = _counter("http_requests", "Requests answered.", "method", "endpoint", "status")
REQUEST_SECONDS: Final = _histogram(
    "http_request_duration_seconds", "Seconds a thread took to answer.", _REQUEST_SECONDS, "method", "endpoint"
)
REFUSALS: Final = _counter("http_refusals", "Requests that the server refused before the application.", "status")

# `outcome` is done, put_off, broke_off, failed, cancelled or lease_lost.
STAGE_SECONDS: Final = _histogram(
    "stage_duration_seconds", "Seconds of an attempt at a stage.", _STAGE_SECONDS, "stage", "outcome"
)
STAGE_ROWS: Final = _counter("stage_rows", "Rows of stages that were done.", "stage", "outcome")
# `cause` is one of those of finpulse.db.outages, or storage, reading, commit_lost.
PUT_OFFS: Final = _counter("stage_put_offs", "Attempts that were put off, and count as none.", "stage", "cause")
JOBS_SUBMITTED: Final = _counter("jobs_submitted", "Jobs that were sent to the workers.", "kind", "queue")
JOBS_ENDED: Final = _counter("jobs_ended", "Jobs that have ended.", "kind", "status")
PROOFS: Final = _counter("proofs", "Statements that were held against their own figures.", "verdict")
# `cause` is processor, memory, time, killed or broken.
CHILDREN_ENDED: Final = _counter("reading_children_ended", "Processes that ended over the file they read.", "cause")

SWEEPS: Final = _counter("sweeps", "Sweeps of the sweeper.", "outcome")
LAST_SWEEP: Final = Gauge(
    "finpulse_last_sweep_timestamp_seconds",
    "When a sweep ended last.",
    ["outcome"],
    registry=REGISTRY,
    multiprocess_mode="max",
)
JOBS_RESENT: Final = _counter("jobs_resent", "Jobs sent again, since they stood still.", "queue")

DELIVERIES: Final = _counter("deliveries", "Tries to deliver an event to a user's endpoint.", "outcome")

LOG_LINES_FAILED: Final = _counter("log_lines_failed", "Lines that a full disk, or whatever else, kept out of the log.")

CONNECTIONS: Final = Gauge(
    "finpulse_database_connections_in_use",
    "Connections that are checked out of the pools.",
    ["role"],
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
MOST_CONNECTIONS: Final = Gauge(
    "finpulse_database_connections_limit",
    "Connections that the pools of all processes may have.",
    ["role"],
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
