"""Finds what has to be asked back about a question that makes no plan."""

from __future__ import annotations

from collections.abc import Iterator

from finpulse.assistant.outcome import Clarification
from finpulse.assistant.planning.asking_back import (
    mark_of,
    which_average,
    which_dimension,
    which_figure,
    which_name,
    which_period,
    which_price,
    which_rate,
    which_time,
)
from finpulse.assistant.planning.fitting import Misfit
from finpulse.assistant.planning.slots import PER_UNIT, Slots


def readings_of(slots: Slots, misfit: Misfit | None) -> Iterator[Clarification]:
    """The clarifications that a question calls for."""
    for link, mark in slots.unclear:
        yield which_name(slots.question, link, mark)
    if misfit and slots.has("subscription") and slots.has("spend") and not slots.periods:
        yield which_price(slots.question)
    found = _of_misfit(slots, misfit) if misfit else None
    if found:
        yield found


def _of_misfit(slots: Slots, misfit: Misfit) -> Clarification | None:
    question = slots.question
    if misfit.fault == "vague":
        return which_period(question, slots.periods[0][1], slots.periods[0][0])
    is_plain = not (slots.conditions or slots.numbers or slots.day_types)
    if is_plain and not slots.concepts - {"what_about"} and (slots.periods or slots.named):
        return which_figure(slots)
    if (mark := mark_of(question, "what_about")) and not slots.periods:
        return which_time(question, mark)
    average, rate = mark_of(question, "average"), mark_of(question, *PER_UNIT)
    if average and not slots.has("income", "count"):
        return which_average(question, average)
    is_where = slots.has("where", "most", "where_to") and slots.has("go", "spend")
    if is_plain and is_where and not slots.named and set(slots.dimensions) <= {"merchant"}:
        return which_dimension(slots)
    return which_rate(question, rate) if rate else None
