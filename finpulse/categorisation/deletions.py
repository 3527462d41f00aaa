"""Deleting transactions, and bringing back what was deleted: its row is kept aside, with all that its user wrote."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import bindparam, delete, text
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, NotFound
from finpulse.models import (
    DELETED_BY_USER,
    STORED_BEFORE,
    DeletedTransaction,
    LedgerLine,
    RemovedTransaction,
    Statement,
    Transaction,
    TransactionWords,
)
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.totals.recount import recounted
from finpulse.transactions.lookup import find_transaction
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import look_again, unlink_transactions
from finpulse.transfers.matching import match_waiting

# A row comes back under its old id, with the columns that there were when it was deleted. One that its statement brings
# again, since that was read another way, is as it is read now.
KEEP_ASIDE: Final = text("""
    INSERT INTO removed_transactions (owner_id, transaction_id, account_id, job_id, content)
    SELECT owner_id, CAST(:as_id AS bigint), account_id, job_id, to_jsonb(row) || jsonb_build_object('id', :as_id)
    FROM transactions AS row WHERE row.owner_id = :owner_id AND row.id = :id
    ON CONFLICT (owner_id, transaction_id) DO UPDATE
    SET content = CASE
            WHEN removed_transactions.content -> 'fingerprint' = excluded.content -> 'fingerprint'
            THEN removed_transactions.content ELSE excluded.content
        END,
        account_id = excluded.account_id, job_id = excluded.job_id
""")
COLUMNS: Final = tuple(column.name for column in Transaction.__table__.columns)
# The line by which its own statement tells that the row was deleted.
OWN_LINE: Final = text("""
    DELETE FROM ledger
    WHERE owner_id = :owner_id AND transaction_id = :id AND job_id = :job_id AND outcome = 'skipped'
    RETURNING line
""")
OWN_COUNTS: Final = text("""
    UPDATE statements SET rows_inserted = rows_inserted + 1, rows_skipped = rows_skipped - 1
    WHERE owner_id = :owner_id AND job_id = :job_id
""")
# What other statements passed over, since it was deleted, is a duplicate from now on.
OTHERS: Final = text("""
    WITH told AS (
        UPDATE ledger SET outcome = 'duplicate', reason = :reason
        WHERE owner_id = :owner_id AND transaction_id = :id AND outcome = 'skipped' RETURNING job_id
    )
    UPDATE statements SET rows_duplicate = rows_duplicate + lines.count, rows_skipped = rows_skipped - lines.count
    FROM (SELECT job_id, count(*) AS count FROM told GROUP BY job_id) AS lines
    WHERE statements.owner_id = :owner_id AND statements.job_id = lines.job_id
""")


def delete_transaction(session: Session, owner_id: int, transaction_id: int) -> None:
    """Delete a transaction with all that is kept of it. Raises NotFound.

    The fingerprint of a statement's row is remembered, so that no statement brings it back; `restore_transaction` does.
    """
    with totals_change(session, owner_id) as change:
        session.expire_all()
        delete_row(change, find_transaction(session, owner_id, transaction_id), transaction_id)
        match_waiting(change)


def delete_row(change: TotalsChange, row: Transaction, as_id: int) -> None:
    """Delete a row, which is kept aside under an id: its own, or that under which it was deleted before."""
    session = change.session
    unlink_transactions(change, [row.id])
    session.refresh(row)
    session.flush()
    session.execute(KEEP_ASIDE, {"owner_id": row.owner_id, "id": row.id, "as_id": as_id})
    if row.job_id is not None and row.fingerprint is not None:
        _remember_deletion(session, row, row.job_id, as_id)
    words = TransactionWords.owner_id == row.owner_id, TransactionWords.transaction_id == row.id
    with recounted(change, [row.id]):
        session.execute(delete(TransactionWords).where(*words))
        session.delete(row)


def restore_transaction(session: Session, owner_id: int, transaction_id: int) -> Transaction:
    """Bring a deleted transaction back as it was, and what statements tell of it; one that is there stays as it is.

    Raises NotFound for what was never there or was forgotten with its import, and Conflict where its row's place is
    taken by now.
    """
    with totals_change(session, owner_id) as change:
        session.expire_all()
        removed = session.get(RemovedTransaction, (owner_id, transaction_id))
        if removed is None:
            return _there(session, owner_id, transaction_id)
        content = dict(removed.content)
        if removed.job_id is not None and content["fingerprint"] is not None:
            content["line"] = _own_line(session, removed)
        _insert(change, transaction_id, content)
        session.execute(OTHERS, {"owner_id": owner_id, "id": transaction_id, "reason": STORED_BEFORE})
        forgotten = DeletedTransaction.owner_id == owner_id, DeletedTransaction.transaction_id == transaction_id
        session.execute(delete(DeletedTransaction).where(*forgotten))
        session.delete(removed)
        look_again(session, owner_id, [transaction_id])
        match_waiting(change)
    return find_transaction(session, owner_id, transaction_id)


def _there(session: Session, owner_id: int, transaction_id: int) -> Transaction:
    try:
        return find_transaction(session, owner_id, transaction_id)
    except NotFound as missing:
        said = f"You have deleted no transaction {transaction_id}, or it was forgotten when its import was undone."
        raise NotFound(said) from missing


def _own_line(session: Session, removed: RemovedTransaction) -> int:
    """The line of the statement that brought the row, which counts it as inserted again. Raises Conflict."""
    key = {"owner_id": removed.owner_id, "job_id": removed.job_id}
    line: int | None = session.scalar(OWN_LINE, {**key, "id": removed.transaction_id})
    if line is None:
        raise Conflict(
            f"Job {removed.job_id}, which brought transaction {removed.transaction_id}, has been read another way "
            "since, and has no such row any more."
        )
    session.execute(OWN_COUNTS, key)
    return line


def _insert(change: TotalsChange, transaction_id: int, content: dict[str, Any]) -> None:
    session, columns = change.session, ", ".join(name for name in COLUMNS if name in content)
    back = text(f"""
        INSERT INTO transactions ({columns})
        SELECT {columns} FROM jsonb_populate_record(NULL::transactions, :content)
        ON CONFLICT (owner_id, account_id, fingerprint) DO NOTHING
        RETURNING id
    """).bindparams(bindparam("content", type_=JSONB))
    with recounted(change, [transaction_id]):
        if session.scalar(back, {"content": content}) is None:
            raise Conflict(f"Another transaction is equal to {transaction_id}, and has taken its place.")
    write_words(session, change.owner_id, [transaction_id])


def _remember_deletion(session: Session, row: Transaction, job_id: int, as_id: int) -> None:
    """Remember a statement's row as deleted, and tell so in the statement's ledger."""
    deleted = insert(DeletedTransaction).values(
        owner_id=row.owner_id,
        account_id=row.account_id,
        fingerprint=row.fingerprint,
        job_id=job_id,
        transaction_id=as_id,
    )
    session.execute(deleted.on_conflict_do_nothing())
    statement = session.get(Statement, (row.owner_id, job_id), with_for_update=True, populate_existing=True)
    if statement is not None:
        statement.rows_inserted -= 1
        statement.rows_skipped += 1
        line = LedgerLine(
            owner_id=row.owner_id,
            job_id=job_id,
            line=row.line,
            outcome="skipped",
            reason=DELETED_BY_USER,
            transaction_id=as_id,
        )
        session.add(line)
