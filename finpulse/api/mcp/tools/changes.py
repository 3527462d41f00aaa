"""Tools that change something, for tokens with the scope `write`: importing a statement, editing a transaction."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from flask import current_app, g

from finpulse.api.auth.guards import owner_id
from finpulse.api.http.uploads import stored
from finpulse.api.mcp.tool import Tool
from finpulse.api.schemas.jobs import JobOut
from finpulse.api.schemas.mcp.changes import EditArguments, StatementArguments
from finpulse.api.schemas.transactions.transaction_out import TransactionOut
from finpulse.categorisation.edits import Edit, edit_transaction
from finpulse.errors import StorageUnavailable
from finpulse.extensions import current_session
from finpulse.imports.job_view import job_view
from finpulse.imports.start import ImportRequest, start_import
from finpulse.models import Transaction
from finpulse.storage.uploads import delete_upload


def _import(args: dict[str, Any]) -> dict[str, Any]:
    """Store the file and submit its import. What is stored in vain is thrown away, unless a commit may stand on it."""
    session, storage_url = current_session(), current_app.config["SETTINGS"].storage_url
    upload = stored(args["filename"], args["content"])
    asked = ImportRequest(owner_id(), upload, args["account_id"], None, {}, g.request_id)
    needed = False
    try:
        accepted = start_import(session, asked, storage_url)
        needed = not accepted.joined
        return job_view(session, accepted.job)
    finally:
        if not needed:
            # One that can't be thrown away now is an orphan, which the sweeper finds.
            with suppress(StorageUnavailable):
                delete_upload(storage_url, upload.key)


def _edit(args: dict[str, Any]) -> Transaction:
    edit = Edit(args["changes"], remember=args["remember"])
    changed, _ = edit_transaction(current_session(), owner_id(), args["transaction_id"], edit)
    return changed


TOOLS: Final = (
    Tool(
        "import_statement",
        "Import a statement",
        "Import a bank statement in any format that the service reads (CSV, OFX, QIF, CAMT, MT940, XLSX, PDF …), given "
        "as text or in base64, at most about 1 MB. It is done in the background: ask get_job until it has ended. Rows "
        "that are there already become duplicates, so that the same file can be sent again without harm.",
        StatementArguments,
        JobOut,
        _import,
        "write",
    ),
    Tool(
        "edit_transaction",
        "Edit a transaction",
        "Change a transaction's category, merchant, description, date, note, tags or splits. Amount and currency are "
        "what the bank said, and stay. A category or merchant is kept for that merchant unless remember is false.",
        EditArguments,
        TransactionOut,
        _edit,
        "write",
    ),
)
