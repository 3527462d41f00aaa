"""Recurring fetches: made, listed, changed, paused, resumed and deleted by their users."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import, find_account
from finpulse.db.time_zones import check_time_zone
from finpulse.errors import Conflict, NotFound
from finpulse.fetching.api_config import ApiConfig
from finpulse.models import Fetch, Job
from finpulse.problems.problem_types import ProblemType
from finpulse.sealing.sealer import Sealer

MOST_OF_ACCOUNT: Final = 20
PAUSED_BY_USER: Final = "You have paused it."


def create_fetch(
    session: Session, sealer: Sealer, owner_id: int, account_id: int, config: ApiConfig, every: str, time_zone: str
) -> Fetch:
    """Make a fetch, which is due at once. Raises NotFound, and Conflict where the account has as many as it may.

    Raises InvalidInput for a time zone that the database doesn't know.
    """
    account_for_import(session, owner_id, account_id)
    check_time_zone(session, time_zone)
    if len(list_fetches(session, owner_id, account_id, MOST_OF_ACCOUNT, None)) >= MOST_OF_ACCOUNT:
        raise Conflict(
            f"Account {account_id} has {MOST_OF_ACCOUNT} fetches, which is as many as an account may have.",
            problem=ProblemType.LIMIT_REACHED,
        )
    fetch = Fetch(owner_id=owner_id, account_id=account_id, every=every, time_zone=time_zone, **_kept(sealer, config))
    session.add(fetch)
    session.flush()
    session.refresh(fetch)
    return fetch


def list_fetches(
    session: Session, owner_id: int, account_id: int | None, limit: int, before: int | None
) -> Sequence[Fetch]:
    """An account's fetches, or all of them, newest first; with `before`, those with a smaller id. Raises NotFound."""
    mine = select(Fetch).where(Fetch.owner_id == owner_id)
    if account_id is not None:
        find_account(session, owner_id, account_id)
        mine = mine.where(Fetch.account_id == account_id)
    if before is not None:
        mine = mine.where(Fetch.id < before)
    return session.scalars(mine.order_by(Fetch.id.desc()).limit(limit)).all()


def find_fetch(session: Session, owner_id: int, account_id: int, fetch_id: int) -> Fetch:
    """A fetch of an account. Raises NotFound."""
    fetch = session.get(Fetch, (owner_id, fetch_id), populate_existing=True)
    if fetch is None or fetch.account_id != account_id:
        raise NotFound(f"Account {account_id} has no fetch {fetch_id}.")
    return fetch


def change_fetch(
    session: Session, sealer: Sealer, owner_id: int, account_id: int, fetch_id: int, changes: dict[str, Any]
) -> Fetch:
    """Change a fetch; one that is resumed is due at once, as one is that asks something else. Raises NotFound.

    Raises InvalidInput for a time zone that the database doesn't know.
    """
    fetch = find_fetch(session, owner_id, account_id, fetch_id)
    if "time_zone" in changes:
        check_time_zone(session, changes["time_zone"])
    values: dict[str, Any] = {name: changes[name] for name in ("every", "time_zone") if name in changes}
    if "api_config" in changes:
        values |= {**_kept(sealer, changes["api_config"]), "failures": 0, "asked_since": func.now()}
    if changes.get("paused") is True and fetch.paused_at is None:
        values |= {"paused_at": func.now(), "reason": PAUSED_BY_USER}
    if changes.get("paused") is False:
        values |= {"paused_at": None, "reason": None, "failures": 0}
    if "api_config" in changes or "every" in changes or changes.get("paused") is False:
        values["next_at"] = func.now()
    mine = update(Fetch).where(Fetch.owner_id == owner_id, Fetch.id == fetch_id)
    session.execute(mine.values(**values, updated_at=func.now()))
    session.refresh(fetch)
    return fetch


def delete_fetch(session: Session, owner_id: int, account_id: int, fetch_id: int) -> None:
    """Delete a fetch with its secrets; what it has brought stays. Raises NotFound."""
    find_fetch(session, owner_id, account_id, fetch_id)
    session.execute(delete(Fetch).where(Fetch.owner_id == owner_id, Fetch.id == fetch_id))


def fetch_views(session: Session, owner_id: int, fetches: Sequence[Fetch]) -> list[dict[str, Any]]:
    """Fetches as FetchOut tells them, each with its latest job."""
    ids = [fetch.id for fetch in fetches]
    latest = select(Job.fetch_id, func.max(Job.id).label("job_id")).where(
        Job.owner_id == owner_id, Job.fetch_id.in_(ids)
    )
    jobs = {row.fetch_id: row.job_id for row in session.execute(latest.group_by(Job.fetch_id))}
    return [_view(fetch, jobs.get(fetch.id)) for fetch in fetches]


def _view(fetch: Fetch, last_job_id: int | None) -> dict[str, Any]:
    return {
        "id": fetch.id,
        "account_id": fetch.account_id,
        "api_config": fetch.shown,
        "every": fetch.every,
        "time_zone": fetch.time_zone,
        "status": "active" if fetch.paused_at is None else "paused",
        "reason": fetch.reason,
        "failures": fetch.failures,
        "next_at": fetch.next_at if fetch.paused_at is None else None,
        "paused_at": fetch.paused_at,
        "succeeded_at": fetch.succeeded_at,
        "last_job_id": last_job_id,
        "created_at": fetch.created_at,
        "updated_at": fetch.updated_at,
    }


def _kept(sealer: Sealer, config: ApiConfig) -> dict[str, Any]:
    return {"config": sealer.seal(config.dumps()), "shown": config.shown()}
