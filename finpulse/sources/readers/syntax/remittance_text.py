"""A payment's information field -> its remittance text and the counterparty's name, in each structure banks use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

# SWIFT breaks lines at about this width, and the German subfields at that one, in the middle of words.
_WIDTH: Final = 64
_SUBFIELD_WIDTH: Final = 27
_LONGEST: Final = 4_000
# A transaction code of three digits, then a mark before each subfield of two: ?20, ~32, <20.
_SUBFIELDS: Final = re.compile(r"\s*+(\d{3})?\s*+([?~<>^|@§])(?=\d\d)")
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


class Remittance(NamedTuple):
    """The text of a payment, and the counterparty's name; either may be blank."""

    text: str
    name: str = ""


def read_remittance(lines: Sequence[str]) -> Remittance:
    """The remittance in the lines of a field, in any of the structures.

    >>> read_remittance(["106?00KARTENZAHLUNG?20SVWZ+Milk?21and bread?32CORNER SHOP"])
    Remittance(text='Milk and bread', name='CORNER SHOP')
    >>> read_remittance(["/TRTP/SEPA/IBAN/NL00/NAME/J. DOE/REMI/Rent of May"])
    Remittance(text='Rent of May', name='J. DOE')
    """
    joined = _joined(lines, _WIDTH)[:_LONGEST]
    if match := _SUBFIELDS.match(joined):
        # Wrapped lines may cut a subfield's number in two, so nothing is put between them.
        whole = "".join(line.strip("\r\n") for line in lines)[:_LONGEST]
        return _subfields(whole, match[2]) or Remittance(joined)
    # A line may end within a code word: then nothing belongs between the lines.
    cut = "".join(line.strip("\r\n") for line in lines)[:_LONGEST]
    return _slashed(cut if len(_SLASHED.findall(cut)) > len(_SLASHED.findall(joined)) else joined) or Remittance(
        _words_of(joined)
    )


def read_numbered_lines(lines: Sequence[str]) -> Remittance:
    """The remittance in lines that begin with two digits: up to 14 its text, 15 and 16 the name."""
    numbered = [(int(line[:2]), line[2:]) for line in lines if line[:2].isdecimal() and line[:2].isascii()]
    name = _joined([text for number, text in numbered if number in (15, 16)], _SUBFIELD_WIDTH)
    text = _joined([text for number, text in numbered if number <= 14], _SUBFIELD_WIDTH)
    return Remittance("" if name else text, name)


def _joined(pieces: Sequence[str], width: int) -> str:
    """The pieces as one text: one of full width was cut anywhere, the others between words."""
    text = "".join(piece if len(piece.rstrip()) >= width else f"{piece} " for piece in pieces)
    return _BLANKS.sub(" ", text).strip()


def _subfields(text: str, mark: str) -> Remittance | None:
    pieces = re.split(rf"{re.escape(mark)}(\d\d)", text)
    subfields = list(zip(map(int, pieces[1::2]), pieces[2::2], strict=True))
    name = _joined([piece for number, piece in subfields if number in _NAMES], _SUBFIELD_WIDTH)
    purpose = _joined([piece for number, piece in subfields if number in _PURPOSES], _SUBFIELD_WIDTH)
    posting = _joined([piece for number, piece in subfields if number == 0], _SUBFIELD_WIDTH)
    text = _words_of(purpose) or posting
    return Remittance(text, name) if text or name else None


def _words_of(purpose: str) -> str:
    """The values that are written for people in a text with codes; the whole text where it has none of them."""
    pieces = _SEPA.split(purpose)
    if len(pieces) < 3:
        return purpose
    coded = zip(pieces[1::2], pieces[2::2], strict=True)
    words = [pieces[0], *(value for code, value in coded if code in _SEPA_WORDS)]
    return " ".join(" ".join(words).split()) or purpose


def _slashed(text: str) -> Remittance | None:
    pieces = _SLASHED.split(text)
    if len(pieces) < 3:
        return None
    values: dict[str, str] = {}
    for code, value in zip(pieces[1::2], pieces[2::2], strict=True):
        if value.strip("/ "):
            values.setdefault(code, value)
    name = values.get("NAME", "") or _third_part(values.get("CNTP", ""))
    words = [pieces[0], _STRUCTURE.sub("", values.get("REMI", ""))]
    purpose = " ".join(" ".join(words).replace("//", " ").strip("/ ").split())
    purpose = purpose or ("" if name else values.get("TRTP", "").strip("/ "))
    return Remittance(purpose or ("" if name else text), name.strip("/ "))


def _third_part(counterparty: str) -> str:
    """The name behind the account and the bank: NL00BANK/BANKNL2A/J. DOE/CITY."""
    parts = counterparty.split("/")
    return parts[2] if len(parts) > 2 else ""
