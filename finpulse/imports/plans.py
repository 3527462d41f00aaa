"""Plans: look at a statement before it is imported, say what is to be different about it, and import just that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.config import read_settings
from finpulse.errors import Conflict, InvalidInput, NotFound, ScanUnread, UnreadableFile
from finpulse.imports.preview import ImportPreview, preview_import
from finpulse.imports.stored_uploads.doomed import doom
from finpulse.imports.submit import submit_plan
from finpulse.models import Job, Plan
from finpulse.pipeline.file_reading import sandboxed
from finpulse.pipeline.reading_decision import ReadingDecision, decide, hints_for, revise_decision
from finpulse.problems.problem_types import ProblemType
from finpulse.sandbox.sandboxed_file import SandboxedFile, finished
from finpulse.storage.uploads import Upload, open_upload

EXPIRED_AT_ONCE: Final = 100
_SCAN: Final = (
    "This PDF is a scan. Its text is read by OCR, which takes longer than anybody waits for a preview: import it "
    "without one, and without saying beforehand how it is to be read."
)


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A plan, and what its import would bring."""

    plan: Plan
    preview: ImportPreview


def preview(
    session: Session, owner_id: int, upload: Upload, account_id: int | None, given: dict[str, Any], storage_url: str
) -> PlanPreview:
    """Keep an upload with its reading as a plan, and look at what it would bring; nothing else is stored.

    Raises NotFound for another's account, and InvalidInput for a file that can't be read and for overrides that
    don't fit it.
    """
    with _told_as("file"), _opened(storage_url, upload) as file:
        plan = _make_plan(session, owner_id, upload, account_id, given, file)
        return PlanPreview(plan, preview_import(session, plan, file))


def make_plan(
    session: Session, owner_id: int, upload: Upload, account_id: int | None, given: dict[str, Any], storage_url: str
) -> Plan:
    """Decide how an upload is to be read, with these overrides. Raises as `preview` does."""
    with _told_as("file"), _opened(storage_url, upload) as file:
        return _make_plan(session, owner_id, upload, account_id, given, file)


def _make_plan(
    session: Session, owner_id: int, upload: Upload, account_id: int | None, given: dict[str, Any], file: SandboxedFile
) -> Plan:
    account = account_for_import(session, owner_id, account_id)
    decision = finished(decide(session, owner_id, account.id, file, given))
    plan = _planned(owner_id, account.id, upload, decision)
    session.add(plan)
    session.flush()
    session.refresh(plan)
    return plan


def find_plan(session: Session, owner_id: int, plan_id: int) -> Plan:
    """A plan that has not expired, locked until the commit. Raises NotFound."""
    good = select(Plan).where(Plan.owner_id == owner_id, Plan.id == plan_id, Plan.expires_at > func.now())
    plan = session.scalar(good.with_for_update())
    if plan is None:
        raise NotFound(f"You have no plan {plan_id}. A plan is good for 24 hours; make a new one from the file.")
    return plan


def run_plan(
    session: Session,
    plan: Plan,
    account_id: int | None,
    upload: Upload | None,
    given: dict[str, Any],
    storage_url: str,
    request_id: str | None,
) -> Job:
    """Submit a job of a plan, with further overrides if there are any.

    The file need not come again. Raises Conflict where the plan was run, and InvalidInput where the account or the
    file is another one than planned, or the overrides don't fit.
    """
    if plan.job_id is not None:
        raise Conflict(f"Plan {plan.id} was run already, as job {plan.job_id}.", problem=ProblemType.WRONG_STATUS)
    if account_id not in (None, plan.account_id):
        raise InvalidInput({"account_id": [f"Plan {plan.id} is for account {plan.account_id}."]})
    if upload is not None and upload.sha256 != plan.sha256:
        raise InvalidInput({"file": [f"This is not the file of plan {plan.id}; leave it out, or plan it anew."]})
    return submit_plan(session, plan, _final(session, plan, given, storage_url), request_id)


def delete_expired(session: Session) -> int:
    """Delete expired plans, doom the uploads that no job has taken, and commit; returns how many plans there were.

    Safe in several copies.
    """
    old = select(Plan).where(Plan.expires_at < func.now()).order_by(Plan.expires_at).limit(EXPIRED_AT_ONCE)
    expired = session.scalars(old.with_for_update(skip_locked=True)).all()
    for plan in expired:
        if plan.job_id is None:
            doom(session, plan.owner_id, [plan.storage_key])
        session.delete(plan)
    session.commit()
    return len(expired)


def _planned(owner_id: int, account_id: int, upload: Upload, decision: ReadingDecision) -> Plan:
    return Plan(
        owner_id=owner_id,
        account_id=account_id,
        filename=upload.filename,
        storage_key=upload.key,
        size=upload.size,
        lines=upload.lines,
        sha256=upload.sha256,
        reading=decision.reading,
        questions=decision.questions,
        header_fingerprint=decision.header_fingerprint,
        confirmed=decision.confirmed,
    )


def _final(session: Session, plan: Plan, given: dict[str, Any], storage_url: str) -> ReadingDecision:
    """The plan's reading, with what is to be different after all."""
    planned = ReadingDecision(plan.reading, plan.questions, plan.header_fingerprint, plan.confirmed)
    if not given:
        return planned
    hints = hints_for(session, plan.owner_id, plan.account_id)
    with _told_as("reading"), _opened(storage_url, plan.upload) as file:
        return finished(revise_decision(planned, file, given, hints))


def _opened(storage_url: str, upload: Upload) -> SandboxedFile:
    """An upload, in a child process. Raises FileNotFoundError, StorageUnavailable and ReadingUnavailable."""
    with open_upload(storage_url, upload) as file:
        return sandboxed(file, for_request=True)


@contextmanager
def _told_as(field: str) -> Iterator[None]:
    """Tell that a file can't be read as what is wrong with this field."""
    try:
        yield
    except ScanUnread as scan:
        raise InvalidInput({field: [_SCAN if read_settings().ocr else str(scan)]}) from scan
    except UnreadableFile as unreadable:
        raise InvalidInput({field: [str(unreadable)]}) from unreadable
