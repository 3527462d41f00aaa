"""Signed messages: JSON whose last member is an HMAC of the rest, so that the broker can't make work of its own.

The signature stands inside the JSON, in the part of a message that an earlier version of the workers doesn't look at:
so workers of both versions understand the messages of both while one takes the other's place.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from typing import Any, Final

_SIGNED: Final = re.compile(r'(.*?)(?:, )?"signature": "([0-9a-f]{64})"(\}\]?)', re.DOTALL)
_PURPOSE: Final = b"finpulse messages"


class BadSignature(ValueError):
    """A message that was not signed with our key."""


class Signer:
    """Writes and reads signed JSON. `secret` is called when the first message comes or goes."""

    def __init__(
        self, secret: Callable[[], str], write: Callable[[Any], str], read: Callable[[str | bytes], Any]
    ) -> None:
        self._secret = secret
        self._write = write
        self._read = read

    def dumps(self, message: Any) -> str:
        """A task's [arguments, named arguments, what is embedded], or a command, as signed JSON."""
        text = self._write(message)
        end = "}]" if text.endswith("}]") else "}"
        unsigned = text.removesuffix(end)
        comma = "" if unsigned.endswith("{") else ", "
        return f'{unsigned}{comma}"signature": "{self._signature(text)}"{end}'

    def loads(self, text: str | bytes) -> Any:
        """The message. Raises BadSignature, but for events, which nobody acts upon."""
        text = text if isinstance(text, str) else bytes(text).decode()
        match = _SIGNED.fullmatch(text)
        if match and hmac.compare_digest(self._signature(match[1] + match[3]), match[2]):
            return self._read(match[1] + match[3])
        message = self._read(text)
        if _is_acted_upon(message):
            raise BadSignature("The message is not signed with our key.")
        return message

    def _signature(self, text: str) -> str:
        key = hmac.digest(self._secret().encode(), _PURPOSE, hashlib.sha256)
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _is_acted_upon(message: Any) -> bool:
    """Whether it is a task, or a command for a worker; what else there is are replies and events, single or several."""
    if isinstance(message, dict):
        return "method" in message
    return not (isinstance(message, list) and all(isinstance(each, dict) and "type" in each for each in message))
