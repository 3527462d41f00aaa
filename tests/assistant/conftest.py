"""Whoever asks: an account holder without any transactions, and a client of the API with a statement."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.support.account_holder import AccountHolder, new_holder
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload


@pytest.fixture
def holder(session: Session) -> AccountHolder:
    return new_holder(session)


STATEMENT = """Date,Amount,Merchant,Category,Description
2026-05-02,-40.10,Makro,Groceries,Makro Tashkent
2026-05-20,-9.90,Makro,Groceries,Makro Tashkent
2026-05-21,4.00,Makro,Groceries,Makro refund
2026-05-25,-1200.00,Uzrail,Travel,Uzrail
2026-05-28,3000.00,Acme,Salary & Income,Acme payroll
2026-06-03,-77.00,Makro,Groceries,Makro Tashkent
"""


@pytest.fixture
def asker(client: Client, run: Run) -> Client:
    """A user with a statement."""
    upload(client, STATEMENT, client.account(currency="EUR"), IMPORT_STAGES, run)
    return client
