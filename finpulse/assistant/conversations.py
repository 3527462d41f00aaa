"""Conversations: a question may refer to the one before it, whose plan is kept until the next."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.assistant.ask import Asker, ask
from finpulse.assistant.drafting.stated_plan import stated_plan
from finpulse.errors import InvalidInput
from finpulse.metrics.plan import QueryPlan
from finpulse.models import Conversation
from finpulse.users import today_of

# So many conversations of a user are kept, those that were asked in last.
KEPT: Final = 20


def ask_in(
    asker: Asker, conversation: str | None, question: str, as_of: date | None, currency: str | None
) -> dict[str, Any]:
    """The answer to a question, which may refer to the one before in its conversation; None is none. Needs a commit."""
    if conversation is None:
        return ask(asker, question, as_of, currency)
    today = as_of or today_of(asker.session, asker.owner_id)
    previous = _recalled(asker.session, asker.owner_id, conversation, today)
    answer = ask(asker, question, as_of, currency, previous)
    if answer["plan"] is not None:
        _remember(asker.session, asker.owner_id, conversation, answer["plan"])
    return answer


def _recalled(session: Session, owner_id: int, conversation: str, today: date) -> QueryPlan | None:
    """The plan of the last question that was answered; None where there is none that can still be read."""
    mine = select(Conversation.plan).where(Conversation.owner_id == owner_id, Conversation.name == conversation)
    plan = session.scalar(mine)
    try:
        return None if plan is None else stated_plan(plan, today)
    except InvalidInput:  # It was asked as of a later day, or by a version that had other metrics.
        return None


def _remember(session: Session, owner_id: int, conversation: str, plan: dict[str, Any]) -> None:
    """Keep the plan; of many conversations the oldest are forgotten."""
    added = insert(Conversation).values(
        owner_id=owner_id, name=conversation, plan=plan, asked_at=func.clock_timestamp()
    )
    newer = {"plan": added.excluded.plan, "asked_at": added.excluded.asked_at}
    session.execute(added.on_conflict_do_update(index_elements=["owner_id", "name"], set_=newer))
    mine = Conversation.owner_id == owner_id
    newest = select(Conversation.name).where(mine).order_by(Conversation.asked_at.desc()).limit(KEPT)
    session.execute(delete(Conversation).where(mine, Conversation.name.not_in(newest)))
