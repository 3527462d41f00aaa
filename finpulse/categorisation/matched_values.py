"""Transactions that become what another of their rows says of them: once booked, or when their own row is undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, bindparam, select, text

from finpulse.categorisation.decisions import decisions_about, load_rulebook
from finpulse.models import MATCHED_COLUMNS, MATCHED_NAMES, STORED_BEFORE, Transaction
from finpulse.totals.change import TotalsChange
from finpulse.totals.recount import recounted
from finpulse.totals.sums import CHANGE_TOTALS, EMPTIED, drop_emptied
from finpulse.transactions.search_index import write_words
from finpulse.transfers.links import look_again

# Transactions of an account whose own row is one that was matched: they were handed over, and say still what another
# row said.
HANDED_OVER: Final = text("""
    SELECT row.id FROM matched_rows AS told JOIN transactions AS row
      ON row.owner_id = told.owner_id AND row.job_id = told.job_id AND row.line = told.line
    WHERE told.owner_id = :owner_id AND told.account_id = :account_id AND row.id = told.transaction_id
""")

# Questions about pairs that are no more.
FORGET_SETTLED: Final = text("""
    UPDATE statements SET questions = (
        SELECT coalesce(jsonb_agg(question ORDER BY place), '[]')
        FROM jsonb_array_elements(questions) WITH ORDINALITY AS asked (question, place)
        WHERE question ->> 'about' <> 'overlap'
    )
    WHERE owner_id = :owner_id AND account_id = :account_id
      AND jsonb_path_exists(questions, '$[*] ? (@.about == "overlap" && !(@.answered == true))')
      AND NOT EXISTS (
          SELECT FROM matched_rows AS told
          WHERE told.owner_id = :owner_id AND told.job_id = statements.job_id AND told.asked
      )
""")

# What its user has decided about the transaction stays, and so does what a link has made of it.
_KEPT_IF: Final = {
    "date": "row.date_pinned",
    "description": "row.description_pinned",
    "merchant": "row.merchant_pinned",
    "category": "row.category_pinned OR row.transfer_id IS NOT NULL",
    "category_source": "row.category_pinned OR row.transfer_id IS NOT NULL",
    "rule_id": "row.category_pinned OR row.merchant_pinned",
    "correction_id": "row.category_pinned OR row.merchant_pinned",
}
# What was found stands behind what was decided.
_FOUND: Final = {
    "found_merchant": "CASE WHEN row.merchant_pinned THEN coalesce(told.found_merchant, told.merchant) "
    "ELSE told.found_merchant END",
    "found_category": "CASE WHEN row.category_pinned THEN coalesce(told.found_category, told.category) "
    "ELSE told.found_category END",
    "found_source": "CASE WHEN row.category_pinned THEN coalesce(told.found_source, told.category_source) "
    "ELSE told.found_source END",
    # Another row may have been given that fingerprint by an answer.
    "fingerprint": "CASE WHEN EXISTS (SELECT FROM transactions AS other WHERE other.owner_id = :owner_id "
    "AND other.account_id = row.account_id AND other.fingerprint = told.fingerprint AND other.id <> row.id) "
    "THEN row.fingerprint ELSE told.fingerprint END",
}


def _value(name: str) -> str:
    if name in _KEPT_IF:
        return f"CASE WHEN {_KEPT_IF[name]} THEN row.{name} ELSE told.{name} END"
    return _FOUND.get(name, f"told.{name}")


_SET: Final = ", ".join(f"{column.name} = {_value(column.name)}" for column in MATCHED_COLUMNS)
_ORIGINAL: Final = ", ".join(
    "DATE '0001-01-01' - 1 + ('x' || encode(substring(before.fingerprint FOR 4), 'hex'))::bit(32)::int"
    if column.name == "date"
    else f"before.{column.name}"
    for column in MATCHED_COLUMNS
)
_COUNTED: Final = "owner_id, account_id, date, amount, currency, category, merchant, splits, pays_card"
# Let transactions be what their own row says, which was a matched one until now. Other statements that had the very
# row that the transaction was before had it without a note of their own; from now on theirs are other words.
TAKE_VALUES: Final = text(
    f"""
    WITH told AS MATERIALIZED (
        SELECT matched.* FROM unnest(:ids) AS wanted (id)
        JOIN transactions AS row ON row.owner_id = :owner_id AND row.id = wanted.id
        JOIN matched_rows AS matched
          ON matched.owner_id = :owner_id AND matched.job_id = row.job_id AND matched.line = row.line
    ), before AS MATERIALIZED (
        SELECT row.* FROM transactions AS row JOIN told ON row.id = told.transaction_id WHERE row.owner_id = :owner_id
    ), others AS (
        INSERT INTO matched_rows (owner_id, job_id, line, account_id, transaction_id, reason, {MATCHED_NAMES})
        SELECT :owner_id, line.job_id, line.line, before.account_id, before.id,
               replace(replace(line.reason, '{STORED_BEFORE}: ', ''), '{STORED_BEFORE}', ''), {_ORIGINAL}
        FROM before JOIN ledger AS line
          ON line.owner_id = :owner_id AND line.transaction_id = before.id AND line.outcome = 'duplicate'
        WHERE NOT EXISTS (
            SELECT FROM matched_rows AS known
            WHERE known.owner_id = :owner_id AND known.job_id = line.job_id AND known.line = line.line
        )
    ), spent AS (
        DELETE FROM matched_rows USING told
        WHERE matched_rows.owner_id = :owner_id AND matched_rows.job_id = told.job_id AND matched_rows.line = told.line
    ), after AS (
        UPDATE transactions AS row
        SET {_SET}, splits = CASE WHEN row.amount = told.amount THEN row.splits END, updated_at = now()
        FROM told WHERE row.owner_id = :owner_id AND row.id = told.transaction_id
        RETURNING row.owner_id, row.account_id, row.date, row.amount, row.currency, row.category, row.merchant,
                  row.splits, row.pays_card
    ), changed AS (
        SELECT {_COUNTED}, -1 AS weight FROM before UNION ALL SELECT {_COUNTED}, 1 AS weight FROM after
    ), """
    + CHANGE_TOTALS
    + EMPTIED
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)))


def heirs_take_values(change: TotalsChange, account_id: int) -> None:
    """Let transactions that were handed to matched rows be what these say."""
    ids = change.session.scalars(HANDED_OVER, {"owner_id": change.owner_id, "account_id": account_id}).all()
    take_values(change, ids)
    if ids:
        change.session.execute(FORGET_SETTLED, {"owner_id": change.owner_id, "account_id": account_id})


def take_values(change: TotalsChange, transaction_ids: Sequence[int]) -> None:
    """Let transactions say what their own row says, as far as that was matched, with what their user has decided."""
    if not transaction_ids:
        return
    session = change.session
    change.moves_totals = True
    values: dict[str, Any] = {"owner_id": change.owner_id, "ids": list(transaction_ids)}
    drop_emptied(change, session.execute(TAKE_VALUES, values).all())
    _decide(change, transaction_ids)
    look_again(session, change.owner_id, transaction_ids)
    write_words(session, change.owner_id, list(transaction_ids))


def _decide(change: TotalsChange, transaction_ids: Sequence[int]) -> None:
    """Let rules and corrections decide as they are now, which may be others than when the row came."""
    book = load_rulebook(change.session, change.owner_id)
    if not book:
        return
    wanted = select(Transaction).where(Transaction.owner_id == change.owner_id, Transaction.id.in_(transaction_ids))
    rows = change.session.scalars(wanted.execution_options(populate_existing=True)).all()
    with recounted(change, [row.id for row in rows]):
        for row, decision in zip(rows, decisions_about(book, rows), strict=True):
            row.decide(decision)
