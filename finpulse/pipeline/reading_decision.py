"""upload -> its reading: by its own evidence, by what is remembered of the account, and by what a person says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

from sqlalchemy import Select, cast, func, select
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlalchemy.orm import Session

from finpulse.cleaning.text import storable
from finpulse.errors import UnreadableFile
from finpulse.models import Account, Statement, User
from finpulse.pipeline.file_reading import detected, recalled
from finpulse.sandbox.sandboxed_file import SandboxedFile, Waiting
from finpulse.sources.reading import Hints
from finpulse.sources.reading_json import (
    layout_from_json,
    question_from_json,
    question_to_json,
    reading_from_json,
    reading_to_json,
)
from finpulse.sources.revision.answers import answered
from finpulse.sources.revision.changes import Changes, checked, differing
from finpulse.sources.revision.memory import Memory, header_fingerprint, memorable

EARLIER: Final = 5
# A question that nobody has answered makes a reading a guess.
OPEN_QUESTION: Final = "$[*] ? (!(@.answered == true))"


@dataclass(frozen=True, slots=True)
class ReadingDecision:
    """How a file is to be read: the reading and its questions as they are kept, and what is remembered of both."""

    reading: dict[str, Any]
    questions: list[dict[str, Any]]
    header_fingerprint: bytes
    confirmed: Changes


def decide(
    session: Session, owner_id: int, account_id: int, file: SandboxedFile, given: dict[str, Any] | None = None
) -> Waiting[ReadingDecision]:
    """The reading that a file's evidence, the account's earlier statements, and a person's overrides lead to.

    Raises UnreadableFile where it can't be read as a statement, and InvalidInput for overrides that don't fit.
    """
    hints = hints_for(session, owner_id, account_id)
    reading, confirmed = (yield from file.call(detected, hints, given or {})), Changes()
    fingerprint = header_fingerprint(reading)
    if memory := _memory(session, owner_id, account_id, fingerprint):
        reading, confirmed = yield from file.call(recalled, reading, memory, hints)
    decision = ReadingDecision(
        _storable(reading_to_json(reading)),
        _storable(list(map(question_to_json, reading.questions))),
        fingerprint,
        confirmed,
    )
    return (yield from revise_decision(decision, file, given, hints)) if given else decision


def revise_decision(
    decision: ReadingDecision, file: SandboxedFile, given: dict[str, Any], hints: Hints
) -> Waiting[ReadingDecision]:
    """The decision after what a person has said about it. Raises as `decide` does."""
    return (yield from file.call(revised, decision, given, hints))


def revised(file: BinaryIO, decision: ReadingDecision, given: dict[str, Any], hints: Hints) -> ReadingDecision:
    """The decision after what a person has said about it, overrides and answers alike. Raises as `decide` does.

    Where they change nothing, the reading stays the very same.
    """
    # In a child, which alone has loaded what reads files.
    from finpulse.sources.revision.revise import revise, standing  # noqa: PLC0415 - as it says.

    asked_before = [question for question in decision.questions if not question.get("answered")]
    reading = replace(reading_from_json(decision.reading), questions=tuple(map(question_from_json, asked_before)))
    values = checked(reading, given)
    changes = differing(reading, values)
    said_before = standing(reading, changes, {**decision.confirmed, **values})
    result = revise(file, reading, {**said_before, **changes}, hints) if changes else reading
    # Columns that were found anew have questions of their own.
    anew = result.questions is not reading.questions
    questions = _storable(list(map(question_to_json, result.questions))) if anew else decision.questions
    asked = {question["about"] for question in questions}
    said = {**changes, **{key: value for key, value in values.items() if key in asked}}
    return replace(
        decision,
        reading=_storable(reading_to_json(result)) if changes else decision.reading,
        questions=answered(questions, {**said_before, **said}),
        confirmed={**decision.confirmed, **memorable(said)},
    )


def hints_for(session: Session, owner_id: int, account_id: int) -> Hints:
    """What is known about an account before a file of it is opened. Raises UnreadableFile where it is gone."""
    account = session.get(Account, (owner_id, account_id))
    profile = select(User.locale, User.time_zone).where(User.id == owner_id)
    owner = session.execute(profile).one_or_none()
    if account is None or owner is None:
        raise UnreadableFile("The account that the statement was for has been deleted.")
    latest = _settled(owner_id, account_id).order_by(Statement.job_id.desc()).limit(EARLIER)
    earlier = tuple(layout_from_json(reading) for reading, _ in session.execute(latest))
    # Those of an account whose currency nobody has named are in the one that they name, or that answered a question.
    currency = account.currency if account.names_currency or not earlier else earlier[0].currency
    return Hints(
        account_type=account.account_type,
        currency=currency,
        names_currency=account.names_currency or bool(earlier),
        locale=owner.locale,
        earlier=earlier,
        time_zone=None if owner.time_zone == "UTC" else owner.time_zone,
    )


def needs_review(questions: Sequence[dict[str, Any]]) -> bool:
    """Whether something of a reading is a guess that nobody has confirmed."""
    return any(not question.get("answered") and not question.get("optional") for question in questions)


def _storable(value: Any) -> Any:
    """A reading's or a question's JSON without what a file's cells may hold and PostgreSQL's JSON can't."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value


def _memory(session: Session, owner_id: int, account_id: int, fingerprint: bytes) -> Memory | None:
    """The latest settled reading of this account under this header."""
    same = _settled(owner_id, account_id).where(Statement.header_fingerprint == fingerprint)
    found = session.execute(same.order_by(Statement.job_id.desc()).limit(1)).one_or_none()
    return Memory(*found) if found else None


def _settled(owner_id: int, account_id: int) -> Select[Any]:
    """The readings of an account's statements that are loaded and leave no question open."""
    return select(Statement.reading, Statement.confirmed).where(
        Statement.owner_id == owner_id,
        Statement.account_id == account_id,
        Statement.state == "loaded",
        ~func.jsonb_path_exists(Statement.questions, cast(OPEN_QUESTION, JSONPATH)),
    )
