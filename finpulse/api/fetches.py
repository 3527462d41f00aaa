"""Fetches from providers: once as a job, and every so often."""

from __future__ import annotations

from typing import Any

from flask import current_app, g

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.job_responses import job_route
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.fetching.fetches import FetchChanges, FetchOut, NewFetch, RunApiBody
from finpulse.api.schemas.paging import PageArgs
from finpulse.config import Settings
from finpulse.extensions import current_session
from finpulse.fetching.api_config import ApiConfig
from finpulse.imports.fetches import recurring
from finpulse.imports.fetches.submit_fetch import check_config, submit_fetch
from finpulse.models import Fetch, Job
from finpulse.outbound.destinations import AllowedHosts
from finpulse.sealing.keys import sealer
from finpulse.sealing.sealer import Sealer

blueprint = Blueprint("fetches", __name__, description="Statements that are fetched from providers.")
ACCOUNT = "/accounts/<id:account_id>/fetches"


@job_route(blueprint, "/etl/run-api", body=RunApiBody, errors=("NOT_FOUND",))
def run_api(_args: dict[str, Any], asked: dict[str, Any]) -> Job:
    """Fetch a statement from a provider's API, and take it through all stages.

    What may be secret is sealed, never told again, and deleted when the job ends.
    """
    config = _checked(asked["api_config"])
    return submit_fetch(current_session(), _sealer(), owner_id(), config, asked["account_id"], g.request_id)


@blueprint.route(ACCOUNT, methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, FetchOut(many=True), headers=LINK)
def list_fetches(args: dict[str, Any], account_id: int) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """List an account's recurring fetches, newest first; there are 20 at most."""
    before = after(args["cursor"], number)
    found = recurring.list_fetches(current_session(), owner_id(), account_id, args["limit"] + 1, before)
    shown, link = page(found, args["limit"], lambda fetch: [fetch.id])
    return recurring.fetch_views(current_session(), owner_id(), shown), link


@blueprint.route(ACCOUNT, methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewFetch)
@blueprint.response(201, FetchOut)
@blueprint.alt_response(409, response="CONFLICT")
def create_fetch(asked: dict[str, Any], account_id: int) -> dict[str, Any]:
    """Fetch a statement every so often, from now on; each time is a job, which names its fetch."""
    config = _checked(asked.pop("api_config"))
    return _view(recurring.create_fetch(current_session(), _sealer(), owner_id(), account_id, config, **asked))


@blueprint.route(f"{ACCOUNT}/<id:fetch_id>", methods=["PATCH"])
@signed_in
@blueprint.arguments(FetchChanges)
@blueprint.response(200, FetchOut)
def change_fetch(changes: dict[str, Any], account_id: int, fetch_id: int) -> dict[str, Any]:
    """Change, pause or resume a recurring fetch; three failures in a row pause it."""
    if "api_config" in changes:
        _checked(changes["api_config"])
    session = current_session()
    return _view(recurring.change_fetch(session, _sealer(), owner_id(), account_id, fetch_id, changes))


@blueprint.route(f"{ACCOUNT}/<id:fetch_id>", methods=["DELETE"])
@signed_in
@blueprint.response(204)
def delete_fetch(account_id: int, fetch_id: int) -> None:
    """Fetch no more, and forget the secrets; what was brought stays."""
    recurring.delete_fetch(current_session(), owner_id(), account_id, fetch_id)


def _view(fetch: Fetch) -> dict[str, Any]:
    [view] = recurring.fetch_views(current_session(), owner_id(), [fetch])
    return view


def _checked(config: ApiConfig) -> ApiConfig:
    return check_config(config, AllowedHosts(_settings().api_allowed_hosts))


def _sealer() -> Sealer:
    return sealer(_settings())


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
