"""Uploads: a form's file goes to the storage as it streams in, never into memory or a temporary file."""

from __future__ import annotations

from typing import IO, Any, Final, cast

import structlog
from flask import Flask, Request, Response, after_this_request, current_app, request
from werkzeug.exceptions import ServiceUnavailable

from finpulse.api.auth.guards import owner_id
from finpulse.config import Settings
from finpulse.errors import InvalidInput, StorageUnavailable
from finpulse.extensions import current_session
from finpulse.health.free_space import shortage
from finpulse.imports.quota import Quota
from finpulse.imports.submit import AcceptedImport
from finpulse.models import Job
from finpulse.storage.uploads import Upload, UploadWriter

log = structlog.get_logger()

FIELD: Final = "file"
# Says that the answer's job has these bytes already, and that no second one was made.
JOINED: Final = "Import-Joined"
NAME_LENGTH: Final = 255
# Of a longer name the rest is not even looked at.
MOST_LETTERS: Final = 4 * NAME_LENGTH


class StreamingRequest(Request):
    """A request whose form parser writes files where they are to stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.writers: list[UploadWriter] = []
        self.upload: Upload | None = None
        self.received = False
        self.kept = False

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        del total_content_length, content_type, content_length
        settings: Settings = current_app.config["SETTINGS"]
        writer = UploadWriter(settings.storage_url, _plain_name(filename or ""))
        self.writers.append(writer)
        return cast("IO[bytes]", writer)  # It writes and seeks, which is all that the form parser asks of it.


def register(app: Flask) -> None:
    """Take uploads up to the limit, and throw away what no job has taken."""
    app.request_class = StreamingRequest
    app.config["MAX_CONTENT_LENGTH"] = app.config["SETTINGS"].upload_limit
    app.teardown_request(_discard_rest)


def is_upload() -> bool:
    """Whether this request brings a form with files."""
    return request.mimetype == "multipart/form-data"


def received() -> Upload:
    """The form's file, stored, counted and hashed. Raises InvalidInput where there is none, or nothing in it."""
    upload = received_if_any()
    if upload is None:
        raise InvalidInput({FIELD: [f"It takes one file, in the form's field `{FIELD}`; found 0."]})
    return upload


def received_if_any() -> Upload | None:
    """The same for a form that may come without a file, and for a request without a form."""
    this = cast("StreamingRequest", request)
    if not this.received:
        _check_room(this)
        # No transaction stays open and no connection is held while the client sends.
        current_session().rollback()
        this.upload = _stored(this)
        this.received = True
    return this.upload


def field(name: str) -> str | None:
    """A plain field of the form, None where it is left out."""
    return request.form.get(name) or None


def keep() -> None:
    """Let the upload outlive the request: something that is about to be committed stands on it.

    Where that is not committed after all, the upload is an orphan, which the sweeper finds: thrown away at once it
    might be missing to a commit whose answer was lost.
    """
    cast("StreamingRequest", request).kept = True


def handed_over(accepted: AcceptedImport) -> Job:
    """The job of an upload, which is kept for it, but for one that the job has already: the answer's header says so."""
    if not accepted.joined:
        keep()
        return accepted.job

    @after_this_request
    def tell(response: Response) -> Response:
        response.headers[JOINED] = "true"
        return response

    return accepted.job


def user_quota() -> Quota:
    """What a user of this service may have."""
    settings: Settings = current_app.config["SETTINGS"]
    return Quota(settings.user_storage, settings.user_jobs)


def _check_room(this: StreamingRequest) -> None:
    """Refuse a form before any of it is stored: where the disks are full, and where its user has too much already."""
    if not is_upload():
        return
    settings: Settings = current_app.config["SETTINGS"]
    coming = this.content_length or 0
    if lacking := shortage(settings, coming):
        log.warning("upload.no_room", lacking=str(lacking))
        raise ServiceUnavailable(f"No file can be taken now. {lacking}", retry_after=60)
    user_quota().check_upload(current_session(), owner_id(), coming)


def _stored(this: StreamingRequest) -> Upload | None:
    try:
        files = this.files.getlist(FIELD)
        if not files:
            return None
        if len(files) > 1:
            raise InvalidInput({FIELD: [f"It takes one file, in the form's field `{FIELD}`; found {len(files)}."]})
        upload = cast("UploadWriter", files[0].stream).finish()
    except StorageUnavailable as error:
        log.exception("upload.not_stored")
        raise ServiceUnavailable(
            "The storage can't take the file now; nothing was kept of it.", retry_after=5
        ) from error
    if upload.size == 0:
        raise InvalidInput({FIELD: [f'"{upload.filename}" is empty: 0 bytes came.']})
    return upload


def _discard_rest(error: BaseException | None) -> None:
    del error
    this = cast("StreamingRequest", request)
    for writer in this.writers:
        if not (this.kept and this.upload and writer.key == this.upload.key):
            try:
                writer.discard()
            except StorageUnavailable as error_of_storage:
                log.warning("upload.not_discarded", key=writer.key, reason=str(error_of_storage))


def _plain_name(filename: str) -> str:
    """The file's own name, without folders and without what can't be printed."""
    own = filename[max(filename.rfind("/"), filename.rfind("\\")) + 1 :][:MOST_LETTERS]
    printable = "".join(char for char in own if char.isprintable())
    return printable[:NAME_LENGTH].strip() or "statement"
