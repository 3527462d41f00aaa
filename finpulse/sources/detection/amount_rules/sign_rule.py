"""The result of deciding signs: how printed amounts become signed ones, and the question where that is a guess."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from finpulse.cleaning.layout import NeighbouringRows, SignConvention
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import MONEY_IN, MONEY_OUT, UNDO, Question

_MEANINGS: Final = {"as_written": "money in is positive", "inverted": "money out is positive"}
_UNSIGNED: Final = {
    "as_written": "all of them are money in",
    "inverted": "all of them are money out",
    UNDO: "some are money in and some money out, which nothing in this file tells apart: undo the import, "
    "and export it with signs or with a column that says which way money went",
}


@dataclass(frozen=True, slots=True)
class SignRule:
    """How printed amounts become signed ones, as in a Layout, and a question where that is a guess.

    `flag` is the column whose cells say which way the money went, `lead` the one whose texts begin with such flags.
    `balance_rows` are set where balances alone tell the sign of each row, `by_texts` where only their texts do;
    `sparse_balances` means that only some rows have a balance.
    """

    inverted: bool = False
    plain_is_out: bool = False
    outflow_flags: frozenset[str] = frozenset()
    inflow_flags: frozenset[str] = frozenset()
    flag: ColumnEvidence | None = None
    lead: ColumnEvidence | None = None
    balance_rows: tuple[int, int] | None = None
    sparse_balances: bool = False
    by_texts: bool = False
    question: Question | None = None

    def convention(self) -> SignConvention:
        """The rule as a layout has it."""
        return SignConvention(
            inverted=self.inverted,
            outflow_flags=self.outflow_flags,
            inflow_flags=self.inflow_flags,
            plain_is_out=self.plain_is_out,
            leading_flags=self.lead.index if self.lead else None,
        )

    def neighbours(self, opening_balance: Decimal | None) -> NeighbouringRows:
        """What of it the rows around a row tell, with the balance before the oldest row, if that is known."""
        return NeighbouringRows(
            balance_rows=self.balance_rows,
            opening_balance=opening_balance,
            by_texts=self.by_texts,
            sparse_balances=self.sparse_balances,
        )


def guessed_rule(*, inverted: bool) -> SignRule:
    """A rule about one signed column that is a guess, so that it is asked about."""
    question = Question(
        about="sign",
        text="The file does not show which of its amounts are money out. What does a positive amount mean?",
        choices=_MEANINGS,
        taken="inverted" if inverted else "as_written",
    )
    return SignRule(inverted=inverted, question=question)


def guessed_direction(*, inverted: bool) -> SignRule:
    """A rule about one column without any sign that is a guess, so that it is asked about; both kinds may be mixed."""
    question = Question(
        about="sign",
        text="No amount of this file shows a sign, and nothing in it tells which way each of them went.",
        choices=_UNSIGNED,
        taken="inverted" if inverted else "as_written",
    )
    return SignRule(inverted=inverted, question=question)


def asked_about_flags(rule: SignRule, words: Collection[str]) -> SignRule:
    """A rule by two flags with the question which of them means money out."""
    taken = " ".join(sorted(rule.outflow_flags & set(words)))
    listed = sorted(words, key=lambda word: (word not in rule.outflow_flags, word))
    choices = {word: f"{_quoted(word)} means money out, {_others(word, listed)} money in" for word in listed}
    both = " ".join(sorted(words))
    choices |= {taken: f"{_all_of(taken)} money out, what is left money in"} if taken not in choices else {}
    choices |= {both: "all of them are money out: this column says something else"} if both not in choices else {}
    question = Question(
        about="outflow_flags",
        text=f"Which of these words means money out: {' or '.join(map(_quoted, listed))}?",
        choices=choices,
        taken=taken,
    )
    return replace(rule, question=question)


def asked_about_another(rule: SignRule, word: str) -> SignRule:
    """A rule by known flags with the question whether another word means money out, too; it is taken to."""
    rule = replace(rule, outflow_flags=rule.outflow_flags | {word})
    with_it, without = " ".join(sorted(rule.outflow_flags | {word})), " ".join(sorted(rule.outflow_flags - {word}))
    question = Question(
        about="outflow_flags",
        text=f"Some rows of this file are marked {_quoted(word)}. Does that mean money out?",
        choices={with_it: f"{_quoted(word)} means money out", without: f"{_quoted(word)} means money in"},
        taken=with_it,
    )
    return replace(rule, question=question)


def asked_about_balances(rule: SignRule) -> SignRule:
    """A rule by derived flags with the question in which order the balances were counted."""
    question = Question(
        about="outflow_flags",
        text="The balances prove every amount, but not whether they were counted from the first row or from the last.",
        choices={
            MONEY_OUT: "as it seems: where the balance falls, money went out",
            MONEY_IN: "the other way round: the balances were counted from the other end, or are those of a debt",
        },
        taken=MONEY_OUT,
    )
    return replace(rule, question=question)


def asked_about_texts() -> SignRule:
    """A rule by what each row is about, with the question whether rows differ, and where those go that tell nothing."""
    each, rest, all_out = f" {MONEY_OUT}", MONEY_OUT, f" {MONEY_IN} {MONEY_OUT}"
    question = Question(
        about="outflow_flags",
        text="No amount of this file shows a sign, and its rows are about money in and money out. How are they to go?",
        choices={
            each: "each by what it is about: a salary or a refund is money in, all others money out",
            rest: "each by what it is about; rows whose texts say nothing are left out",
            all_out: "all of them are money out",
            UNDO: "some of their texts say the wrong thing: undo the import, and export it with signs",
        },
        taken=each,
    )
    return SignRule(
        outflow_flags=frozenset(("", MONEY_OUT)), inflow_flags=frozenset(MONEY_IN), by_texts=True, question=question
    )


def _quoted(word: str) -> str:
    return f'"{word}"' if word else "a blank cell"


def _others(word: str, words: Collection[str]) -> str:
    return " and ".join(_quoted(other) for other in words if other != word)


def _all_of(words: str) -> str:
    return f"{' and '.join(map(_quoted, words.split(' ')))} mean"
