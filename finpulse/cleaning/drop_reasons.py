"""Why a row becomes no transaction, in sentences that its owner can read."""

from __future__ import annotations

from typing import Final

# More of a cell or a header than this is not repeated in a sentence about it.
QUOTED: Final = 80


class Unusable(ValueError):
    """A row becomes no transaction; the message is the reason for the ledger."""


class Rejected(Unusable):
    """A cell that should hold a value can't be read."""


class Skipped(Unusable):
    """A row that is no transaction."""


def in_column(what: str, header: str) -> str:
    """What is wrong, with the name of the column if it has one."""
    return f'{what} in column "{header[:QUOTED]}"' if header else what


def short(sentence: str) -> str:
    """A sentence about a cell, with the middle of an overlong cell left out and no zero bytes."""
    sentence = sentence.replace("\0", "")
    return sentence if len(sentence) <= 2 * QUOTED else f"{sentence[:QUOTED]}…{sentence[-QUOTED // 2 :]}"
