"""The one way into an import: an upload, or a plan that was made of one -> a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from finpulse.imports.plans import find_plan, make_plan, run_plan
from finpulse.imports.submit import AcceptedImport, submit_import
from finpulse.storage.uploads import Upload


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a client sends: a file or the id of a plan, and what is to be different about the reading.

    `overrides` are parts of a reading's JSON. Without `account_id` the rows go to the default account, or to that of
    the plan.
    """

    owner_id: int
    upload: Upload | None
    account_id: int | None
    plan_id: int | None
    overrides: dict[str, Any]
    request_id: str | None


def start_import(session: Session, asked: ImportRequest, storage_url: str) -> AcceptedImport:
    """Submit a job that takes a statement through all stages, or find the one that is at it with the same bytes.

    A plan is run as it is, or with the overrides. Without one, overrides make a plan first, so that a file that can't
    be read that way is refused at once. Raises NotFound for a plan or an account that the owner doesn't have, Conflict
    for a plan that was run, and InvalidInput for what doesn't fit.
    """
    if asked.plan_id is not None:
        plan = find_plan(session, asked.owner_id, asked.plan_id)
        job = run_plan(session, plan, asked.account_id, asked.upload, asked.overrides, storage_url, asked.request_id)
        return AcceptedImport(job, joined=False)
    assert asked.upload is not None, "whoever names no plan brings a file"
    if not asked.overrides:
        return submit_import(session, asked.owner_id, asked.upload, asked.account_id, "run-csv", asked.request_id)
    plan = make_plan(session, asked.owner_id, asked.upload, asked.account_id, asked.overrides, storage_url)
    job = run_plan(session, plan, asked.account_id, None, {}, storage_url, asked.request_id)
    return AcceptedImport(job, joined=False)
