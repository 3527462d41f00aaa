"""What a child may use for one file, and the sentences for those that take more."""

from __future__ import annotations

import math
import os
import resource
import signal
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from finpulse.config import read_settings

# A large file may take longer, and readers of all formats take less than a second for each of its megabytes.
SECONDS_A_MEGABYTE: Final = 3
# While other processes have the processor, a child waits for it.
WALL_TO_PROCESSOR: Final = 6
_STATM: Final = Path("/proc/self/statm")
_ADVICE: Final = "Export a shorter period, or export it in another format such as CSV, and try again."


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of processor time and of waiting for one file, and bytes of memory."""

    processor_seconds: int
    wall_seconds: int
    memory: int

    def for_size(self, size: int) -> Limits:
        """The limits for a file of so many bytes."""
        more = SECONDS_A_MEGABYTE * size >> 20
        return Limits(self.processor_seconds + more, self.wall_seconds + WALL_TO_PROCESSOR * more, self.memory)

    def for_request(self) -> Limits:
        """The limits where a client waits for an answer, whatever the size: twice the processor time by the clock."""
        return Limits(self.processor_seconds, 2 * self.processor_seconds, self.memory)


@cache
def usual_limits() -> Limits:
    """The limits by the settings."""
    settings = read_settings()
    return Limits(settings.reading_seconds, WALL_TO_PROCESSOR * settings.reading_seconds, settings.reading_memory)


def limit_memory(size: int) -> None:
    """Let this process have so many bytes beyond those that it has."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _STATM.exists():
        has = int(_STATM.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (has + size, has + size))


def limit_processor(seconds: int) -> None:
    """Let this process have so many seconds of processor time from now on; SIGXCPU ends it then."""
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + seconds, most))


def resident() -> int:
    """The bytes of memory that this process holds; 0 where the system doesn't tell."""
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if _STATM.exists() else 0


def too_slow(limits: Limits) -> str:
    """That a file took too much processor time, as a sentence."""
    return (
        f"Reading this file took more than {limits.processor_seconds} s of processor time and was given up. {_ADVICE}"
    )


def too_long(limits: Limits) -> str:
    """That a file took too long by the clock, as a sentence."""
    return f"Reading this file took longer than {limits.wall_seconds} s and was given up. {_ADVICE}"


def too_large(limits: Limits) -> str:
    """That a file took too much memory, as a sentence."""
    return f"Reading this file took more than {limits.memory >> 20} MB of memory and was given up. {_ADVICE}"


def killed(number: int) -> str:
    """That a signal has ended the child, as a sentence."""
    name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
    return f"Reading this file ended the process that read it ({name}), so it was given up. {_ADVICE}"


def broken(error: str) -> str:
    """That a reader has stumbled over a file, as a sentence."""
    return f"This file could not be read: it holds something that no statement does ({error}). {_ADVICE}"
