"""Users who send statements, look at what became of them and correct it, with pauses as people make them."""

from __future__ import annotations

import math
import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from finpulse.cli.client import ApiError
from scripts.bench.stack import Stack
from scripts.chaos.ledger_model import MadeStatement, make_statement
from scripts.chaos.users import Sender

# Seconds between what one user does, on the average.
PAUSE: Final = 1.5
SMALL, LARGE = (20, 400), 20_000
# Each tenth statement is sent once more, and a user sends one that is large in so many.
AGAIN_IN, LARGE_IN = 10, 80
STATEMENTS_OF_A_USER: Final = 100_000


@dataclass
class Seen:
    """What users have met: seconds by kind of request, and what went wrong."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    def percentile(self, kind: str, part: float) -> float:
        """The seconds within which this part of the requests of a kind was answered; 0 where there was none."""
        measured = sorted(self.seconds[kind])
        return measured[max(0, math.ceil(part * len(measured)) - 1)] if measured else 0.0

    def add(self, other: Seen) -> None:
        """Take in what others have met."""
        for kind, measured in other.seconds.items():
            self.seconds[kind] += measured
        self.errors += other.errors


class Visitor(Sender):
    """A user of the soak, whose account's model is kept as statements are accepted."""

    def __init__(self, stack: Stack, number: int, folder: Path) -> None:
        super().__init__(stack)
        self.seen = Seen()
        self._chance = random.Random(number)  # noqa: S311 - repeatable, and no secret.
        self._folder, self._next_number = folder, number * STATEMENTS_OF_A_USER
        self._job: int | None = None
        self.sent: list[MadeStatement] = []
        self._doings: Final[dict[str, tuple[int, Callable[[], object]]]] = {
            "upload": (12, self._send),
            "status": (30, self._status),
            "wait": (3, lambda: self._ask("POST", "/etl/aggregate-only", params={"wait": 2})),
            "dashboard": (20, lambda: self.get("/analytics/dashboard")),
            "user-stats": (10, lambda: self.get("/analytics/user-stats")),
            "transactions": (15, lambda: self.get("/transactions", limit=50, q="netflix")),
            "jobs": (5, lambda: self.get("/etl/jobs", limit=50)),
            "correction": (3, self._correct),
            "preview": (2, self._preview),
        }

    def stay(self, until: float) -> None:
        """Do one thing after the other until then, by the monotonic clock."""
        self._do("upload")
        names, weights = zip(*((name, weight) for name, (weight, _) in self._doings.items()), strict=True)
        while time.monotonic() < until:
            time.sleep(self._chance.expovariate(1 / PAUSE))
            [name] = self._chance.choices(names, weights)
            self._do(name)

    def _do(self, name: str) -> None:
        begun = time.perf_counter()
        try:
            self._doings[name][1]()
        except ApiError as error:
            self.seen.errors.append(f"{name}: {error.status}: {error}")
        self.seen.seconds[name].append(time.perf_counter() - begun)

    def _send(self) -> None:
        if self.sent and self._chance.randrange(AGAIN_IN) == 0:
            statement = self._chance.choice(self.sent)
        else:
            self._next_number += 1
            rows = LARGE if self._chance.randrange(LARGE_IN) == 0 else self._chance.randint(*SMALL)
            statement = make_statement(self._folder, self._chance, self._next_number, rows)
        self._job = self.upload(statement.path)["id"]
        self.model.take(statement)
        self.sent.append(statement)

    def _status(self) -> None:
        self.get(f"/etl/jobs/{self._job}")

    def _correct(self) -> None:
        found: list[dict[str, Any]] = self.get("/transactions", limit=5)
        if found:
            self.patch(f"/transactions/{self._chance.choice(found)['id']}", {"category": "Groceries"})

    def _preview(self) -> None:
        self.send_file("/etl/preview", self._chance.choice(self.sent).path)
