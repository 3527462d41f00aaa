"""Deleting transactions, and bringing back what was deleted: its row is kept aside, with all that its user wrote."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import LargeBinary, bindparam, delete, text
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Session

from finpulse.categorisation.matched_values import take_values
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
# What other statements had of it as a duplicate is deleted with it, in whatever words it came, and remembered so.
OTHERS_GONE: Final = text("""
    WITH told AS (
        UPDATE ledger SET outcome = 'skipped', reason = :reason, transaction_id = :as_id
        WHERE owner_id = :owner_id AND transaction_id = :id AND outcome = 'duplicate' RETURNING job_id, line
    ), matched AS (
        UPDATE matched_rows SET transaction_id = :as_id
        WHERE owner_id = :owner_id AND transaction_id = :id
        RETURNING account_id, fingerprint, job_id, asked
    ), remembered AS (
        INSERT INTO deleted_transactions (owner_id, account_id, fingerprint, job_id, transaction_id)
        SELECT :owner_id, account_id, fingerprint, min(job_id), :as_id
        FROM matched WHERE NOT asked GROUP BY account_id, fingerprint
        UNION
        SELECT :owner_id, :account_id, CAST(:fingerprint AS bytea), (SELECT min(job_id) FROM told), :as_id
        FROM told WHERE CAST(:fingerprint AS bytea) IS NOT NULL
        ON CONFLICT DO NOTHING
    )
    UPDATE statements SET rows_duplicate = rows_duplicate - lines.count, rows_skipped = rows_skipped + lines.count
    FROM (SELECT job_id, count(*) AS count FROM told GROUP BY job_id) AS lines
    WHERE statements.owner_id = :owner_id AND statements.job_id = lines.job_id
""").bindparams(bindparam("fingerprint", type_=LargeBinary))
# What other statements passed over, since it was deleted, is a duplicate from now on.
OTHERS_BACK: Final = text("""
    WITH told AS (
        UPDATE ledger SET outcome = 'duplicate', reason = :reason || coalesce((
            SELECT ': ' || nullif(matched.reason, '') FROM matched_rows AS matched
            WHERE matched.owner_id = :owner_id AND matched.job_id = ledger.job_id AND matched.line = ledger.line
        ), '')
        WHERE owner_id = :owner_id AND transaction_id = :id AND outcome = 'skipped' RETURNING job_id
    )
    UPDATE statements SET rows_duplicate = rows_duplicate + lines.count, rows_skipped = rows_skipped - lines.count
    FROM (SELECT job_id, count(*) AS count FROM told GROUP BY job_id) AS lines
    WHERE statements.owner_id = :owner_id AND statements.job_id = lines.job_id
""")
# Where an import is undone, what was deleted of it and others passed over is theirs, deleted: of several, the first's.
HEIRS_OF_DELETED: Final = text("""
    WITH gone AS MATERIALIZED (
        SELECT DISTINCT transaction_id FROM deleted_transactions
        WHERE owner_id = :owner_id AND account_id = :account_id AND job_id = :job_id AND transaction_id IS NOT NULL
    ), heir AS MATERIALIZED (
        SELECT gone.transaction_id, line.job_id, line.line FROM gone CROSS JOIN LATERAL (
            SELECT job_id, line FROM ledger
            WHERE owner_id = :owner_id AND transaction_id = gone.transaction_id AND outcome = 'skipped'
              AND job_id <> :job_id
            ORDER BY job_id, line LIMIT 1
        ) AS line
    ), remembered AS (
        UPDATE deleted_transactions SET job_id = heir.job_id FROM heir
        WHERE deleted_transactions.owner_id = :owner_id AND deleted_transactions.job_id = :job_id
          AND deleted_transactions.transaction_id = heir.transaction_id
    )
    UPDATE removed_transactions
    SET job_id = heir.job_id, content = content || jsonb_build_object('job_id', heir.job_id, 'line', heir.line)
    FROM heir
    WHERE removed_transactions.owner_id = :owner_id AND removed_transactions.transaction_id = heir.transaction_id
      AND removed_transactions.job_id = :job_id
""")


def delete_transaction(session: Session, owner_id: int, transaction_id: int) -> None:
    """Delete a transaction with all that is kept of it. Raises NotFound.

    The fingerprint of a statement's row is remembered, so that no statement brings it back; `restore_transaction` does.
    """
    delete_transactions(session, owner_id, [transaction_id])


def delete_transactions(session: Session, owner_id: int, transaction_ids: Collection[int]) -> None:
    """Delete several, all of them or none. Raises NotFound."""
    with totals_change(session, owner_id) as change:
        session.expire_all()
        for transaction_id in transaction_ids:
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
    _tell_others(session, row, as_id)
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
        _restore(change, removed)
        look_again(session, owner_id, [transaction_id])
        match_waiting(change)
    return find_transaction(session, owner_id, transaction_id)


def restore_sent_again(change: TotalsChange, transaction_ids: Collection[int]) -> list[int]:
    """Bring deleted transactions back whose statement was sent once more, and tell which: those whose place is free."""
    session, back = change.session, list[int]()
    for transaction_id in transaction_ids:
        removed = session.get(RemovedTransaction, (change.owner_id, transaction_id))
        if removed is not None:
            with suppress(Conflict), session.begin_nested():
                _restore(change, removed)
                back.append(transaction_id)
    return back


def _restore(change: TotalsChange, removed: RemovedTransaction) -> None:
    session, owner_id, transaction_id = change.session, change.owner_id, removed.transaction_id
    content = dict(removed.content)
    if removed.job_id is not None and content["fingerprint"] is not None:
        content["line"] = _own_line(session, removed)
    _insert(change, transaction_id, content)
    session.execute(OTHERS_BACK, {"owner_id": owner_id, "id": transaction_id, "reason": STORED_BEFORE})
    take_values(change, [transaction_id])
    forgotten = DeletedTransaction.owner_id == owner_id, DeletedTransaction.transaction_id == transaction_id
    session.execute(delete(DeletedTransaction).where(*forgotten))
    session.delete(removed)
    session.flush()


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


def hand_deletions_over(session: Session, statement: Statement) -> None:
    """Let rows that were deleted of a statement about to be undone be those of others that brought them too."""
    key = {"owner_id": statement.owner_id, "job_id": statement.job_id, "account_id": statement.account_id}
    session.execute(HEIRS_OF_DELETED, key)


def _tell_others(session: Session, row: Transaction, as_id: int) -> None:
    """Let all other statements that brought a row tell that it was deleted."""
    session.flush()
    values = {"owner_id": row.owner_id, "id": row.id, "as_id": as_id, "reason": DELETED_BY_USER}
    session.execute(OTHERS_GONE, {**values, "account_id": row.account_id, "fingerprint": row.fingerprint})


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
