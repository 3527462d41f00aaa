"""What a text is about says which way money usually goes for it."""

from __future__ import annotations

import pytest

from finpulse.cleaning.categories.usual_direction import usual_direction


@pytest.mark.parametrize(
    "text", ["Corner grocery", "REWE SAGT DANKE", "Monthly account fee", "Interest charged", "ATM withdrawal", "Miete"]
)
def test_purchases_fees_and_cash_go_out(text: str) -> None:
    assert usual_direction(text) == -1


@pytest.mark.parametrize("text", ["Salary March", "Payroll Amazon", "Refund ZARA", "Zinsen", "İADE TRENDYOL", "給与"])
def test_pay_interest_and_refunds_come_in(text: str) -> None:
    assert usual_direction(text) == 1


@pytest.mark.parametrize("text", ["", "Jane Smith", "Transfer to savings", "Bonifico da Luca", "Deposito contanti"])
def test_names_and_transfers_may_be_either(text: str) -> None:
    assert usual_direction(text) == 0
