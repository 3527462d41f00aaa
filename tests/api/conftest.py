"""Users who are signed in already: what signing in is like is tested in test_profile.py and nowhere else."""

from __future__ import annotations

import uuid

import bcrypt
import pytest
from flask import Flask

from finpulse import tokens
from finpulse.api.signing import pair
from finpulse.extensions import current_session
from finpulse.models import User
from tests.client import PASSWORD, Client

# A user's hash costs a quarter of a second; this one costs nothing, and is the same password's.
CHEAP_HASH = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()


@pytest.fixture
def client(app: Flask) -> Client:
    """A new user's client."""
    return newcomer(app)


@pytest.fixture
def other(app: Flask) -> Client:
    """Another user's."""
    return newcomer(app)


@pytest.fixture
def nobody(app: Flask) -> Client:
    """A client that has not signed in."""
    return Client(app)


def newcomer(app: Flask, role: str = "user") -> Client:
    """A client of a user who has just come."""
    with app.app_context():
        session = current_session()
        user = User(email=f"{uuid.uuid4().hex}@example.com", password_hash=CHEAP_HASH, role=role)
        session.add(user)
        session.flush()
        family = tokens.open_family(session, user.id)
        client = Client(app, pair(user.id, family.id, family.refresh_jti)["access_token"])
        client.user_id = user.id
        session.commit()
    return client
