"""One export as it is written: its session, and a place among those that a process writes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from threading import BoundedSemaphore
from typing import Final, NamedTuple

from sqlalchemy import Engine

from finpulse.categorisation.categories import named_selection
from finpulse.db.sessions import owner_session
from finpulse.errors import Busy
from finpulse.exports.exported_rows import Ledger
from finpulse.exports.formats import ExportFormat
from finpulse.transactions.filters import Selection
from finpulse.transactions.orders import ListOrder

# Each holds a thread and a connection while it is written, so that a process writes this many at a time.
EXPORTS: Final = BoundedSemaphore(2)


class RunningExport(NamedTuple):
    """The pieces of the file as they come, and what ends it, whether all of them were taken or not."""

    pieces: Iterator[bytes]
    close: Callable[[], None]


def begin_export(
    engine: Engine, owner_id: int, selection: Selection, order: ListOrder, export: ExportFormat
) -> RunningExport:
    """Begin to write what a selection has. Raises Busy where this process writes as many as it can."""
    if not EXPORTS.acquire(blocking=False):
        raise Busy
    with ExitStack() as closing:
        closing.callback(EXPORTS.release)
        session = closing.enter_context(owner_session(engine, owner_id))
        named = named_selection(session, owner_id, selection)
        pieces = export.write(Ledger(session, owner_id, named, order))
        close = closing.pop_all().close
    return RunningExport(pieces, close)
