"""PostgreSQL's plans of queries, as EXPLAIN tells them in JSON."""

from __future__ import annotations


def nodes(plan: dict[str, object]) -> list[dict[str, object]]:
    below = plan.get("Plans", [])
    assert isinstance(below, list)
    return [plan, *(node for child in below for node in nodes(child))]
