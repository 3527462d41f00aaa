"""Rules and corrections -> the rulebook of their owner, and what it decides about transactions that are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import names_of_kind
from finpulse.cleaning.rules.conditions import Condition
from finpulse.cleaning.rules.decisions import (
    NOTHING_HELD,
    Decider,
    Decision,
    Facts,
    Held,
    LearnedCorrection,
    RuleDefinition,
)
from finpulse.cleaning.rules.rulebook import Rulebook
from finpulse.models import (
    Assignment,
    Correction,
    Rule,
    Transaction,
    found_merchant_of,
    given_category,
    given_merchant,
)

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
    return RuleDefinition(rule.id, conditions, rule.category, rule.merchant, rule.priority, rule.override)


def decisions_about(
    book: Rulebook, rows: Sequence[Decidable], is_taken_back: Callable[[Decidable], bool] = lambda _: False
) -> list[Decision]:
    """What the rulebook says of processed transactions, judged by what was found of them at first.

    What a rule or a correction that is gone has decided stays, unless it is taken back.
    """
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
            held=[_held(book, row, is_taken_back) for row in rows],
        )
    )


def _held(book: Rulebook, row: Decidable, is_taken_back: Callable[[Decidable], bool]) -> Held:
    """What a row has besides what was found of it."""
    by_hand = given_merchant(row), given_category(row)
    decided = row.found_merchant, row.found_category
    if by_hand == decided == (None, None):
        return NOTHING_HELD
    held = Held(
        merchant_by_hand=by_hand[0] is not None,
        category_by_hand=by_hand[1] is not None,
        merchant_alone=row.merchant_pinned,
        category_alone=row.category_pinned,
        category=(by_hand[1] or "") if row.category_pinned else "",
    )
    if is_taken_back(row):
        return held
    if not row.merchant_pinned and decided[0] not in (None, row.merchant) and not book.gives(row.merchant):
        held = held._replace(merchant=row.merchant, merchant_by=_decider_of(row))
    rule_id = row.rule_id if row.category_source == "rule" and not row.category_pinned else None
    if rule_id is not None and not book.has_rule(rule_id):
        held = held._replace(category=row.category, category_by=Decider("rule", rule_id))
    return held


def _decider_of(row: Decidable) -> Decider | None:
    """What has decided something about a row: of two, what names its category."""
    if row.rule_id is not None:
        return Decider("rule", row.rule_id)
    return None if row.correction_id is None else Decider("correction", row.correction_id)


def merchant_of(row: Decidable) -> str:
    """The merchant that a decision begins with: what was found, or what was edited for this row alone."""
    given = given_merchant(row) if row.merchant_pinned else None
    return found_merchant_of(row) if given is None else given
