"""Every kind of error that a client may be told, by its code: the one list that answers and pages are made from."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

# Under this path each code has a page.
PAGES: Final = "/problems"


class ProblemType(Enum):
    """A problem type (RFC 9457): its status and its title; `explanations` says what it means, and what helps.

    Codes are what clients' programs look at, so a code never changes, and none is given a second meaning.
    """

    BAD_REQUEST = (400, "This is no request that can be read")
    UNAUTHENTICATED = (401, "Sign in first")
    INVALID_TOKEN = (401, "The token can't be used here")
    EXPIRED_TOKEN = (401, "The token has expired")
    REVOKED_TOKEN = (401, "The token was revoked")
    REUSED_REFRESH_TOKEN = (401, "The refresh token was used before")
    INVALID_SIGNATURE = (401, "The event's signature doesn't hold")
    WRONG_CREDENTIALS = (401, "The address or the password is wrong")
    CODE_NEEDED = (401, "Signing in takes a code too")
    WRONG_CODE = (401, "The code is not good now")
    FORBIDDEN = (403, "This is not allowed to you")
    ACCOUNT_LOCKED = (403, "The account is locked")
    MISSING_SCOPE = (403, "The token's scopes don't reach that far")
    IN_PERSON_ONLY = (403, "No personal access token may do this")
    NOT_FOUND = (404, "There is no such thing")
    METHOD_NOT_ALLOWED = (405, "The address doesn't take this method")
    NOT_ACCEPTABLE = (406, "There is no such form of the answer")
    REQUEST_TIMEOUT = (408, "The request came too slowly")
    CONFLICT = (409, "That clashes with what is there")
    NAME_TAKEN = (409, "The name is taken")
    IN_USE = (409, "Something else needs this")
    WRONG_STATUS = (409, "Not in this status")
    NOT_AN_IMPORT = (409, "The job is no import of its own")
    LIMIT_REACHED = (409, "There are as many as there may be")
    DATA_DELETED = (409, "The data was deleted when its time was over")
    SECRET_LOST = (409, "A stored secret can't be opened any more")
    REQUEST_IN_PROGRESS = (409, "The first request is still being answered")
    CONTENT_TOO_LARGE = (413, "The body is too large")
    QUOTA_EXCEEDED = (413, "Your storage is full")
    URI_TOO_LONG = (414, "The address is too long")
    UNSUPPORTED_MEDIA_TYPE = (415, "This address doesn't take that media type")
    RANGE_NOT_SATISFIABLE = (416, "The range lies outside")
    INVALID_INPUT = (422, "The input doesn't fit")
    IDEMPOTENCY_KEY_REUSED = (422, "The Idempotency-Key came with another request")
    ADDRESS_REFUSED = (422, "That address is not asked")
    SEARCH_TOO_LONG = (422, "The search takes too long")
    VALUE_OUT_OF_RANGE = (422, "A value can't be kept")
    UNREADABLE_FILE = (422, "The file can't be read as a statement")
    PASSWORD_NEEDED = (422, "The file needs a password")
    WRONG_PASSWORD = (422, "The password doesn't open the file")
    READING_STOPPED = (422, "Reading the file took too much")
    ROWS_LOST = (422, "Rows of the statement have no outcome")
    TRIED_TOO_OFTEN = (422, "The job was tried too often")
    JOB_FAILED = (422, "The job failed")
    RATE_LIMITED = (429, "Too many requests")
    TOO_MANY_JOBS = (429, "Too many jobs are unfinished")
    HEADERS_TOO_LARGE = (431, "The headers are too large")
    INTERNAL_ERROR = (500, "Something went wrong on our side")
    NOT_IMPLEMENTED = (501, "This part of HTTP is not served")
    FORMAT_UNAVAILABLE = (501, "This installation can't write that format")
    PROVIDER_FAILED = (502, "The other side did not answer as it should")
    ANSWER_TOO_LARGE = (502, "The other side's answer is too large")
    BUSY = (503, "Too many ask for this just now")
    DATABASE_UNAVAILABLE = (503, "The database is away or busy")
    STORAGE_UNAVAILABLE = (503, "The storage of uploads is away")
    NO_ROOM = (503, "There is no room for files now")
    READING_UNAVAILABLE = (503, "No file can be read just now")
    OUTCOME_UNKNOWN = (503, "What became of the request is not known")
    TOO_MANY_UPLOADS = (503, "Too many uploads are on their way")
    NOT_READY = (503, "The service is not ready")

    def __init__(self, status: int, title: str) -> None:
        self.status = status
        self.title = title

    def __repr__(self) -> str:
        return f"<{self}>"

    @property
    def code(self) -> str:
        """What programs know it by.

        >>> ProblemType.NOT_FOUND.code, ProblemType.NOT_FOUND.uri
        ('not_found', '/problems/not_found')
        """
        return self.name.lower()

    @property
    def uri(self) -> str:
        """The `type` of its problems, at which its page is."""
        return f"{PAGES}/{self.code}"

    def told(self, detail: str) -> dict[str, Any]:
        """A problem of this type as a JSON object, with a sentence about what happened."""
        return {
            "type": self.uri,
            "code": self.code,
            "title": self.title,
            "status": self.status,
            "detail": detail,
        }


# What a status means where nobody has said more: the first of its types.
_GENERAL: Final = {kind.status: kind for kind in reversed(ProblemType)}


def general_type(status: int) -> ProblemType:
    """The type of a problem that is known by its status alone.

    >>> general_type(404), general_type(418)
    (<ProblemType.NOT_FOUND>, <ProblemType.BAD_REQUEST>)
    """
    fallback = ProblemType.INTERNAL_ERROR if status >= ProblemType.INTERNAL_ERROR.status else ProblemType.BAD_REQUEST
    return _GENERAL.get(status, fallback)
