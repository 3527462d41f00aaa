"""Unsigned amounts beside a sparse balance -> the rule that it gives, and what of it is left to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Final

from finpulse.sources.detection.amount_rules.direction_words import direction_of_text
from finpulse.sources.detection.amount_rules.running_balance import figures_in
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.unsigned_amounts.sparse_balances import (
    IN_OR_OUT,
    OUT_OR_IN,
    UnsignedRow,
    directions,
    ways_to_move,
)
from finpulse.sources.reading import MONEY_IN, MONEY_OUT, UNDO, Question

# Of the rows between two balances so large a share has to add up.
_PROOF: Final = 0.9
_FEWEST_ROWS: Final = 3
# Of so many rows before the first balance that say nothing, each may have gone either way.
_MOST_OPEN: Final = 3
_LONGEST: Final = 40


def entries_of(amount: ColumnEvidence, balance: ColumnEvidence, texts: Sequence[str]) -> list[UnsignedRow]:
    """The rows as they bear on directions."""
    return list(map(UnsignedRow, amount.amounts, balance.amounts, texts))


def rule_by_sparse_balance(entries: Sequence[UnsignedRow], newest_first: bool | None) -> SignRule | None:
    """The rule that takes each row's direction from the sums between balances; None where they don't add up.

    Of two orders the one in which more rows do.
    """
    without = [entry for entry in entries if entry.amount and entry.balance is None]
    if not without or len(entries) < _FEWEST_ROWS:
        return None
    orders = [newest_first] if newest_first is not None else [False, True]
    silent = [entry._replace(text="") for entry in entries]
    shares = {order: _proven(silent, newest_first=order) for order in orders}
    best = max(shares, key=lambda order: shares[order])
    if shares[best] < _PROOF:
        return None
    rows = (1, 0) if best else (-1, 0)
    return SignRule(
        outflow_flags=frozenset(MONEY_OUT),
        inflow_flags=frozenset(MONEY_IN),
        balance_rows=rows,
        sparse_balances=True,
    )


def _proven(entries: Sequence[UnsignedRow], *, newest_first: bool) -> float:
    """The share of rows between the first and the last balance whose sums fit; 0 for fewer than two groups of them."""
    marked = [at for at, entry in enumerate(entries) if entry.balance is not None]
    if len(marked) < 2:
        return 0.0
    first, last = (marked[0], marked[-1]) if newest_first else (marked[0] + 1, marked[-1] + 1)
    flags = list(directions(entries, None, newest_first=newest_first))[first:last]
    moving = [flag for flag, entry in zip(flags, entries[first:last], strict=True) if entry.amount]
    return sum(map(bool, moving)) / len(moving) if len(moving) >= _FEWEST_ROWS - 1 else 0.0


def opening_of_sparse_balance(
    entries: Sequence[UnsignedRow], beside: str, mark: str | None, *, newest_first: bool
) -> tuple[Decimal | None, Question | None]:
    """The balance before the oldest row: the one stated beside the table by which the first sum fits, else a question.

    None of both where each row says by its text which way it went, or too many don't.
    """
    oldest = list(_oldest(entries, newest_first=newest_first))
    balance = next((entry.balance for entry in oldest if entry.balance is not None), None)
    amounts = [abs(entry.amount) for entry in oldest if entry.amount]
    if balance is None or not amounts or len(amounts) > 2 * _MOST_OPEN:
        return None, None
    stated = figures_in(beside, "," if mark == "," else ".")
    fitting = [figure for figure in sorted(stated) if ways_to_move(amounts, balance - figure)]
    if len(fitting) == 1:
        return fitting[0], None
    moving = [entry for entry in oldest if entry.amount]
    silent = sum(not direction_of_text(entry.text) for entry in moving)
    return (None, _question(moving, balance)) if 0 < silent <= _MOST_OPEN else (None, None)


def _oldest(entries: Sequence[UnsignedRow], *, newest_first: bool) -> Iterator[UnsignedRow]:
    """The rows up to the first balance in time."""
    if newest_first:
        last = max((at for at, entry in enumerate(entries) if entry.balance is not None), default=0)
        yield from entries[last:]
        return
    for entry in entries:
        yield entry
        if entry.balance is not None:
            return


def _question(moving: Sequence[UnsignedRow], balance: Decimal) -> Question:
    """Which way the rows went that nothing tells of; each answer is the balance that it makes of that before them."""
    texts = [direction_of_text(entry.text) for entry in moving]
    # Of more rows, only those of which no text tells.
    is_short = len(moving) <= _MOST_OPEN
    ways = [[way] if way and not is_short else sorted((-1, 1), key=lambda each: each != (way or -1)) for way in texts]
    choices: dict[str, str] = {}
    for signs in product(*ways):
        moved = [sign * abs(entry.amount or Decimal(0)) for sign, entry in zip(signs, moving, strict=True)]
        before = balance - sum(moved, Decimal(0))
        said = ", ".join(f"{_short(entry.text)} {_way(sign)}" for sign, entry in zip(signs, moving, strict=True))
        choices.setdefault(f"{before:f}", f"{said}: the account held {before:,f} before")
    text = "No balance stands before the oldest rows of this file. Which way did their money go?"
    return Question("opening_balance", text, choices, next(iter(choices)))


def _short(text: str) -> str:
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[:_LONGEST]}…"'


def _way(sign: int) -> str:
    return "came in" if sign > 0 else "went out"


def with_doubts(rule: SignRule, entries: Sequence[UnsignedRow], opening: Decimal | None) -> SignRule:
    """The rule with what its flags mean that balances leave open, and a question about them."""
    newest_first = rule.balance_rows == (1, 0)
    flags = list(directions(entries, opening, newest_first=newest_first))
    moving = [(flag, entry) for flag, entry in zip(flags, entries, strict=True) if entry.amount]
    present = {flag for flag, _ in moving}
    either, blank = bool(present & {IN_OR_OUT, OUT_OR_IN}), "" in present
    if not (either or blank):
        return rule
    ways = _by_texts(moving) if either else ("",)
    outs = {
        " ".join(sorted({MONEY_OUT, *([way] if way else []), *([""] if is_out else [])})): _meaning(way, blank, is_out)
        for is_out in ((True, False) if blank else (False,))
        for way in ways
    }
    taken = next(iter(outs))
    out = frozenset(taken.split(" "))
    known = {MONEY_IN, MONEY_OUT, *((IN_OR_OUT, OUT_OR_IN) if either else ())}
    question = Question(
        about="outflow_flags",
        text="No amount of this file shows a sign, and its balances leave open which way some of its rows went.",
        choices={**outs, UNDO: "none of these: undo the import, and export it with signs"},
        taken=taken,
    )
    return replace(rule, outflow_flags=out, inflow_flags=frozenset(known - out), question=question)


def _by_texts(moving: Sequence[tuple[str, UnsignedRow]]) -> tuple[str, str]:
    """Both flags of rows that may have gone either way, first the one of those that are likelier money out."""
    first = sum(
        direction_of_text(entry.text) * (1 if flag == IN_OR_OUT else -1)
        for flag, entry in moving
        if flag in (IN_OR_OUT, OUT_OR_IN)
    )
    return (OUT_OR_IN, IN_OR_OUT) if first >= 0 else (IN_OR_OUT, OUT_OR_IN)


def _meaning(way: str, blank: bool, is_out: bool) -> str:
    said = {
        "": [],
        OUT_OR_IN: ["where a balance leaves two ways, money came in before it went out"],
        IN_OR_OUT: ["where a balance leaves two ways, money went out before it came in"],
    }[way]
    rest = ["what no balance tells is money out" if is_out else "what no balance tells is left out"] if blank else []
    return "; ".join([*said, *rest])
