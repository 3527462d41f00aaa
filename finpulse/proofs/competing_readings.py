"""Readings of a file that compete -> the one under which its balance follows from its rows, and what each would bring.

A file's parts are decided one after another, so that an early mistake can't be seen where it is made. Here whole
readings are compared by what their transactions look like: a reading that the file's own balance proves beats one that
it doesn't, and answers the questions that the file had left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import combinations, islice, product
from typing import Any, BinaryIO, Final

from finpulse.balances.running_check import RunningCheck
from finpulse.cleaning.batch import BatchCleaner
from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.errors import InvalidInput, UnreadableFile
from finpulse.proofs.printed_balances import figures_of
from finpulse.proofs.statement_proof import balance_check
from finpulse.sources.formats import read_rows
from finpulse.sources.reading import UNDO, Hints, Question, RawRow, Reading
from finpulse.sources.revision.changes import Changes, checked
from finpulse.sources.revision.revise import revise

# So many of a file's first rows are read by each reading; three of them are shown with a question.
_SAMPLED: Final = 120
_SHOWN: Final = 3
# From fewer steps nothing follows about a whole reading.
_FEWEST_STEPS: Final = 2
# What a balance can settle: everything but the days, which it doesn't see.
_SETTLED: Final = frozenset(
    {
        *("sign", "decimal_mark", "amount_column", "outflow_flags", "minor_digits"),
        *("fees_negative", "fees_count", "debits_unsigned", "credits_unsigned"),
    }
)
# The order of days is that of the balance, or against it, so that it bears on another part.
_SEEN_BY_ITS_ORDER: Final = frozenset({"date_order", "header_line"})
# So many pairs of open parts are tried, where no part alone is proven.
_MOST_PAIRS: Final = 12
# Rows with a fee that show whether fees count, and how many more rows are read until there are as many.
_FEES: Final = 3
_MOST_SAMPLED: Final = 5_000
_FIGURE: Final = re.compile(r"[1-9]")
_FEE_CHOICES: Final = {"false": "they are: the amounts are what was moved", "true": "no: they were moved besides"}


@dataclass(frozen=True, slots=True)
class _Tried:
    """A reading, the first rows by it, and what their balance says."""

    reading: Reading
    rows: Sequence[CleanRow]
    dropped: int
    check: RunningCheck | None

    @property
    def is_proven(self) -> bool:
        check = self.check
        return check is not None and check.is_whole and check.of >= _FEWEST_STEPS

    @property
    def is_off_by(self) -> tuple[bool, int, Decimal]:
        """Whether no balance has to do with the rows, how often it breaks, and how much of what moved it is in no row.

        Of guesses, the likeliest is that of the least.
        """
        breaks, broken = (self.check.breaks, self.check.broken) if self.check else ((), 0)
        return self.check is None, broken, sum((abs(each.difference) for each in breaks), Decimal(0))

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The better the greater: proven, with few broken steps, with few rows left out."""
        return self.is_proven, -(self.check.broken if self.check else 0), -self.dropped


def proven_reading(file: BinaryIO, reading: Reading, hints: Hints) -> Reading:
    """The reading that the file's balance proves, if it is this one or one that differs in one part, or two, else this.

    A question that the proof settles is not asked; each that is left shows the first rows by each of its choices. The
    file must be seekable and is left open.
    """
    doubted, swapped = list(_guesses(reading)), list(_swapped_pair(reading))
    if not (reading.questions or doubted or swapped):
        return reading
    present = _tried(file, reading, hints)
    guesses = [] if present.is_proven else list(_tried_with(file, reading, doubted, hints))
    others = [] if present.is_proven else list(_tried_with(file, reading, swapped, hints))
    if not any(tried.is_proven for tried in (present, *guesses, *others)):
        others += _tried_with(file, reading, islice(_pairs(reading), _MOST_PAIRS), hints)
    best = max([present, *guesses, *others], key=lambda tried: tried.rank)
    chosen = best if best.is_proven else min([present, *guesses], key=lambda tried: tried.is_off_by)
    asked = [*chosen.reading.questions, *_about_fees(chosen.reading)]
    return replace(chosen.reading, questions=tuple(_left_open(file, chosen, asked, hints)))


def _tried(file: BinaryIO, reading: Reading, hints: Hints) -> _Tried:
    """A reading with the first rows by it."""
    raw = _sample(file, reading)
    cleaner = BatchCleaner(Cleaner(reading.layout, 0))
    clean, dropped = cleaner.clean([row.line for row in raw], [row.cells for row in raw])
    figures = figures_of(reading.layout, {row.line: row.cells for row in raw}, clean, dropped, ())
    check = balance_check(figures, hints.account_type, is_named=True)
    return _Tried(reading, sorted(clean.rows(), key=lambda row: row.line), len(dropped), check)


def _sample(file: BinaryIO, reading: Reading) -> list[RawRow]:
    """The first rows, and with fees in a column of their own as many more as show what fees do: they may be rare."""
    rows = read_rows(file, reading)
    sample = list(islice(rows, _SAMPLED))
    at = next(iter(reading.layout.positions("fee")), None)
    if at is None:
        return sample
    fees = sum(map(partial(_has_fee, at), sample))
    for row in islice(rows, _MOST_SAMPLED):
        if fees >= _FEES:
            break
        sample.append(row)
        fees += _has_fee(at, row)
    return sample


def _has_fee(at: int, row: RawRow) -> bool:
    return len(row.cells) > at and bool(_FIGURE.search(row.cells[at]))


def _guesses(reading: Reading) -> Iterator[Changes]:
    """What may be otherwise in a reading that leaves it open: the other choices of questions, and fees that count.

    Fees beside amounts may be charged and given back, which their signs tell only where they count.
    """
    for question in reading.questions:
        if question.about in _SETTLED:
            others = (choice for choice in question.choices if choice not in (question.taken, UNDO))
            yield from ({question.about: choice} for choice in others)
    if reading.layout.positions("fee"):
        yield {"fees_count": not reading.layout.amounts.fees_count}
        yield from ({"fees_count": True, "fees_unsigned": False, "fees_negative": minus} for minus in (True, False))


def _pairs(reading: Reading) -> Iterator[Changes]:
    """Two parts that may be wrong together, as a decimal mark and a sign: other choices of two questions at once.

    None where no balance could tell.
    """
    if not reading.layout.positions("balance"):
        return
    others: list[list[tuple[str, Any]]] = [
        [(question.about, choice) for choice in question.choices if choice not in (question.taken, UNDO)]
        for question in reading.questions
        if question.about in _SETTLED | _SEEN_BY_ITS_ORDER
    ]
    if reading.layout.positions("fee"):
        others.append([("fees_count", not reading.layout.amounts.fees_count)])
    for one, other in combinations(others, 2):
        yield from (dict(pair) for pair in product(one, other))


def _swapped_pair(reading: Reading) -> Iterator[Changes]:
    """Debits and credits the other way: a ledger's debits are the bank's, and so the account holder's money in.

    Only a balance can prove it.
    """
    debits, credits_ = reading.layout.positions("debit"), reading.layout.positions("credit")
    if len(debits) == len(credits_) == 1 and reading.layout.positions("balance"):
        yield {"columns": [{"index": debits[0], "role": "credit"}, {"index": credits_[0], "role": "debit"}]}


def _tried_with(file: BinaryIO, reading: Reading, changes: Iterable[Changes], hints: Hints) -> Iterator[_Tried]:
    """The readings that differ in these parts."""
    for change in changes:
        if tried := _changed(file, reading, change, hints):
            yield tried


def _changed(file: BinaryIO, reading: Reading, change: Changes, hints: Hints) -> _Tried | None:
    """The reading with a change; None where the file can't be read so."""
    try:
        changed = revise(file, reading, checked(reading, change), hints)
        taken = [replace(q, taken=str(change.get(q.about, q.taken))) for q in changed.questions]
        return _tried(file, replace(changed, questions=tuple(taken)), hints)
    except (InvalidInput, UnreadableFile):
        return None


def _about_fees(reading: Reading) -> Iterator[Question]:
    """Whether fees in a column of their own move the balance: no format says so, and a proof nearly always does."""
    if reading.layout.positions("fee"):
        yield Question(
            about="fees_count",
            text="The balance doesn't tell whether the fees are part of the amounts beside them.",
            choices=_FEE_CHOICES,
            taken=str(reading.layout.amounts.fees_count).lower(),
        )


def _left_open(file: BinaryIO, chosen: _Tried, asked: Sequence[Question], hints: Hints) -> Iterator[Question]:
    """The questions that no proof settles, each with the first rows by its choices.

    A proof settles nothing between two readings that both follow from the balance, as where amounts and balances may be
    in cents alike.
    """
    for question in asked:
        if question.about == "fees_count" and not chosen.is_proven:
            continue  # Without a proof the amounts stand as they are printed.
        tried = {
            choice: chosen
            if choice == question.taken
            else _changed(file, chosen.reading, {question.about: choice}, hints)
            for choice in question.choices
        }
        # A printed sign that is turned round is asked about, whatever proves it.
        is_turned = question.about == "sign" and question.taken != "as_written"
        if is_turned or question.about not in _SETTLED or not _is_settled(chosen, tried.values()):
            yield replace(
                question,
                samples={
                    choice: list(map(_shown, each.rows[:_SHOWN] if each else ())) for choice, each in tried.items()
                },
            )


def _is_settled(chosen: _Tried, tried: Iterable[_Tried | None]) -> bool:
    """Whether the chosen reading is proven, and no other that reads other amounts."""
    amounts = [row.money.amount for row in chosen.rows]
    return chosen.is_proven and not any(
        each and each.is_proven and [row.money.amount for row in each.rows] != amounts for each in tried
    )


def _shown(row: CleanRow) -> dict[str, str]:
    """A row as a question shows it."""
    return {
        "date": row.day.date.isoformat(),
        "amount": f"{row.money.amount:f}",
        "currency": row.money.currency,
        "description": row.meaning.description,
    }
