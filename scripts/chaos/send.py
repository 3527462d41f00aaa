"""Sends messages in the stack's name: `python -m scripts.chaos.send again SEED`, or `night`."""

from __future__ import annotations

import random
import sys
from typing import Final

import psycopg

from finpulse.config import read_settings
from finpulse.jobs.queue import app, send_stages

LIVE: Final = "SELECT owner_id, id, stages, stage, queue FROM jobs WHERE status IN ('queued', 'running')"
TIMES: Final = 5


def again(seed: int) -> None:
    """Every message of every unfinished job, five times over and in any order."""
    chance = random.Random(seed)  # noqa: S311 - the same order for the same seed, and no secret.
    with psycopg.connect(read_settings().database_urls["owner"].replace("+psycopg", "")) as connection:
        jobs = TIMES * connection.execute(LIVE).fetchall()
    chance.shuffle(jobs)
    for owner_id, job_id, stages, stage, queue in jobs:
        send_stages(owner_id, job_id, stages[stages.index(stage) :], queue, chance.randrange(8))


def main(task: str, *arguments: str) -> None:
    """Send what is named."""
    if task == "again":
        again(int(arguments[0]))
    else:
        app.send_task("finpulse.nightly", retry=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
