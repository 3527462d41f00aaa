"""One-time codes: those of an authenticator by the time (RFC 6238), and recovery codes for whoever has lost it."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from hmac import compare_digest
from typing import Final

import pyotp

# What every authenticator does: six digits by HMAC-SHA-1, a new one each half minute.
STEP_SECONDS: Final = 30
# Clocks that differ by a step, and a code that was typed just before it changed.
WINDOW: Final = 1
ISSUER: Final = "Fin-Pulse"
RECOVERY_CODES: Final = 10
# Letters that nobody takes for another: 16 of them are 80 bits, for which a plain hash is enough.
_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP_LETTERS = 4, 4
_CODE: Final = re.compile(r"[0-9]{6}")


def new_secret() -> str:
    """A new secret of an authenticator, 160 bits in base 32."""
    return pyotp.random_base32()


def secret_uri(secret: str, address: str) -> str:
    """The secret as authenticators take it, mostly out of a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: float | None = None) -> int | None:
    """The number of the half minute that a code is of, None where it is not of one around now."""
    digits = "".join(code.split())
    if not _CODE.fullmatch(digits):
        return None
    totp, current = pyotp.TOTP(secret), int(time.time() if now is None else now) // STEP_SECONDS
    steps = range(current - WINDOW, current + WINDOW + 1)
    # All are tried, so that it takes the same time whichever it is.
    matching = [step for step in steps if compare_digest(totp.generate_otp(step), digits)]
    return matching[0] if matching else None


def new_recovery_codes() -> list[str]:
    """Recovery codes, each good once."""
    return ["-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES)]


def recovery_hash(code: str) -> bytes:
    """What a recovery code is kept by, however its groups were typed.

    >>> recovery_hash("abcd-efgh-ijkm-npqr") == recovery_hash(" ABCD EFGH IJKM NPQR")
    True
    """
    letters = "".join(character for character in code.lower() if character.isalnum())
    return hashlib.sha256(letters.encode()).digest()


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LETTERS))
