"""Rules and corrections -> the rulebook of their owner, and what it decides about transactions that are stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import names_of_kind
from finpulse.cleaning.rules.conditions import Condition
from finpulse.cleaning.rules.rulebook import Decision, Facts, LearnedCorrection, Rulebook, RuleDefinition
from finpulse.models import Assignment, Correction, Rule, Transaction, found_merchant_of

Decidable = Row[tuple[object, ...]] | Transaction
# The columns of a transaction from which a decision is made.
DECIDABLE: Final = (
    Transaction.id,
    Transaction.account_id,
    Transaction.date,
    Transaction.amount,
    Transaction.currency,
    Transaction.description,
    Transaction.merchant_pinned,
    Transaction.category_pinned,
    Transaction.transfer_id,
    *(getattr(Transaction, name) for name in Assignment._fields),
)


def load_rulebook(
    session: Session, owner_id: int, more: Iterable[RuleDefinition] = (), *, stored: bool = True
) -> Rulebook:
    """The owner's corrections and rules, and more rules if some are to be tried; without `stored`, these alone."""
    rules = select(Rule).where(Rule.owner_id == owner_id, Rule.enabled)
    return Rulebook(
        [*map(as_definition, session.scalars(rules) if stored else ()), *more],
        _corrections(session, owner_id),
        names_of_kind(session, owner_id, "spending"),
    )


def _corrections(session: Session, owner_id: int) -> Iterator[LearnedCorrection]:
    """The owner's corrections, the oldest first; as columns, since thousands of objects would take their time."""
    columns = select(
        Correction.id, Correction.merchant_key, Correction.money_in, Correction.name, Correction.category
    ).where(Correction.owner_id == owner_id)
    return (LearnedCorrection(*row) for row in session.execute(columns.order_by(Correction.updated_at, Correction.id)))


def as_definition(rule: Rule) -> RuleDefinition:
    """A stored rule as the rulebook takes it."""
    conditions = tuple(Condition(part["field"], part["op"], part["value"]) for part in rule.match)
    return RuleDefinition(rule.id, conditions, rule.category, rule.merchant, rule.priority)


def decisions_about(book: Rulebook, rows: Sequence[Decidable]) -> list[Decision]:
    """What the rulebook says of processed transactions, judged by what was found of them at first."""
    return book.decide(
        Facts(
            description=[row.description for row in rows],
            merchant=[merchant_of(row) for row in rows],
            category=[row.category if row.found_category is None else row.found_category for row in rows],
            category_source=[row.category_source if row.found_source is None else row.found_source for row in rows],
            amount=[row.amount for row in rows],
            currency=[row.currency for row in rows],
            date=[row.date for row in rows],
            account_id=[row.account_id for row in rows],
        )
    )


def merchant_of(row: Decidable) -> str:
    """The merchant that a decision begins with: what was found, or what was edited for this row alone."""
    if row.merchant_pinned:
        pinned: str = row.merchant
        return pinned
    return found_merchant_of(row)
