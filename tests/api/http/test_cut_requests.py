"""A connection that is cut after a request has used it costs the request nothing, and the pool no place."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import Engine, text

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.extensions import current_session, db
from tests.support.client import Client

PID = text("SELECT pg_backend_pid()")
CUT = text("SELECT pg_terminate_backend(:pid, 5000)")


def test_a_request_whose_connection_is_cut_before_its_end_is_answered(settings: Settings, engine: Engine) -> None:
    app = create_app(settings)

    @app.get("/cut")
    def cut() -> str:
        pid = current_session().scalar(PID)
        with engine.connect() as other:
            other.execute(CUT, {"pid": pid})
        return "done"

    more_than_the_pool_has = settings.database_pool + 5
    assert {Client(app).request("GET", "/cut").status_code for _ in range(more_than_the_pool_has)} == {200}
    assert checked_out(app) == 0


def checked_out(app: Flask) -> int:
    """How many connections the app's pool has given out and not got back."""
    with app.app_context():
        return int(db.engine.pool.checkedout())  # type: ignore[attr-defined]  # Its kind of pool counts.
