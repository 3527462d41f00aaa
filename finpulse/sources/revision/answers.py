"""A person's changes of a reading -> the changed reading, and its questions with their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from finpulse.cleaning.layout import Column, Layout, Role
from finpulse.errors import InvalidInput
from finpulse.sources.reading import CURRENCY, Reading
from finpulse.sources.reading_json import layout_from_json, reading_to_json
from finpulse.sources.revision.changes import CELLS, SHARED_ROLES, Changes, excerpt


def changed(reading: Reading, changes: Changes) -> Reading:
    """The reading with other meanings of its cells, as `checked` returns them; changes of CELLS are left out.

    Raises InvalidInput where the result would have no date or no amount, or the changes would have no effect.
    """
    meanings = {key: value for key, value in changes.items() if key not in (*CELLS, "columns")}
    layout = layout_from_json({**reading_to_json(reading), **_with_other_flags(reading, meanings)})
    columns = with_roles(layout.columns, changes.get("columns", ()))
    _refuse_what_is_no_statement(columns, layout, changes)
    return replace(reading, layout=replace(layout, columns=tuple(columns)))


def _with_other_flags(reading: Reading, meanings: Changes) -> Changes:
    """The changes of flags with what follows: a flag that is said to mean one direction no longer means the other."""
    signs = reading.layout.signs
    known = signs.outflow_flags | signs.inflow_flags
    if "outflow_flags" in meanings and "inflow_flags" not in meanings and signs.inflow_flags:
        # A direction that the reader has not found out is no flag: its row is left out, unless it is said to be one.
        nothing = {""} if reading.layout.neighbours.derives_direction else set()
        return {**meanings, "inflow_flags": sorted(known - nothing - set(meanings["outflow_flags"]))}
    return meanings


def with_roles(columns: Sequence[Column], given: Sequence[Mapping[str, Any]]) -> list[Column]:
    """The columns with the given roles; the column that had such a role before becomes ignored."""
    roles: dict[int, Role] = {column["index"]: column["role"] for column in given}
    moved = {roles[column.index] for column in columns if roles.get(column.index, column.role) != column.role}
    moved -= SHARED_ROLES
    result = []
    for column in columns:
        role = roles.get(column.index, "ignored" if column.role in moved else column.role)
        result.append(replace(column, role=role, confidence=1.0 if column.index in roles else column.confidence))
    return result


def answered(questions: Sequence[Mapping[str, Any]], changes: Changes) -> list[dict[str, Any]]:
    """The questions in their JSON form; those that the changes decide are marked as answered."""
    return [_answered(dict(question), changes) for question in questions]


def check_answers(questions: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> None:
    """Raises InvalidInput for an answer to a question that was not asked, and for an answer that is no choice.

    Currencies beside the choices are answers, too: whether there is such a one is for `checked` to say.
    """
    choices = {question["about"]: question["choices"] for question in questions}
    errors = {}
    for about, answer in answers.items():
        if about not in choices:
            asked = f"the questions are about {', '.join(choices)}" if choices else "there are no questions"
            errors[excerpt(about)] = [f"Nobody asked about this; {asked}. What else is to change goes into `reading`."]
        elif about != CURRENCY and str(answer) not in choices[about]:
            errors[about] = [f'"{excerpt(answer)}" is no choice; it takes {" or ".join(choices[about])}.']
    if errors:
        raise InvalidInput(errors)


def _answered(question: dict[str, Any], changes: Changes) -> dict[str, Any]:
    if question["about"] not in changes:
        return question
    return {**question, "taken": _as_choice(changes[question["about"]]), "answered": True}


def _as_choice(value: Any) -> str:
    """A value of a reading as the choices of questions have it: flags are parted by blanks."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _refuse_what_is_no_statement(columns: Sequence[Column], layout: Layout, changes: Changes) -> None:
    roles = {column.role for column in columns}
    if "date" not in roles:
        raise InvalidInput({"columns": ["One column must have the role date."]})
    if not roles & {"amount", "debit", "credit"}:
        raise InvalidInput({"columns": ["A column must have the role amount, debit or credit."]})
    flagged = "flag" in roles or layout.signs.leading_flags is not None
    if flagged and "sign" in changes:
        message = "A column of this file says which way money went; change what its words mean, in outflow_flags."
        raise InvalidInput({"sign": [message]})
    if flagged and not layout.signs.outflow_flags:
        raise InvalidInput(
            {"outflow_flags": ["With a column of the role flag, say which of its words mean money out."]}
        )
