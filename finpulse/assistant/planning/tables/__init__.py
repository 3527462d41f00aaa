"""The rules of all metrics, the more specific ones first."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.planning.rules import MetricRule
from finpulse.assistant.planning.tables.figures import FIGURES
from finpulse.assistant.planning.tables.ratios import RATIOS
from finpulse.assistant.planning.tables.rows import LISTS, ROWS
from finpulse.assistant.planning.tables.special import SPECIAL

RULES: Final[tuple[MetricRule, ...]] = (*SPECIAL, *ROWS, *RATIOS, *LISTS, *FIGURES)
