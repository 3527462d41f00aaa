"""What the guard says no by."""

from __future__ import annotations

from finpulse.errors import FinPulseError


class SqlRefused(FinPulseError):
    """A statement that the guard doesn't let run. `rule` names what it breaks; the sentence quotes nothing of it."""

    def __init__(self, rule: str, sentence: str) -> None:
        super().__init__(sentence)
        self.rule = rule
