"""What a payment's free text field holds -> its purpose and the other side's name, in each structure banks use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

# SWIFT breaks lines at about this width, and the German subfields at that one, in the middle of words.
_WIDTH: Final = 64
_SUBFIELD_WIDTH: Final = 27
_LONGEST: Final = 4_000
# A transaction code of three digits, then a mark before each subfield of two: ?20, ~32, <20.
_SUBFIELDS: Final = re.compile(r"\s*(\d{3})?\s*([?~<>^|@§])(?=\d\d)")
_NAMES: Final = range(32, 34)
_PURPOSES: Final = (*range(20, 30), *range(60, 64))
# The codes inside a German purpose, and those whose values are words for people.
_SEPA: Final = re.compile(
    r"(?:^|(?<=\W)|(?<=\w))(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP|BREF|RREF|IBAN|BIC)\+"
)
_SEPA_WORDS: Final = ("SVWZ", "ABWA", "ABWE")
# The code words between slashes that Dutch, Belgian and other banks write.
_SLASHED: Final = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|ISDT|ORDP|BENM|PREF|CNTP|PURP|ULTB|ULTD|ULTC|RTRN|TRCD|CREF|PMID|SVCL|NRTX|"
    r"ADDR|OCMT|EXCH|CHGS|ACCW|IREF|KREF|SWOC|BUSP|CNTR|SUM|ABWC|ABWD)/"
)
_STRUCTURE: Final = re.compile(r"^/?(?:USTD|STRD|CUR|SCOR)?/*")
_BLANKS: Final = re.compile(r"\s+")


class Purpose(NamedTuple):
    """The words of a payment, and who it was with; either may be blank."""

    text: str
    name: str = ""


def read_purpose(lines: Sequence[str]) -> Purpose:
    """The purpose in the lines of a field, whatever structure they have.

    >>> read_purpose(["106?00KARTENZAHLUNG?20SVWZ+Milk?21and bread?32CORNER SHOP"])
    Purpose(text='Milk and bread', name='CORNER SHOP')
    >>> read_purpose(["/TRTP/SEPA/IBAN/NL00/NAME/J. DOE/REMI/Rent of May"])
    Purpose(text='Rent of May', name='J. DOE')
    """
    joined = _joined(lines, _WIDTH)[:_LONGEST]
    if match := _SUBFIELDS.match(joined):
        # Wrapped lines may cut a subfield's number in two, so nothing is put between them.
        whole = "".join(line.strip("\r\n") for line in lines)[:_LONGEST]
        return _subfields(whole, match[2]) or Purpose(joined)
    return _slashed(joined) or Purpose(_words_of(joined))


def read_fields(lines: Sequence[str]) -> Purpose:
    """The purpose in lines that each begin with a number of two digits: up to 14 its text, 15 and 16 the name."""
    found = [(int(line[:2]), line[2:]) for line in lines if line[:2].isdecimal() and line[:2].isascii()]
    name = _joined([text for number, text in found if number in (15, 16)], _SUBFIELD_WIDTH)
    text = _joined([text for number, text in found if number <= 14], _SUBFIELD_WIDTH)
    return Purpose("" if name else text, name)


def _joined(pieces: Sequence[str], width: int) -> str:
    """The pieces as one text; a full one was broken where it ended, any other between words."""
    text = "".join(piece if len(piece.rstrip()) >= width else f"{piece} " for piece in pieces)
    return _BLANKS.sub(" ", text).strip()


def _subfields(text: str, mark: str) -> Purpose | None:
    pieces = re.split(rf"{re.escape(mark)}(\d\d)", text)
    found = list(zip(map(int, pieces[1::2]), pieces[2::2], strict=True))
    name = _joined([piece for number, piece in found if number in _NAMES], _SUBFIELD_WIDTH)
    purpose = _joined([piece for number, piece in found if number in _PURPOSES], _SUBFIELD_WIDTH)
    posting = _joined([piece for number, piece in found if number == 0], _SUBFIELD_WIDTH)
    text = _words_of(purpose) or posting
    return Purpose(text, name) if text or name else None


def _words_of(purpose: str) -> str:
    """The values for people out of a purpose with codes; all of it where it has none, or none of these."""
    pieces = _SEPA.split(purpose)
    if len(pieces) < 3:
        return purpose
    coded = zip(pieces[1::2], pieces[2::2], strict=True)
    words = [pieces[0], *(value for code, value in coded if code in _SEPA_WORDS)]
    return " ".join(" ".join(words).split()) or purpose


def _slashed(text: str) -> Purpose | None:
    pieces = _SLASHED.split(text)
    if len(pieces) < 3:
        return None
    found: dict[str, str] = {}
    for code, value in zip(pieces[1::2], pieces[2::2], strict=True):
        if value.strip("/ "):
            found.setdefault(code, value)
    name = found.get("NAME", "") or _third(found.get("CNTP", ""))
    words = [pieces[0], _STRUCTURE.sub("", found.get("REMI", ""))]
    purpose = " ".join(" ".join(words).replace("//", " ").strip("/ ").split())
    purpose = purpose or ("" if name else found.get("TRTP", "").strip("/ "))
    return Purpose(purpose or ("" if name else text), name.strip("/ "))


def _third(counterparty: str) -> str:
    """The name behind the account and the bank: NL00BANK/BANKNL2A/J. DOE/CITY."""
    parts = counterparty.split("/")
    return parts[2] if len(parts) > 2 else ""
