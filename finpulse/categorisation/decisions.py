"""rules, corrections -> the rulebook of their owner, and what it says of transactions that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from finpulse.categorisation.categories import list_categories
from finpulse.cleaning.rules.conditions import Condition
from finpulse.cleaning.rules.rulebook import Decision, Facts, LearnedCorrection, Rulebook, RuleDefinition
from finpulse.models import Correction as StoredCorrection
from finpulse.models import Rule as StoredRule
from finpulse.models import Transaction


class Standing(NamedTuple):
    """What of a transaction a rule or a correction may decide, as its columns have it."""

    merchant: str
    category: str
    category_source: str
    rule_id: int | None
    correction_id: int | None
    found_merchant: str | None
    found_category: str | None
    found_source: str | None


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
    *(getattr(Transaction, name) for name in Standing._fields),
)
_STANDING: Final = attrgetter(*Standing._fields)


def load_rulebook(
    session: Session, owner_id: int, more: Iterable[RuleDefinition] = (), *, kept: bool = True
) -> Rulebook:
    """All that the owner has taught, and more rules if some are to be tried; without `kept`, these and corrections."""
    rules = select(StoredRule).where(StoredRule.owner_id == owner_id, StoredRule.enabled)
    spending = [one.name for one in list_categories(session, owner_id) if one.kind == "spending"]
    return Rulebook(
        [*map(as_rule, session.scalars(rules) if kept else ()), *more],
        _corrections(session, owner_id),
        frozenset(spending),
    )


def _corrections(session: Session, owner_id: int) -> Iterator[LearnedCorrection]:
    """The owner's corrections, the oldest first; of thousands, objects that the session tracks would take the time."""
    one = StoredCorrection
    columns = select(one.id, one.merchant_key, one.money_in, one.name, one.category).where(one.owner_id == owner_id)
    return (LearnedCorrection(*row) for row in session.execute(columns.order_by(one.updated_at, one.id)))


def as_rule(stored: StoredRule) -> RuleDefinition:
    """A stored rule as the rulebook takes it."""
    conditions = tuple(Condition(one["field"], one["op"], one["value"]) for one in stored.match)
    return RuleDefinition(stored.id, conditions, stored.category, stored.merchant, stored.priority)


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
    merchant: str | None = None if row.merchant_pinned else row.found_merchant
    return row.merchant if merchant is None else merchant


def standing(row: Decidable) -> Standing:
    """How a transaction stands now."""
    return Standing._make(_STANDING(row))


def standing_after(row: Decidable, decision: Decision) -> Standing:
    """How it stands once the decision holds, which leaves alone what is pinned."""
    after = Standing(**decision.assigned())
    now = standing(row)
    if row.merchant_pinned:
        after = after._replace(merchant=now.merchant, found_merchant=now.found_merchant)
    if row.category_pinned:
        kept = now._replace(merchant=after.merchant, found_merchant=after.found_merchant)
        return kept._replace(rule_id=None, correction_id=None)
    return after
