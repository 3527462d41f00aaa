"""Texts that each begin with a word for a purchase, a refund or a payment -> which way money went, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from finpulse.cleaning.values.direction_flags import leading_flags
from finpulse.sources.detection.amount_rules.flag_words import direction_of_lead
from finpulse.sources.detection.amount_rules.sign_flags import RowEvidence
from finpulse.sources.detection.amount_rules.sign_rule import SignRule, asked_about_another
from finpulse.sources.detection.column_evidence import ColumnEvidence

# So large a share of the rows must begin with a known flag; the rest may begin with so many different words.
_KNOWN: Final = 0.6
_MOST_UNKNOWN: Final = 3
# An unknown word with which so many texts begin is asked about; rows of rarer ones are rejected.
_ASKED: Final = 2


def rule_by_leading_words(texts: Sequence[ColumnEvidence], rows: RowEvidence) -> SignRule | None:
    """The rule by the first column whose texts nearly all begin with flags that the lexicon knows, of both directions.

    Where several texts begin with one other word, it is asked about. None where there is no such column.
    """
    return next((rule for column in texts if (rule := _rule(column, rows))), None)


def _rule(column: ColumnEvidence, rows: RowEvidence) -> SignRule | None:
    known: dict[str, int] = {}
    unknown: Counter[str] = Counter()
    begun = [list(leading_flags(cell)) for cell, value in zip(column.cells, rows.amounts, strict=True) if value]
    for flags in begun:
        lead = next((flag for flag in flags if direction_of_lead(flag, is_card=rows.is_card)), None)
        if lead:
            known[lead] = direction_of_lead(lead, is_card=rows.is_card)
        else:
            unknown[flags[-1] if flags else ""] += 1
    is_known = unknown.total() <= (1 - _KNOWN) * len(begun) and len(unknown) <= _MOST_UNKNOWN
    return _ruled(column, known, unknown) if is_known and set(known.values()) == {-1, 1} else None


def _ruled(column: ColumnEvidence, known: Mapping[str, int], unknown: Counter[str]) -> SignRule:
    """The rule by known flags. Of an unknown one that comes again it is asked whether it means money out, too."""
    out = frozenset(flag for flag, direction in known.items() if direction < 0)
    inward = frozenset(known.keys() - out)
    rule = SignRule(outflow_flags=out, inflow_flags=inward, lead=column)
    flag, count = max(unknown.items(), key=lambda item: item[1], default=("", 0))
    if count < _ASKED or not flag:
        return rule
    return asked_about_another(rule, flag)
