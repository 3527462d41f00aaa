"""What a rule would change, before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from finpulse.categorisation.apply import Applied, Reassignment, decidable, reassignments
from finpulse.categorisation.decisions import Decidable, as_definition, load_rulebook
from finpulse.categorisation.rules import checked_fields
from finpulse.cleaning.rules.conditions import Condition
from finpulse.cleaning.rules.decisions import RuleDefinition
from finpulse.models import Assignment, Rule, Transaction
from finpulse.transactions.filters import in_range
from finpulse.transactions.search import WALK_THE_INDEX

SAMPLE_ROWS: Final = 20
# A preview looks at so many of the newest rows, which takes some tenths of a second.
MOST_ROWS: Final = 20_000
# What rules set, and other rules look at.
DECIDED: Final = ("merchant", "category")
# An id that no rule has: of equal priority, the rule that is tried is newer than all others.
UNSAVED: Final = 2**63 - 1


class AffectedTransaction(NamedTuple):
    """A transaction as it is, and how the rule would assign it."""

    transaction: Transaction
    becomes: Assignment


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """How many transactions a rule would change, and the newest of them.

    `looked_at` is how many were looked at, the newest of those days that the rule is about; `exact` is whether these
    are all, so that the count is of the whole history.
    """

    count: int
    sample: list[AffectedTransaction]
    looked_at: int
    exact: bool


def preview_rule(session: Session, owner_id: int, fields: dict[str, Any]) -> RuleEffect:
    """What keeping and applying a rule would change; nothing is kept. Raises what `add_rule` does.

    It is answered within the request, so of a long history only the newest part is looked at.
    """
    tried = _tried(checked_fields(session, owner_id, fields))
    session.execute(WALK_THE_INDEX)
    found = session.execute(_newest(owner_id, tried)).all()
    rows = found[:MOST_ROWS]
    changes = _changes(session, owner_id, tried, rows)
    sample = _sample(session, owner_id, changes[:SAMPLE_ROWS])
    return RuleEffect(len(changes), sample, looked_at=len(rows), exact=len(rows) == len(found))


def _tried(fields: dict[str, Any]) -> RuleDefinition:
    stored = Rule(id=UNSAVED, **{"priority": 0, "override": False, "category": None, "merchant": None, **fields})
    return as_definition(stored)


def _newest(owner_id: int, tried: RuleDefinition) -> Select[tuple[object, ...]]:
    """The newest rows of the days that the rule is about, one more than are looked at."""
    days = (_days_of(one) for one in tried.conditions if one.field == "date")
    within = [condition for low, high in days for condition in in_range(Transaction.date, low, high)]
    newest_first = Transaction.date.desc(), Transaction.id.desc()
    return decidable(owner_id).where(*within).order_by(*newest_first).limit(MOST_ROWS + 1)


def _days_of(condition: Condition) -> tuple[date | None, date | None]:
    low, high = condition.value if condition.op == "between" else (condition.value, condition.value)
    return low and date.fromisoformat(low), high and date.fromisoformat(high)


def _changes(session: Session, owner_id: int, tried: RuleDefinition, rows: Sequence[Decidable]) -> list[Reassignment]:
    """What the rule would change: of what it concerns by itself, which is less to try all other rules on.

    One that looks at merchants or categories sees what other rules give, and so is tried with them from the beginning.
    """
    applied = Applied(rule_id=tried.id)
    if all(condition.field not in DECIDED for condition in tried.conditions):
        alone = load_rulebook(session, owner_id, [tried], stored=False)
        rows = [row for row, _ in applied.concerned(alone, rows)]
    return list(reassignments(load_rulebook(session, owner_id, [tried]), applied, rows))


def _sample(session: Session, owner_id: int, newest: Sequence[Reassignment]) -> list[AffectedTransaction]:
    wanted = [change.row.id for change in newest]
    found = select(Transaction).where(Transaction.owner_id == owner_id, Transaction.id.in_(wanted))
    rows = {row.id: row for row in session.scalars(found)}
    return [AffectedTransaction(rows[change.row.id], change.after) for change in newest]
