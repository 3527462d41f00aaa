"""The sharpest faults of `make chaos` in half a minute, on a stack of its own."""

from __future__ import annotations

import random
import time

import pytest

from scripts.chaos.check import found_faults
from scripts.chaos.code_trees import changed_code
from scripts.chaos.faults import flush_valkey, send_five_times
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.trials import Bench, Trial
from scripts.chaos.users import Sender, fresh_folder
from scripts.chaos.walls import MOMENTS

SEED = 11
CALM_SECONDS = 60


@pytest.mark.timeout(300)  # It takes half a minute; where a machine is busy, the stack alone takes one to start.
def test_killed_at_the_worst_moments_a_stack_loses_and_doubles_nothing() -> None:
    chance = random.Random(SEED)
    with living_stack(lambda folder: changed_code(folder, MOMENTS)) as stack:
        # The commit before the blow is nearly always lost; where the disk was faster, the crash alone is what is tried.
        outcome = Bench(stack, chance).do(Trial("ingest", whole=False, at_moment=True))
        assert (outcome.fell, outcome.lost, outcome.doubled, outcome.wrong) == (True, 0, 0, [])
        senders = [Sender(stack), Sender(stack)]
        suffer(stack, chance, senders)
        assert wait_for_all(senders) == 0
        assert list(found_faults(stack, senders)) == []


def suffer(stack: LivingStack, chance: random.Random, senders: list[Sender]) -> None:
    """Two users at work while messages are lost and doubled, and a worker and the API are killed."""
    folder = fresh_folder(stack.settings.home, "short")
    for number, sender in enumerate(senders):
        sender.send(make_statement(folder, chance, number, 5_000, has_balance=True))
    senders[0].send_at_once(make_statement(folder, chance, 10, 40), with_key=True)
    flush_valkey(stack, chance)
    send_five_times(stack, chance)
    stack.kill("worker")
    stack.kill("api")
    senders[1].send_with_key(make_statement(folder, chance, 11, 40))


def wait_for_all(senders: list[Sender]) -> int:
    """How many jobs have not ended after a calm minute."""
    deadline = time.monotonic() + CALM_SECONDS
    while (left := sum(sender.unfinished() for sender in senders)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return left
