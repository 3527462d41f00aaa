"""How a file is to be read, from its bytes to what its columns mean, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from finpulse.cleaning.layout import Layout
from finpulse.cleaning.values.currencies import HOME_CURRENCY

# The flags of a column that a reader derives from a running balance.
MONEY_IN: Final = "+"
MONEY_OUT: Final = "-"
# What a question is about that takes every currency's code for an answer, not only its choices.
CURRENCY: Final = "currency"
# The answer where no choice is right, which undoes the import.
UNDO: Final = "undo"
# What a question is about that asks whether rows stand which nothing in the file proves, and the answer that they do.
UNPROVEN: Final = "unproven"
ACCEPT: Final = "accept"
# What a question is about that asks whether rows are transactions which the account has already, and its answers.
OVERLAP: Final = "overlap"
SAME: Final = "same"
DIFFERENT: Final = "different"


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about the account before its file is opened; it counts only where the file itself proves nothing.

    Where `names_currency` is false, the currency is a default: neither the account's owner nor an earlier statement has
    named one. `earlier` are the layouts of the account's latest statements, the newest first. `part` is where in the
    file the rows stand, as in a `Reading`, where a person has said so. `time_zone` is where the holder lives.
    """

    account_type: str = "checking"
    currency: str = HOME_CURRENCY
    names_currency: bool = True
    locale: str | None = None
    earlier: tuple[Layout, ...] = ()
    part: str = ""
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file alone could not decide: what it is about, the possible answers, the one taken.

    `about` and the choices are a key and its values in the reading's JSON, so that an answer is a change of the
    reading; each choice comes with a sentence for people. `samples` are the first rows of the file by each choice.
    `optional` means that the rows are read rightly whatever the answer is, and that what is taken is a setting of ours.
    """

    about: str
    text: str
    choices: Mapping[str, str]
    taken: str
    samples: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the lines of delimited text become cells.

    `escape` is what stands before a quote inside a quoted cell, "" where it is doubled instead. `doubled` means that
    two delimiters stand between cells, `spaced` that blanks follow a delimiter before a quote, `wrapped` that whole
    lines are quoted as if each were one cell, `formulas` that cells are formulas of a text: ="12.50". `cuts` are the
    columns, from 0, at which lines of fixed width are cut, which have no delimiter.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""
    doubled: bool = False
    spaced: bool = False
    wrapped: bool = False
    formulas: bool = False
    cuts: tuple[int, ...] = ()


# The dialect of formats whose records are not lines of cells between delimiters.
NO_DIALECT: Final = Dialect("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read one file. Lines are physical and count from 1; no header line means no header.

    `part` is where in the file the rows stand: a workbook's sheets, a JSON document's paths; "" where there is but one
    place. `members` are the files of an archive in which the rows stand, in their order; the rest of the reading holds
    for each of them.
    """

    format: str
    encoding: str
    dialect: Dialect = NO_DIALECT
    members: tuple[str, ...] = ()
    part: str = ""
    header_line: int | None = None
    first_line: int
    layout: Layout
    questions: tuple[Question, ...] = ()


class RawRow(NamedTuple):
    """One record of the file as it stood: the physical line on which it begins, and its cells."""

    line: int
    cells: list[str]
