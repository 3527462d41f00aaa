"""What the stack consists of: the embedded servers, the API, workers, beat, the sweeper and Flower."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from finpulse.cli.client import local_url
from finpulse.config import Settings
from finpulse.credentials.guessing import check_secret
from finpulse.embedded.program import SERVERS
from finpulse.local_secrets import local_secret
from finpulse.sources.readers.pdf.scans.recogniser import is_installed

FLOWER_USER: Final = "finpulse"
CELERY: Final = "workers"


@dataclass(frozen=True, slots=True)
class Program:
    """A Python module to keep running; its arguments hold no path and no blank, so that nothing has to be quoted."""

    name: str
    arguments: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    stop_signal: signal.Signals = signal.SIGTERM
    in_checkout: bool = False  # It runs in FINPULSE_HOME otherwise.


def server_programs(names: Iterable[str]) -> tuple[Program, ...]:
    """The named embedded servers."""
    return tuple(Program(name, ("finpulse.embedded", name), stop_signal=SERVERS[name].STOP_SIGNAL) for name in names)


def serving_programs(settings: Settings) -> tuple[Program, ...]:
    """What imports go through: the API, a worker that large ones don't keep busy, and one for those."""
    # gunicorn.conf.py lies in the checkout, and says the rest.
    return (Program("api", _tied("gunicorn"), in_checkout=True), *worker_programs(settings))


def worker_programs(settings: Settings) -> tuple[Program, ...]:
    """The workers among these."""
    return (
        _worker("worker", "interactive", settings.worker_processes),
        _worker("bulk", "bulk,night", settings.bulk_processes),
        *_ocr(settings),
    )


def _ocr(settings: Settings) -> tuple[Program, ...]:
    """What reads scanned pages, one at a time, where that is installed: nothing else waits behind it."""
    return (_worker("ocr", "ocr", 1),) if settings.ocr and is_installed() else ()


def attending_programs(settings: Settings) -> tuple[Program, ...]:
    """What looks after the others; it starts when they are there, and not beside them."""
    return (
        Program("beat", _tied(CELERY, "beat", "--pidfile=")),
        Program("sweeper", _tied("workers.sweeper")),
        Program(
            "flower",
            _tied(CELERY, "flower", "--address=127.0.0.1", f"--port={settings.flower_port}"),
            in_checkout=True,  # flowerconfig.py lies there, with the password.
        ),
        *_inbox(settings),
    )


def _inbox(settings: Settings) -> tuple[Program, ...]:
    """What takes statements from the folder of FINPULSE_INBOX, where one is named, for this machine's own person."""
    if settings.inbox is None:
        return ()
    return (Program("inbox", _tied("finpulse.cli", "watch", "--server", local_url(settings))),)


def flower_password(settings: Settings) -> str:
    """The password that Flower asks for: the one that is given, else this machine's, made once."""
    given = settings.flower_password
    return check_secret("FINPULSE_FLOWER_PASSWORD", given) if given else local_secret(settings.home, "flower-password")


def _worker(name: str, queues: str, processes: int) -> Program:
    """A worker of these queues, with a name of its own among the workers of this machine."""
    # Nothing is revoked by messages, so that nobody has to be asked for a second what was.
    options = ("-n", f"{name}@%h", "-Q", queues, "--concurrency", str(processes), "--without-mingle")
    # SIGTERM then gives the stage in hand its soft shutdown before it is cut off.
    return Program(name, _tied(CELERY, "worker", *options), {"REMAP_SIGTERM": "SIGQUIT"})


def _tied(*module: str) -> tuple[str, ...]:
    """A module that ends when supervisord does, even if that dies of -9; the servers see to it themselves."""
    return ("finpulse.embedded", "launch", "--", "python", "-m", *module)
