"""Statements that are fetched from providers every so often: those there are, a new one, pausing and deleting."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from flask import Response, current_app, make_response, request
from flask_babel import gettext as _
from markupsafe import Markup, escape
from marshmallow import ValidationError

from finpulse import users
from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.fetching.fetches import FetchChanges, NewFetch
from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.extensions import current_sealer, current_session
from finpulse.fetching.api_config import API_TYPES
from finpulse.imports.fetches import recurring
from finpulse.imports.fetches.submit_fetch import check_config
from finpulse.outbound.destinations import AllowedHosts
from finpulse.web.blueprint import page, see_other
from finpulse.web.form_errors import form_errors, told_by_field
from finpulse.web.frame import my_accounts, show

ADDRESS: Final = "/settings/fetches"
# What the form offers; the API takes any time from a quarter of an hour to a year.
OFTEN: Final = ("PT1H", "PT6H", "PT12H", "P1D", "P1W", "P1M")
MOST: Final = 200


@page("/settings/fetches")
def list_fetches() -> Response:
    """All of them with their next time, and the form for a new one."""
    return _shown({})


@page("/settings/fetches", ["POST"])
def add_fetch() -> Response:
    """Make one, which is due at once; what may be secret is sealed, and never shown again."""
    form = request.form
    try:
        asked: dict[str, Any] = NewFetch().load(_asked(form))
        config = check_config(asked.pop("api_config"), allowed_hosts())
        recurring.create_fetch(current_session(), current_sealer(), owner_id(), _account_id(form), config, **asked)
    except (InvalidInput, ValidationError) as error:
        return _shown(form, 422, _errors(error))
    except Conflict as error:
        return _shown(form, 409, form_errors(InvalidInput({"url": [str(error)]})))
    return see_other(ADDRESS)


@page("/settings/fetches/<id:account_id>/<id:fetch_id>", ["POST"])
def change_fetch(account_id: int, fetch_id: int) -> Response:
    """Pause or resume one, or ask at other times; what is resumed is due at once."""
    given: dict[str, Any] = {
        name: request.form[name].strip() for name in ("every", "time_zone") if name in request.form
    }
    if "paused" in request.form:
        given["paused"] = request.form["paused"] == "yes"
    try:
        changes: dict[str, Any] = FetchChanges().load(given)
    except ValidationError as error:
        raise InvalidInput({name: [str(said)] for name, said in form_errors(error).items()}) from error
    recurring.change_fetch(current_session(), current_sealer(), owner_id(), account_id, fetch_id, changes)
    return see_other(ADDRESS)


@page("/settings/fetches/<id:account_id>/<id:fetch_id>/delete", ["POST"])
def delete_fetch(account_id: int, fetch_id: int) -> Response:
    """Fetch no more, and forget the secrets; what was brought stays."""
    recurring.delete_fetch(current_session(), owner_id(), account_id, fetch_id)
    return see_other(ADDRESS)


def allowed_hosts() -> AllowedHosts:
    """The private hosts that may be asked, beside all public ones."""
    return AllowedHosts(current_app.config["SETTINGS"].api_allowed_hosts)


def often_told() -> dict[str, str]:
    """How often, in words."""
    return {
        "PT1H": _("every hour"),
        "PT6H": _("every 6 hours"),
        "PT12H": _("every 12 hours"),
        "P1D": _("every day"),
        "P1W": _("every week"),
        "P1M": _("every month"),
    }


def _shown(form: Mapping[str, str], status: int = 200, errors: dict[str, Markup] | None = None) -> Response:
    session, owner = current_session(), owner_id()
    mine, _proofs = my_accounts()
    found = recurring.list_fetches(session, owner, None, MOST, None)
    html = show(
        "pages/fetches.html",
        fetches=recurring.fetch_views(session, owner, found),
        names={account.id: account.name for account in mine},
        accounts=[account for account in mine if account.is_active],
        often=often_told(),
        types=API_TYPES,
        form={"time_zone": users.find_user(session, owner).time_zone, "every": "P1D", **form},
        errors=errors or {},
    )
    return make_response(html, status)


def _asked(form: Mapping[str, str]) -> dict[str, Any]:
    """What a form asks for, as the API takes it. Raises InvalidInput."""
    config: dict[str, Any] = {
        name: form[name].strip() for name in ("type", "url", "source") if form.get(name, "").strip()
    }
    config["headers"] = _pairs(form.get("headers", ""), ":", "headers")
    config["params"] = _pairs(form.get("params", ""), "=", "params")
    if text := form.get("body", "").strip():
        try:
            config["body"] = json.loads(text)
        except ValueError as error:
            raise InvalidInput({"body": [escape(_("This is no JSON."))]}) from error
    return {"api_config": config, "every": form.get("every", ""), "time_zone": form.get("time_zone", "").strip()}


def _pairs(text: str, between: str, field: str) -> dict[str, str]:
    """Lines of a name and its value. Raises InvalidInput."""
    pairs = [line.partition(between) for line in text.splitlines() if line.strip()]
    if not all(mark and name.strip() for name, mark, _value in pairs):
        raise InvalidInput({field: [escape(_("Each line takes a name, “%(mark)s” and a value.", mark=between))]})
    return {name.strip(): value.strip() for name, _mark, value in pairs}


def _account_id(form: Mapping[str, str]) -> int:
    """The account that what is fetched goes to. Raises NotFound."""
    text = form.get("account_id", "")
    if not text.isdecimal():
        raise NotFound("There is no such account.")
    return int(text)


def _errors(error: InvalidInput | ValidationError) -> dict[str, Markup]:
    """By the field of the form: what is asked of a provider stands deeper in what the API takes."""
    told = told_by_field(error)
    flat = {**told, **told.get("api_config", {})}
    named = {name.rpartition(".")[2]: said for name, said in flat.items() if name != "api_config"}
    return form_errors(InvalidInput(named))
