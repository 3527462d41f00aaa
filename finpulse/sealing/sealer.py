"""A text -> bytes that tell nothing without the key, by NaCl's secret box; keys change without anything being lost."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from finpulse.errors import Unsealable

_PURPOSE: Final = b"finpulse sealing"
_ID_BYTES: Final = 8


class Sealer:
    """Seals with the first of its keys, and opens what any of them has sealed.

    What is sealed begins with the id of its key, which tells nothing about it.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        self._boxes = {_key_id(key): SecretBox(key) for key in map(_key_of, secrets)}
        self._newest = next(iter(self._boxes))

    @property
    def newest(self) -> bytes:
        """The id of the key that seals now, with which all begins that it has sealed."""
        return self._newest

    def seal(self, text: str) -> bytes:
        """Seal a text; the same text looks different each time."""
        return self._newest + bytes(self._boxes[self._newest].encrypt(text.encode()))

    def open(self, sealed: bytes) -> str:
        """The text. Raises Unsealable where its key is none of these, or it was changed."""
        box = self._boxes.get(sealed[:_ID_BYTES])
        try:
            if box is not None:
                return box.decrypt(sealed[_ID_BYTES:]).decode()
        except CryptoError:
            pass
        raise Unsealable(
            "The secrets that were stored for this can't be opened any more: the key that they were sealed with is "
            "none of FINPULSE_ENCRYPTION_KEYS. Please give them again."
        )

    def is_newest(self, sealed: bytes) -> bool:
        """Whether it was sealed with the key that seals now."""
        return sealed[:_ID_BYTES] == self._newest


def _key_of(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=SecretBox.KEY_SIZE, person=_PURPOSE).digest()


def _key_id(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=_ID_BYTES, person=_PURPOSE).digest()
