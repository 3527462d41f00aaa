"""A user with a history: rules and corrections run over it, its statement is read the other way round, nights pass."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

from finpulse.models import LIVE_STATUSES
from scripts.chaos.ledger_model import make_statement, make_transfers
from scripts.chaos.living_stack import LivingStack
from scripts.chaos.users import END_SECONDS, Sender

# The lease of a night's stretch lasts for two minutes.
SHOP: Final = "NETFLIX"
CORRECTED_SHOP: Final = "BOOTS"
CATEGORIES: Final = ("Groceries", "Travel", "Insurance", "Education", "Personal Care")
BY_CATEGORY: Final = """
    SELECT category, count(*) FROM transactions
    WHERE account_id = %s AND description ILIKE %s AND sign(amount) = ANY (%s) GROUP BY 1
"""
ONE_OF: Final = (
    "SELECT id, sign(amount)::int FROM transactions WHERE account_id = %s AND description ILIKE %s ORDER BY id LIMIT 1"
)
# The night is to find what has drifted: months that nobody has counted so.
DRIFT: Final = """
    UPDATE category_months SET count_out = count_out + 7 WHERE account_id = %s
      AND month = (SELECT min(month) FROM category_months WHERE account_id = %s)
"""
TRANSFERS: Final = 30
LINKED: Final = "SELECT count(*) FROM transactions WHERE account_id = %s AND transfer_id IS NOT NULL"
NIGHTS: Final = "SELECT count(*) FROM reaggregations WHERE finished_at IS NOT NULL"


class Historian(Sender):
    """The user; the model follows what each of its jobs has to make of the history."""

    def __init__(self, stack: LivingStack, folder: Path, chance: random.Random, rows: int) -> None:
        super().__init__(stack)
        self._stack = stack
        self._categories = cycle(CATEGORIES)
        self._rule_id: int | None = None
        # By the shop and the signs of the amounts that are concerned.
        self._expected: dict[tuple[str, tuple[int, ...]], str] = {}
        self._folder = folder
        self._transfers = 0
        self._statement = make_statement(folder, chance, chance.randrange(50_000, 99_000), rows)
        self._statement_job = self.send(self._statement)
        self.ended(self._statement_job["id"])

    def live(self, over: threading.Event, *, with_nights: bool) -> None:
        """Do one thing after the other until it is over, and note whatever is wrong after each."""
        doings: list[Callable[[], Iterator[str]]] = [
            lambda: self.finished(self.run_rule()),
            lambda: self.finished(self.correct()),
            lambda: self.finished(self.reread()),
            self.bring_transfers,
        ]
        if with_nights:
            doings.append(self._pass_night)
        for do in cycle(doings):
            if over.is_set():
                return
            self.wrong += do()

    def run_rule(self) -> int:
        """Give a shop another category, by a rule that runs over the history; returns the job."""
        category = next(self._categories)
        match = [{"field": "description", "op": "contains", "value": SHOP}]
        rule = {"match": match, "set": {"category": category}}
        if self._rule_id is None:
            self._rule_id = int(self.post_once("/rules", rule)["id"])
        else:
            self.patch(f"/rules/{self._rule_id}", {"set": {"category": category}})
        self._expected[SHOP, (-1, 1)] = category
        return int(self.post_once(f"/rules/{self._rule_id}/apply", {})["id"])

    def correct(self) -> int | None:
        """Give a row of a shop another category by hand; returns the job, if any.

        It holds for all of the shop's rows on which money goes the same way.
        """
        category = next(self._categories)
        row, *_ = self._stack.rows(ONE_OF, self.account_id, f"%{CORRECTED_SHOP}%")
        self.patch(f"/transactions/{row[0]}?history=true", {"category": category})
        self._expected[CORRECTED_SHOP, (int(str(row[1])),)] = category
        mine = [job for job in self.jobs() if job["kind"] == "apply-correction"]
        return int(mine[0]["id"]) if mine else None

    def reread(self) -> int:
        """Let the statement be read the other way round; returns the job."""
        self.model.inverted ^= {self._statement.name}
        sign = "inverted" if self.model.inverted else "as_written"
        path = f"/etl/jobs/{self._statement_job['id']}/reread"
        return int(self.post_once(path, {"reading": {"sign": sign}})["id"])

    def begin_night(self) -> None:
        """Let the totals drift, and a night begin that has to find it."""
        self._stack.rows("DELETE FROM reaggregation_stretches")
        self._stack.rows("DELETE FROM reaggregations")
        self._stack.rows(DRIFT, self.account_id, self.account_id)
        self._stack.run("scripts.chaos.send", "night")

    def finished(self, job_id: int | None) -> Iterator[str]:
        """Wait for the end of the job, if there is one; a sentence for everything that is wrong then."""
        if job_id is not None:
            job = self.ended(job_id)
            if job["status"] != "completed":
                yield f"Job {job_id} is {job['status']}: {job['error']}"
        yield from self.wrong_categories()

    def night_finished(self) -> Iterator[str]:
        """Wait for the night's end; a sentence for everything that is wrong then."""
        if not self._night_ends():
            yield "The night has not come to its end."
        yield from self.wrong_categories()

    def wrong_categories(self) -> Iterator[str]:
        """A sentence for each shop of which rows have another category than the last decision says."""
        for (shop, signs), category in self._expected.items():
            counts = dict(self._stack.rows(BY_CATEGORY, self.account_id, f"%{shop}%", list(signs)))  # type: ignore[arg-type,var-annotated]  # Two columns.
            if counts.keys() != {category}:
                yield f"{shop} should be {category} everywhere, and is {counts}."

    def bring_transfers(self) -> Iterator[str]:
        """Bring both sides of transfers at once, and wait; a sentence where one has not found its other side."""
        out, into = make_transfers(self._folder, self._transfers, TRANSFERS)
        self.send(out, self.model)
        self.send(into, self.savings)
        for job in self.jobs():
            if job["status"] in LIVE_STATUSES:
                self.ended(job["id"])
        self._transfers += TRANSFERS
        for account_id in (self.account_id, self.savings.account_id):
            row, *_ = self._stack.rows(LINKED, account_id)
            if row != (self._transfers,):
                yield f"Account {account_id} should have {self._transfers} sides of transfers, and has {row}."

    def _pass_night(self) -> Iterator[str]:
        self.begin_night()
        yield from self.night_finished()

    def _night_ends(self) -> bool:
        deadline, asked = time.monotonic() + END_SECONDS, time.monotonic()
        while time.monotonic() < deadline:
            if time.monotonic() - asked > 10:  # Beat would ask every minute.
                self._stack.run("scripts.chaos.send", "night")
                asked = time.monotonic()
            row, *_ = self._stack.rows(NIGHTS)
            if row[0]:
                return True
            time.sleep(0.2)
        return False
