"""The settled readings of earlier statements with the same header -> a better reading of the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, BinaryIO, Final, NamedTuple

from finpulse.cleaning.rows import Cleaner, CleanRow, DroppedRow
from finpulse.errors import InvalidInput, UnreadableFile
from finpulse.sources.reading import Hints, Reading
from finpulse.sources.revision.changes import CELLS, Changes, checked, differing
from finpulse.sources.revision.memory import NEVER_REMEMBERED, Memory
from finpulse.sources.revision.revise import first_rows, revise

# These may be a bank's habit although the file alone does not prove them.
_USUAL: Final = ("date_order", "decimal_mark")
_SAMPLED: Final = 200
_FITTING: Final = 0.95


def recalled(file: BinaryIO, detected: Reading, memory: Memory, hints: Hints) -> tuple[Reading, Changes]:
    """The detected reading with what is remembered of its header, and which of these values a person has confirmed.

    What the file proves wins over memory: a remembered value is taken only where the rows are at least as good with it.
    A question that memory can answer is not asked again.
    """
    attempt = _Attempt(file, detected, hints)
    confirmed = {
        **_taken(attempt, memory.confirmed, CELLS | {"columns"}, at_least=_FITTING),
        **_taken(attempt, memory.confirmed, memory.confirmed.keys() - CELLS - {"columns"}),
    }
    for question in attempt.reading.questions:
        _settle(attempt, question.about, memory.reading)
    for key in _USUAL:
        _taken(attempt, {key: memory.reading[key]}, {key})
    return attempt.reading, confirmed


def _taken(attempt: _Attempt, remembered: Changes, keys: Any, at_least: float | None = None) -> Changes:
    """Those of the remembered changes that the file agrees with."""
    wanted = {key: remembered[key] for key in remembered.keys() & keys}
    parts = [wanted] if at_least is not None else [{key: value} for key, value in sorted(wanted.items())]
    held: Changes = {}
    for part in parts:
        if part and attempt.take(part, at_least):
            held |= part
    return held


def _settle(attempt: _Attempt, about: str, remembered: dict[str, Any]) -> None:
    """Answer a question by the reading of the statement before this one."""
    known = about in remembered and about not in NEVER_REMEMBERED
    if known and attempt.take({about: remembered[about]}):
        rest = tuple(question for question in attempt.reading.questions if question.about != about)
        attempt.reading = replace(attempt.reading, questions=rest)


class _Attempt:
    """The reading so far, and how good the file's first rows are under it."""

    def __init__(self, file: BinaryIO, reading: Reading, hints: Hints) -> None:
        self._file, self._hints = file, hints
        self.reading = reading
        # Computed when it is first needed: mostly the file proves what is remembered, and nothing has to be compared.
        self._quality: _Quality | None = None

    def take(self, part: Changes, at_least: float | None = None) -> bool:
        """Change this part of the reading, if the share of clean rows is then `at_least`, or as high as now."""
        try:
            wanted = checked(self.reading, part)
            if not differing(self.reading, wanted):
                return True
            candidate = revise(self._file, self.reading, wanted, self._hints)
            then = _quality(self._file, candidate)
        except (InvalidInput, UnreadableFile):
            return False
        now = self._quality or _quality(self._file, self.reading)
        if then.clean < (now.clean if at_least is None else at_least) or self._is_disproved(part, now.days, then.days):
            return False
        self.reading, self._quality = candidate, then
        return True

    def _is_disproved(self, part: Changes, now: Sequence[date], then: Sequence[date]) -> bool:
        """Whether the file disproves a part: its days run in order only without it, or its balance proves signs."""
        if "date_order" in part:
            return _run_in_order(now) and not _run_in_order(then)
        asked = {question.about for question in self.reading.questions}
        return "sign" in part and "sign" not in asked and bool(self.reading.layout.positions("balance"))


class _Quality(NamedTuple):
    """The share of the first rows that are clean among those that are no notes, and their days in the file's order."""

    clean: float
    days: list[date]


def _quality(file: BinaryIO, reading: Reading) -> _Quality:
    if not reading.layout.positions("date"):
        return _Quality(0.0, [])  # Nothing was detected: a person has to say how the cells are separated.
    cleaner = Cleaner(reading.layout, account_id=0)
    rows = [cleaner.clean(row.line, row.cells) for row in first_rows(file, reading, _SAMPLED)]
    days = [row.day.date for row in rows if isinstance(row, CleanRow)]
    rejected = sum(isinstance(row, DroppedRow) and row.outcome == "rejected" for row in rows)
    return _Quality(len(days) / (len(days) + rejected) if days else 0.0, days)


def _run_in_order(days: Sequence[date]) -> bool:
    steps = [(after - before).days for before, after in pairwise(days)]
    return all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
