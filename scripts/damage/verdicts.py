"""A file -> what its import would say: the rows that are read, and whether its own figures prove them."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.rows import Cleaner
from finpulse.errors import UnreadableFile
from finpulse.proofs.competing_readings import proven_reading
from finpulse.proofs.keep_proof import names_balance
from finpulse.proofs.open_questions import SEEN
from finpulse.proofs.printed_balances import figures_of
from finpulse.proofs.statement_proof import StatementProof, prove
from finpulse.sources.formats import detect, read_rows, read_stated
from finpulse.sources.reading import Hints
from scripts.damage.statement import Statement

# The rows of a statement in any order: day, amount, currency.
Rows = Counter[tuple[date, Decimal, str]]


@dataclass(frozen=True)
class Imported:
    """What came of a file; `verdict` is "refused" where it can't be read."""

    verdict: str
    rows: Rows
    proof: StatementProof | None = None
    asked: tuple[str, ...] = ()

    @property
    def differences(self) -> set[Decimal]:
        """The amounts that the proof says are in no row."""
        return {told.at.difference for told in self.proof.breaks} if self.proof else set()


def imported(content: bytes, hints: dict[str, Any]) -> Imported:
    """What an import would say of a file, by the same steps as the stages of a job."""
    file, known = io.BytesIO(content), Hints(**hints)
    try:
        reading = proven_reading(file, detect(file, known), known)
    except UnreadableFile:
        return Imported("refused", Counter())
    raw, sections = list(read_rows(file, reading)), read_stated(file, reading)
    cleaner = BatchCleaner(Cleaner(reading.layout, 1))
    clean, dropped = cleaner.clean([row.line for row in raw], [row.cells for row in raw])
    figures = figures_of(reading.layout, {row.line: row.cells for row in raw}, clean, dropped, sections)
    proof = prove(figures, sections, known.account_type, balance_is_named=names_balance(reading.layout))
    asked = tuple(question.about for question in reading.questions)
    verdict = "unprovable" if proof.verdict == "proven" and not SEEN.issuperset(asked) else proof.verdict
    rows = Counter((row.day.date, row.money.amount, row.money.currency) for row in clean.rows())
    return Imported(verdict, rows, proof, asked)


def rows_of(statement: Statement) -> Rows:
    """The rows that a reader has to find."""
    return Counter((row.day, row.moved, statement.currency(row)) for row in statement.rows)
