"""Each test of an answer has a user with an empty book."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.support.book import Book, new_book


@pytest.fixture
def book(session: Session) -> Book:
    return new_book(session)
