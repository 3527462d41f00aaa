"""An import -> its line in the list: stages while it runs, then counts, verdict, questions, or its error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from finpulse.imports.job_list import live_successors
from finpulse.imports.job_view import job_view, job_views, statements_of
from finpulse.models import LIVE_STATUSES, Job, Statement
from finpulse.web.views.imports.choices import OpenQuestion, open_questions

STAGES: Final = ("ingest", "transform", "load", "aggregate")
# After so long in a queue somebody who waits is told that nothing has taken it up.
PATIENCE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class StageShown:
    """One of the four stages: how much of it is done, in percent, and whether it is done or under way."""

    name: str
    percent: int
    state: str


@dataclass(frozen=True, slots=True)
class Article:
    """An import as the list has it.

    `follows` is the job whose events change it, None once nothing runs; `state` is one of waiting, working, completed,
    failed, cancelled and undone, `tone` what its badge says, and `waits_long` is one that no worker takes up.
    """

    job_id: int
    follows: int | None
    filename: str
    account_id: int | None
    size: int
    created_at: datetime
    state: str
    tone: str
    is_again: bool
    waits_long: bool
    stages: Sequence[StageShown]
    rows: Mapping[str, int]
    difference: Decimal | None
    currency: str
    error: str | None
    questions: Sequence[OpenQuestion]

    @property
    def is_live(self) -> bool:
        """Whether something runs that changes it."""
        return self.follows is not None


def articles_of(session: Session, owner_id: int, jobs: Sequence[Job], today: date) -> list[Article]:
    """The imports of one owner, in their order; each as it is now, also where it is being read again."""
    statements = statements_of(session, owner_id, jobs)
    again = live_successors(session, owner_id, [job.id for job in jobs])
    views = job_views(session, owner_id, jobs)
    return [
        _article(session, view, statements.get(job.id), again.get(job.id), today)
        for job, view in zip(jobs, views, strict=True)
    ]


def _article(
    session: Session, view: dict[str, Any], statement: Statement | None, again: Job | None, today: date
) -> Article:
    running = job_view(session, again) if again is not None else view
    is_live = running["status"] in LIVE_STATUSES
    state = _state(running["status"]) if is_live else view["status"]
    asks = statement is not None and not is_live and view["status"] == "completed"
    questions = open_questions(session, statement, today) if asks and statement is not None else []
    breaks = (view["proof"] or {}).get("breaks", [])
    return Article(
        job_id=view["id"],
        follows=running["id"] if is_live else None,
        filename=view["filename"] or "",
        account_id=view["account_id"],
        size=statement.size if statement else 0,
        created_at=view["created_at"],
        state=state,
        tone=_tone(state, view, [one for one in questions if not one.is_optional]),
        is_again=again is not None,
        waits_long=is_live and state == "waiting" and datetime.now(UTC) - running["created_at"] > PATIENCE,
        stages=_stages(running) if is_live else (),
        rows=view["rows"],
        difference=Decimal(breaks[0]["difference"]) if len(breaks) == 1 else None,
        currency=(statement.reading or {}).get("currency", "") if statement else "",
        error=(view["error"] or {}).get("detail"),
        questions=questions,
    )


def _state(status: str) -> str:
    return "waiting" if status == "queued" else "working"


def _tone(state: str, view: Mapping[str, Any], questions: Sequence[OpenQuestion]) -> str:
    """What the badge says: a question comes before the verdict, which stands only once it is answered."""
    if state != "completed":
        return state
    if any(one.about != "proof" for one in questions):
        return "ask"
    return {"proven": "proven", "contradicted": "off"}.get((view["proof"] or {}).get("verdict", ""), "blank")


def _stages(view: Mapping[str, Any]) -> list[StageShown]:
    """The four stages by the progress of the whole; what reads a statement again is one piece of work."""
    share = view["progress"] * len(STAGES)
    return [StageShown(name, *_part_of(share - place)) for place, name in enumerate(STAGES)]


def _part_of(share: float) -> tuple[int, str]:
    if share >= 1:
        return 100, "done"
    return (round(share * 100), "busy") if share > 0 else (0, "")
