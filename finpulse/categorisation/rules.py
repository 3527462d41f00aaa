"""A user's rules: listed, added, changed and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import func, select, text, tuple_
from sqlalchemy.orm import Session

from finpulse.accounts import find_account
from finpulse.categorisation.apply import applied_by, apply_decisions, decidable
from finpulse.categorisation.categories import known_category
from finpulse.categorisation.decisions import load_rulebook
from finpulse.errors import Conflict, NotFound
from finpulse.models import Recategorisation, Rule, Transaction
from finpulse.problems.problem_types import ProblemType
from finpulse.totals.change import totals_change

MOST_RULES: Final = 500
# All rules of a user together may have so many regular expressions: each is tried on each new text.
MOST_PATTERNS: Final = 200
# What a rule has decided is taken back at once where the history has no more rows; a job sees to a longer one.
ROWS_AT_ONCE: Final = 2_000
PATTERNS: Final = text("""
    SELECT count(*) FROM rules, jsonb_array_elements(match) AS condition
    WHERE owner_id = :owner_id AND id <> :besides AND condition ->> 'op' = 'regex'
""")


def list_rules(session: Session, owner_id: int, limit: int, after: tuple[int, int] | None) -> Sequence[Rule]:
    """The owner's rules in the order in which they decide; `after` is priority and id of the last one seen."""
    deciding_first = Rule.priority.desc(), Rule.id.desc()
    mine = select(Rule).where(Rule.owner_id == owner_id).order_by(*deciding_first).limit(limit)
    return session.scalars(mine if after is None else mine.where(tuple_(Rule.priority, Rule.id) < after)).all()


def rule_ids(session: Session, owner_id: int) -> frozenset[int]:
    """The ids of all rules that the owner has."""
    return frozenset(session.scalars(select(Rule.id).where(Rule.owner_id == owner_id)))


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
        raise Conflict(
            f"You have {count} rules, and there can be {MOST_RULES}; delete some, or join them by a regex.",
            problem=ProblemType.LIMIT_REACHED,
        )
    added = Rule(owner_id=owner_id, **checked_fields(session, owner_id, fields))
    _refuse_many_patterns(session, owner_id, added.match)
    session.add(added)
    session.flush()
    session.refresh(added)
    return added


def change_rule(session: Session, owner_id: int, rule_id: int, changes: dict[str, Any]) -> Rule:
    """Change some fields; what it has decided stays until it is applied. Raises what `add_rule` does, and NotFound."""
    rule = find_rule(session, owner_id, rule_id)
    checked = checked_fields(session, owner_id, changes)
    if "match" in checked:
        _refuse_many_patterns(session, owner_id, checked["match"], besides=rule_id)
    for name, value in checked.items():
        setattr(rule, name, value)
    session.flush()
    session.refresh(rule)
    return rule


def _refuse_many_patterns(session: Session, owner_id: int, match: list[dict[str, Any]], besides: int = 0) -> None:
    """Raise Conflict where a rule would bring more regular expressions than a user may have."""
    own = sum(condition["op"] == "regex" for condition in match)
    others = session.execute(PATTERNS, {"owner_id": owner_id, "besides": besides}).scalar_one() if own else 0
    if own and others + own > MOST_PATTERNS:
        raise Conflict(
            f"Your other rules have {others} regular expressions, and there can be {MOST_PATTERNS} in all; "
            "delete some, or use `contains`, which costs next to nothing.",
            problem=ProblemType.LIMIT_REACHED,
        )


def remove_rule(session: Session, owner_id: int, rule_id: int) -> None:
    """Delete a rule; what it has decided stays. Raises NotFound."""
    session.delete(find_rule(session, owner_id, rule_id))
    session.flush()


def undo_rule(session: Session, owner_id: int, rule_id: int) -> Recategorisation | None:
    """Delete a rule, and let all that it has decided be as if it had never been. Raises NotFound.

    Returns what is left for a job to do, which the caller submits; None where the history is short.
    """
    rule = find_rule(session, owner_id, rule_id)
    told = {name: getattr(rule, name) for name in ("id", "match", "category", "merchant", "priority", "override")}
    remove_rule(session, owner_id, rule_id)
    asked = Recategorisation(owner_id=owner_id, undone_rule=told)
    few = session.scalars(decidable(owner_id).with_only_columns(Transaction.id).limit(ROWS_AT_ONCE + 1)).all()
    if len(few) > ROWS_AT_ONCE:
        return asked
    with totals_change(session, owner_id) as change:
        rows = session.execute(decidable(owner_id)).all()
        apply_decisions(change, load_rulebook(session, owner_id), applied_by(session, asked), rows)
    return None


def checked_fields(session: Session, owner_id: int, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the category as it is written. Raises NotFound and InvalidInput for what is not there."""
    for condition in fields.get("match", ()):
        if condition["field"] == "account_id":
            find_account(session, owner_id, condition["value"])
    if fields.get("category") is None:
        return fields
    return {**fields, "category": known_category(session, owner_id, fields["category"], "set.category")}
