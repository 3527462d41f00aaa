"""What an account's owner does beyond statements and single edits: parts, bulk edits, restoring, stopped jobs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.support.account_model import AccountModel
from tests.support.account_rows import Brought, Row
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

CENT = Decimal("0.01")
OWN_CATEGORIES = ("Groceries", "Travel")


class Shaping:
    """Further actions of an AccountOwner, each at the API and on the model."""

    client: Client
    run: Run
    model: AccountModel
    account: int

    def _row(self, choice: int) -> Row | None:
        raise NotImplementedError

    def _id_of(self, row: Row) -> int:
        raise NotImplementedError

    def _as_read(self, job: int, first: int, last: int) -> Brought:
        raise NotImplementedError

    def _split(self, choice: int, what: int) -> None:
        """Split a row into two parts, or take its parts away."""
        row = self._row(choice)
        if row is None or abs(row.same.amount) <= CENT:
            return
        part = CENT if row.same.amount > 0 else -CENT
        parts = [(row.same.amount - part, OWN_CATEGORIES[what % 2]), (part, OWN_CATEGORIES[what % 3 % 2])]
        row.splits = None if what % 4 == 0 else tuple(parts)
        told = [{"amount": str(amount), "category": category} for amount, category in row.splits or ()]
        self._patch(f"/transactions/{self._id_of(row)}", {"splits": told or None})

    def _bulk(self, choice: int, what: int) -> None:
        """Give all rows of the account, or some by their ids, tags and perhaps a category."""
        rows = [*self.model.rows.values(), *self.model.waiting]
        chosen = rows if what % 2 else rows[: choice % 3 + 1]
        meant = {"filter": {"account_id": self.account}} if what % 2 else {"ids": [self._id_of(row) for row in chosen]}
        if not chosen:
            return
        tags = () if what % 5 == 0 else (f"bulk {what}",)
        changes: dict[str, Any] = {"tags": list(tags)}
        if what % 3 == 0:
            changes["category"] = OWN_CATEGORIES[choice % 2]
        job = self._patch("/transactions", {**meant, "set": changes}, expect=202)["id"]
        assert self.run(self.client.user_id, job, "edit")
        for row in chosen:
            row.tags = tags

    def _restore(self, choice: int, _: int) -> None:
        """Bring back what was deleted; where an equal row has taken its place, that is told."""
        if not self.model.removed:
            return
        number = list(self.model.removed)[choice % len(self.model.removed)]
        answer = self.client.request("POST", f"/transactions/{number}/restore")
        assert answer.status_code == (200 if self.model.restore(number) else 409), answer.text

    def _interrupt(self, first: int, last: int) -> None:
        """Import a statement, stop it before its rows are counted, and perhaps go on with it."""
        done = (first + last) % 3
        job = upload(self.client, self.model.file(first, last), self.account, IMPORT_STAGES[:done], self.run)
        assert self.client.post(f"/etl/jobs/{job}/cancel", expect=202)["status"] == "cancelled"
        if last % 2:
            self.client.post(f"/etl/jobs/{job}/retry", expect=202)
            assert all(self.run(self.client.user_id, job, stage) for stage in IMPORT_STAGES[done:])
            self.model.bring(self._as_read(job, first, last))

    def _patch(self, path: str, body: dict[str, Any], expect: int = 200) -> Any:
        answer = self.client.request("PATCH", path, json=body)
        assert answer.status_code == expect, answer.text
        return answer.json
