"""What administrators may: see who uses the service and how jobs are, and lock somebody out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from finpulse.access import administration
from finpulse.access.administration import WantedJobs
from finpulse.api.auth.guards import admins_only, owner_id
from finpulse.api.http.blueprint import Blueprint
from finpulse.api.http.idempotent import idempotent
from finpulse.api.http.paging import LINK, after, number, page
from finpulse.api.schemas.paging import PageArgs
from finpulse.api.schemas.users import AdminJobArgs, AdminJobOut, AdminUserOut
from finpulse.extensions import current_session

blueprint = Blueprint("admin", __name__, url_prefix="/admin", description="All users and their jobs; for admins.")


@blueprint.route("/users", methods=["GET"])
@admins_only
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, AdminUserOut(many=True), headers=LINK)
@blueprint.alt_response(403, response="FORBIDDEN")
def list_users(args: dict[str, Any]) -> tuple[Sequence[Any], dict[str, str]]:
    """List all users, newest first."""
    found = administration.list_users(current_session(), args["limit"] + 1, after(args["cursor"], number))
    return page(found, args["limit"], lambda user: [user.id])


@blueprint.route("/users/<id:user_id>/lock", methods=["POST"])
@admins_only
@idempotent
@blueprint.response(200, AdminUserOut)
@blueprint.alt_response(403, response="FORBIDDEN")
@blueprint.alt_response(404, response="NOT_FOUND")
@blueprint.alt_response(409, response="CONFLICT")
def lock_user(user_id: int) -> Any:
    """Lock a user out: all tokens are dead at once, and signing in is refused; jobs under way go on."""
    return administration.set_lock(current_session(), owner_id(), user_id, locking=True)


@blueprint.route("/users/<id:user_id>/unlock", methods=["POST"])
@admins_only
@idempotent
@blueprint.response(200, AdminUserOut)
@blueprint.alt_response(403, response="FORBIDDEN")
@blueprint.alt_response(404, response="NOT_FOUND")
def unlock_user(user_id: int) -> Any:
    """Let a user in again, who has to sign in; personal access tokens are good again."""
    return administration.set_lock(current_session(), owner_id(), user_id, locking=False)


@blueprint.route("/jobs", methods=["GET"])
@admins_only
@blueprint.arguments(AdminJobArgs, location="query")
@blueprint.response(200, AdminJobOut(many=True), headers=LINK)
@blueprint.alt_response(403, response="FORBIDDEN")
def list_all_jobs(args: dict[str, Any]) -> tuple[Sequence[Any], dict[str, str]]:
    """List all users' jobs, newest first, with nothing of what is in their statements."""
    wanted = WantedJobs(args["status"], args["kind"], args["user_id"])
    found = administration.list_jobs(current_session(), wanted, args["limit"] + 1, after(args["cursor"], number))
    return page(found, args["limit"], lambda job: [job.id])
