"""Rules: keeping them, and saying what one would change before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from finpulse.accounts import find_account
from finpulse.categorisation.apply import Carried, Change, changes_among, decidable
from finpulse.categorisation.categories import known_category
from finpulse.categorisation.decisions import Decidable, Standing, as_rule, decisions_about, load_rulebook
from finpulse.cleaning.rules.conditions import Condition
from finpulse.cleaning.rules.rulebook import RuleDefinition
from finpulse.errors import Conflict, NotFound
from finpulse.models import Rule, Transaction
from finpulse.transactions.filters import in_range
from finpulse.transactions.search import WALK_THE_INDEX

MOST_RULES: Final = 500
SAMPLE_ROWS: Final = 20
# A preview looks at so many of the newest rows, which takes some tenths of a second.
LOOKED_AT: Final = 20_000
# An id that no rule has: of equal priority, the rule that is tried is newer than all others.
UNSAVED: Final = 2**63 - 1


class Sample(NamedTuple):
    """A transaction as it is, and how it would stand."""

    transaction: Transaction
    becomes: Standing


@dataclass(frozen=True, slots=True)
class Preview:
    """How many transactions a rule would change, and the newest of them.

    `looked_at` is how many were looked at, the newest of those days that the rule is about; `exact` is whether these
    are all, so that the count is of the whole history.
    """

    count: int
    sample: list[Sample]
    looked_at: int
    exact: bool


def list_rules(session: Session, owner_id: int, limit: int, after: tuple[int, int] | None) -> Sequence[Rule]:
    """The owner's rules in the order in which they decide; `after` is priority and id of the last one seen."""
    deciding_first = Rule.priority.desc(), Rule.id.desc()
    mine = select(Rule).where(Rule.owner_id == owner_id).order_by(*deciding_first).limit(limit)
    return session.scalars(mine if after is None else mine.where(tuple_(Rule.priority, Rule.id) < after)).all()


def find_rule(session: Session, owner_id: int, rule_id: int) -> Rule:
    """One rule. Raises NotFound, also where it is somebody else's."""
    found = session.get(Rule, (owner_id, rule_id))
    if found is None:
        raise NotFound(f"You have no rule {rule_id}.")
    return found


def add_rule(session: Session, owner_id: int, fields: dict[str, Any]) -> Rule:
    """Keep a rule; it decides about what comes in from now on. Raises Conflict where there are too many already.

    Raises InvalidInput for an unknown category, NotFound for another's account.
    """
    count = session.scalars(select(func.count()).select_from(Rule).where(Rule.owner_id == owner_id)).one()
    if count >= MOST_RULES:
        raise Conflict(f"You have {count} rules, and there can be {MOST_RULES}; delete some, or join them by a regex.")
    added = Rule(owner_id=owner_id, **_checked(session, owner_id, fields))
    session.add(added)
    session.flush()
    session.refresh(added)
    return added


def change_rule(session: Session, owner_id: int, rule_id: int, changes: dict[str, Any]) -> Rule:
    """Change some fields; what it has decided stays until it is applied. Raises what `add_rule` does, and NotFound."""
    rule = find_rule(session, owner_id, rule_id)
    for name, value in _checked(session, owner_id, changes).items():
        setattr(rule, name, value)
    session.flush()
    session.refresh(rule)
    return rule


def remove_rule(session: Session, owner_id: int, rule_id: int) -> None:
    """Delete a rule; what it has decided stays. Raises NotFound."""
    session.delete(find_rule(session, owner_id, rule_id))
    session.flush()


def preview_rule(session: Session, owner_id: int, fields: dict[str, Any]) -> Preview:
    """What keeping and applying a rule would change; nothing is kept. Raises what `add_rule` does.

    It is answered within the request, so of a long history only the newest part is looked at.
    """
    tried = _tried(_checked(session, owner_id, fields))
    session.execute(WALK_THE_INDEX)
    found = session.execute(_newest(owner_id, tried)).all()
    rows = found[:LOOKED_AT]
    changes = _changes(session, owner_id, tried, rows)
    sample = _sample(session, owner_id, changes[:SAMPLE_ROWS])
    return Preview(len(changes), sample, looked_at=len(rows), exact=len(rows) == len(found))


def _tried(fields: dict[str, Any]) -> RuleDefinition:
    stored = Rule(id=UNSAVED, **{"priority": 0, "category": None, "merchant": None, **fields})
    return as_rule(stored)


def _newest(owner_id: int, tried: RuleDefinition) -> Select[tuple[object, ...]]:
    """The newest rows of the days that the rule is about, one more than are looked at."""
    days = (_days_of(one) for one in tried.conditions if one.field == "date")
    within = [condition for low, high in days for condition in in_range(Transaction.date, low, high)]
    newest_first = Transaction.date.desc(), Transaction.id.desc()
    return decidable(owner_id).where(*within).order_by(*newest_first).limit(LOOKED_AT + 1)


def _days_of(condition: Condition) -> tuple[date | None, date | None]:
    low, high = condition.value if condition.op == "between" else (condition.value, condition.value)
    return low and date.fromisoformat(low), high and date.fromisoformat(high)


def _changes(session: Session, owner_id: int, tried: RuleDefinition, rows: Sequence[Decidable]) -> list[Change]:
    """What the rule would change: of what it concerns by itself, which is less to try all other rules on."""
    carried = Carried(rule_id=tried.id)
    decisions = decisions_about(load_rulebook(session, owner_id, [tried], kept=False), rows)
    concerned = [row for row, decision in zip(rows, decisions, strict=True) if carried.concerns(row, decision)]
    return list(changes_among(load_rulebook(session, owner_id, [tried]), carried, concerned))


def _sample(session: Session, owner_id: int, newest: Sequence[Change]) -> list[Sample]:
    wanted = [change.row.id for change in newest]
    found = select(Transaction).where(Transaction.owner_id == owner_id, Transaction.id.in_(wanted))
    rows = {row.id: row for row in session.scalars(found)}
    return [Sample(rows[change.row.id], change.after) for change in newest]


def _checked(session: Session, owner_id: int, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the category as it is written, once all that they name is there."""
    for condition in fields.get("match", ()):
        if condition["field"] == "account_id":
            find_account(session, owner_id, condition["value"])
    if fields.get("category") is None:
        return fields
    return {**fields, "category": known_category(session, owner_id, fields["category"], "set.category")}
