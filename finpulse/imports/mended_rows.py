"""Rows that could not be read -> what their user writes in their place, seen to be of such a row and of its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.errors import Conflict, InvalidInput
from finpulse.imports.stored_rows import cells_of
from finpulse.models import LedgerLine, Statement
from finpulse.problems.problem_types import ProblemType

# The cells in the place of rows, by the lines on which these begin.
MendedRows = Mapping[int, Sequence[str]]
LONGEST_CELL: Final = 4_000


def check_mended(session: Session, statement: Statement, mended: MendedRows) -> None:
    """Raise InvalidInput for cells that can't stand in a row's place, and Conflict for a row that was not rejected."""
    if not mended:
        return
    if open_to_it := set(mended) - rejected_lines(session, statement, mended) - set(map(int, statement.mended)):
        line = min(open_to_it)
        raise Conflict(f"Line {line} was not rejected, so there is nothing to mend.", problem=ProblemType.WRONG_STATUS)
    there = cells_of(session, statement.owner_id, statement.job_id, list(mended))
    for line, cells in mended.items():
        wanted = len(there.get(line, cells))
        if len(cells) != wanted:
            raise InvalidInput({"cells": [f"Line {line} has {wanted} cells; {len(cells)} came."]})
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise InvalidInput({"cells": [f"A cell of line {line} is longer than {LONGEST_CELL} characters."]})


def rejected_lines(session: Session, statement: Statement, lines: MendedRows) -> set[int]:
    """Those of the lines whose rows could not be read."""
    mine = LedgerLine.owner_id == statement.owner_id, LedgerLine.job_id == statement.job_id
    rejected = select(LedgerLine.line).where(*mine, LedgerLine.line.in_(lines), LedgerLine.outcome == "rejected")
    return set(session.scalars(rejected))
