"""clean_chunks -> transactions."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from finpulse.analytics.user_stats import user_stats
from finpulse.db.locks import lock_account
from finpulse.jobs.chunk_claims import take_all, take_free
from finpulse.jobs.work import Batches, Checkpoint, Work, invite_nobody
from finpulse.models import Statement
from finpulse.pipeline.load_sql import (
    CHUNKS_LEFT,
    FORGET_TWINS,
    LOAD_CHUNK,
    NAME_UNSEEN,
    PLAN_FOR_MANY,
    TELL_BROUGHT_BACK,
)
from finpulse.pipeline.manual_transactions import count_manual
from finpulse.pipeline.overlaps.compare import compare, look
from finpulse.pipeline.overlaps.take_over import take_over
from finpulse.pipeline.progress import check_settled, rows_settled
from finpulse.pipeline.statement_work import (
    add_counts,
    hold_shared,
    key_of,
    own_statement,
    touch_account,
    waiting_statements,
)
from finpulse.totals.change import account_change, totals_addition
from finpulse.transactions.search_index import ROWS_AT_ONCE, write_some_words

# Between two looks at a statement that another task loads, in seconds.
PAUSE: Final = 0.2


def load(work: Work) -> Batches:
    """Insert what is not known yet, and count it into balances and totals in the same batch."""
    own = own_statement(work)
    if own is not None:
        return (yield from load_statement(work, own))
    statements = waiting_statements(work, "transformed")
    for number, statement in enumerate(statements):
        if number:
            yield _checkpoint(statements)
        yield from _load(work, statement, statements)
    yield _checkpoint(statements)  # It holds all accounts, which nobody may who holds one already.
    yield from count_manual(work)
    return _result(work, statements)


def load_statement(work: Work, statement: Statement) -> Batches:
    """The same for one statement alone. Raises RowsLost where a row of it has no outcome."""
    yield from _load(work, statement, [statement])
    check_settled(statement)
    return _result(work, [statement])


def help_load(work: Work) -> Iterator[Checkpoint]:
    """Load chunks of a statement whose load stage is another task's."""
    statement = own_statement(work)
    assert statement is not None, "its siblings are invited by a job that has one"
    for _ in take_free(partial(_load_next, work, statement)):
        yield _checkpoint([statement])


def _load(work: Work, statement: Statement, statements: list[Statement]) -> Iterator[Checkpoint]:
    """Load all chunks of a statement, which is one of several that the job goes through."""
    if not statement.compared:
        yield from _compare(work, statement, statements)
    count_left = partial(_chunks_left, work, statement)
    for _ in take_all(work, statement.chunks, count_left, partial(_load_next, work, statement)):
        yield _checkpoint(statements)
    if statement.chunks > 1:
        work.session.execute(FORGET_TWINS, key_of(statement))
        work.session.refresh(statement)
        if statement.rows_duplicate:  # Who shares the account with others' chunks can't wait to have it for himself.
            yield _checkpoint(statements)
    _let_booked_rows_take_over(work, statement)
    if statement.brought_back:
        work.session.execute(TELL_BROUGHT_BACK, {**key_of(statement), "ids": statement.brought_back})
    if statement.rows_inserted <= ROWS_AT_ONCE:
        write_some_words(work.session, statement)
        statement.words_to = None
    statement.state, statement.compared = "loaded", True
    if statement.chunks > 1:  # The totals of a single chunk are part of this very commit.
        touch_account(work.session, statement)


def _compare(work: Work, statement: Statement, statements: list[Statement]) -> Iterator[Checkpoint]:
    """Compare a statement with what the account has, which nobody else loads into meanwhile.

    It waits for a long statement that another task is at, unless the stage is part of one transaction that has all of
    the owner's accounts for itself.
    """
    lock_account(work.session, statement.account_id)
    while (seen := look(work.session, statement)).is_half_loaded and work.invite is not invite_nobody:
        yield _checkpoint(statements)
        time.sleep(PAUSE)
        lock_account(work.session, statement.account_id)
    compare(work.session, statement, seen)
    if statement.chunks > 1:  # Siblings are to see what was matched.
        statement.compared = True
        yield _checkpoint(statements)


def _let_booked_rows_take_over(work: Work, statement: Statement) -> None:
    if statement.rows_duplicate:
        with account_change(work.session, work.owner_id, statement.account_id) as change:
            take_over(change, statement)


def _chunks_left(work: Work, statement: Statement) -> int:
    return int(work.session.execute(CHUNKS_LEFT, key_of(statement)).scalar_one())


def _load_next(work: Work, statement: Statement) -> bool:
    """Load the statement's next chunk; False where there is none to be had."""
    with totals_addition(work.session, work.owner_id, statement.account_id) as addition:
        if statement.chunks > 1:  # A single chunk is loaded in the transaction that has looked at it, and held it.
            hold_shared(work.session, statement)
        work.session.execute(PLAN_FOR_MANY)
        key = {**key_of(statement), "account_id": statement.account_id}
        loaded = work.session.execute(LOAD_CHUNK, key).one()
        if not loaded.chunks:
            return False
        if loaded.lines:
            unseen = {"lines": loaded.lines, "fingerprints": loaded.fingerprints}
            work.session.execute(NAME_UNSEEN, {**key, **unseen})
        counts = {"rows_inserted": loaded.inserted, "rows_duplicate": loaded.duplicates, "rows_skipped": loaded.deleted}
        add_counts(work.session, statement, "load", **counts)
        addition.moves_totals = True
    return True


def _checkpoint(statements: list[Statement]) -> Checkpoint:
    total = sum(statement.rows_cleaned for statement in statements)
    return Checkpoint(done=sum(map(rows_settled, statements)), total=total)


def _result(work: Work, statements: list[Statement]) -> dict[str, Any]:
    unsettled = [s for s in statements if rows_settled(s) != s.rows_total]
    return {
        "duplicates": sum(statement.rows_duplicate for statement in statements),
        "accounts_updated": len({s.account_id for s in statements if s.rows_inserted}),
        "accounts_failed": 0,
        "data_valid": not unsettled,
        "issues_found": [
            f"job {s.job_id}: {s.rows_total - rows_settled(s)} rows without an outcome" for s in unsettled
        ],
        "user_stats": user_stats(work.session, work.owner_id),
    }
