"""All that is held of one: handed over as an archive, or deleted for good."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from flask import Response, current_app, request

from finpulse import users
from finpulse.api.auth.guards import owner_id
from finpulse.api.auth.session_cookie import clear_session
from finpulse.api.http.limits.sign_in_limits import forget_clients, limit_current_password
from finpulse.db.commits import commit
from finpulse.errors import InvalidInput
from finpulse.extensions import current_session, db
from finpulse.profiles import erasure
from finpulse.profiles.export import export_archive
from finpulse.storage.marker import require_storage
from finpulse.web.blueprint import page, see_other
from finpulse.web.views.settings.shown import prove, settings_errors, settings_user, shown_settings

ERASING_SECONDS: Final = 10.0


@page("/settings/export", ["POST"])
@limit_current_password
def export_all() -> Response:
    """All that is held of one, as a ZIP."""
    try:
        users.check_password(settings_user(), request.form.get("current_password", ""))
    except InvalidInput as error:
        return shown_settings(422, settings_errors(error, "export_"))
    storage_url: str = current_app.config["SETTINGS"].storage_url
    require_storage(storage_url)
    name = f"finpulse-export-{datetime.now(UTC):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(export_archive(db.engine, owner_id(), storage_url), headers=headers, mimetype="application/zip")


@page("/settings/delete", ["POST"])
@limit_current_password
def delete_all() -> Response:
    """Delete oneself with all that is held; what is much goes on being deleted, seen by nobody."""
    session, user = current_session(), settings_user()
    try:
        prove()
    except InvalidInput as error:
        return shown_settings(422, settings_errors(error, "delete_"))
    address = user.email
    erasure.leave(session, user)
    commit(session)
    forget_clients(address)
    erasure.erase(session, owner_id(), ERASING_SECONDS)
    answer = see_other("/sign-in")
    clear_session(answer)
    return answer
