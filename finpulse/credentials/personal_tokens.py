"""The form of personal access tokens, by which scanners of leaked secrets know them, and a slip of the pen is seen.

`fp_17_` and 32 letters and digits, of which the last six are a checksum of all before them; 17 is the owner's id.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import string
import zlib
from typing import Final, NamedTuple

PREFIX: Final = "fp_"
# 155 bits, which nobody guesses: so a plain hash is enough to keep it by.
RANDOM_LETTERS: Final = 26
CHECK_LETTERS: Final = 6
_LETTERS: Final = string.ascii_letters + string.digits
_BODY: Final = rf"{PREFIX}([1-9][0-9]{{0,17}})_[A-Za-z0-9]{{{RANDOM_LETTERS}}}"
_FORM: Final = re.compile(rf"({_BODY})([A-Za-z0-9]{{{CHECK_LETTERS}}})")


class ShownToken(NamedTuple):
    """What a token says by itself: whose it is, unproven until its hash is found there."""

    owner_id: int
    token_hash: bytes


def new_personal_token(owner_id: int) -> str:
    """A token that nobody has had before."""
    body = f"{PREFIX}{owner_id}_" + "".join(secrets.choice(_LETTERS) for _ in range(RANDOM_LETTERS))
    return body + _checksum(body)


def read_personal_token(text: str) -> ShownToken | None:
    """What a token says, None for what can't be one of ours."""
    found = _FORM.fullmatch(text)
    if found is None or found[3] != _checksum(found[1]):
        return None
    return ShownToken(int(found[2]), token_hash(text))


def token_hash(token: str) -> bytes:
    """What a token is kept by."""
    return hashlib.sha256(token.encode()).digest()


def _checksum(body: str) -> str:
    """CRC-32 in base 62, as GitHub's tokens have it.

    >>> _checksum("fp_17_abcdefghijklmnopqrstuvwxyz")
    'ak0isZ'
    """
    number, letters = zlib.crc32(body.encode()), ""
    for _ in range(CHECK_LETTERS):
        number, place = divmod(number, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters
