"""A statement's proof stands on the figures of all its chunks, or on none."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import Statement
from finpulse.proofs.job_proof import proof_views
from finpulse.proofs.keep_proof import forget_proof, keep_proof
from tests.support.client import Client
from tests.support.jobs import Run, upload

ROWS = "Date,Description,Amount,Balance\n2026-01-01,a,-1.00,99.00\n2026-01-02,b,-2.00,97.00\n2026-01-03,c,5.00,102.00\n"


def test_a_chunk_that_the_version_before_has_cleaned_leaves_the_whole_unprovable(
    client: Client, run: Run, session: Session, empty_queue: None
) -> None:
    job_id = upload(client, ROWS, client.account(), ("ingest", "transform"), run)
    statement = session.get_one(Statement, (client.user_id, job_id))
    assert statement.proof is not None
    assert statement.proof["verdict"] == "proven"
    forget_proof(session, statement)
    session.execute(text("UPDATE raw_chunks SET figures = NULL WHERE job_id = :id"), {"id": job_id})
    keep_proof(session, statement)
    assert statement.proof is None
    assert proof_views(session, [statement])[job_id] == {"verdict": "unprovable", "checks": [], "breaks": []}
