"""An account as plain lists of rows and statements: what each action leaves of it, and what its proof must then say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.support.account_rows import Brought, Movement, Row, Same, Span

INITIAL = Decimal("250.00")
START = date(2026, 1, 1)
_NOTHING = Decimal(0)


@dataclass
class AccountModel:
    """The bank's movements, the rows that came of them, and the rows that wait until they are counted."""

    bank: list[Movement]
    currency: str = "EUR"
    opening_set: Decimal | None = None
    statements: dict[int, Brought] = field(default_factory=dict)
    rows: dict[Same, Row] = field(default_factory=dict)
    waiting: list[Row] = field(default_factory=list)
    deleted: dict[Same, int] = field(default_factory=dict)
    # What was deleted and can come back, by its id.
    removed: dict[int, Row] = field(default_factory=dict)
    files: int = 0

    def file(self, first: int, last: int) -> str:
        """The statement of the movements from one to another, as the bank writes it.

        Each ends in other blank lines: the very same bytes, sent again, would bring back what was deleted of them.
        """
        self.files += 1
        rows = [
            f"{self.bank[at].day},Movement {at},{self.bank[at].amount},{self.balance_before(at + 1)}"
            for at in range(first, last + 1)
        ]
        return "\n".join(["Date,Description,Amount,Balance", *rows]) + "\n" * self.files

    def balance_before(self, at: int) -> Decimal:
        return INITIAL + sum((movement.amount for movement in self.bank[:at]), _NOTHING)

    def bring(self, statement: Brought) -> None:
        """Import a statement: rows that are stored are shared, rows that were deleted stay away."""
        self.statements[statement.job] = statement
        for at in range(statement.first, statement.last + 1):
            same = self._same(statement, at)
            if same in self.rows:
                self.rows[same].others.add(statement.job)
            elif same not in self.deleted:
                self.rows[same] = Row(same, at, statement.job, same.day, same.text)

    def take_away(self, job: int) -> None:
        """Take a statement's rows away; one that others brought too becomes the first of theirs."""
        del self.statements[job]
        for same, row in list(self.rows.items()):
            row.others.discard(job)
            if row.owner == job and row.others:
                row.owner = min(row.others)
                row.others.remove(row.owner)
            elif row.owner == job:
                del self.rows[same]

    def undo(self, job: int) -> None:
        """Undo an import; what was deleted of it is the first other's that has it too, else it is forgotten."""
        self.take_away(job)
        mine = [same for same, by in self.deleted.items() if by == job]
        heirs = {
            text: self._heir([same for same in mine if same.text == text]) for text in {same.text for same in mine}
        }
        deleted = {same: heirs[same.text] if by == job else by for same, by in self.deleted.items()}
        self.deleted = {same: by for same, by in deleted.items() if by is not None}
        for row in self.removed.values():
            row.owner = heirs.get(row.same.text, job) if row.owner == job else row.owner
            row.is_forgotten = row.owner in (job, None) and row.movement is not None
        self.removed = {number: row for number, row in self.removed.items() if not row.is_forgotten}

    def _heir(self, deleted: list[Same]) -> int | None:
        """The first statement that has one of these rows, which were deleted of another."""
        having = (each.job for each in self.statements.values() if any(self._brings(each, same) for same in deleted))
        return min(having, default=None)

    def reread(self, statement: Brought) -> None:
        """Read a statement another way; what its user wrote stays on the rows that are the same.

        What was deleted of it stays away, also where it has another amount or currency now.
        """
        if statement == self.statements[statement.job]:
            return
        edited = {same: row for same, row in self.rows.items() if row.owner == statement.job}
        gone = {same.text for same, by in self.deleted.items() if by == statement.job}
        self.take_away(statement.job)
        self.bring(statement)
        for same, row in list(self.rows.items()):
            if row.owner == statement.job and row.same.text in gone and not row.others:
                del self.rows[same]
                self.deleted[same] = statement.job
        for same in edited.keys() & self.rows.keys():
            before = edited[same]
            row = self.rows[same]
            row.day, row.text, row.note = before.day, before.text, before.note
            row.tags, row.splits = before.tags, before.splits
        for number, row in self.removed.items():
            if row.owner == statement.job:
                self.removed[number] = self._as_read(statement, row)

    def delete(self, row: Row, number: int) -> None:
        """Delete a row; one that a statement brought is remembered, so that none brings it back."""
        self.removed[number] = row
        if row in self.waiting:
            self.waiting.remove(row)
            return
        del self.rows[row.same]
        if row.owner is not None:
            self.deleted.setdefault(row.same, row.owner)

    def restore(self, number: int) -> bool:
        """Bring a deleted row back; whether its place is free."""
        row = self.removed[number]
        if row.id is not None and row.owner is None and not row.is_counted:
            self.waiting.append(row)
        elif row.same in self.rows:
            return False
        else:
            self.rows[row.same] = row
            row.others = {each.job for each in self.statements.values() if self._brings(each, row.same)} - {row.owner}
            # However its statement was read meanwhile, it is no deleted row any more.
            forms = {same for same, by in self.deleted.items() if (by, same.text) == (row.owner, row.same.text)}
            self.deleted = {same: by for same, by in self.deleted.items() if same not in forms}
        del self.removed[number]
        return True

    def _as_read(self, statement: Brought, row: Row) -> Row:
        """A deleted row of a statement as it is read now; what its user wrote stays where it is the same."""
        assert row.movement is not None, "a statement has brought it"
        same = self._same(statement, row.movement)
        return row if same == row.same else Row(same, row.movement, row.owner, same.day, same.text)

    def _brings(self, statement: Brought, same: Same) -> bool:
        """Whether a statement, as it is read, has this row."""
        return any(self._same(statement, at) == same for at in range(statement.first, statement.last + 1))

    def _same(self, statement: Brought, at: int) -> Same:
        """The row that a statement, as it is read, has of a movement."""
        day, amount = self.bank[at]
        return Same(day, -amount if statement.is_inverted else amount, statement.currency, f"Movement {at}")

    def count_waiting(self) -> None:
        """Count what was posted; each is a transaction of its own, also where an equal one is stored."""
        for row in self.waiting:
            same = Same(row.day, row.same.amount, row.same.currency, row.text)
            equal = [stored.occurrence for stored in self.rows if stored._replace(occurrence=0) == same]
            row.same = same._replace(occurrence=max(equal, default=-1) + 1)
            self.rows[row.same] = row
            row.is_counted = True
        self.waiting = []

    def proof(self) -> dict[str, Any]:
        """What the account must say: its balance, and the spans and gaps of its statements."""
        spans, gaps, initial = self._spans_and_gaps()
        opening = self.opening_set if self.opening_set is not None else (initial or _NOTHING)
        source = "set" if self.opening_set is not None else "sum" if initial is None else "bank"
        verdicts = {span.verdict for span in spans}
        return {
            "spans": spans,
            "gaps": gaps,
            "opening": opening,
            "source": source,
            "balance": opening + sum((row.same.amount for row in self._counted()), _NOTHING),
            "verdict": "contradicted"
            if gaps or "contradicted" in verdicts
            else verdicts.pop()
            if len(verdicts) == 1
            else "unprovable",
        }

    def told_rows(self) -> list[tuple[Any, ...]]:
        """All rows as the API tells them, by day, amount, currency, description, note, job, tags and parts."""
        rows = [*self.rows.values(), *self.waiting]
        told = [
            (row.day, row.same.amount, row.same.currency, row.text, row.note, row.owner, row.tags, row.splits or ())
            for row in rows
        ]
        return sorted(told, key=str)

    def _counted(self) -> Iterator[Row]:
        return (row for row in self.rows.values() if row.same.currency == self.currency)

    def _spans_and_gaps(self) -> tuple[list[Span], list[tuple[date, date, Decimal]], Decimal | None]:
        """Also what was there before the first row, by the first statement that tells it."""
        spans: list[Span] = []
        gaps: list[tuple[date, date, Decimal]] = []
        opening = initial = None
        told: Span | None = None
        for statement in self._in_order():
            first_day, last_day = self.bank[statement.first].day, self.bank[statement.last].day
            if not statement.tells_balances:
                verdict = "contradicted" if statement.verdict == "contradicted" else "unprovable"
                spans.append(Span(first_day, last_day, None, None, verdict, (statement.job,)))
                continue
            before, after = self._initial_by(statement)
            differs, overlaps = initial not in (None, before), told is not None and first_day < told.last_day
            verdict = "contradicted" if before != after or (differs and overlaps) else "proven"
            span = Span(
                first_day,
                last_day,
                self.balance_before(statement.first),
                self.balance_before(statement.last + 1),
                verdict,
                (statement.job,),
            )
            between = spans[spans.index(told) + 1 :] if told else []
            if told and differs and not overlaps:
                gaps.append((told.last_day, first_day, before - initial))
            if told and not differs and told.verdict == verdict == "proven" and not _contradicted(between):
                del spans[spans.index(told) :]
                span = _joined(told, between, span)
            spans.append(span)
            told, initial = span, after
            opening = before if opening is None else opening
        return spans, gaps, opening

    def _in_order(self) -> list[Brought]:
        mine = [each for each in self.statements.values() if each.currency == self.currency]
        return sorted(mine, key=lambda each: (self.bank[each.first].day, self.bank[each.last].day, each.job))

    def _initial_by(self, statement: Brought) -> tuple[Decimal, Decimal]:
        """What was there before the first row, by a statement's opening and by its closing balance.

        What is not its own is taken to come before its rows on its first day, and behind them on its last.
        """
        first_day, last_day = self.bank[statement.first].day, self.bank[statement.last].day
        before = after = _NOTHING
        for row in self._counted():
            is_other = not row.is_of(statement.job)
            if row.day < first_day or (row.day == first_day and is_other):
                before += row.same.amount
            if row.day < last_day or (row.day == last_day and not is_other):
                after += row.same.amount
        return self.balance_before(statement.first) - before, self.balance_before(statement.last + 1) - after


def _contradicted(spans: Iterable[Span]) -> bool:
    return any(span.verdict == "contradicted" for span in spans)


def _joined(told: Span, between: Iterable[Span], span: Span) -> Span:
    """A span that goes on over those without balances, with a statement that follows from it."""
    jobs = (*told.jobs, *(job for each in between for job in each.jobs), *span.jobs)
    last = span if span.last_day >= told.last_day else told
    return Span(told.first_day, last.last_day, told.opening, last.closing, "proven", jobs)


def days_after(steps: Iterable[int]) -> list[date]:
    """The days that so many days apart follow the first."""
    days, at = [], START
    for step in steps:
        at += timedelta(days=step)
        days.append(at)
    return days
