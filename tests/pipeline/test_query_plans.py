"""Plans that must not depend on what the statistics have seen."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.pipeline.load_sql import LOAD_CHUNK, PLAN_FOR_MANY
from tests.support.client import Client
from tests.support.query_plans import nodes

FILLED = text("""
    INSERT INTO transactions (owner_id, account_id, date, amount, currency, fingerprint)
    SELECT :owner, :account, '2026-01-01', -1, 'EUR', int4send(n) || int8send(n) || int8send(n) || int4send(0)
    FROM generate_series(1, :count) AS n
""")


def test_duplicates_of_an_owner_the_statistics_do_not_know_are_looked_up_by_fingerprint(
    client: Client, other: Client, session: Session
) -> None:
    """Any index that begins with the owner could serve; only this one does not read all that the owner has."""
    session.execute(FILLED, {"owner": other.user_id, "account": other.account(), "count": 20_000})
    session.execute(text("ANALYZE transactions"))
    account = client.account()
    session.execute(FILLED, {"owner": client.user_id, "account": account, "count": 5_000})

    key = {"owner_id": client.user_id, "account_id": account, "job_id": 1}
    session.execute(PLAN_FOR_MANY)
    plan = session.execute(text("EXPLAIN (FORMAT JSON) " + LOAD_CHUNK.text), key).scalar_one()
    lookups = [node for node in nodes(plan[0]["Plan"]) if str(node.get("Alias")).startswith("seen")]
    assert len(lookups) == 2
    assert all(node["Index Name"] == "uq_transactions_fingerprint" for node in lookups)
    assert all("fingerprint" in str(node["Index Cond"]) for node in lookups)
    assert not [node for node in nodes(plan[0]["Plan"]) if node["Node Type"] == "Nested Loop" and joins_chunks(node)]
    session.rollback()


def joins_chunks(node: dict[str, object]) -> bool:
    """Whether a loop goes over a chunk's rows for each of them."""
    inner = node["Plans"][1]  # type: ignore[index]  # A join has two.
    return any(below["Node Type"] == "CTE Scan" for below in nodes(inner))
