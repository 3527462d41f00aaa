"""Rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, g

from finpulse.api.auth.guards import owner_id, signed_in
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.job_responses import LOCATION, job_response, job_route
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.jobs import JobOut
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.rules import NewRule, RuleChanges, RuleOut, RulePreview, UndoArgs
from finpulse.categorisation import rule_preview, rules
from finpulse.categorisation.apply_jobs import submit_recategorisation
from finpulse.categorisation.rule_preview import RuleEffect
from finpulse.extensions import current_session
from finpulse.models import Job, Recategorisation, Rule

blueprint = Blueprint("rules", __name__, url_prefix="/rules", description="Which transactions are what.")


@blueprint.route("", methods=["GET"])
@signed_in
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, RuleOut(many=True), headers=LINK)
def list_rules(args: dict[str, Any]) -> tuple[Sequence[Rule], dict[str, str]]:
    """List one's rules in the order in which they decide: by priority, then the newest first."""
    before = after(args["cursor"], _priority_and_id)
    found = rules.list_rules(current_session(), owner_id(), args["limit"] + 1, before)
    return page(found, args["limit"], lambda rule: [rule.priority, rule.id])


@blueprint.route("", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewRule)
@blueprint.response(201, RuleOut)
@blueprint.alt_response(409, response="CONFLICT")
def create_rule(fields: dict[str, Any]) -> Rule:
    """Add a rule; it decides about what comes in from now on, and about what is there once it is applied."""
    return rules.add_rule(current_session(), owner_id(), fields)


@blueprint.route("/preview", methods=["POST"])
@signed_in
@idempotent
@blueprint.arguments(NewRule)
@blueprint.response(200, RulePreview)
def preview_rule(fields: dict[str, Any]) -> RuleEffect:
    """Say how many transactions a rule would change, and show the newest; nothing is kept."""
    return rule_preview.preview_rule(current_session(), owner_id(), fields)


@blueprint.route("/<id:rule_id>", methods=["GET"])
@signed_in
@blueprint.response(200, RuleOut)
def show_rule(rule_id: int) -> Rule:
    """Read a rule."""
    return rules.find_rule(current_session(), owner_id(), rule_id)


@blueprint.route("/<id:rule_id>", methods=["PATCH"])
@signed_in
@blueprint.arguments(RuleChanges)
@blueprint.response(200, RuleOut)
def update_rule(changes: dict[str, Any], rule_id: int) -> Rule:
    """Change a rule; what it has decided stays until it is applied again."""
    return rules.change_rule(current_session(), owner_id(), rule_id, changes)


@blueprint.route("/<id:rule_id>", methods=["DELETE"])
@signed_in
@blueprint.arguments(UndoArgs, location="query")
@blueprint.response(204)
@blueprint.alt_response(202, schema=JobOut, headers=LOCATION, success=True)
def delete_rule(args: dict[str, Any], rule_id: int) -> Response | None:
    """Delete a rule; what it has decided stays, or is taken back with `undo`: of a long history by a job."""
    if not args["undo"]:
        rules.remove_rule(current_session(), owner_id(), rule_id)
        return None
    left = rules.undo_rule(current_session(), owner_id(), rule_id)
    if left is None:
        return None
    job = submit_recategorisation(current_session(), left, "undo-rule", g.request_id)
    return job_response(job, args["wait"])


@job_route(blueprint, "/<id:rule_id>/apply")
def apply_rule(_args: dict[str, Any], rule_id: int) -> Job:
    """Let a rule hold for all transactions that are there; what it has decided and no longer matches is put back."""
    rule = rules.find_rule(current_session(), owner_id(), rule_id)
    asked = Recategorisation(owner_id=owner_id(), rule_id=rule.id)
    return submit_recategorisation(current_session(), asked, "apply-rule", g.request_id)


def _priority_and_id(priority: int, rule_id: int) -> tuple[int, int]:
    return number(priority), number(rule_id)
