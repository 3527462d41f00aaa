"""What can go wrong, as exceptions that carry a sentence for whoever can mend it. No HTTP in here."""

from __future__ import annotations

from finpulse.problems.problem_types import ProblemType


class FinPulseError(Exception):
    """The root of all our own errors; its text is safe to show to a user.

    `problem` is what a client is told that it is; an error without one is never a client's to see, but a fault of ours.
    Where a class has a general one, whoever raises it may name another that says more.
    """

    problem: ProblemType | None = None

    def __init__(self, *sentences: object, problem: ProblemType | None = None) -> None:
        super().__init__(*sentences)
        if problem is not None:
            self.problem = problem


class SettingError(FinPulseError):
    """An environment variable has a value that can't be used."""

    def __init__(self, name: str, found: str, takes: str) -> None:
        super().__init__(f"{name} is {found!r}; it takes {takes}.")
        self.name = name


class NotFound(FinPulseError):
    """Something does not exist, or belongs to somebody else, which must look the same."""

    problem = ProblemType.NOT_FOUND


class Conflict(FinPulseError):
    """The request was understood and clashes with what is there already."""

    problem = ProblemType.CONFLICT


class Unauthenticated(FinPulseError):
    """Nobody known is asking: a wrong password, or a token that is missing, expired or revoked."""

    problem = ProblemType.UNAUTHENTICATED


class Forbidden(FinPulseError):
    """Somebody known is asking for what their role or their token does not allow."""

    problem = ProblemType.FORBIDDEN


class InvalidInput(FinPulseError):
    """A field that can't be used, with a sentence for each."""

    problem = ProblemType.INVALID_INPUT

    def __init__(self, errors: dict[str, list[str]], *, problem: ProblemType | None = None) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(said)}" for field, said in errors.items()), problem=problem)
        self.errors = errors

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[dict[str, list[str]]]]:
        """Another process is told the fields, and not their sentences alone."""
        return InvalidInput, (self.errors,)


class UnreadableFile(FinPulseError):
    """A whole file that can't be read as a statement; the sentence says why and what would help."""

    problem = ProblemType.UNREADABLE_FILE


class ScanUnread(UnreadableFile):
    """A file of pictures of pages, whose text nobody has recognised yet."""


class StageNeeded(FinPulseError):
    """Another stage has to be done before the one that raises this, by whoever takes from its queue."""

    def __init__(self, stage: str, queue: str) -> None:
        super().__init__(f"Stage {stage} has to come first, in the queue {queue}.")
        self.stage, self.queue = stage, queue


class PasswordNeeded(UnreadableFile):
    """A file that is opened by a password only, and none came."""

    problem = ProblemType.PASSWORD_NEEDED


class WrongPassword(UnreadableFile):
    """A file that the password that came doesn't open."""

    problem = ProblemType.WRONG_PASSWORD


class ReadingStopped(UnreadableFile):
    """A file that took more than it may, or ended the process that read it."""

    problem = ProblemType.READING_STOPPED


class ReadingUnavailable(FinPulseError):
    """No process could be had to read a file in, for no fault of the file; the same may well work in a moment."""

    problem = ProblemType.READING_UNAVAILABLE


class StorageUnavailable(FinPulseError):
    """The storage of uploads can't be reached or used now; the same may well work in a moment."""

    problem = ProblemType.STORAGE_UNAVAILABLE


class NoRoom(FinPulseError):
    """The disks have no room for a file; the sentence says which."""

    problem = ProblemType.NO_ROOM


class AddressRefused(FinPulseError):
    """A URL, or the host behind it, that this service doesn't ask for anybody; the sentence says what it takes."""

    problem = ProblemType.ADDRESS_REFUSED


class ExchangeFailed(FinPulseError):
    """Another host could not be reached or understood; the same may well work in a moment."""

    problem = ProblemType.PROVIDER_FAILED


class ProviderFailed(FinPulseError):
    """A provider has not given what it was asked for; the sentence says what it has answered, and what would help."""

    problem = ProblemType.PROVIDER_FAILED


class AnswerTooLarge(FinPulseError):
    """Another host has answered with more than is taken."""

    problem = ProblemType.ANSWER_TOO_LARGE


class Unsealable(FinPulseError):
    """A stored secret that no key of ours opens any more; whoever gave it has to give it again."""

    problem = ProblemType.SECRET_LOST


class OutcomeUnknown(FinPulseError):
    """The connection was lost while a transaction was being committed, and what became of it can't be found out."""

    problem = ProblemType.OUTCOME_UNKNOWN


class QuotaExceeded(FinPulseError):
    """A user has as much stored as one may have; the sentence says how much, and what makes room."""

    problem = ProblemType.QUOTA_EXCEEDED


class TooManyJobs(FinPulseError):
    """A user has as many unfinished jobs as one may have."""

    problem = ProblemType.TOO_MANY_JOBS


class Busy(FinPulseError):
    """Too many ask for the same costly work; the same may well work in a moment."""

    problem = ProblemType.BUSY

    def __init__(self) -> None:
        super().__init__("Too many ask for this just now. Nothing was changed; ask again in a few seconds.")


class FormatUnavailable(FinPulseError):
    """A format that this installation can't write, since a library for it is not there."""

    problem = ProblemType.FORMAT_UNAVAILABLE


class SearchTooLong(FinPulseError):
    """Looking through the transactions takes longer than a request may."""

    problem = ProblemType.SEARCH_TOO_LONG

    def __init__(self, looked_at: int | None, seconds: float) -> None:
        rows = "your transactions" if looked_at is None else f"{looked_at} of your transactions"
        super().__init__(
            f"Looking through {rows} took more than {seconds:g} seconds, and there is no full answer yet; "
            "narrow it by from and to, by account_id or job_id, or ask for fewer rows."
        )


class QueryTooLong(FinPulseError):
    """A question whose figures take longer to work out than a request may."""

    problem = ProblemType.SEARCH_TOO_LONG

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"Working this out took more than {seconds:g} seconds; ask about fewer days, one account or one category."
        )


class QueryFailed(FinPulseError):
    """The database would not run what a question came to; what it has said is in no answer."""

    def __init__(self) -> None:
        super().__init__("The figures of this question could not be worked out.")


class LeaseLost(FinPulseError):
    """Another worker has taken the stage over; whatever this one has not committed is void."""


class CommitLost(FinPulseError):
    """The database has not kept what this attempt has committed; the next one goes on from what it has kept."""


class RowsLost(FinPulseError):
    """Rows of a statement have no outcome, so that the job must not be called completed."""

    problem = ProblemType.ROWS_LOST


class TriedTooOften(FinPulseError):
    """A stage has come to no end so often that another attempt would help nobody."""

    problem = ProblemType.TRIED_TOO_OFTEN


class Cancelled(FinPulseError):
    """The user has asked for the job to stop."""


class BackupError(FinPulseError):
    """A backup that can't be made, or a file that can't be restored; the sentence says why, and what would help."""
