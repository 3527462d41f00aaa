"""What all that comes in has in common: names that are known, and a sentence for any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, ClassVar, Final

from marshmallow import Schema, ValidationError

UNKNOWN: Final = "There is no such name here."


class Input(Schema):
    """Fields of known names. Whatever else comes is refused, with the name that was perhaps meant."""

    noun: ClassVar[str]
    error_messages = {"unknown": UNKNOWN}  # noqa: RUF012 - marshmallow declares it so.

    def handle_error(self, error: ValidationError, data: Any, **kwargs: Any) -> None:
        """Say of each name that isn't known which ones are."""
        del data, kwargs
        said = error.messages
        if isinstance(said, dict):
            said.update({name: [self._unknown(name)] for name, told in said.items() if told == [UNKNOWN]})

    def _unknown(self, name: str) -> str:
        return unknown_name(self.noun, name, sorted(field.data_key or key for key, field in self.load_fields.items()))


class Query(Input):
    """The parameters of a query."""

    noun = "parameter"


class Form(Input):
    """The plain fields of a form, beside its file."""

    noun = "field"


def unknown_name(noun: str, name: str, known: Sequence[str]) -> str:
    """What is said of a name that there isn't.

    >>> unknown_name("parameter", "accountId", ["account_id", "limit"])
    'There is no such parameter here; did you mean account_id? It takes account_id, limit.'
    >>> unknown_name("parameter", "limit", [])
    'There is no such parameter here; it takes none.'
    """
    meant = get_close_matches(name, known, 1) if isinstance(name, str) else []
    said = f"There is no such {noun} here"
    if not known:
        return f"{said}; it takes none."
    guess = f"; did you mean {meant[0]}?" if meant else "."
    return f"{said}{guess} It takes {', '.join(known)}."


def repeated(names: Iterable[str]) -> dict[str, list[str]]:
    """What is said of names that come more than once, where each may come once.

    >>> repeated(["limit", "cursor", "limit"])
    {'limit': ['It was given 2 times; give it once.']}
    """
    listed = list(names)
    counts = {name: listed.count(name) for name in dict.fromkeys(listed)}
    return {name: [f"It was given {count} times; give it once."] for name, count in counts.items() if count > 1}
