"""Keeps of what would be asked back only the choices whose questions are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from finpulse.assistant.outcome import Clarification, Language, Unclear


def unclear(language: Language, asked: Iterable[Clarification], is_answered: Callable[[str], bool]) -> Unclear | None:
    """What is asked back, or None where fewer than two choices would be answered."""
    kept = [replace(each, choices=tuple(c for c in each.choices if is_answered(c.question))) for each in asked]
    worth_asking = tuple(each for each in kept if len(each.choices) > 1)
    return Unclear(language, worth_asking) if worth_asking else None
