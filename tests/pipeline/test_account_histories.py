"""Statements of one account in any order, with overlaps and holes, undone and deleted from: its proof follows each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

START = date(2026, 1, 1)
INITIAL = Decimal("250.00")


@dataclass
class PlainModel:
    """What happened on an account and what is known of it, as plain sets of movements by their numbers."""

    moved: list[tuple[int, Decimal]]
    statements: dict[int, tuple[int, int]] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)

    def day(self, at: int) -> date:
        return START + timedelta(days=self.moved[at][0])

    def balance_before(self, at: int) -> Decimal:
        return INITIAL + sum((amount for _, amount in self.moved[:at]), Decimal(0))

    def statement(self, first: int, last: int) -> str:
        rows = [
            f"{self.day(at)},Movement {at},{self.moved[at][1]},{self.balance_before(at + 1)}"
            for at in range(first, last + 1)
        ]
        return "\n".join(["Date,Description,Amount,Balance", *rows]) + "\n"

    @property
    def stored(self) -> set[int]:
        return {at for first, last in self.statements.values() for at in range(first, last + 1)} - self.deleted

    def missing_before(self, at: int) -> Decimal:
        return sum((self.moved[each][1] for each in range(at) if each not in self.stored), Decimal(0))

    def proof(self) -> dict[str, Any]:
        """The gaps, how many spans there are, the opening balance and the balance."""
        ordered = sorted(
            self.statements.items(), key=lambda item: (self.day(item[1][0]), self.day(item[1][1]), item[0])
        )
        spans, gaps, verdicts = 0, [], []
        initial: Decimal | None = None
        last_day, is_open = START, False
        for _, (first, last) in ordered:
            before, after = INITIAL + self.missing_before(first), INITIAL + self.missing_before(last + 1)
            differs = initial is not None and before != initial
            overlaps = differs and self.day(first) < last_day
            contradicted = before != after or overlaps
            if differs and not overlaps:
                gaps.append((last_day.isoformat(), self.day(first).isoformat(), before - (initial or 0)))
            goes_on = is_open and not differs and not contradicted
            spans += not goes_on
            verdicts += [] if goes_on else [contradicted]
            last_day = max(last_day, self.day(last)) if goes_on else self.day(last)
            initial, is_open = after, not contradicted
        opening = INITIAL + self.missing_before(ordered[0][1][0]) if ordered else Decimal(0)
        return {
            "gaps": gaps,
            "spans": spans,
            "opening": opening,
            "balance": opening + sum((self.moved[at][1] for at in self.stored), Decimal(0)),
            "verdict": "unprovable" if not ordered else "contradicted" if gaps or any(verdicts) else "proven",
        }


@st.composite
def histories(draw: st.DrawFn) -> tuple[PlainModel, list[tuple[str, Any]]]:
    """An account's movements, and what its owner does: brings statements, undoes them, deletes transactions."""
    cents = st.integers(-40_000, 40_000).filter(bool).map(lambda number: Decimal(number).scaleb(-2))
    steps = draw(st.lists(st.integers(0, 2), min_size=8, max_size=20))
    days = [sum(steps[: at + 1]) for at in range(len(steps))]
    model = PlainModel([(day, draw(cents)) for day in days])
    ends = st.lists(st.integers(0, len(days) - 1), min_size=2, max_size=2, unique=True).map(sorted)
    several_days = ends.filter(lambda pair: days[pair[0]] < days[pair[1]])
    action = st.one_of(
        st.tuples(st.just("import"), several_days),
        st.tuples(st.just("import"), several_days),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 99)),
    )
    return model, draw(st.lists(action, min_size=2, max_size=7))


def told(client: Client, account: int) -> dict[str, Any]:
    proof, shown = client.get(f"/accounts/{account}/proof"), client.get(f"/accounts/{account}")
    return {
        "gaps": [(gap["after"], gap["before"], gap["difference"]) for gap in proof["gaps"]],
        "spans": len(proof["spans"]),
        "opening": proof["opening_balance"],
        "balance": shown["balance"],
        "verdict": proof["verdict"],
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_balance_spans_and_gaps_are_those_of_a_plain_model(
    client: Client, run: Run, empty_queue: None, history: tuple[PlainModel, list[tuple[str, Any]]]
) -> None:
    model, actions = history
    model = PlainModel(model.moved)  # Hypothesis may hand out the same model again.
    account = client.account()
    for kind, value in actions:
        if kind == "import":
            model.statements[upload(client, model.statement(*value), account, IMPORT_STAGES, run)] = tuple(value)
        elif kind == "undo":
            # A row that was deleted is remembered with the statement that brought it.
            free = [
                job
                for job, (first, last) in model.statements.items()
                if not model.deleted & set(range(first, last + 1))
            ]
            if free:
                job = free[value % len(free)]
                assert client.request("DELETE", f"/etl/jobs/{job}").status_code == 204
                del model.statements[job]
        elif stored := sorted(model.stored):
            at = stored[value % len(stored)]
            [row] = [
                each for each in client.transactions(account_id=account) if each["description"] == f"Movement {at}"
            ]
            assert client.request("DELETE", f"/transactions/{row['id']}").status_code == 204
            model.deleted.add(at)
        assert told(client, account) == model.proof()
