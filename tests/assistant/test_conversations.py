"""With a conversation's id a question may refer to the one before it, of the same user alone."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finpulse.assistant.conversations import KEPT
from finpulse.models import Conversation
from tests.assistant.test_ask import ask
from tests.support.client import Client


def test_a_question_refers_to_the_one_before_it_in_its_conversation(asker: Client, other: Client) -> None:
    assert ask(asker, "How much did I spend on groceries in May?", conversation_id="a")["values"][0]["value"] == "46.00"
    assert ask(asker, "And in June?", conversation_id="b")["status"] != "answered"
    assert ask(other, "And in June?", conversation_id="a")["status"] != "answered"
    assert ask(asker, "Tell me a joke", conversation_id="a")["status"] == "refused"
    told = ask(asker, "And in June?", conversation_id="a")
    assert (told["values"][0]["value"], told["plan"]["filters"][0]["value"]) == ("77.00", ["Groceries"])


def test_of_many_conversations_the_newest_are_kept(asker: Client, session: Session) -> None:
    for number in range(KEPT + 2):
        ask(asker, "How much did I spend in May?", conversation_id=str(number))
    mine = select(func.count()).select_from(Conversation).where(Conversation.owner_id == asker.user_id)
    assert session.scalar(mine) == KEPT
    assert ask(asker, "And in June?", conversation_id="0")["status"] != "answered"
    assert ask(asker, "And in June?", conversation_id="21")["values"][0]["value"] == "77.00"
