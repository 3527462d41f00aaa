"""Questions in plain words: the answer with its receipt, a question back, or a refusal that says what to do instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from flask_babel import gettext as _

from finpulse.api.auth.guards import owner_id
from finpulse.api.http.limits.rate_limits import limiter
from finpulse.assistant.ask import Asker, ask, example_questions
from finpulse.extensions import assistant_engine, current_session
from finpulse.models import Account
from finpulse.periods import month_start, months_before
from finpulse.proofs.months.calendar import ProofRow, proof_calendar
from finpulse.users import today_of
from finpulse.web.blueprint import is_fragment, page
from finpulse.web.category_marks import category_name
from finpulse.web.formats import day, moment
from finpulse.web.frame import my_accounts, show
from finpulse.web.query import parameters

LONGEST: Final = 500
MOST_EXAMPLES: Final = 6
MOST_BARS: Final = 12
# Of a longer time the last so many months are looked at for proofs.
MOST_MONTHS: Final = 36


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A figure of an answer: exact, with its unit, and how long its bar is, in percent; None where there is none."""

    label: str
    value: Decimal
    unit: str
    bar: float | None


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question and what came of it; `unproven` are the accounts and months that its figures stand on unproven."""

    question: str
    answer: Mapping[str, Any]
    values: Sequence[ShownValue]
    months: int
    proven: int
    unproven: Sequence[ProofRow]


@page("/ask")
@limiter.limit("120 per minute")
def show_ask() -> str:
    """The field, and the answer to what the address asks; to htmx the answer alone."""
    question = (parameters({"question": str})["question"] or "")[:LONGEST]
    asker = Asker(current_session(), assistant_engine(), owner_id())
    asked = _asked(asker, question) if question else None
    if is_fragment():
        return show("parts/answer.html", asked=asked, **WORDS)
    examples = example_questions(asker)[:MOST_EXAMPLES]
    return show("pages/ask.html", asked=asked, question=question, examples=examples, **WORDS)


def _asked(asker: Asker, question: str) -> AnsweredQuestion:
    answer = ask(asker, question)
    values = _values(answer["values"])
    rows = _proofs(answer["plan"]) if answer["status"] == "answered" else []
    cells = [cell for row in rows for cell in row.cells if cell.state != "later"]
    unproven = [row for row in rows if any(cell.state in ("off", "ask", "missing") for cell in row.cells)]
    return AnsweredQuestion(
        question, answer, values, len(cells), sum(cell.state == "proven" for cell in cells), unproven
    )


def _values(values: Sequence[Mapping[str, Any]]) -> list[ShownValue]:
    """The figures, with bars where several have the same unit."""
    exact = [(each["label"], Decimal(each["value"]), each["unit"]) for each in values]
    largest = max((abs(value) for _label, value, _unit in exact), default=Decimal(0))
    is_list = 1 < len(exact) <= MOST_BARS and len({unit for *_rest, unit in exact}) == 1 and largest > 0
    return [
        ShownValue(label, value, unit, round(float(abs(value) / largest * 100), 1) if is_list else None)
        for label, value, unit in exact
    ]


def _proofs(plan: Mapping[str, Any]) -> list[ProofRow]:
    """What of the plan's months and accounts is proven."""
    period = plan["period"]
    if period is None:
        return []
    session, today = current_session(), today_of(current_session(), owner_id())
    last = min(month_start(date.fromisoformat(str(period["end"]))), month_start(today))
    first = months_before(last, MOST_MONTHS - 1)
    if period["start"]:
        first = max(first, month_start(date.fromisoformat(str(period["start"]))))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count < 1:
        return []
    months = [months_before(last, back) for back in reversed(range(count))]
    mine, proofs = my_accounts()
    return proof_calendar(session, _meant(mine, plan), months, today, proofs)


def _meant(mine: Sequence[Account], plan: Mapping[str, Any]) -> list[Account]:
    """The accounts that the plan's filters let in."""
    meant = [account for account in mine if account.is_active]
    for each in plan["filters"]:
        if each["field"] == "account":
            meant = [account for account in meant if (account.name in each["value"]) == (each["op"] == "in")]
    return meant


def period_told(plan: Mapping[str, Any]) -> str:
    """The days of a plan in words."""
    period = plan["period"]
    if period is None:
        return str(_("as it is now"))
    end = day(date.fromisoformat(str(period["end"])))
    start = period["start"]
    return f"{day(date.fromisoformat(str(start)))} – {end}" if start else str(_("until %(day)s", day=end))


def filter_name(field: str) -> str:
    """What a filter is about."""
    names = {
        "category": _("Category"),
        "merchant": _("Merchant"),
        "account": _("Account"),
        "kind": _("Kind"),
        "day_type": _("Days"),
        "currency": _("Currency"),
        "amount": _("Amount"),
    }
    return str(names.get(field, field))


def filter_value(field: str, value: Any) -> str:
    """A filter's value in words: several of them with commas."""
    several = value if isinstance(value, (list, tuple)) else [value]
    return ", ".join(category_name(each) if field == "category" else str(each) for each in several)


def moment_of(text: str) -> str:
    """A moment that is told as ISO 8601, by the user's clock."""
    return moment(datetime.fromisoformat(text))


WORDS: Final = {
    "period_told": period_told,
    "filter_name": filter_name,
    "filter_value": filter_value,
    "moment_of": moment_of,
}
