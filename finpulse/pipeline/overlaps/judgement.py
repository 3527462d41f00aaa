"""Pairs of a row and a transaction -> which are taken for the same, which are asked about, and why.

How much a pair's own words must say depends on the whole: ten days in which every amount has its partner are one
statement seen twice, whatever the words say; two lists that share a few amounts are different sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from finpulse.cleaning.non_transactions import is_marked_pending
from finpulse.pipeline.overlaps.compared_rows import Overlap, RowMatch
from finpulse.pipeline.overlaps.likeness import Likeness
from finpulse.pipeline.overlaps.matching import FEW, MOSTLY, SOME, RowPair, says_pending

# The share of the rows that both lists should have of one list seen twice.
_ONE_LIST: Final = 0.8


def judged(overlap: Overlap, pairs: Sequence[RowPair], share: float) -> list[RowMatch]:
    """Which pairs are taken for the same, and which are asked about; the others are different transactions."""
    evidence = sum(pair.by in ("reference", "day") and pair.stored.job_id is not None for pair in pairs)
    evidence += overlap.exact
    matches = (_judge(overlap, pair, share, evidence) for pair in pairs)
    return [match for match in matches if match]


def _judge(overlap: Overlap, pair: RowPair, share: float, evidence: int) -> RowMatch | None:
    verdict = _verdict(overlap, pair, share, evidence)
    if verdict is None:
        return None
    if pair.stored.is_deleted and not verdict:
        return None
    takes_over = verdict and pair.stored.may_change and _was_pending(pair)
    return RowMatch(pair.new.line, pair.stored.id, _reason(pair, share), asked=not verdict, takes_over=takes_over)


def _verdict(overlap: Overlap, pair: RowPair, share: float, evidence: int) -> bool | None:
    """True for the same, False for what is to be asked, None for different transactions."""
    if pair.by == "reference":
        return True
    if pair.stored.job_id is None:
        return pair.shift == 0 or pair.likeness > Likeness.APART or pair.by != "posted"
    if pair.by == "booked":
        return says_pending(pair) or (share >= _ONE_LIST and evidence > 1)
    if pair.by == "missing" and (share >= MOSTLY or says_pending(pair)):
        return True
    if pair.by == "missing":
        return False if min(overlap.new_count, overlap.stored_count) <= FEW else None
    return _verdict_by_words(overlap, pair, share, evidence)


def _verdict_by_words(overlap: Overlap, pair: RowPair, share: float, evidence: int) -> bool | None:
    fewest = min(overlap.new_count, overlap.stored_count)
    doubtful = share >= SOME or fewest <= FEW
    if pair.likeness >= Likeness.GROWN:
        certain = share >= MOSTLY or fewest <= FEW
        return certain if certain or doubtful or pair.shift == 0 else None
    if pair.likeness == Likeness.SHARED:
        return share >= MOSTLY if doubtful else None
    if share >= _ONE_LIST and evidence >= FEW:
        return True
    return False if share >= MOSTLY or fewest <= FEW else None


def _reason(pair: RowPair, share: float) -> str:
    """Why a row is taken for a transaction, for the ledger."""
    if pair.by == "reference":
        return "it has the same reference and amount"
    apart = abs(pair.shift)
    days = "on the same day" if not apart else f"{apart} day{'s' if apart > 1 else ''} apart"
    if pair.by == "booked":
        amounts = abs(pair.stored.amount), abs(pair.new.amount)
        was, became = amounts if pair.shift >= 0 else amounts[::-1]
        return f"it was pending as {was:f} and is booked as {became:f}, {days}"
    words = {
        Likeness.SAME: "in the same words",
        Likeness.GROWN: "in words of which one text has more",
        Likeness.SHARED: "in other words for the same payee",
    }.get(pair.likeness, "in other words")
    if pair.stored.job_id is None:
        return f"you have posted it: the same amount, {days}"
    among = f", as {share:.0%} of the rows that both lists should have" if pair.by == "day" else ""
    return f"it has the same amount {days}, {words}{among}"


def _was_pending(pair: RowPair) -> bool:
    """Whether the transaction was pending, and the row says what it was booked as."""
    if is_marked_pending(pair.new.description):
        return False
    if is_marked_pending(pair.stored.descriptions[0]):
        return True
    return pair.by in ("booked", "missing") and pair.shift > 0
