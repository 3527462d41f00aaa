"""Manual transactions: cleaned and counted where they stand, in the transactions table."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, LargeBinary, bindparam, select, text
from sqlalchemy.orm import Session

from finpulse.categorisation.decisions import decisions_about, load_rulebook
from finpulse.cleaning.categories.by_words import Categorisation
from finpulse.cleaning.categories.interpret import interpret
from finpulse.cleaning.fingerprint import base_fingerprint
from finpulse.cleaning.rules.rulebook import Rulebook
from finpulse.db.locks import lock_account
from finpulse.jobs.work import Checkpoint, Work
from finpulse.models import Transaction, found_merchant_of
from finpulse.models.transaction_columns import fingerprint_of, occurrence_of, shares_base
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.totals.sums import CHANGE_TOTALS
from finpulse.transactions.manual import add_transaction
from finpulse.transactions.search_index import write_words
from finpulse.transfers.matching import match_waiting

BATCH_ROWS: Final = 2_000

# Each is a transaction of its own, however much it is like another: a coffee that is posted twice is two coffees. It
# takes the occurrence after the last stored one, so that a statement that brings the row later finds it stored.
COUNT_BATCH: Final = text(
    f"""
    WITH given AS (
        SELECT id, base, row_number() OVER (PARTITION BY base ORDER BY id) AS place
        FROM unnest(:ids, :bases) AS given (id, base)
    ), numbered AS (
        SELECT given.id,
               {fingerprint_of("given.base", "(coalesce(last.occurrence, -1) + given.place)::int")} AS fingerprint
        FROM given LEFT JOIN LATERAL (
            SELECT {occurrence_of("seen.fingerprint")} AS occurrence
            FROM transactions AS seen
            WHERE seen.owner_id = :owner_id AND seen.account_id = :account_id
              AND {shares_base("seen.fingerprint", "given.base")}
            ORDER BY seen.fingerprint DESC LIMIT 1
        ) AS last ON true
    ), fresh AS (
        UPDATE transactions SET fingerprint = numbered.fingerprint, updated_at = now()
        FROM numbered
        WHERE transactions.owner_id = :owner_id AND transactions.id = numbered.id
          AND transactions.fingerprint IS NULL
        RETURNING transactions.id, transactions.owner_id, account_id, date, amount, currency, category, merchant,
                  splits, pays_card
    ), unmatched AS (
        INSERT INTO unmatched_transactions (owner_id, transaction_id) SELECT owner_id, id FROM fresh
        ON CONFLICT DO NOTHING
    ), changed AS (
        SELECT *, 1 AS weight FROM fresh
    ), """
    + CHANGE_TOTALS
    + """
    SELECT count(*) FROM fresh
    """
).bindparams(bindparam("ids", type_=ARRAY(BigInteger)), bindparam("bases", type_=ARRAY(LargeBinary)))


def add_counted(session: Session, owner_id: int, fields: dict[str, Any]) -> Transaction:
    """Add a transaction that counts at once, since its user looks on; others that wait for the stages go on waiting.

    `fields` are those of `add_transaction`. Raises what that does.
    """
    with totals_change(session, owner_id) as change:
        row = add_transaction(session, owner_id, **fields)
        lock_account(session, row.account_id)  # It may be the default one, which was made just now.
        _clean(change, load_rulebook(session, owner_id), [row])
        session.flush()
        _count(change, row.account_id, [row])
        match_waiting(change)
    session.refresh(row)
    return row


def clean_manual(work: Work, book: Rulebook) -> Generator[Checkpoint, None, int]:
    """Give the owner's manual transactions a merchant and a category; returns how many there were."""
    done = 0
    while True:
        with totals_change(work.session, work.owner_id) as change:
            rows = _next_manual(change, processed=False)
            if not rows:
                return done
            _clean(change, book, rows)
        done += len(rows)
        yield Checkpoint(done=done, total=done)


def count_manual(work: Work) -> Generator[Checkpoint, None, int]:
    """Count cleaned manual transactions into balances and totals; returns how many there were."""
    done = 0
    while True:
        with totals_change(work.session, work.owner_id) as change:
            rows = _next_manual(change, processed=True)
            if not rows:
                return done
            for account_id, group in groupby(rows, key=lambda row: row.account_id):
                _count(change, account_id, list(group))
        done += len(rows)
        yield Checkpoint(done=done, total=done)


def _next_manual(change: TotalsChange, *, processed: bool) -> Sequence[Transaction]:
    """The next that wait for a stage; since their accounts are locked, nobody edits them meanwhile."""
    waiting = (
        select(Transaction)
        .where(Transaction.owner_id == change.owner_id, Transaction.fingerprint.is_(None))
        .where(Transaction.processed.is_(processed))
        .order_by(Transaction.account_id, Transaction.id)
        .limit(BATCH_ROWS)
    )
    return change.session.scalars(waiting.execution_options(populate_existing=True)).all()


def _clean(change: TotalsChange, book: Rulebook, rows: Sequence[Transaction]) -> None:
    """Note what the texts say, then let the rulebook decide; what the user has edited already stays."""
    for row in rows:
        _find(row)
    for row, decision in zip(rows, decisions_about(book, rows), strict=True):
        row.decide(decision)
    write_words(change.session, change.owner_id, [row.id for row in rows])


def _find(row: Transaction) -> None:
    merchant = found_merchant_of(row)
    given = row.category if row.found_category is None else row.found_category
    found_merchant, found = interpret(row.description, merchant, row.amount > 0, "")
    if given:
        found = Categorisation(given, "given")
    row.find_category(found.name, found.source)
    row.find_merchant(found_merchant)
    row.processed = True


def _count(change: TotalsChange, account_id: int, rows: list[Transaction]) -> None:
    bases = [
        base_fingerprint(account_id, row.date, row.amount, row.currency, row.description, row.external_id)
        for row in rows
    ]
    ids = [row.id for row in rows]
    values = {"owner_id": change.owner_id, "account_id": account_id, "ids": ids, "bases": bases}
    change.session.execute(COUNT_BATCH, values)
    change.moves_totals = True
