"""The two things Linux can do for a child process that Python has no function for."""

from __future__ import annotations

import ctypes
import os
from typing import Final

PR_SET_PDEATHSIG: Final = 1
PR_SET_SECUREBITS: Final = 28
PR_CAP_AMBIENT: Final = 47
PR_CAP_AMBIENT_RAISE: Final = 2
SECBIT_NO_SETUID_FIXUP: Final = 1 << 2
CAPABILITY_VERSION_3: Final = 0x20080522
CAP_DAC_OVERRIDE: Final = 1
CAP_DAC_READ_SEARCH: Final = 2


def signal_at_parents_death(number: int) -> None:
    """Have the kernel send this process the signal when its parent ends. A change of user undoes it."""
    _prctl(PR_SET_PDEATHSIG, number)


def keep_through_setuid() -> None:
    """Let capabilities survive the change to another user.

    It also makes access(2), with which PostgreSQL looks for its own binaries, count them.
    """
    _prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP)


def hold_only(capability: int) -> None:
    """Give up every capability but this one (below 32), which programs started from here hold as well."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    mask = 1 << capability
    sets = (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)  # effective, permitted, inheritable; low, then high
    _checked(ctypes.CDLL(None, use_errno=True).capset(header, sets))
    _prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability)


def _prctl(*arguments: int) -> None:
    padded = [ctypes.c_ulong(number) for number in (*arguments, 0, 0, 0, 0)[1:5]]
    _checked(ctypes.CDLL(None, use_errno=True).prctl(ctypes.c_int(arguments[0]), *padded))


def _checked(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
