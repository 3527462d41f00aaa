"""A place's files have room for all that can be counted: one that had to grow would have holes.

A full disk would end whoever fills a hole.
"""

from __future__ import annotations

from itertools import product

from flask import Flask
from prometheus_client.mmap_dict import mmap_key

from finpulse.counters.instruments import REQUEST_SECONDS, REQUESTS, STAGE_SECONDS
from finpulse.counters.places import FILE_BYTES
from finpulse.imports.removal.stages import ALL_STAGES

STATUSES = ("200", "201", "202", "204", "304", "401", "403", "404", "409", "413", "422", "429", "500", "503")
OUTCOMES = ("done", "put_off", "broke_off", "failed", "cancelled", "lease_lost")
# A length, padding, a value and a time.
BYTES_BESIDE_A_KEY = 4 + 8 + 16


def entry(metric: object, name: str, **labels: str) -> int:
    names, values = list(labels), list(labels.values())
    told: str = metric._documentation  # type: ignore[attr-defined]  # The library keeps it for itself.
    return len(mmap_key(name, f"{name}_bucket", names, values, told)) + BYTES_BESIDE_A_KEY


def series(metric: object) -> int:
    """Buckets, and the sum."""
    return len(metric._upper_bounds) + 1  # type: ignore[attr-defined]  # The library keeps them for itself.


def test_of_every_endpoint_and_every_stage(app: Flask) -> None:
    asked = [(rule.rule, method) for rule in app.url_map.iter_rules() for method in rule.methods or ()]
    requests = sum(
        entry(REQUEST_SECONDS, "finpulse_http_request_duration_seconds", endpoint=rule, method=method, le="0.025")
        for rule, method in asked
    )
    stages = sum(
        entry(STAGE_SECONDS, "finpulse_stage_duration_seconds", stage=stage, outcome=outcome, le="1800.0")
        for stage, outcome in product(ALL_STAGES, OUTCOMES)
    )
    histograms = requests * series(REQUEST_SECONDS) + stages * series(STAGE_SECONDS)
    assert histograms < FILE_BYTES["histogram"]
    counters = sum(
        entry(REQUESTS, "finpulse_http_requests", endpoint=rule, method=method, status=status)
        for (rule, method), status in product(asked, STATUSES)
    )
    assert counters < 0.9 * FILE_BYTES["counter"]
