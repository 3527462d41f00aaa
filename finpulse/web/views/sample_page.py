"""The sample: half a year of an invented person, in an account of its own that one click removes again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Response, current_app, g

import finpulse
from finpulse import accounts
from finpulse.api.auth.guards import owner_id
from finpulse.api.http.uploads import user_quota
from finpulse.extensions import current_session
from finpulse.imports.removal.submit_removal import remove_account
from finpulse.imports.same_upload import account_with_nothing_else
from finpulse.imports.submit import submit_import
from finpulse.storage.uploads import Upload, UploadWriter
from finpulse.web.blueprint import page, see_other

FILE: Final = Path(finpulse.__file__).parent / "sample" / "statement.csv"
NAME: Final = "Sample"
FILENAME: Final = "sample.csv"
CURRENCY: Final = "UZS"


@page("/sample", ["POST"])
def add_sample() -> Response:
    """Import the sample into an account of its own, unless it is there already, and show how it is read."""
    session, owner = current_session(), owner_id()
    if sample_account() is not None:
        return see_other("/")
    user_quota().check_job(session, owner)
    account = accounts.create_account(session, owner, NAME, "csv", "checking", CURRENCY)
    accepted = submit_import(session, owner, _stored(), account.id, "run-csv", g.request_id)
    return see_other(f"/imports/{accepted.job.id}")


@page("/sample/remove", ["POST"])
def remove_sample() -> Response:
    """Remove the account with everything in it, as if it had never been."""
    account_id = sample_account()
    if account_id is not None:
        remove_account(current_session(), owner_id(), account_id, g.request_id)
    return see_other("/")


def sample_account() -> int | None:
    """The account that has the sample and nothing else; None where there is none."""
    return account_with_nothing_else(current_session(), owner_id(), _digest())


def _stored() -> Upload:
    writer = UploadWriter(current_app.config["SETTINGS"].storage_url, FILENAME)
    try:
        writer.write(FILE.read_bytes())
        return writer.finish()
    except BaseException:
        writer.discard()
        raise


@lru_cache(maxsize=1)
def _digest() -> bytes:
    return hashlib.sha256(FILE.read_bytes()).digest()
