"""One job, one blow: PostgreSQL's backend or all of it killed while a job of a certain kind is at work, and back."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple

import psutil

from scripts.chaos import strike
from scripts.chaos.audit import late_commits
from scripts.chaos.check import lost_and_doubled, stepped_in
from scripts.chaos.code_trees import changed_code
from scripts.chaos.historian import Historian
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.users import Sender, fresh_folder
from scripts.chaos.walls import MOMENTS

IMPORT_KINDS: Final = ("ingest", "transform", "load", "aggregate")
# A night commits with the disk, and a reread only once: there is no asynchronous commit that could be lost.
MOMENT_KINDS: Final = (*IMPORT_KINDS, "recategorise")
KINDS: Final = (*MOMENT_KINDS, "reread", "night")
ROWS: Final = 20_000
STRIKE_SECONDS: Final = 60
BACKEND: Final = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
    ORDER BY state = 'active' DESC, state_change DESC LIMIT 1
"""
AT_STAGE: Final = "SELECT stage = %s AND status = 'running' AND lease_until IS NOT NULL FROM jobs WHERE id = %s"


class Trial(NamedTuple):
    """What is done: the kind of job, whether all of PostgreSQL dies or a backend, and at which moment or by chance."""

    kind: str
    whole: bool
    at_moment: bool


class Outcome(NamedTuple):
    """What came of it: whether the blow fell, whether it took a commit, rows lost and doubled, and what was wrong."""

    trial: Trial
    fell: bool
    took_commit: bool | None
    lost: int
    doubled: int
    wrong: list[str]
    seconds: float


class Bench:
    """What trials are done with: a stack, a user with a history, and chance."""

    def __init__(self, stack: LivingStack, chance: random.Random) -> None:
        self.stack = stack
        self.chance = chance
        self.folder = fresh_folder(stack.settings.home, "trials")
        self._number = 0
        self._historian: Historian | None = None

    @property
    def historian(self) -> Historian:
        """A user with a history, over which rules run."""
        if self._historian is None:
            self._historian = Historian(self.stack, self.folder, self.chance, ROWS)
        return self._historian

    def sender(self) -> Sender:
        """A new user."""
        return Sender(self.stack)

    def do(self, trial: Trial) -> Outcome:
        """Do one trial, and check what it has left."""
        began = time.monotonic()
        for name in (strike.ORDER, strike.TAKEN, strike.STRUCK):
            (self.stack.settings.home / name).unlink(missing_ok=True)
        if trial.at_moment:
            self._order(trial)
        if trial.kind in IMPORT_KINDS:
            fell, lost, doubled, wrong = self._import(trial)
        else:
            fell, lost, doubled, wrong = self._over_history(trial)
        return Outcome(trial, fell, self._took_commit(), lost, doubled, wrong, time.monotonic() - began)

    def _import(self, trial: Trial) -> tuple[bool, int, int, list[str]]:
        self._number += 1
        sender = self.sender()
        statement = make_statement(self.folder, self.chance, self._number, ROWS)
        job = sender.send(statement)
        fell = self._strike(trial, job["id"], trial.kind)
        done = sender.ended(job["id"])
        wrong = [] if done["status"] == "completed" else [f"Job {job['id']} is {done['status']}: {done['error']}"]
        if done["rows"]["inserted"] != ROWS:
            wrong.append(f"Job {job['id']} is {done['status']} with {done['rows']}, and its file has {ROWS} rows.")
        lost, doubled = lost_and_doubled(self.stack, sender)
        return fell, lost, doubled, wrong

    def _over_history(self, trial: Trial) -> tuple[bool, int, int, list[str]]:
        historian = self.historian
        if trial.kind == "night":
            historian.begin_night()
            fell = self._strike(trial, None, trial.kind)
            wrong = list(historian.night_finished())
        else:
            job_id = historian.reread() if trial.kind == "reread" else historian.run_rule()
            fell = self._strike(trial, job_id, trial.kind)
            wrong = list(historian.finished(job_id))
        lost, doubled = lost_and_doubled(self.stack, self.historian)
        return fell, lost, doubled, wrong

    def _order(self, trial: Trial) -> None:
        order = {"stage": trial.kind, "share": self.chance.random() * 0.6, "whole": trial.whole}
        draft = self.stack.settings.home / f"{strike.ORDER}.draft"
        draft.write_text(json.dumps(order), "ascii")
        draft.rename(self.stack.settings.home / strike.ORDER)

    def _strike(self, trial: Trial, job_id: int | None, stage: str) -> bool:
        """Wait until the ordered blow has fallen, or strike while the job is at its stage; False where it was over."""
        if not trial.at_moment:
            self._wait_until_at(job_id, stage)
            time.sleep(self.chance.random() * 0.6)
            self._kill(trial.whole)
            return True
        struck = self.stack.settings.home / strike.STRUCK
        deadline = time.monotonic() + STRIKE_SECONDS
        while not struck.exists():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        if trial.whole:
            self.stack.kill_server("postgres")
        return True

    def _wait_until_at(self, job_id: int | None, stage: str) -> None:
        deadline = time.monotonic() + STRIKE_SECONDS
        with self.stack.connect() as connection:
            while job_id is not None and time.monotonic() < deadline:
                row = connection.execute(AT_STAGE, [stage, job_id]).fetchone()
                if row and row[0]:
                    return
                time.sleep(0.01)

    def _kill(self, whole: bool) -> None:
        if whole:
            self.stack.kill_server("postgres")
            return
        with self.stack.connect() as connection:
            row = connection.execute(BACKEND).fetchone()
        if row:
            with suppress(psutil.NoSuchProcess):
                psutil.Process(row[0]).kill()  # type: ignore[arg-type]  # It is the number of a process.
        time.sleep(0.3)
        self.stack.wait_for_servers()

    def _took_commit(self) -> bool | None:
        """Whether the blow has taken the commit before it; None where none was ordered or none fell."""
        with suppress(FileNotFoundError):
            told: dict[str, Any] = json.loads((self.stack.settings.home / strike.STRUCK).read_text("ascii"))
            return None if told["kept"] is None else not told["kept"]
        return None


def planned(count: int, kinds: tuple[str, ...], *, at_moment: bool) -> list[Trial]:
    """So many trials, one kind after the other; of each two of a kind one kills all of PostgreSQL."""
    return [Trial(kinds[at % len(kinds)], at // len(kinds) % 2 == 1, at_moment) for at in range(count)]


def run_trials(count: int, seed: int) -> bool:
    """So many trials at the moments that lost rows, and as many at random; returns whether nothing was wrong."""
    chance = random.Random(seed)  # noqa: S311 - the same trials for the same seed, and no secret.
    outcomes = []
    with living_stack(lambda folder: changed_code(folder, MOMENTS)) as stack:
        bench = Bench(stack, chance)
        for trial in (*planned(count, MOMENT_KINDS, at_moment=True), *planned(count, KINDS, at_moment=False)):
            outcomes.append(bench.do(trial))
            print(_told(outcomes[-1]), flush=True)
        wrong = [*late_commits(stack), *stepped_in(stack)]
    print(table(outcomes))
    print(*wrong, sep="\n")
    return not wrong and not any(each.lost or each.doubled or each.wrong for each in outcomes)


def _told(outcome: Outcome) -> str:
    kind, whole, at_moment = outcome.trial
    what = f"{kind:<13} {'all' if whole else 'backend':<8} {'moment' if at_moment else 'random':<7}"
    took = {True: "took a commit", False: "took none", None: ""}[outcome.took_commit]
    counts = f"lost {outcome.lost} doubled {outcome.doubled}"
    return "\n    ".join([f"{what} {counts} {outcome.seconds:5.1f} s  {took}", *outcome.wrong])


def table(outcomes: list[Outcome]) -> str:
    """The outcomes by kind and moment, as a table of Markdown."""
    lines = [
        "| job at | killed | trials | blow fell | took a commit | rows lost | doubled | wrong |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for at_moment in (True, False):
        for kind in KINDS:
            mine = [each for each in outcomes if each.trial.kind == kind and each.trial.at_moment is at_moment]
            if mine:
                lines.append(_line(kind, at_moment, mine))
    return "\n".join(lines)


def _line(kind: str, at_moment: bool, mine: list[Outcome]) -> str:
    counts: Mapping[str, int] = {
        "trials": len(mine),
        "fell": sum(each.fell for each in mine),
        "took": sum(bool(each.took_commit) for each in mine),
        "lost": sum(each.lost for each in mine),
        "doubled": sum(each.doubled for each in mine),
        "wrong": sum(bool(each.wrong) for each in mine),
    }
    when = "after an asynchronous commit" if at_moment else "at random"
    return f"| {kind} | {when} | " + " | ".join(map(str, counts.values())) + " |"
