"""A request to a provider's API -> a job that fetches a statement and imports it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.errors import AddressRefused, InvalidInput
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.providers.simplefin import address_of_access, claim_url_of
from finpulse.imports.undo import FETCHING
from finpulse.jobs.submission import new_job, submit
from finpulse.models import Job
from finpulse.outbound.destinations import AllowedHosts, destination
from finpulse.pipeline.fetches.kept_requests import keep_request
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.sealing.sealer import Sealer


def submit_fetch(
    session: Session, sealer: Sealer, owner_id: int, config: ApiConfig, account_id: int | None, request_id: str | None
) -> Job:
    """Submit a job that asks once; what it asks is deleted when it ends. Raises NotFound for another's account."""
    account = account_for_import(session, owner_id, account_id)
    job = submit(session, fetching_job(owner_id, account.id, request_id))
    keep_request(session, sealer, job, config)
    session.flush()
    return job


def fetching_job(owner_id: int, account_id: int, request_id: str | None = None) -> Job:
    """A job that fetches, which may take minutes: so it waits among the long ones. It is not in the session yet."""
    return new_job(owner_id, FETCHING, STAGE_NAMES, "bulk", request_id, account_id)


def check_config(config: ApiConfig, allowed: AllowedHosts) -> ApiConfig:
    """Return a configuration that may be asked, as far as its URL tells. Raises InvalidInput."""
    url = config.url
    if config.type == "simplefin":
        url = claim_url_of(url) or address_of_access(url)
    if config.type == "plaid" and config.body is None:
        raise InvalidInput({"api_config.body": ["Plaid is asked by client_id, secret and access_token in the body."]})
    try:
        destination(url, allowed)
    except AddressRefused as refused:
        raise InvalidInput({"api_config.url": [str(refused)]}, problem=AddressRefused.problem) from refused
    return config
