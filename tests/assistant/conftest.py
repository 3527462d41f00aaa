"""Each test of an answer has a user without any transactions."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.support.account_holder import AccountHolder, new_holder


@pytest.fixture
def holder(session: Session) -> AccountHolder:
    return new_holder(session)
