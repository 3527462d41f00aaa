"""Long work makes way for short work: a worker that has no queue of short jobs is nicer, as soon as it has started."""

from __future__ import annotations

import os
from typing import Any, Final

from celery.signals import worker_ready

from finpulse.jobs.queue import app
from finpulse.pipeline.file_reading import SANDBOX

SHORT_JOBS: Final = "interactive"
# By 10 more the long work gets a tenth of a processor that others want, and all of one that they don't.
BEHIND: Final = 10
NICEST: Final = 19


@worker_ready.connect
def step_behind(**_: Any) -> None:
    """Let others go first at the processor: the main process, its pool, and what reads files for them.

    Not before it has started: what stood still when everything was restarted is to go on soon.
    """
    if SHORT_JOBS not in app.amqp.queues.consume_from:
        niceness = min(os.getpriority(os.PRIO_PROCESS, 0) + BEHIND, NICEST)
        os.setpriority(os.PRIO_PGRP, 0, niceness)
        SANDBOX.step_behind(niceness)
