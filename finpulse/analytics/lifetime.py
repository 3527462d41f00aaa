"""All that was ever booked, in short."""

from __future__ import annotations

from typing import Any

from finpulse.analytics.basis.flows import Flows
from finpulse.analytics.basis.rounding import mean


def lifetime_summary(flows: Flows) -> dict[str, Any]:
    """{total_transactions, total_income, total_expense, refunds, net_cash_flow, avg_transaction_amount}.

    Counts and averages all transactions in the currency, transfers too; the average is of absolute
    amounts.
    """
    everything = flows.everything(flows.scope.currency)
    return {
        "total_transactions": everything.count,
        "total_income": flows.income,
        "total_expense": flows.spending,
        "refunds": flows.refunds,
        "net_cash_flow": flows.net,
        "avg_transaction_amount": mean(everything.money_in + everything.money_out, everything.count),
    }
