"""Descriptors of a dozen countries' grammars, labelled before their answers were looked at, stay understood."""

from __future__ import annotations

import csv

from finpulse.cleaning.categories.interpret import interpret
from finpulse.embedded.launch import CHECKOUT

DESCRIPTORS = CHECKOUT / "scripts" / "learning" / "own_descriptors.csv"


def test_what_is_answered_is_right() -> None:
    with DESCRIPTORS.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    answers = [interpret(row["description"], "", row["direction"] == "credit", "")[1].name for row in rows]
    right = [answer in row["categories"].split("; ") for answer, row in zip(answers, rows, strict=True)]
    answered = [is_right for answer, is_right in zip(answers, right, strict=True) if answer != "Other"]
    assert sum(right) >= 0.95 * len(rows)
    assert sum(answered) >= 0.95 * len(answered)
