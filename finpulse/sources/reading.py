"""How a file is to be read, from its bytes to what its columns mean, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from finpulse.cleaning.layout import Layout
from finpulse.cleaning.values.currencies import HOME_CURRENCY

# The flags of a column that a reader derives from a running balance.
MONEY_IN: Final = "+"
MONEY_OUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about the account before its file is opened: evidence of the last resort.

    `earlier` are the layouts of the account's latest statements, the newest first.
    """

    account_type: str = "checking"
    currency: str = HOME_CURRENCY
    locale: str | None = None
    earlier: tuple[Layout, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file alone could not decide: what, which answers there are, which one was taken.

    `about` and the choices are the names and values that the reading's JSON has for it, so that an answer is a change
    of the reading; each choice comes with a sentence for people.
    """

    about: str
    text: str
    choices: Mapping[str, str]
    taken: str

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold, as clients see it."""
        return {
            "about": self.about,
            "text": self.text,
            "choices": list(self.choices),
            "meanings": dict(self.choices),
            "taken": self.taken,
        }


class Dialect(NamedTuple):
    """How lines become cells.

    `escape` is what stands before a quote inside a quoted cell, "" where it is doubled instead. `doubled` means that
    two delimiters stand between cells, `spaced` that blanks follow a delimiter before a quote, `wrapped` that whole
    lines are quoted as if each were one cell.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""
    doubled: bool = False
    spaced: bool = False
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read one file. Lines are physical and count from 1; no header line means no header.

    `escape`, `doubled`, `spaced` and `wrapped` are those of its dialect. `part` is where in the file the rows stand:
    a workbook's sheet, a JSON document's path; "" where there is but one place.
    """

    encoding: str
    delimiter: str
    quote: str
    header_line: int | None
    first_line: int
    layout: Layout
    questions: tuple[Question, ...] = field(default=())
    format: str = "csv"
    escape: str = ""
    doubled: bool = False
    spaced: bool = False
    wrapped: bool = False
    part: str = ""

    @property
    def dialect(self) -> Dialect:
        """How the file's lines become cells."""
        return Dialect(self.delimiter, self.quote, self.escape, self.doubled, self.spaced, self.wrapped)

    def to_json(self) -> dict[str, Any]:
        """The reading as clients see it and as the job keeps it."""
        return {
            "format": self.format,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "quote": self.quote,
            "escape": self.escape,
            "doubled": self.doubled,
            "spaced": self.spaced,
            "wrapped": self.wrapped,
            "part": self.part,
            "header_line": self.header_line,
            "first_line": self.first_line,
            **self.layout.to_json(),
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Reading:
        """The reading that `to_json` described; questions are kept beside it, not in it."""
        return cls(
            encoding=kept["encoding"],
            delimiter=kept["delimiter"],
            quote=kept["quote"],
            header_line=kept["header_line"],
            first_line=kept["first_line"],
            layout=Layout.from_json(kept),
            format=kept["format"],
            escape=kept.get("escape", ""),
            doubled=kept.get("doubled", False),
            spaced=kept.get("spaced", False),
            wrapped=kept.get("wrapped", False),
            part=kept.get("part", ""),
        )


class RawRow(NamedTuple):
    """One record of the file as it stood: the physical line on which it begins, and its cells."""

    line: int
    cells: list[str]
