"""Uploads: a form's file goes to the storage as it streams in, never into memory or a temporary file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import IO, Any, Final, TypeVar, cast

import psycopg
import structlog
from flask import Flask, Request, Response, after_this_request, current_app, request

from finpulse.access.quota import Quota
from finpulse.api.auth.guards import owner_id
from finpulse.api.auth.session_cookie import any_claims
from finpulse.api.http.forms.multipart import FIELD_BYTES, FormParser
from finpulse.config import Settings
from finpulse.errors import InvalidInput, NoRoom, PasswordNeeded, StorageUnavailable, Unauthenticated, WrongPassword
from finpulse.extensions import current_session
from finpulse.health.free_space import shortage
from finpulse.imports.stored_uploads.unlocked_copy import is_pdf, unlocked_copy
from finpulse.imports.submit import AcceptedImport
from finpulse.models import Job
from finpulse.server.answers import Environ
from finpulse.server.gateway import BODY_LIMITS, SMALL_BODY, BodyLimit
from finpulse.storage.uploads import Upload, UploadWriter
from finpulse.tracing.spans import span

log = structlog.get_logger()

FIELD: Final = "file"
MISSING: Final = f"It takes one file, in the form's field `{FIELD}`; found 0."
# Says that the answer's job has these bytes already, and that no second one was made.
JOINED: Final = "Import-Joined"
# The form's field with the password of a protected file.
OPENED_BY: Final = "password"
# Says that a password came, and that the file opens without one.
UNUSED: Final = "Password-Unused"
FORM: Final = "multipart/form-data"
NAME_LENGTH: Final = 255
MOST_PARTS: Final = 10

View = TypeVar("View", bound=Callable[..., Any])


class StreamingRequest(Request):
    """A request whose form parser writes files where they are to stay."""

    form_data_parser_class = FormParser

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
        if self.writers:
            raise InvalidInput({FIELD: [f"It takes one file, in the form's field `{FIELD}`; found more."]})
        settings: Settings = current_app.config["SETTINGS"]
        writer = UploadWriter(settings.storage_url, _plain_name(filename or ""))
        self.writers.append(writer)
        return cast("IO[bytes]", writer)  # It writes and seeks, which is all that the form parser asks of it.


def register(app: Flask) -> None:
    """Take uploads up to the limit, and throw away what no job has taken."""
    app.request_class = StreamingRequest
    app.config.update(
        MAX_CONTENT_LENGTH=app.config["SETTINGS"].upload_limit,
        MAX_FORM_PARTS=MOST_PARTS,
        MAX_FORM_MEMORY_SIZE=FIELD_BYTES,
    )
    app.extensions[BODY_LIMITS] = partial(_body_limit, app)
    app.teardown_request(_discard_rest)


def takes_upload(view: View) -> View:
    """Mark a view that takes a form with a file: the bodies of all others are small."""
    view.takes_upload = True  # type: ignore[attr-defined]  # `wraps` hands it on to whatever is around the view.
    return view


def is_upload() -> bool:
    """Whether this request brings a form with a file to a view that takes one."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "takes_upload", False) and request.mimetype == FORM


def received() -> Upload:
    """The form's file, stored, counted and hashed. Raises InvalidInput where there is none, or nothing in it."""
    upload = received_if_any()
    if upload is None:
        raise InvalidInput({FIELD: [MISSING]})
    return upload


def received_if_any() -> Upload | None:
    """The same for a form that may come without a file, and for a request without a form."""
    this = cast("StreamingRequest", request)
    if not this.received:
        _check_room(this)
        # No transaction stays open and no connection is held while the client sends.
        current_session().rollback()
        this.upload = _unlocked(this, _stored(this))
        this.received = True
    return this.upload


def stored(filename: str, content: bytes) -> Upload:
    """A file that came within something else, stored; whoever stores it throws it away where nothing stands on it.

    Raises InvalidInput for an empty one, and where there is no room for it what an upload does.
    """
    settings: Settings = current_app.config["SETTINGS"]
    _check_space(len(content))
    if not content:
        raise InvalidInput({FIELD: [f'"{filename}" is empty: 0 bytes came.']})
    writer = UploadWriter(settings.storage_url, _plain_name(filename))
    writer.write(content)
    return writer.finish()


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
    if accepted.joined:
        _tell(JOINED)
    else:
        keep()
    return accepted.job


def storage_url() -> str:
    """Where uploads lie."""
    url: str = current_app.config["SETTINGS"].storage_url
    return url


def user_quota() -> Quota:
    """What a user of this service may have."""
    settings: Settings = current_app.config["SETTINGS"]
    return Quota(settings.user_storage, settings.user_jobs)


def _check_room(this: StreamingRequest) -> None:
    """Refuse a form before any of it is stored: where the disks are full, and where its user has too much already."""
    if not is_upload():
        return
    _check_space(this.content_length or 0)


def _check_space(coming: int) -> None:
    """Refuse so many bytes where the disks are full, and where their user has too much already."""
    settings: Settings = current_app.config["SETTINGS"]
    if lacking := shortage(settings, coming):
        log.warning("upload.no_room", lacking=str(lacking))
        raise NoRoom(f"No file can be taken now. {lacking}")
    user_quota().check_upload(current_session(), owner_id(), coming)


def _stored(this: StreamingRequest) -> Upload | None:
    try:
        with span("store upload") as seen:
            files = this.files.getlist(FIELD)
            if not files:
                return None
            upload = cast("UploadWriter", files[0].stream).finish()
            seen.tell(bytes=upload.size, lines=upload.lines)
    except StorageUnavailable as error:
        log.exception("upload.not_stored")
        raise StorageUnavailable("The storage can't take the file now; nothing was kept of it.") from error
    if upload.size == 0:
        raise InvalidInput({FIELD: [f'"{upload.filename}" is empty: 0 bytes came.']})
    return upload


def _unlocked(this: StreamingRequest, upload: Upload | None) -> Upload | None:
    """The upload, or in its place a copy without a password, if its form's one opens it.

    Raises InvalidInput for the field `password` where it is missing or wrong.
    """
    password = field(OPENED_BY)
    if upload is not None and is_pdf(this.writers[0].head):
        try:
            copy = unlocked_copy(storage_url(), upload, password)
        except (PasswordNeeded, WrongPassword) as locked:
            raise InvalidInput({OPENED_BY: [str(locked)]}, problem=locked.problem) from None
        if copy is not None:
            this.writers.append(copy)
            return copy.finish()
    if password is not None:
        _tell(UNUSED)
    return upload


def _tell(header: str) -> None:
    """Let the answer say so in a header."""

    @after_this_request
    def tell(response: Response) -> Response:
        response.headers[header] = "true"
        return response


def _discard_rest(error: BaseException | None) -> None:
    del error
    this = cast("StreamingRequest", request)
    for writer in this.writers:
        if not (this.kept and this.upload and writer.key == this.upload.key):
            try:
                writer.discard()
            except StorageUnavailable as error_of_storage:
                log.warning("upload.not_discarded", key=writer.key, reason=str(error_of_storage))


def _body_limit(app: Flask, environ: Environ) -> BodyLimit | None:
    """What the server may read of a body that is not small; None where the sender is not signed in, and so refused."""
    with app.request_context(dict(environ)):
        if not is_upload():
            return BodyLimit(SMALL_BODY, None)
        try:
            return BodyLimit(app.config["SETTINGS"].upload_limit, any_claims().owner_id)
        except (Unauthenticated, psycopg.Error):  # Where a token can't be looked up, the view says why.
            return None


def _plain_name(filename: str) -> str:
    """The file's own name, without folders and what can't be printed. Raises InvalidInput for one that is too long."""
    name = filename[max(filename.rfind("/"), filename.rfind("\\")) + 1 :]
    if len(name) > NAME_LENGTH:
        raise InvalidInput({FIELD: [f"The file's name has {len(name)} characters; it takes {NAME_LENGTH} at most."]})
    return "".join(filter(str.isprintable, name)).strip() or "statement"
