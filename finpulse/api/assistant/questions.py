"""The assistant: questions in words, and answers with what they are made of."""

from __future__ import annotations

from typing import Any

from flask import current_app

from finpulse.api.auth.guards import owner_id, signed_in, signed_in_to_read
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.schemas.assistant import AskedQuestion, AssistantAnswer, ExampleQuestion, MetricOut
from finpulse.assistant.ask import Asker, example_questions
from finpulse.assistant.conversations import ask_in
from finpulse.config import Settings
from finpulse.extensions import assistant_engine, current_session
from finpulse.metrics.registry import METRICS

blueprint = Blueprint("assistant", __name__, url_prefix="/assistant", description="Questions about one's own money.")


@blueprint.route("/ask", methods=["POST"])
@signed_in_to_read
@idempotent
@blueprint.arguments(AskedQuestion)
@blueprint.response(200, AssistantAnswer)
def ask_question(fields: dict[str, Any]) -> dict[str, Any]:
    """Ask a question about one's own money.

    It is answered exactly, with the plan, the filters, the SQL and the rows behind the figure; asked back where it has
    several readings; or refused. It is never guessed, and no money of yours is ever changed.
    """
    return answer_question(fields)


@blueprint.route("/metrics", methods=["GET"])
@signed_in
@blueprint.response(200, MetricOut(many=True))
def list_metrics() -> list[dict[str, Any]]:
    """List what can be asked: each metric with its formula."""
    return told_metrics()


@blueprint.route("/examples", methods=["GET"])
@signed_in
@blueprint.response(200, ExampleQuestion(many=True))
def list_examples() -> list[dict[str, str]]:
    """List questions that are answered for this user."""
    return [{"question": question} for question in example_questions(asker())]


def answer_question(fields: dict[str, Any]) -> dict[str, Any]:
    """The answer to what `AskedQuestion` has let through."""
    return ask_in(asker(), fields.pop("conversation_id"), **fields)


def told_metrics() -> list[dict[str, Any]]:
    """The registry as MetricOut tells it."""
    return [
        {
            "name": each.name,
            "unit": each.unit,
            "formula": each.formula.en,
            "dimensions": list(each.dimensions),
            "synonyms": [word for words in each.synonyms.values() for word in words],
        }
        for each in METRICS.values()
    ]


def asker() -> Asker:
    """Whoever sends this request, as the assistant serves them."""
    settings: Settings = current_app.config["SETTINGS"]
    return Asker(current_session(), assistant_engine(), owner_id(), settings.assistant_model)
