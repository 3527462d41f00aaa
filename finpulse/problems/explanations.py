"""What the page of each problem type says: what it means, and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from finpulse.problems.problem_types import ProblemType


class Explanation(NamedTuple):
    """What a problem means, and what whoever meets it can do."""

    meaning: str
    remedy: str


EXPLANATIONS: Final[Mapping[ProblemType, Explanation]] = {
    ProblemType.BAD_REQUEST: Explanation(
        "What came is no HTTP/1.1 request as RFC 9112 has it, or its target can't be decoded.",
        "Send it with an ordinary HTTP client; a proxy in between may have broken it.",
    ),
    ProblemType.UNAUTHENTICATED: Explanation(
        "The request has no token, and this address takes one.",
        "Sign in by POST /profile/login, and send `Authorization: Bearer` with the access token.",
    ),
    ProblemType.INVALID_TOKEN: Explanation(
        "The token is none that this service has signed, or of another kind than this address takes.",
        "Send the access token; the refresh token is for POST /profile/refresh alone.",
    ),
    ProblemType.EXPIRED_TOKEN: Explanation(
        "A token is good for a limited time, and this one's is over.",
        "Get the next pair by POST /profile/refresh, or sign in again.",
    ),
    ProblemType.REVOKED_TOKEN: Explanation(
        "The sign-in that the token belongs to has been ended: signed out, or by a new password.",
        "Sign in again.",
    ),
    ProblemType.REUSED_REFRESH_TOKEN: Explanation(
        "Each refresh token works once. Somebody may have copied it, so all tokens of its sign-in are revoked.",
        "Sign in again, and keep each new refresh token in place of the old one.",
    ),
    ProblemType.INVALID_SIGNATURE: Explanation(
        "An event came to a webhook without a signature by its secret, or with a time that is five minutes off.",
        "Give the provider the secret that was shown when the webhook was made or rotated, and set its clock right.",
    ),
    ProblemType.WRONG_CREDENTIALS: Explanation(
        "Nobody has this address with this password. Which of the two is wrong is not told.",
        "Look at both again. Tries are limited, so wait a minute after several.",
    ),
    ProblemType.CODE_NEEDED: Explanation(
        "The address and the password are right, and the account has a second factor.",
        "Send the authenticator's code, or one of the recovery codes, as `code`.",
    ),
    ProblemType.WRONG_CODE: Explanation(
        "The code is none that the authenticator shows now, or it was used before: each is good once.",
        "Wait for the next code, look at the clock of the device, or take a recovery code.",
    ),
    ProblemType.FORBIDDEN: Explanation(
        "The token is good, and its user or its scopes are not enough for this.",
        "Ask somebody who has the role, or take a token that has the scope.",
    ),
    ProblemType.ACCOUNT_LOCKED: Explanation(
        "The address and the password are right, and an administrator has locked the account. Nothing of it is lost.",
        "Ask whoever runs the service.",
    ),
    ProblemType.MISSING_SCOPE: Explanation(
        "The personal access token is good, and none of its scopes is for this: read is for GET, write for the rest, "
        "and admin for what only administrators may.",
        "Make a token with the scope that the sentence names, by POST /profile/tokens.",
    ),
    ProblemType.IN_PERSON_ONLY: Explanation(
        "What could take an account over, or tells or ends all of it, is not done by a program's token.",
        "Sign in by POST /profile/login, and send the access token of that.",
    ),
    ProblemType.NOT_FOUND: Explanation(
        "Nothing is at this address, or it belongs to somebody else, which looks the same.",
        "Look at the address and the id; /docs lists all addresses.",
    ),
    ProblemType.METHOD_NOT_ALLOWED: Explanation(
        "There is something at this address, and it can't be asked in this way.",
        "The Allow header lists the methods that it takes.",
    ),
    ProblemType.NOT_ACCEPTABLE: Explanation(
        "The Accept header leaves no form in which this address could answer.",
        "Accept application/json, or leave the header out.",
    ),
    ProblemType.REQUEST_TIMEOUT: Explanation(
        "The headers or the body have not come within their time.",
        "Send it again over a better line, a large file in parts or compressed.",
    ),
    ProblemType.CONFLICT: Explanation(
        "The request was understood, and what is there already doesn't allow it.",
        "`detail` says what is in its way.",
    ),
    ProblemType.NAME_TAKEN: Explanation(
        "Something has this name or address already, and it can be there once only.",
        "Take another one, or change what has it.",
    ),
    ProblemType.IN_USE: Explanation(
        "Other things refer to it, and would be wrong without it.",
        "`detail` names them; change or delete those first.",
    ),
    ProblemType.WRONG_STATUS: Explanation(
        "The job or plan is in a status in which this can't be done with it.",
        "Read it again; `detail` says which status it would have to be in.",
    ),
    ProblemType.NOT_AN_IMPORT: Explanation(
        "Only a job that has brought a statement can be undone or read again.",
        "Name the job that brought the statement; `rereads` of a job says which it read again.",
    ),
    ProblemType.LIMIT_REACHED: Explanation(
        "So many of these can be kept for a user, and they are there already.",
        "Delete or join some of them.",
    ),
    ProblemType.DATA_DELETED: Explanation(
        "This service keeps files and cells of statements for a limited time, and it is over for these.",
        "Upload the statement again.",
    ),
    ProblemType.SECRET_LOST: Explanation(
        "What you gave this service for another host was sealed by a key that it doesn't have any more.",
        "Give it again: the second factor, the schedule or the endpoint that it belongs to.",
    ),
    ProblemType.REQUEST_IN_PROGRESS: Explanation(
        "A request with this Idempotency-Key is under way, and its answer is not there yet.",
        "Send the same request again in a moment.",
    ),
    ProblemType.CONTENT_TOO_LARGE: Explanation(
        "The body, or a part of the form, has more bytes than this address takes.",
        "`detail` says how many it takes. A statement may come in parts, or in a ZIP archive.",
    ),
    ProblemType.QUOTA_EXCEEDED: Explanation(
        "All that a user may keep here is kept already.",
        "Undo imports that you don't need; `detail` says how much there is.",
    ),
    ProblemType.URI_TOO_LONG: Explanation(
        "The first line of the request has more bytes than are taken.",
        "Send fewer or shorter parameters.",
    ),
    ProblemType.UNSUPPORTED_MEDIA_TYPE: Explanation(
        "The body is neither JSON nor the form that this address takes.",
        "Send application/json, or multipart/form-data where a file is asked for.",
    ),
    ProblemType.RANGE_NOT_SATISFIABLE: Explanation(
        "The Range header asks for bytes that aren't there.",
        "Ask for the whole.",
    ),
    ProblemType.INVALID_INPUT: Explanation(
        "A parameter, a field of the body or a field of the form can't be used, or is not known here.",
        "`errors` has sentences for each field: what was found, and what is taken.",
    ),
    ProblemType.IDEMPOTENCY_KEY_REUSED: Explanation(
        "A key stands for one request, and it came with another address or body before.",
        "Take a new key for each new request.",
    ),
    ProblemType.ADDRESS_REFUSED: Explanation(
        "This service sends requests by https alone, and to public addresses alone.",
        "Name an https address that everybody can reach; whoever runs the service may allow others.",
    ),
    ProblemType.SEARCH_TOO_LONG: Explanation(
        "So few of so many transactions meet the filter that looking through them takes longer than a request may.",
        "Narrow it by `from` and `to`, by an account or a job, or ask for fewer rows by `limit`.",
    ),
    ProblemType.VALUE_OUT_OF_RANGE: Explanation(
        "The database can't keep a value, such as a number that is too large. Nothing was changed.",
        "Send smaller values.",
    ),
    ProblemType.UNREADABLE_FILE: Explanation(
        "It is no format that is read here, is damaged or protected, or holds no transactions.",
        "`detail` says why, and what to export instead.",
    ),
    ProblemType.PASSWORD_NEEDED: Explanation(
        "The statement is a PDF that is opened by a password only. Nothing was stored.",
        "Send the same file with its password in the form's field `password`; the password is kept nowhere.",
    ),
    ProblemType.WRONG_PASSWORD: Explanation(
        "The password that came doesn't open the PDF. Nothing was stored.",
        "Try the password in a PDF viewer first; the bank says how it is made up.",
    ),
    ProblemType.READING_STOPPED: Explanation(
        "The file takes more time or memory to read than any statement needs.",
        "Export a shorter period, or another format such as CSV.",
    ),
    ProblemType.ROWS_LOST: Explanation(
        "Not every row of the file was accounted for, so that the import is not called complete.",
        "Retry the job. If it comes again, it is a fault of ours.",
    ),
    ProblemType.TRIED_TOO_OFTEN: Explanation(
        "A stage of the job was begun again and again, and never came to its end.",
        "Retry the job once the service is well, or import the file in parts.",
    ),
    ProblemType.JOB_FAILED: Explanation(
        "The job came to an end without its result. This code is of jobs from before errors had codes.",
        "`detail` says why.",
    ),
    ProblemType.RATE_LIMITED: Explanation(
        "More requests came in the time than are answered.",
        "Wait as many seconds as Retry-After says. RateLimit-Policy tells the limits.",
    ),
    ProblemType.TOO_MANY_JOBS: Explanation(
        "As many of your jobs wait or run as may at a time.",
        "Ask again once some of them have ended.",
    ),
    ProblemType.HEADERS_TOO_LARGE: Explanation(
        "A header, or all of them together, has more bytes than are taken.",
        "Send fewer or shorter headers.",
    ),
    ProblemType.INTERNAL_ERROR: Explanation(
        "This is a fault of ours, which is logged under the request_id.",
        "Try once more; if it comes again, tell whoever runs the service the request_id.",
    ),
    ProblemType.NOT_IMPLEMENTED: Explanation(
        "The request uses a transfer coding or a method that this server doesn't know.",
        "Send the body plain or chunked, with an ordinary method.",
    ),
    ProblemType.FORMAT_UNAVAILABLE: Explanation(
        "Exports as Parquet need a library of 55 MB, which not every installation has.",
        "Take `csv` or `jsonl`, or ask whoever runs the service to install requirements-parquet.txt.",
    ),
    ProblemType.PROVIDER_FAILED: Explanation(
        "A host that was asked on your behalf could not be reached, or answered with an error.",
        "`detail` says what it answered. Look at the address and the credentials, and try again later.",
    ),
    ProblemType.ANSWER_TOO_LARGE: Explanation(
        "A host that was asked on your behalf answered with more than is taken.",
        "Ask it for a shorter period, or for fewer rows a page.",
    ),
    ProblemType.BUSY: Explanation(
        "The work is costly, and as much of it as can be done is being done. Nothing was changed.",
        "Ask again after as many seconds as Retry-After says.",
    ),
    ProblemType.DATABASE_UNAVAILABLE: Explanation(
        "The database can't be reached, or is overloaded. Nothing was changed.",
        "Ask again after as many seconds as Retry-After says.",
    ),
    ProblemType.STORAGE_UNAVAILABLE: Explanation(
        "Files can't be written or read now. Nothing was kept.",
        "Ask again after as many seconds as Retry-After says.",
    ),
    ProblemType.NO_ROOM: Explanation(
        "The disks of this service are full, so that no file is taken.",
        "Ask again later; whoever runs the service has to make room.",
    ),
    ProblemType.READING_UNAVAILABLE: Explanation(
        "All processes that read files are at work, or none can be started. It is no fault of the file.",
        "Ask again after as many seconds as Retry-After says.",
    ),
    ProblemType.OUTCOME_UNKNOWN: Explanation(
        "The connection to the database was lost while the change was being kept.",
        "Send the same request with the same Idempotency-Key again, or read what is there.",
    ),
    ProblemType.TOO_MANY_UPLOADS: Explanation(
        "So many large bodies are read at a time, of one user and of all.",
        "Send this one when another is done, or after as many seconds as Retry-After says.",
    ),
    ProblemType.NOT_READY: Explanation(
        "A part that the service needs is missing; `errors` names it.",
        "Wait; whoever runs the service has to look at that part.",
    ),
}
