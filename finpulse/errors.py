"""What can go wrong, as exceptions that carry a sentence for whoever can mend it. No HTTP in here."""

from __future__ import annotations


class FinPulseError(Exception):
    """The root of all our own errors; its text is safe to show to a user."""


class SettingError(FinPulseError):
    """An environment variable has a value that can't be used."""

    def __init__(self, name: str, found: str, takes: str) -> None:
        super().__init__(f"{name} is {found!r}; it takes {takes}.")
        self.name = name


class NotFound(FinPulseError):
    """Something does not exist, or belongs to somebody else, which must look the same."""


class Conflict(FinPulseError):
    """The request was understood and clashes with what is there already."""


class Unauthenticated(FinPulseError):
    """Nobody known is asking: a wrong password, or a token that is missing, expired or revoked."""


class InvalidInput(FinPulseError):
    """A field that can't be used, with a sentence for each."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(said)}" for field, said in errors.items()))
        self.errors = errors

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[dict[str, list[str]]]]:
        """Another process is told the fields, and not their sentences alone."""
        return InvalidInput, (self.errors,)


class UnreadableFile(FinPulseError):
    """A whole file that can't be read as a statement; the sentence says why and what would help."""


class ReadingStopped(UnreadableFile):
    """A file that took more than it may, or ended the process that read it."""


class ReadingUnavailable(FinPulseError):
    """No process could be had to read a file in, for no fault of the file; the same may well work in a moment."""


class StorageUnavailable(FinPulseError):
    """The storage of uploads can't be reached or used now; the same may well work in a moment."""


class AddressRefused(FinPulseError):
    """A URL, or the host behind it, that this service doesn't ask for anybody; the sentence says what it takes."""


class ExchangeFailed(FinPulseError):
    """Another host could not be reached or understood; the same may well work in a moment."""


class AnswerTooLarge(FinPulseError):
    """Another host has answered with more than is taken."""


class OutcomeUnknown(FinPulseError):
    """The connection was lost while a transaction was being committed, and what became of it can't be found out."""


class QuotaExceeded(FinPulseError):
    """A user has as much stored as one may have; the sentence says how much, and what makes room."""


class TooManyJobs(FinPulseError):
    """A user has as many unfinished jobs as one may have."""


class Busy(FinPulseError):
    """Too many ask for the same costly work; the same may well work in a moment."""

    def __init__(self) -> None:
        super().__init__("Too many ask for this just now. Nothing was changed; ask again in a few seconds.")


class LeaseLost(FinPulseError):
    """Another worker has taken the stage over; whatever this one has not committed is void."""


class CommitLost(FinPulseError):
    """The database has not kept what this attempt has committed; the next one goes on from what it has kept."""


class RowsLost(FinPulseError):
    """Rows of a statement have no outcome, so that the job must not be called completed."""


class TriedTooOften(FinPulseError):
    """A stage has come to no end so often that another attempt would help nobody."""


class Cancelled(FinPulseError):
    """The user has asked for the job to stop."""


class BackupError(FinPulseError):
    """A backup that can't be made, or a file that can't be restored; the sentence says why, and what would help."""
