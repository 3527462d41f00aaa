"""The registry: every metric by its name. What is not in it can't be asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from finpulse.metrics.list_metrics import LIST_METRICS
from finpulse.metrics.metric import Metric
from finpulse.metrics.money_metrics import MONEY_METRICS

METRICS: Final[Mapping[str, Metric]] = MappingProxyType({each.name: each for each in (*MONEY_METRICS, *LIST_METRICS)})
