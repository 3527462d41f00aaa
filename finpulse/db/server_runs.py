"""Server runs: what tells a number of this run of PostgreSQL from the same number of another.

A crash takes the last asynchronous commits, and their transactions' numbers are given out again: a row's `xmin` may
come back with other contents. So a version that is made of it begins with the run's token, which lies in an unlogged
table. PostgreSQL empties that at every recovery from a crash, and a clean start has another time.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Engine, text

# An expression for finpulse.db.reads: the token, and how often the numbers of transactions have begun anew, which they
# do after four billion; null where this run has no token yet.
RUN: Final = """(
    SELECT token || '.' || (pg_snapshot_xmax(pg_current_snapshot())::text::bigint >> 32)
    FROM server_runs WHERE started_at = pg_postmaster_start_time()
)"""
_BEGIN: Final = text("""
    INSERT INTO server_runs (token, started_at)
    VALUES (substr(gen_random_uuid()::text, 1, 13), pg_postmaster_start_time())
    ON CONFLICT (the_only) DO UPDATE SET token = excluded.token, started_at = excluded.started_at
    WHERE server_runs.started_at <> excluded.started_at
""")


def begin_run(engine: Engine) -> None:
    """Give this run of the server its token; of several who do so at once, one does."""
    with engine.begin() as connection:
        connection.execute(_BEGIN)
