"""All of one's money at a glance: income, spending, and what is between them."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.answers.groups import sums_of
from finpulse.assistant.answers.outcome import PlanAnswer, excluded_json, value
from finpulse.assistant.context import AskContext
from finpulse.assistant.queries.cells import SumsAsked, read_cells
from finpulse.assistant.queries.reader import StatementReader
from finpulse.metrics.formulas import FORMULAS, Basis, rows_counted
from finpulse.metrics.plan import PlanPeriod, QueryPlan

TOLD: Final = ("income", "spending", "net_cash_flow")


def answer_snapshot(
    plan: QueryPlan, period: PlanPeriod, context: AskContext, reader: StatementReader, currency: str
) -> PlanAnswer:
    """Income, spending and net cash flow, labelled so."""
    cells = read_cells(reader, SumsAsked(plan.filters, period), context.vocabulary, exactly=False)
    sums = sums_of(cells, context, currency)
    values = [value(name, FORMULAS[name](sums, Basis()) or 0, currency) for name in TOLD]
    return PlanAnswer(values, rows_counted(plan.metric, sums), excluded_json(sums.others, sums.of("transfer")))
